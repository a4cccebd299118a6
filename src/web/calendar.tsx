import type { Context as HonoContext } from 'hono';
import { clashesWithin } from '../actions/calendar.ts';
import { instantsAround, readCalendar } from '../db/calendar.ts';
import type { EventRow } from '../db/events.ts';
import { shownDays } from '../domain/calendar.ts';
import { dateOf, isDate, localOf } from '../domain/dates.ts';
import { kindById } from '../domain/kinds.ts';
import { CalendarPage } from './calendar-page.tsx';
import { type Looked, shownEvents, viewNamed } from './calendar-parts.tsx';
import { pageOf, type WebEnv } from './environment.ts';

type C = HonoContext<WebEnv>;

/** More events than this at once nobody reads. */
const MOST = 1000;
const STANDING: EventRow['status'][] = ['scheduled', 'invited', 'closed', 'reported'];
const CALLED_OFF: EventRow['status'][] = ['postponed', 'cancelled'];
/** Years in which a month's neighbours are still dates. */
const YEARS = { first: '1946', last: '2198' };

function lookedAt(c: C, today: string): Looked {
  const { lihat, tanggal = '', status, jenis = '', program = '', instansi = '', batal } = c.req.query();
  const known = isDate(tanggal) && tanggal >= YEARS.first && tanggal.slice(0, 4) <= YEARS.last;
  return {
    view: viewNamed(lihat),
    date: known ? tanggal : today,
    status: [...STANDING, ...CALLED_OFF].find((one) => one === status) ?? '',
    kind: kindById(jenis) ? jenis : '',
    programme: /^[A-Za-z0-9_]{1,60}$/.test(program) ? program : '',
    agency: instansi.trim().slice(0, 200),
    calledOff: batal === 'ya',
  };
}

/** GET /kalender: `?lihat=bulan|minggu|daftar`, `&tanggal=` a date in it, `&status= &jenis= &program= &instansi= &batal=ya` what is looked for. */
export async function showCalendar(c: C) {
  const ctx = c.get('ctx');
  const today = dateOf(localOf(ctx.now(), c.get('member').timezone));
  const looked = lookedAt(c, today);
  const days = shownDays(looked.view, looked.date);
  const filter = {
    statuses: looked.status ? [looked.status] : looked.calledOff ? [...STANDING, ...CALLED_OFF] : STANDING,
    kind: looked.kind || null,
    programmeId: looked.programme || null,
    agency: looked.agency || null,
  };
  const [{ events, programmes }, clashes] = await Promise.all([
    readCalendar(ctx, days, filter, MOST + 1),
    clashesWithin(ctx, instantsAround(days)),
  ]);
  const shown = shownEvents(events.slice(0, MOST), clashes);
  const cut = events.length > MOST ? MOST : null;
  return c.html(
    <CalendarPage looked={looked} events={shown} programmes={programmes} today={today} cut={cut} {...pageOf(c)} />,
  );
}
