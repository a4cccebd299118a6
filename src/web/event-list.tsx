import type { Context as HonoContext } from 'hono';
import { answersOf, hasEvents, searchEvents } from '../db/event-list.ts';
import { dateOf, localOf } from '../domain/dates.ts';
import { kindById } from '../domain/kinds.ts';
import { pageOf, type WebEnv } from './environment.ts';
import { EventList, EventsPage, type EventView } from './events-page.tsx';

type C = HonoContext<WebEnv>;

const PAGE = 40;

function cursorFrom(text: string | undefined) {
  const m = /^(-?\d{1,15})_([A-Za-z0-9_]{1,60})$/.exec(text ?? '');
  return m ? { startsAt: Number(m[1]), id: m[2] ?? '' } : null;
}

function viewOf(c: C): EventView {
  const { lihat, q = '', jenis = '', program = '' } = c.req.query();
  return {
    past: lihat === 'lewat',
    words: q.trim().slice(0, 200),
    kind: kindById(jenis) ? jenis : '',
    programme: /^[A-Za-z0-9_]{1,60}$/.test(program) ? program : '',
  };
}

/** GET /acara; `?lihat=lewat` what is over, `?q=`, `?jenis=`, `?program=` what is looked for. To script: the list alone. */
export async function showEvents(c: C) {
  const ctx = c.get('ctx');
  const now = ctx.now();
  const today = dateOf(localOf(now, c.get('member').timezone));
  const view = viewOf(c);
  const after = cursorFrom(c.req.query('setelah'));
  const search = {
    words: view.words.split(/\s+/).filter(Boolean),
    kind: view.kind,
    programmeId: view.programme,
    after,
  };
  const found = await searchEvents(ctx, { view: view.past ? 'past' : 'coming', ...search }, now, today, PAGE + 1);
  const events = found.slice(0, PAGE);
  const last = events.at(-1);
  const more = found.length > PAGE && last ? `${last.startsAt}_${last.id}` : null;
  const counts = view.past
    ? new Map()
    : await answersOf(
        ctx,
        events.map((event) => event.id),
      );
  const list = { events, counts, view, more, first: after === null };
  if (c.req.header('hx-request')) return c.html(<EventList {...list} language={c.get('language')} />);
  const some = events.length > 0 || (await hasEvents(ctx));
  return c.html(<EventsPage {...list} some={some} {...pageOf(c)} />);
}
