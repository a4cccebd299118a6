import { findOrganization } from '../db/organizations.ts';
import { eventsJoined, findJoined, type Joined, type Recorded, recordedAt, type SummedEvent } from '../db/summaries.ts';
import { dateOf, daysBetween, isDate, localOf } from '../domain/dates.ts';
import type { FieldProblem } from '../domain/input.ts';
import { kindById } from '../domain/kinds.ts';
import type { SummaryFact } from '../domain/summary/fact.ts';
import { computeSummaryFacts } from '../domain/summary/facts.ts';
import { monthOf, type Period, periodBefore } from '../domain/summary/period.ts';
import type { NotHeld, SummaryEvent, SummaryRecord } from '../domain/summary/record.ts';
import { type SummaryForm, writeSummary } from '../domain/summary/writer.ts';
import { verifySummary } from '../domain/verification/summary.ts';
import type { Context } from './context.ts';

/** Held events that one summary takes; more are too many to be read. */
export const MOST_SUMMED = 1000;
/** Events of any state, in the period and the one before it, that are looked through. */
const MOST_READ = 4 * MOST_SUMMED;
/** Days that may be asked for: three years. */
const LONGEST = 1096;

/**
 * Which days: both ends within, either open towards the first or last held event; `whole` is all that was held. `month` is
 * the month that runs (by the organization's clock) where something was held in it, else the whole.
 */
export type Asked = { from: string | null; until: string | null } | 'month' | 'whole';

export type Summary = {
  of: Joined['of'];
  id: string;
  name: string;
  period: Period;
  /** The days of the first and last held event; null where nothing was held yet. */
  whole: Period | null;
  held: readonly SummaryEvent[];
  facts: SummaryFact[];
};

type Wrong = { ok: false; reason: 'invalid'; problems: FieldProblem[] };
const wrong = (field: 'from' | 'until', rule: string, params: FieldProblem['params'] = {}): Wrong => ({
  ok: false,
  reason: 'invalid',
  problems: [{ field, rule, params }],
});

const HELD = ['closed', 'reported'];
const isHeld = ({ status }: SummedEvent) => HELD.includes(status);

function notHeld({ status, endsAt }: SummedEvent, now: number): NotHeld {
  if (status === 'cancelled' || status === 'postponed') return status;
  return endsAt <= now ? 'unclosed' : 'coming';
}

/** The days that are summed up, and whether they are all there are. */
function periodOf(asked: Asked, whole: Period | null, today: string, inMonth: boolean): Period | Wrong {
  if (asked === 'month' && inMonth) return monthOf(today);
  if (typeof asked === 'string') return whole ?? monthOf(today);
  const { from, until } = asked;
  for (const field of ['from', 'until'] as const)
    if (asked[field] !== null && !isDate(asked[field])) return wrong(field, 'date');
  // dates as text sort as days do
  const [first = null] = until === null ? [] : [whole?.from ?? until, until].sort();
  const begin = from ?? first;
  const last = begin === null ? null : ([whole?.until ?? begin, begin].sort().at(-1) ?? null);
  const end = until ?? last;
  if (begin === null || end === null) return whole ?? monthOf(today);
  if (end < begin) return wrong('until', 'ends_before_start');
  if (from !== null && until !== null && daysBetween(begin, end) >= LONGEST)
    return wrong('until', 'window_too_long', { days: LONGEST });
  return { from: begin, until: end };
}

function byEvent<Row extends { eventId: string }>(rows: readonly Row[]): (id: string) => Row[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.eventId);
    if (group) group.push(row);
    else groups.set(row.eventId, [row]);
  }
  return (id) => groups.get(id) ?? [];
}

const idsOf = (events: readonly { id: string }[]) => events.map(({ id }) => id);

/** Events with what is recorded at them, as rules read them. */
function recordsOf(events: readonly SummedEvent[], recorded: Recorded): SummaryEvent[] {
  const counts = byEvent(recorded.counts);
  const forces = byEvent(recorded.forces);
  const outcomes = byEvent(recorded.outcomes);
  const attendance = byEvent(recorded.attendance);
  const invitations = byEvent(recorded.invitations);
  const agenda = byEvent(recorded.agenda);
  return events.map((event) => ({
    id: event.id,
    kindId: event.type,
    title: event.title,
    host: event.host,
    leader:
      event.leaderName || event.leaderPosition ? { name: event.leaderName, position: event.leaderPosition } : null,
    startsAt: event.startsLocal,
    venue: { name: event.venueName, address: event.venueAddress, city: event.venueCity },
    roles: event.roles,
    unconfirmed: event.unconfirmed,
    agenda: agenda(event.id),
    forces: forces(event.id),
    counts: counts(event.id),
    outcomes: outcomes(event.id),
    invitations: invitations(event.id).map((row) => ({
      ...row,
      representative:
        row.status === 'represented' && row.representativeName
          ? { name: row.representativeName, position: row.representativePosition, contact: null }
          : null,
    })),
    attendance: attendance(event.id).map((row) => {
      const sent = row.present === 'representative';
      return {
        ...row,
        name: sent ? null : row.name,
        position: sent ? null : row.position,
        representative: sent && row.name ? { name: row.name, position: row.position } : null,
      };
    }),
  }));
}

/** What the held events of a series or programme come to in a period; computed when read, from what is recorded now. */
export async function readSummary(
  ctx: Context,
  of: Joined['of'],
  id: string,
  asked: Asked,
): Promise<{ ok: true; summary: Summary } | { ok: false; reason: 'not_found' } | Wrong> {
  const zone = (await findOrganization(ctx.db, ctx.organizationId))?.timezone ?? 'Asia/Jakarta';
  const today = dateOf(localOf(ctx.now(), zone));
  const head = await findJoined(ctx, { of, id }, today.slice(0, 7));
  if (!head) return { ok: false, reason: 'not_found' };
  const whole = head.first && head.last ? { from: head.first, until: head.last } : null;
  const period = periodOf(asked, whole, today, head.inMonth > 0);
  if ('ok' in period) return period;
  const all = whole !== null && period.from <= whole.from && period.until >= whole.until;
  const earlier = all ? null : periodBefore(period);
  const events = await eventsJoined(ctx, { of, id }, earlier?.from ?? period.from, period.until, MOST_READ + 1);
  const within = events.filter(({ startsLocal }) => dateOf(startsLocal) >= period.from);
  const held = within.filter(isHeld);
  const before = events.filter((event) => !within.includes(event) && isHeld(event));
  if (held.length > MOST_SUMMED || events.length > MOST_READ)
    return wrong('until', 'summary_many', { maximum: MOST_SUMMED });
  const read = [...held, ...before];
  const taught = read.filter(({ type }) => kindById(type)?.asks.includes('material'));
  const records = recordsOf(read, await recordedAt(ctx, idsOf(read), idsOf(taught)));
  const others: Record<NotHeld, number> = { unclosed: 0, coming: 0, postponed: 0, cancelled: 0 };
  for (const event of within) if (!isHeld(event)) others[notHeld(event, ctx.now())] += 1;
  const record: SummaryRecord = {
    of,
    name: head.name,
    ...period,
    held: records.slice(0, held.length),
    others,
    before: earlier && before.length ? { ...earlier, held: records.slice(held.length) } : null,
  };
  const facts = computeSummaryFacts(record);
  return { ok: true, summary: { of, id, name: head.name, period, whole, held: record.held, facts } };
}

/** The words of a summary in one form, each sentence with its verdict. */
export const summaryText = ({ facts }: Summary, form: SummaryForm) =>
  verifySummary(writeSummary(facts, form), facts).sections;
