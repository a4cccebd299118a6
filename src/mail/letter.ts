import { MAIL_ID } from '../messages/mail.id.ts';

/** What a mail says, before it becomes text or HTML. Strings are plain text; a line break in `rows` values is kept. */
export type Letter = {
  /** "Yth. …" and the lines under it; empty for a mail without an address block. */
  address: string[];
  opening: string;
  heading: string | null;
  rows: { label: string; value: string }[];
  /** What is asked about (tasks, missing facts): before the link. */
  list: LetterList | null;
  /** One figure set large, such as a sign-in code. */
  figure: string | null;
  ask: string[];
  link: { label: string; url: string } | null;
  /** Where anybody may see whether the letter is genuine. */
  check: string | null;
  /** The rundown: after the link, so that the button is not below it on a phone. */
  programme: LetterList | null;
  closing: string[];
  from: string;
  /** Small print: the safety line and whose link it is. */
  footer: string[];
};

export type LetterList = { label: string; items: { lead: string | null; text: string }[] };

/** One line of plain text: no control or direction-changing characters, no line breaks, single spaces. */
export function oneLine(text: string): string {
  return visible(text).replace(/\s+/g, ' ').trim();
}

/** Plain text that keeps its line breaks (as \n) and loses control and direction-changing characters. */
export function manyLines(text: string): string {
  return visible(text.replace(/\r\n?|[\u2028\u2029]/g, '\n'))
    .split('\n')
    .map((line) => line.replace(/[^\S\n]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function visible(text: string): string {
  return text.toWellFormed().replace(/(?!\n)[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069\u2028\u2029\uFEFF]/gu, ' ');
}

/** The address block: by office, the name under it where known; by name alone where there is no office. */
export function addressBlock(to: { name?: string | null; position?: string | null; agency?: string | null }): string[] {
  const position = oneLine(to.position ?? '');
  const name = oneLine(to.name ?? '');
  const agency = oneLine(to.agency ?? '');
  const lines = position
    ? [`${MAIL_ID.dear} ${position}`, name]
    : [`${MAIL_ID.dear} ${name ? `${MAIL_ID.person} ${name}` : MAIL_ID.person}`];
  const said = lines.join(' ').toLowerCase();
  if (agency && !said.includes(agency.toLowerCase())) lines.push(agency);
  return lines.filter(Boolean);
}
