import { type FeedRow, readFeedEvents } from '../db/calendar.ts';
import type { Subscribed } from '../db/calendar-links.ts';
import { findOffice, type OfficeRow } from '../db/directory.ts';
import { dateOf } from '../domain/dates.ts';
import { kindById } from '../domain/kinds.ts';
import { type Engagement, needsFor, needsOf, type Subject } from '../domain/schedule/engagements.ts';
import { calendarFeed, type FeedEvent } from '../mail/calendar.ts';
import { calendarUid } from '../mail/letter-event.ts';
import { MAIL_ID } from '../messages/mail.id.ts';
import type { Context } from './context.ts';
import { subjectsOf } from './schedule-occupied.ts';

const DAY = 86_400_000;
const [DAYS_BACK, DAYS_AHEAD] = [90, 400];

/** The leader of an event and nobody else it needs. */
const led = (row: FeedRow): Engagement => ({
  id: row.id,
  title: row.title,
  from: row.startsAt,
  until: row.endsAt,
  date: dateOf(row.startsLocal),
  place: { venue: row.venueName, city: row.venueCity },
  tentative: false,
  venueTentative: false,
  host: row.host,
  leader: { name: row.leaderName, position: row.leaderPosition },
  roles: [],
  invited: [],
});

/** The ids of the events that an office leads, by its title or by the name of whoever holds it then. */
async function ledBy(ctx: Context, office: OfficeRow & { agency: string }, rows: FeedRow[]): Promise<Set<string>> {
  const known = await subjectsOf(ctx, [{ as: 'office', position: office.title, field: null }]);
  const sole = known.ok && known.found[0]?.subject.sole === true;
  const tenures = (known.ok && known.tenures.get(office.id)) || [];
  const { title: position, agency, key: officeKey } = office;
  const subject: Subject = { as: 'leader', position, agency, officeKey, sole, name: null, tenures };
  return new Set(needsFor(subject, needsOf(rows.map(led))).map(({ engagement }) => engagement.id));
}

function feedEvent(row: FeedRow, url: string | null, aside: boolean): FeedEvent {
  return {
    id: row.id,
    uid: calendarUid(row.id),
    sequence: row.sequence,
    title: row.title,
    theme: null,
    kindName: kindById(row.type)?.name.id ?? row.type,
    host: row.host,
    leader: null,
    startsAt: row.startsLocal,
    endsAt: row.endsLocal,
    timezone: row.timezone,
    venue: { name: row.venueName, address: row.venueAddress, city: row.venueCity },
    dress: null,
    notes: null,
    unconfirmed: row.unconfirmed,
    agenda: [],
    calledOff: row.status === 'cancelled' || row.status === 'postponed',
    aside,
    createdAt: row.createdAt,
    changedAt: row.changedAt ?? row.createdAt,
    url,
  };
}

/**
 * The calendar behind a secret address as text/calendar, from 90 days back to 400 ahead: of the organization every event, of
 * an office those it was asked to (once the letters went out, unless it declined) and those it leads. One query for an
 * organization's, five for an office's, however many events. Changes nothing.
 */
export async function feedOf(ctx: Context, { officeId, organization }: Subscribed): Promise<string | null> {
  const now = ctx.now();
  const window = { from: now - DAYS_BACK * DAY, until: now + DAYS_AHEAD * DAY };
  const words = MAIL_ID.calendar;
  const rows = await readFeedEvents(ctx, window, officeId);
  if (officeId === null) {
    const events = rows.map((row) => feedEvent(row, `${ctx.baseUrl}/acara/${row.id}`, false));
    return calendarFeed(words.name(organization), events);
  }
  const office = await findOffice(ctx, officeId);
  if (!office) return null;
  const leads = await ledBy(ctx, office, rows);
  const events = rows.flatMap((row) => {
    if (leads.has(row.id) || row.asked === 'invited') return [feedEvent(row, null, false)];
    // somebody goes in his place: to be seen, and none of his time
    return row.asked === 'represented' ? [feedEvent(row, null, true)] : [];
  });
  return calendarFeed(words.name(`${office.title} (${organization})`), events);
}
