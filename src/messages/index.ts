import { en } from './en.ts';
import { id } from './id.ts';
import type { Language } from './problems.ts';

export type { Language } from './problems.ts';
export type Messages = typeof id;

/** Every word of the pages in a language. Mails, papers and problems at fields have their own files beside this one. */
export function messages(language: Language): Messages {
  return language === 'en' ? en : id;
}
