import type { MiddlewareHandler } from 'hono';
import { html, raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { type Language, messages } from '../messages/index.ts';
import { LINK_STYLE } from './compiled/assets.ts';
import type { WebEnv } from './environment.ts';
import { Mark } from './icons.tsx';
import { ICON } from './layout.tsx';

/** What every answer to people without an account carries: nothing is loaded, framed, indexed, kept or told to others. */
export const linkSecurity: MiddlewareHandler<WebEnv> = async (c, next) => {
  c.set('language', c.req.query('lang') === 'en' ? 'en' : 'id');
  await next();
  const policy = `default-src 'none'; style-src 'nonce-${c.get('nonce')}'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
  c.header('Content-Security-Policy', policy);
  c.header('Referrer-Policy', 'no-referrer');
  c.header('X-Robots-Tag', 'noindex, nofollow');
  c.header('Cache-Control', 'no-store');
};

type Frame = {
  title: string;
  language: Language;
  nonce: string;
  /** Whose letter it is, and who sends it for him where that is another. */
  host?: string;
  sender?: string;
  /** Where anybody may check that it is genuine. */
  check?: string;
  children?: Child;
};

/** A page for people without an account, as a letter: style and icon inside, nothing to load. */
export function LinkFrame({ title, language, nonce, host, sender, check, children }: Frame) {
  const { app, link } = messages(language);
  return html`<!doctype html>${(
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="icon" href={ICON} />
        <style nonce={nonce}>{raw(LINK_STYLE)}</style>
      </head>
      <body>
        <div class="sheet">
          <header>
            <Mark />
            <p>
              <b>{host ?? app.name}</b>
              {sender && sender !== host && <span>{link.sentBy({ organization: sender })}</span>}
              {check && (
                <span class="check">
                  {link.genuine} <a href={check}>{link.check}</a>
                </span>
              )}
            </p>
          </header>
          {children}
        </div>
      </body>
    </html>
  )}`;
}

/** The way to the same page in the other language. `query` is what else stands in the address. */
export function OtherLanguage({ language, query = {} }: { language: Language; query?: Record<string, string> }) {
  const words = messages(language).link;
  const other = language === 'id' ? 'en' : 'id';
  const address = new URLSearchParams(other === 'en' ? { ...query, lang: 'en' } : query);
  return (
    <p class="lang">
      <a href={`?${address}`} lang={other} hreflang={other}>
        {other === 'en' ? words.english : words.indonesian}
      </a>
    </p>
  );
}
