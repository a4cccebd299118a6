import { type Block, clean } from './paper.ts';

/** Sentences are joined into paragraphs of about this many characters. */
const PARAGRAPH = 420;

const MARK = /^([-•–*]|\d{1,2}[.)]|[a-z][.)])\s+(?=\S)/;

/** '1. Umum' and 'a. Umum' head a part of a part; anything else ('A. PENDAHULUAN') a part. */
export function heading(text: string): Block {
  const shown = clean(text);
  return { kind: 'heading', text: shown, level: /^(\d+|[a-z])[.)]\s/.test(shown) ? 2 : 1, keep: true };
}

/** The heading of a section, behind that of the greater part it begins, where `before` is the section before it. */
export function headings(section: { part?: string; heading: string }, before: { part?: string } | undefined): Block[] {
  const { part } = section;
  return [...(part && part !== before?.part ? [heading(part)] : []), heading(section.heading)];
}

/**
 * Sentences as paragraphs and lists. Prose flows on until a paragraph is long enough; what somebody said is a paragraph of
 * its own; what begins with a mark ('a.', '1.', '-') is an item of a list.
 */
export function prose(sentences: readonly { text: string }[]): Block[] {
  const made: Block[] = [];
  let open = false;
  for (const { text } of sentences) {
    const alone = standsAlone(text);
    const last = made.at(-1);
    if (!alone && open && last?.kind === 'text' && last.text.length + text.length <= PARAGRAPH) {
      last.text = `${last.text} ${clean(text)}`;
    } else {
      for (const line of text.split('\n').map(clean).filter(Boolean)) addLine(made, line);
    }
    open = !alone;
  }
  return made;
}

function addLine(made: Block[], line: string): void {
  const mark = MARK.exec(line);
  const last = made.at(-1);
  if (!mark) {
    made.push({ kind: 'text', text: line });
    return;
  }
  const item = { mark: mark[1] ?? '', text: line.slice(mark[0].length) };
  if (last?.kind === 'list') last.items.push(item);
  else {
    // what announces a list stays with it
    if (last?.kind === 'text' && /:$/.test(last.text)) last.keep = true;
    made.push({ kind: 'list', items: [item] });
  }
}

function standsAlone(sentence: string): boolean {
  const outside = sentence.trim().replace(/\([^)]*\)/g, '');
  return /\n|:(\s|$)|,\s*[“"]/.test(outside) || MARK.test(outside);
}
