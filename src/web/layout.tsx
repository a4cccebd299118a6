import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import { type Language, messages } from '../messages/index.ts';
import type { Member } from './environment.ts';

/** The icon travels inside the page: a pendopo's roof. */
export const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath fill='%237a1f1f' d='M8 1 0 7h16zM2 8h2v6H2zm5 0h2v6H7zm5 0h2v6h-2zM0 14h16v1H0z'/%3E%3C/svg%3E";

type Props = {
  title: string;
  language: Language;
  nonce: string;
  /** Who is signed in; absent on pages that anybody may open. */
  member?: Member;
  /** The path of the page, to mark where one is. */
  path: string;
  children?: Child;
};

function TopBar({ language, member, path }: Pick<Props, 'language' | 'path'> & { member: Member }) {
  const { app } = messages(language);
  return (
    <nav class="top-nav" aria-label={app.menu}>
      <a href="/acara" aria-current={path === '/acara' ? 'page' : undefined}>
        {app.events}
      </a>
      <a href="/organisasi" aria-current={path === '/organisasi' ? 'page' : undefined}>
        {app.organization}
      </a>
      <span class="who">
        {app.signedInAs(member.name || member.email, member.organizationName)}
        {member.role === 'viewer' && ` (${app.viewer})`}
      </span>
      <form method="post" action="/keluar">
        <button type="submit" class="quiet">
          {app.signOut}
        </button>
      </form>
    </nav>
  );
}

/** Every page but the invitee's: head, bar, content, footer. Works without script. */
export function Layout({ title, language, member, path, children }: Props) {
  const { app } = messages(language);
  return html`<!doctype html>${(
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · ${app.name}`}</title>
        <link rel="icon" href={ICON} />
        <link rel="stylesheet" href="/pendopo.css" />
      </head>
      <body>
        <a class="skip" href="#isi">
          {app.skip}
        </a>
        <header class="top">
          <a class="brand" href="/">
            {app.name}
          </a>
          {member && <TopBar language={language} member={member} path={path} />}
        </header>
        <main id="isi" tabindex={-1}>
          {children}
        </main>
        <footer>{app.footer}</footer>
      </body>
    </html>
  )}`;
}
