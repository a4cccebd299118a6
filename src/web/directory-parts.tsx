import type { Context as HonoContext } from 'hono';
import type { DirectoryOffice, Holder } from '../db/directory.ts';
import { dateOf, dayMonthYear, localOf, longDateEn } from '../domain/dates.ts';
import { CAPACITIES } from '../domain/offices.ts';
import { precedenceLetter } from '../domain/precedence.ts';
import { type Language, messages } from '../messages/index.ts';
import type { WebEnv } from './environment.ts';
import type { Option } from './forms.tsx';

/** The address of an office's page. */
export const officePath = (id: string) => `/direktori/${encodeURIComponent(id)}`;

/** Today (a date) where the organization is. */
export function todayOf(c: HonoContext<WebEnv>): string {
  return dateOf(localOf(c.get('ctx').now(), c.get('member').timezone));
}

/** '4 Maret 2027' or '4 March 2027' of a date. */
export function shortDay(date: string, language: Language): string {
  return language === 'id' ? dayMonthYear(date) : longDateEn(date).replace(/^\w+, /, '');
}

/** A capacity in words; one that is not of the usual ones as it stands. */
export function capacityText(capacity: string, language: Language): string {
  const { capacity: words } = messages(language).person;
  const key = capacity.toLowerCase().replace('.', '');
  return key in words ? words[key as keyof typeof words] : capacity;
}

/** The capacities to choose from. */
export const capacityOptions = (language: Language): Option[] =>
  CAPACITIES.map((value) => ({ value, label: capacityText(value, language) }));

/** 'Penjabat (Pj.) sejak 4 Maret 2027'; nothing for a definitive holder of whom no date is known. */
export function termText(holder: Pick<Holder, 'capacity' | 'fromDate' | 'untilDate'>, language: Language): string {
  const words = messages(language).person;
  return [
    holder.capacity !== 'definitif' && capacityText(holder.capacity, language),
    holder.fromDate && words.since({ day: shortDay(holder.fromDate, language) }),
    holder.untilDate && words.until({ day: shortDay(holder.untilDate, language) }),
  ]
    .filter(Boolean)
    .join(' ');
}

/** Whether mail and telephone reach an office or its staff, in words. */
export function contactText(
  { email, phone, staffEmail, staffPhone }: Pick<DirectoryOffice, 'email' | 'phone' | 'staffEmail' | 'staffPhone'>,
  language: Language,
): string {
  const words = messages(language).contact;
  const mail = Boolean(email || staffEmail);
  const call = Boolean(phone || staffPhone);
  return mail && call ? words.both : mail ? words.email : call ? words.phone : words.none;
}

function rankWords(precedenceClass: number, language: Language): string {
  const { rank } = messages(language).overview;
  const key = `c${precedenceClass}`;
  return key in rank ? rank[key as keyof typeof rank] : rank.c20;
}

/** A class of precedence in a sentence, with its letter in the law where it has one. */
export function rankText(precedenceClass: number, language: Language): string {
  const { office } = messages(language);
  const words = rankWords(precedenceClass, language);
  const letter = precedenceLetter(precedenceClass);
  return letter ? office.rank({ letter, words }) : office.rankBare({ words });
}

/** The same among others to choose from: 'd. Ketua DPRD'. */
export function rankChoice(precedenceClass: number, language: Language): string {
  return [precedenceLetter(precedenceClass), rankWords(precedenceClass, language)].filter(Boolean).join('. ');
}
