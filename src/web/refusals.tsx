import type { Context as HonoContext } from 'hono';
import type { Refusal } from '../actions/refusals.ts';
import { type Messages, messages } from '../messages/index.ts';
import { cameFrom } from './display.ts';
import type { WebEnv } from './environment.ts';
import { Layout } from './layout.tsx';

type Reason = Exclude<keyof Messages['refusal'], 'back' | 'home'>;

const STATUS = {
  not_found: 404,
  final: 409,
  closed: 409,
  cancelled: 409,
  postponed: 409,
  not_drafted: 409,
  poll_open: 409,
  poll_closed: 409,
  changed: 409,
  left_behind: 409,
  owner_only: 404,
  foreign_page: 403,
  media_type: 415,
  too_large: 413,
  failed: 500,
} as const satisfies Record<Reason, number> & Record<Refusal['reason'], number>;

/** A page that says in words why something was not shown or done, with the status that goes with it. */
export function errorPage(c: HonoContext<WebEnv>, reason: Reason): Response | Promise<Response> {
  const language = c.get('language') ?? 'id';
  const { refusal } = messages(language);
  const { title, text } = refusal[reason];
  const { pathname } = new URL(c.req.url);
  const back = cameFrom(c);
  return c.html(
    <Layout
      title={title}
      language={language}
      nonce={c.get('nonce')}
      theme={c.get('theme')}
      member={c.get('member')}
      path={pathname}
    >
      <h1>{title}</h1>
      <p>{text}</p>
      <p>{back ? <a href={back}>{refusal.back}</a> : <a href="/">{refusal.home}</a>}</p>
    </Layout>,
    STATUS[reason],
  );
}
