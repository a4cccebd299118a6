/** Addresses, links, and digits as phones and identity numbers have them; spans of hours and sums of money are none. */
const CONTACT = new RegExp(
  [
    String.raw`[^\s@<>"“”,;:()]{1,64}@[^\s@<>"“”,;:()]{1,250}`,
    String.raw`(?:https?:\/\/|www\.|wa\.me\/)[^\s<>"“”]{1,500}`,
    String.raw`(?:\+|(?<!\d)00)\d[\d\s().-]{5,18}\d`,
    String.raw`(?<![\d.,])62[\s.-]{0,2}8\d{1,2}[\s.-]{0,2}\d{3,4}[\s.-]{0,2}\d{2,5}(?!\d)`,
    String.raw`(?<![\d.,])\(?0\d{1,3}\)?[\s.-]{0,2}\d{3,4}[\s.-]{0,2}\d{2,5}(?!\d)`,
    String.raw`(?<!\d)\d{9,20}(?!\d)`,
  ].join('|'),
  'giu',
);

/** Stands for each character of a contact: nobody writes it between words. */
export const HIDDEN = '\u2588';

/** The same text, as long as before, with phone numbers, e-mail addresses, links and long numbers hidden. */
export function withoutContacts(text: string): string {
  return text.replace(CONTACT, (found) => HIDDEN.repeat(found.length));
}
