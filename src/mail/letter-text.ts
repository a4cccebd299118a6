import { MAIL_ID } from '../messages/mail.id.ts';
import type { Letter, LetterList } from './letter.ts';

const WIDTH = 76;

/** The text/plain part: lines of at most 76 characters ending in CRLF; words longer than that (links) stay whole. */
export function letterText(letter: Letter): string {
  const blocks: string[][] = [
    letter.address,
    letter.address.length ? [MAIL_ID.respectfully] : [],
    wrap(letter.opening),
    letter.heading ? wrap(letter.heading, '  ') : [],
    rows(letter.rows),
    list(letter.list),
    letter.figure ? [`  ${letter.figure}`] : [],
    ...letter.ask.map((line) => wrap(line)),
    letter.link ? [letter.link.url] : [],
    list(letter.programme),
    ...letter.closing.map((line) => wrap(line)),
    [MAIL_ID.regards, letter.from],
    letter.check ? [MAIL_ID.check, letter.check] : [],
    letter.footer.length ? ['-'.repeat(40), ...letter.footer.flatMap((line) => wrap(line))] : [],
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\r\n'))
    .join('\r\n\r\n')}\r\n`;
}

function rows(items: Letter['rows']): string[] {
  const column = Math.max(0, ...items.map((item) => item.label.length));
  return items.flatMap(({ label, value }) => wrap(value, ' '.repeat(column + 5), `  ${label.padEnd(column)} : `));
}

function list(items: LetterList | null): string[] {
  if (!items) return [];
  const lines = items.items.flatMap(({ lead, text }) => {
    const first = `  ${lead ?? '-'}  `;
    return wrap(text, ' '.repeat(first.length), first);
  });
  return [`${items.label}:`, ...lines];
}

/** Breaks at spaces; `indent` before every line, `first` instead of it on the first. Line breaks given are kept. */
function wrap(text: string, indent = '', first = indent): string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const paragraph of text.split('\n')) {
    if (!empty) {
      lines.push(line);
      line = indent;
      empty = true;
    }
    for (const word of paragraph.split(' ').filter(Boolean)) {
      if (!empty && line.length + 1 + word.length > WIDTH) {
        lines.push(line);
        line = indent;
        empty = true;
      }
      line += empty ? word : ` ${word}`;
      empty = false;
    }
  }
  lines.push(line);
  return lines.map((each) => each.trimEnd());
}
