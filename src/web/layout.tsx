import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import { type Language, messages } from '../messages/index.ts';
import { HTMX_JS, PENDOPO_CSS, PENDOPO_JS } from './compiled/assets.ts';
import { type Member, mayEdit, type Theme } from './environment.ts';
import { look } from './forms.tsx';
import { Icon, type IconName, Mark } from './icons.tsx';

/** The icon travels inside the page: a pendopo's roof. */
export const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 46 46'%3E%3Cpath fill='%239c3d1c' d='M16 5h14l5 12h9l2 5H0l2-5h9zM4 25h4v12H4zm11 0h3v12h-3zm13 0h3v12h-3zm10 0h4v12h-4zM1 39h44v3H1z'/%3E%3C/svg%3E";

type Props = {
  title: string;
  language: Language;
  nonce: string;
  /** Chosen by hand; otherwise the device's. */
  theme?: Theme | null;
  /** Who is signed in; absent on pages that anybody may open. */
  member?: Member;
  /** The path of the page, to mark where one is. */
  path: string;
  children?: Child;
};

const ROOMS = [
  { href: '/', word: 'home', icon: 'home' },
  { href: '/acara', word: 'events', icon: 'list' },
  { href: '/kalender', word: 'calendar', icon: 'calendar' },
  { href: '/catat', word: 'quickRecord', icon: 'note' },
  { href: '/direktori', word: 'directory', icon: 'people' },
  { href: '/organisasi', word: 'organization', icon: 'building' },
] as const satisfies { href: string; word: string; icon: IconName }[];

function here(href: string, path: string): 'page' | 'true' | undefined {
  if (path === href) return 'page';
  return href !== '/' && path.startsWith(`${href}/`) ? 'true' : undefined;
}

function Rail({ language, member, path }: Pick<Props, 'language' | 'path'> & { member: Member }) {
  const { app, rooms } = messages(language);
  return (
    <header class="rail">
      <div class="stays">
        <div class="top kop">
          <a class="brand" href="/">
            <Mark />
            {app.name}
          </a>
        </div>
        <nav aria-label={app.menu}>
          <ul>
            {ROOMS.filter(({ href }) => href !== '/catat' || mayEdit(member)).map(({ href, word, icon }) => (
              <li>
                <a href={href} aria-current={here(href, path)}>
                  <Icon name={icon} />
                  {rooms[word]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="me">
          <p class="who">
            {app.signedInAs({ name: member.name || member.email, organization: member.organizationName })}
            {member.role === 'viewer' && ` (${app.viewer})`}
          </p>
          <form method="post" action="/keluar">
            <button type="submit" class={look('plain')}>
              {app.signOut}
            </button>
          </form>
        </div>
      </div>
    </header>
  );
}

function Footer({ language, theme }: Pick<Props, 'language' | 'theme'>) {
  const { app, display } = messages(language);
  const languages = { id: display.id, en: display.en };
  const themes = { perangkat: display.device, terang: display.light, gelap: display.dark };
  return (
    <footer class="foot">
      <p>{app.footer}</p>
      <form method="post" action="/tampilan" aria-label={display.title}>
        <fieldset aria-label={display.language}>
          {Object.entries(languages).map(([value, word]) => (
            <button type="submit" name="bahasa" value={value} lang={value} aria-pressed={String(value === language)}>
              {word}
            </button>
          ))}
        </fieldset>
        <fieldset aria-label={display.theme}>
          {Object.entries(themes).map(([value, word]) => (
            <button type="submit" name="tema" value={value} aria-pressed={String(value === (theme ?? 'perangkat'))}>
              {word}
            </button>
          ))}
        </fieldset>
      </form>
    </footer>
  );
}

/** Every page but the invitee's: head, rail or bar, content, footer. Works without script. */
export function Layout({ title, language, nonce, theme, member, path, children }: Props) {
  const { app } = messages(language);
  const content = (
    <div>
      <main id="isi" tabindex={-1}>
        {children}
      </main>
      <Footer language={language} theme={theme} />
    </div>
  );
  return html`<!doctype html>${(
    <html lang={language} data-theme={theme ?? undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · ${app.name}`}</title>
        <link rel="icon" href={ICON} />
        <link rel="stylesheet" href={PENDOPO_CSS} />
        {member && (
          <>
            <meta
              name="htmx-config"
              content='{"history":false,"includeIndicatorCSS":false,"defaultTimeout":20000,"morphIgnore":["data-htmx-powered","open"]}'
            />
            <script src={HTMX_JS} defer nonce={nonce} />
            <script src={PENDOPO_JS} defer nonce={nonce} />
          </>
        )}
      </head>
      <body>
        <a class="skip" href="#isi">
          {app.skip}
        </a>
        {member ? (
          <div class="shell">
            <Rail language={language} member={member} path={path} />
            {content}
          </div>
        ) : (
          <>
            <header class="top kop">
              <a class="brand" href="/">
                <Mark />
                {app.name}
              </a>
            </header>
            {content}
          </>
        )}
      </body>
    </html>
  )}`;
}
