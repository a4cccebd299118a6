import type { Language } from '../messages/index.ts';

/**
 * The language of a page: `?lang=` when it says id or en, else what the browser asks for. English only for a browser that
 * asks for English and not for Indonesian at all: many Indonesian phones are set to English and ask for both.
 */
export function languageOf(asked: string | undefined, acceptLanguage: string | undefined): Language {
  if (asked === 'id' || asked === 'en') return asked;
  const wanted = (acceptLanguage ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return wanted.includes('en') && !wanted.includes('id') && !wanted.includes('in') ? 'en' : 'id';
}
