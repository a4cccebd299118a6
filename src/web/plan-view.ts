import { addDays, dateOf, isDate, isLocal, isZone, localOf, toInstant } from '../domain/dates.ts';
import { holidayOn } from '../domain/holidays.ts';
import type { EventKind } from '../domain/kinds.ts';
import { type Plan, planEvent } from '../domain/plan.ts';
import { type Warning, warningsFor } from '../domain/schedule/warnings.ts';
import { type Language, messages } from '../messages/index.ts';
import { type Notice, noticesOf } from './clashes.tsx';
import type { EventFields } from './event-fields.ts';
import { dayText, momentText } from './when.ts';

const MOST_MINUTES = 1440;
const MOST_DAYS = 365;

type Times = { starts_at?: string; ends_at?: string; timezone?: string };

/** The times that can be read so far: locals and a zone. */
function known({ input }: EventFields): { startsAt: string; endsAt?: string; zone: string } | null {
  const { starts_at = '', ends_at = '', timezone = '' } = input as Times;
  if (!isLocal(starts_at) || !isZone(timezone)) return null;
  return { startsAt: starts_at, endsAt: isLocal(ends_at) && ends_at > starts_at ? ends_at : undefined, zone: timezone };
}

/**
 * The plan as it would be now; null while date or clock are not known. Items of the coordinator's own have the key of their
 * row for a title; what of them cannot be read yet is left out.
 */
export function planSoFar(fields: EventFields, kind: EventKind): Plan | null {
  const times = known(fields);
  if (!times) return null;
  const local = (text: string | undefined) => (text && isLocal(text) ? text : undefined);
  const within = (n: number | undefined, from: number, to: number) =>
    n !== undefined && n >= from && n <= to ? n : undefined;
  return planEvent({
    ...times,
    kind,
    agenda: fields.agenda.map(({ item, key }) => ({
      title: String(key),
      minutes: within(item.minutes, 1, MOST_MINUTES),
      starts_at: local(item.starts_at),
      ends_at: local(item.ends_at),
    })),
    tasks: fields.tasks.map(({ item }) => ({
      title: item.title,
      due_on: item.due_on && isDate(item.due_on) ? item.due_on : undefined,
      days_before: within(item.days_before, -MOST_DAYS, MOST_DAYS),
    })),
  });
}

/** What is said of a day whatever its hours. */
const OF_THE_DAY: readonly Warning['kind'][] = ['holiday', 'joint_leave', 'weekend'];

/** When it is in words, and what to bear in mind about that day; nothing of it keeps anybody from choosing it. */
export function newsOfTime(
  fields: EventFields,
  plan: Plan | null,
  now: number,
  language: Language,
): { when: string | null; notices: Notice[] } {
  const { news } = messages(language).eventForm;
  const times = known(fields);
  const day = fields.firstDay;
  if (!day) return { when: null, notices: [] };
  const zone = times?.zone ?? 'Asia/Jakarta';
  const over = times ? toInstant(times.startsAt, zone) < now : addDays(day, 1) <= dateOf(localOf(now, zone));
  const [starts, ends] = times && plan ? [times.startsAt, plan.endsAt] : [`${day}T08:00`, `${day}T08:01`];
  const warnings = warningsFor(starts, ends, zone).filter(
    ({ kind }) => OF_THE_DAY.includes(kind) || (times && plan && !over),
  );
  return {
    when: times ? momentText(toInstant(times.startsAt, zone), zone, language) : dayText(day, language),
    notices: [...(over ? [{ text: news.past }] : []), ...noticesOf(warnings, { language, zone })],
  };
}

/** When a task is due, in words: with the day it was meant for where that is no working day, and whether it is past. */
export function dueNews(
  dueOn: string,
  daysBefore: number | undefined,
  { date, today }: { date: string; today: string },
  language: Language,
): string {
  const words = messages(language).planPreview;
  const meant = daysBefore === undefined ? dueOn : addDays(date, -daysBefore);
  const said = [dayText(dueOn, language)];
  if (meant !== dueOn) {
    const why = holidayOn(meant)?.name ?? words.weekend;
    said.push((dueOn < meant ? words.moved : words.movedOn)({ day: dayText(meant, language), why }));
  }
  if (dueOn < today) said.push(words.late);
  return said.join(', ');
}
