import { isDate, parseWeekday, weekdayIndex, weekdayName } from '../dates.ts';
import type { Fact } from '../facts.ts';
import { plain } from './matching.ts';
import { clockTexts, dateTexts, numberTexts } from './surfaces.ts';

const MONTHS = 'januari februari maret april mei juni juli agustus september oktober november desember'.split(' ');
const DATE = /(?:\b([a-z']+),? (?:tanggal )?)?\b(\d{1,2}) ([a-z]+) (\d{4})\b/g;

/** Claims that need a fact of their own; the first that fits names what is wrong. */
const CLAIMS: readonly (readonly [RegExp, string])[] = [
  [
    /\b(seluruh|semua|segenap|para|setiap|sebagian|mayoritas|berbagai)\b/,
    'Kata “%” menyatakan jumlah yang tidak tercatat.',
  ],
  [
    /\b(kondusif|lancar|tertib|aman|damai|antusias|sukses|khidmat|meriah|harmonis|baik)\b/,
    'Penilaian “%” tidak tercatat.',
  ],
  [
    /\b(sepakat|bersepakat|menyepakati|disepakati|setuju|menyetujui|mendukung|berkomitmen)\b/,
    'Kesepakatan atau sikap “%” tidak tercatat.',
  ],
  [
    /\b(tidak|tanpa|bukan|jangan|belum)\b/,
    'Pengingkaran dengan kata “%” tidak dapat dicocokkan dengan fakta yang dirujuk.',
  ],
  [/\b(diwakili|mewakili)\b/, 'Siapa mewakili siapa tidak dapat dicocokkan dengan fakta yang dirujuk.'],
  [
    /\b(hadir|dihadiri|menghadiri|kehadiran|datang)\b/,
    'Kehadiran ini tidak dapat dicocokkan dengan fakta yang dirujuk.',
  ],
  [/\b(dipimpin|memimpin|pimpinan)\b/, 'Pimpinan kegiatan tidak dapat dicocokkan dengan fakta yang dirujuk.'],
  [/\b(akan|rencana|direncanakan|selanjutnya)\b/, 'Rencana ini tidak dapat dicocokkan dengan fakta yang dirujuk.'],
];

/** Where nothing in particular is wrong. */
export const UNREAD =
  'Kalimat ini tidak dapat dicocokkan dengan fakta yang dirujuk; mungkin menyatakan lebih, atau lain.';

type Told = Pick<Fact, 'label' | 'value'>;

/** What of a fact may stand in a sentence, as one plain text. */
function told(cited: readonly Told[]): string {
  return plain(cited.flatMap((fact) => [fact.label, fact.value]).join(' \n '));
}

function datesOf(cited: readonly Fact[]): string[] {
  return cited.flatMap((fact) => {
    if (fact.kind === 'date') return fact.data.until ? [fact.data.date, fact.data.until] : [fact.data.date];
    if (fact.kind === 'outcome') return fact.data.due ? [fact.data.due] : [];
    return fact.kind === 'agenda' && fact.data.date ? [fact.data.date] : [];
  });
}

function wrongWeekday(text: string): string | null {
  for (const [, day = '', dayOfMonth = '', month = '', year = ''] of text.matchAll(DATE)) {
    const named = parseWeekday(day);
    const date = `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
    if (named === null || !isDate(date) || weekdayIndex(date) === named) continue;
    return `${dayOfMonth} ${month} ${year} jatuh pada hari ${weekdayName(weekdayIndex(date))}, bukan ${weekdayName(named)}.`;
  }
  return null;
}

/** A number that none of the cited facts has; a date's and a clock's digits are its own. */
function strangeNumber(text: string, cited: readonly Told[], dates: readonly string[]): string | null {
  const known = new Set([...told(cited).matchAll(/\d+(?:[.,:/-]\d+)*/g)].map(([digits]) => digits));
  for (const date of dates)
    for (const way of dateTexts(date)) for (const [digits] of way.matchAll(/\d+(?:[/-]\d+)*/g)) known.add(digits);
  for (const digits of [...known]) {
    for (const way of /^\d{1,2}\.\d\d$/.test(digits) ? clockTexts(digits) : []) known.add(way);
    const n = Number(digits.replaceAll('.', ''));
    for (const way of Number.isSafeInteger(n) && n < 1e15 ? numberTexts(n) : []) known.add(way);
  }
  return (
    [...text.matchAll(/\d+(?:[.,:/-]\d+)*/g)].map(([digits]) => digits).find((digits) => !known.has(digits)) ?? null
  );
}

/** A word written as a name that no cited fact has. */
function strangeName(sentence: string, cited: readonly Told[]): string | null {
  const known = new Set(told(cited).match(/[\p{L}\p{N}'-]+/gu) ?? []);
  const words = [...sentence.matchAll(/[\p{L}\p{N}'’-]+/gu)].slice(1).map(([word]) => word);
  return words.find((word) => /^\p{Lu}/u.test(word) && !known.has(plain(word))) ?? null;
}

/** Why a sentence was not read, in Indonesian: the first thing in it that its facts do not have. */
export function whyNot(sentence: string, cited: readonly Fact[]): string {
  return whyNotBeside(sentence, cited, datesOf(cited));
}

/** The same for what is told beside labels and values alone; `dates` ('YYYY-MM-DD') may be written in any way. */
export function whyNotBeside(sentence: string, cited: readonly Told[], dates: readonly string[]): string {
  const text = plain(sentence);
  const facts = told(cited);
  const day = wrongWeekday(text);
  if (day) return `Hari dan tanggal tidak cocok: ${day}`;
  const number = strangeNumber(text, cited, dates);
  if (number) return `Angka “${number}” tidak ada pada fakta yang dirujuk.`;
  const zone = /\b(wib|wita|wit)\b/.exec(text)?.[0];
  if (zone && !new RegExp(`\\b${zone}\\b`).test(facts))
    return `Zona waktu “${zone.toUpperCase()}” tidak ada pada fakta yang dirujuk.`;
  const name = strangeName(sentence, cited);
  if (name) return `“${name}” tidak ada pada fakta yang dirujuk.`;
  for (const [pattern, reason] of CLAIMS) {
    const word = pattern.exec(text)?.[0];
    if (word && !new RegExp(`\\b${word}\\b`).test(facts)) return reason.replace('%', word);
  }
  const quote = /"([^"]+)"/.exec(text)?.[1];
  if (quote && !facts.includes(quote.replace(/[.,]$/, '')))
    return 'Kutipan ini tidak ada kata demi kata pada fakta yang dirujuk.';
  return UNREAD;
}
