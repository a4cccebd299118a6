import type { Context as HonoContext } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Language } from '../messages/index.ts';
import type { Theme, WebEnv } from './environment.ts';
import { formText } from './form-data.ts';

type C = HonoContext<WebEnv>;

const LANGUAGES = ['id', 'en'] as const satisfies Language[];
const THEMES = ['terang', 'gelap'] as const satisfies Theme[];
const YEAR = 365 * 86_400;

/**
 * The language of a page: `?lang=` when it says one of ours, else what was chosen, else what the browser asks for. English
 * only for a browser that asks for English and not for Indonesian at all: many Indonesian phones are set to English and
 * ask for both.
 */
export function languageOf(c: C): Language {
  const said = [c.req.query('lang'), getCookie(c, 'bahasa')];
  const chosen = said.flatMap((text) => LANGUAGES.find((language) => language === text) ?? [])[0];
  if (chosen) return chosen;
  const wanted = (c.req.header('accept-language') ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase());
  return wanted.includes('en') && !wanted.includes('id') && !wanted.includes('in') ? 'en' : 'id';
}

/** Light or dark as chosen by hand; null follows the device. */
export function themeOf(c: C): Theme | null {
  const chosen = getCookie(c, 'tema');
  return THEMES.find((theme) => theme === chosen) ?? null;
}

/** Only paths of this site: what stands in a link or a form must not lead elsewhere. */
export const ownPath = (text: string | null | undefined, otherwise: string) =>
  text && /^\/(?![/\\])[\x21-\x7e]*$/.test(text) ? text : otherwise;

/** The page of ours that a form was sent from, if the browser says so: a form's own address often shows nothing. */
export function cameFrom(c: HonoContext<WebEnv>): string | null {
  const referer = c.req.header('referer');
  if (c.req.method !== 'POST' || !referer || !URL.canParse(referer)) return null;
  const { origin, pathname, search } = new URL(referer);
  return [new URL(c.req.url).origin, new URL(c.env.BASE_URL).origin].includes(origin) ? pathname + search : null;
}

/** POST /tampilan: keeps language and theme in the browser and goes back to where one was. */
export async function keepDisplay(c: C) {
  const typed = new URLSearchParams(await formText(c));
  const keep = (name: string, value: string) =>
    setCookie(c, name, value, {
      path: '/',
      maxAge: value ? YEAR : 0,
      httpOnly: true,
      sameSite: 'Lax',
      secure: c.env.BASE_URL.startsWith('https://'),
    });
  const language = LANGUAGES.find((one) => one === typed.get('bahasa'));
  if (language) keep('bahasa', language);
  if (typed.has('tema')) keep('tema', THEMES.find((one) => one === typed.get('tema')) ?? '');
  return c.redirect(ownPath(cameFrom(c), '/'), 303);
}
