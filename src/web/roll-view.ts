import type { Roll } from '../actions/attendance.ts';
import type { AttendanceRow } from '../db/attendance.ts';
import type { EventRow } from '../db/events.ts';
import { clock, dateOf, daysBetween, localOf } from '../domain/dates.ts';
import { eventPath } from './event-frame.tsx';

export const SHOWN = ['semua', 'belum', 'hadir'] as const;

/** How the roll is looked at. Every address of the page carries it, so that one comes back to the same rows. */
export type View = {
  /** The session being recorded; '' for an event of one. */
  session: string;
  /** What an invitee must match. */
  words: string;
  shown: (typeof SHOWN)[number];
  page: number;
  /** The invitation whose code was scanned at the door, and the one whose representative is being named. */
  scanned: string;
  opened: string;
};

export type Office = Roll['offices'][number];

/** A view from the query of an address; what is not understood is as if it were not there. */
export function viewOf(query: URLSearchParams): View {
  const said = (name: string, max: number) => (query.get(name) ?? '').trim().slice(0, max);
  const page = said('hal', 5);
  return {
    session: said('sesi', 100),
    words: said('q', 200),
    shown: SHOWN.find((shown) => shown === said('lihat', 10)) ?? 'semua',
    page: /^[1-9]\d*$/.test(page) ? Number(page) : 1,
    scanned: said('undangan', 100),
    opened: said('wakil', 100),
  };
}

/** An address of the page, or of a `part` below it, with a view. */
export function rollPath(eventId: string, view: View, part = ''): string {
  const query = new URLSearchParams({
    sesi: view.session,
    q: view.words,
    lihat: view.shown === 'semua' ? '' : view.shown,
    hal: view.page > 1 ? String(view.page) : '',
    undangan: view.scanned,
    wakil: view.opened,
  });
  for (const [name, value] of [...query]) if (!value) query.delete(name);
  return `${eventPath(eventId, 'attendance')}${part}${query.size ? `?${query}` : ''}`;
}

/** Who came for an office in the session being recorded. */
export const arrivalOf = (office: Office, view: View): AttendanceRow | undefined =>
  office.arrivals.find((row) => row.session === view.session);

/** Offices on one page: each has a form of its own, and a page of thousands does not open on a phone. */
const PER_PAGE = 100;
/** For so long one just recorded stays among those awaited, so that a wrong tap can be taken back where it was made. */
const LINGERS_MS = 60_000;

function textOf({ view: { invitation: i, answer }, arrivals }: Office): string {
  const sent = [answer?.representativeName, answer?.representativePosition, ...arrivals.map((row) => row.name)];
  return [i.position, i.name, i.agency, ...sent].filter(Boolean).join(' ').toLowerCase();
}

/** The offices a view shows at `now` (epoch ms): the scanned one by itself, and a page of the others that match. */
export function officesIn(roll: Roll, view: View, now: number) {
  const wanted = view.words.toLowerCase().split(/\s+/).filter(Boolean);
  const scanned = roll.offices.find((office) => office.view.invitation.id === view.scanned);
  const found = roll.offices.filter((office) => {
    if (office === scanned) return false;
    const arrival = arrivalOf(office, view);
    if (view.shown === 'hadir' && !arrival) return false;
    if (view.shown === 'belum' && arrival && arrival.recordedAt < now - LINGERS_MS) return false;
    const text = wanted.length ? textOf(office) : '';
    return wanted.every((word) => text.includes(word));
  });
  const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
  const at = Math.min(view.page, pages);
  return { scanned, offices: found.slice((at - 1) * PER_PAGE, at * PER_PAGE), at, pages };
}

/** How many offices came to the session being recorded. */
export const cameTo = (roll: Roll, view: View): number =>
  roll.offices.filter((office) => arrivalOf(office, view)).length;

/** The sessions to choose from: those recorded, the one being recorded, and the days of an event of several. */
export function sessionsOf(roll: Roll, view: View, day: (n: number) => string): string[] {
  const days = daysBetween(roll.event.startsLocal, roll.event.endsLocal) + 1;
  const recorded = [...roll.offices.flatMap((office) => office.arrivals), ...roll.walkIns].map((row) => row.session);
  const daily = days > 1 ? Array.from({ length: days }, (_, i) => day(i + 1)) : [];
  const all = [...new Set([...daily, ...recorded, view.session])];
  return all.some(Boolean) ? all.sort((a, b) => a.localeCompare(b, 'id', { numeric: true })) : [];
}

/** The clock time of an arrival where it was recorded on the day; one typed in later says nothing about when. */
export function arrivedAt(row: AttendanceRow, event: EventRow): string | null {
  const local = localOf(row.at, event.timezone);
  const day = dateOf(local);
  return day >= dateOf(event.startsLocal) && day <= dateOf(event.endsLocal) ? clock(local) : null;
}
