import type { Tag } from 'easy-template-x';
import type { ReportPaper } from './report-contents.ts';
import { INNER_LOOPS, LOOP_TAGS, STATUS_TAG, TEXT_TAGS, templateValues } from './template-tags.ts';
import { unzip } from './zip.ts';

/** The largest template that is taken, in bytes. */
export const TEMPLATE_BYTES = 2 * 1024 * 1024;
export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const MAIN = 'word/document.xml';

export type TemplateFault =
  | { rule: 'empty' | 'tooLarge' | 'notDocx' | 'bomb' | 'macros' | 'outside' | 'noTags' | 'noStatus' | 'broken' }
  | { rule: 'unknownTags' | 'openTags' | 'misplacedTags'; tags: string[] };

/** What is wrong with a file as a template, null where nothing is: it is unpacked, read and filled in as a trial. */
export async function templateFault(bytes: Uint8Array): Promise<TemplateFault | null> {
  if (!bytes.length) return { rule: 'empty' };
  if (bytes.length > TEMPLATE_BYTES) return { rule: 'tooLarge' };
  const opened = await unzip(bytes);
  if (!opened.ok) return { rule: opened.reason === 'bomb' ? 'bomb' : 'notDocx' };
  const { files } = opened;
  if (!files.has(MAIN) || !files.has('[Content_Types].xml')) return { rule: 'notDocx' };
  const unsafe = contentFault(files);
  if (unsafe) return unsafe;
  try {
    const wrong = tagFault(await tagsOf(bytes));
    if (wrong) return wrong;
    await filledTemplate(bytes, TRIAL);
    return null;
  } catch {
    return { rule: 'broken' };
  }
}

/** Macros run, and parts taken from elsewhere tell somebody who reads the report and when. */
function contentFault(files: Map<string, Uint8Array>): TemplateFault | null {
  for (const [name, bytes] of files) {
    if (/vbaProject|vbaData|\/activeX\/|\/embeddings\/|\.bin$/i.test(name)) return { rule: 'macros' };
    if (!/\.(xml|rels)$/i.test(name)) continue;
    const text = new TextDecoder().decode(bytes);
    if (/macroEnabled/i.test(text)) return { rule: 'macros' };
    if (/<!DOCTYPE|<!ENTITY/i.test(text)) return { rule: 'notDocx' };
    const links = /\.rels$/i.test(name) ? (text.match(/<Relationship\b[^>]*>/g) ?? []) : [];
    if (links.some((link) => /TargetMode\s*=\s*["']External/i.test(link) && !/\/hyperlink["']/i.test(link)))
      return { rule: 'outside' };
  }
  return null;
}

/** The library with what it needs, loaded by the first who needs it. */
const library = () => import('easy-template-x');

async function tagsOf(bytes: Uint8Array): Promise<Tag[]> {
  const { TemplateHandler } = await library();
  return new TemplateHandler().parseTags(Buffer.from(bytes));
}

function tagFault(tags: Tag[]): TemplateFault | null {
  if (!tags.length) return { rule: 'noTags' };
  const texts = new Set<string>(
    [...TEXT_TAGS, ...Object.values(LOOP_TAGS).flat()].filter((tag) => !(tag in LOOP_TAGS)),
  );
  const known = ({ name, disposition }: Tag) => (disposition === 'SelfClosed' ? texts.has(name) : name in LOOP_TAGS);
  const unknown = [...new Set(tags.filter((tag) => !known(tag)).map(({ rawText }) => rawText))];
  if (unknown.length) return { rule: 'unknownTags', tags: unknown };
  const open: string[] = [];
  for (const { name, disposition, rawText } of tags) {
    const own = Object.keys(LOOP_TAGS).find((loop) => LOOP_TAGS[loop]?.includes(name));
    if (disposition === 'Close') {
      if (open.pop() !== name) return { rule: 'openTags', tags: [rawText] };
      continue;
    }
    if (own && !open.includes(own)) return { rule: 'misplacedTags', tags: [rawText] };
    if (disposition !== 'Open') continue;
    if (open.length && !INNER_LOOPS.includes(name)) return { rule: 'misplacedTags', tags: [rawText] };
    open.push(name);
  }
  if (open.length) return { rule: 'openTags', tags: open.map((name) => `{#${name}}`) };
  return tags.some(({ name }) => name === STATUS_TAG) ? null : { rule: 'noStatus' };
}

/** A report written into an agency's own document. What people typed stays what they typed: never a tag, never XML. */
export async function filledTemplate(bytes: Uint8Array, report: ReportPaper): Promise<Uint8Array> {
  const { TemplateHandler } = await library();
  const made = await new TemplateHandler().process(Buffer.from(bytes), templateValues(report) as never);
  return new Uint8Array(made);
}

const TRIAL: ReportPaper = {
  title: 'Rapat koordinasi',
  organization: 'Sekretariat',
  host: 'Bagian Umum',
  place: 'Kota Contoh',
  date: '2027-03-04',
  sections: [{ heading: 'A. PENDAHULUAN', sentences: [{ text: 'Rapat dilaksanakan.' }] }],
  missing: [{ label: 'Waktu' }],
  status: 'draft',
  signatory: { position: 'Kepala Bagian Umum', name: null },
  charts: [{ id: 'x', title: 'Kehadiran', unit: 'orang', bars: [{ label: 'Hadir', value: 3, text: '3' }] }],
};
