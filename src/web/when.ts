import {
  addDays,
  clock,
  dateOf,
  dateTimeLine,
  daysBetween,
  localOf,
  longDate,
  longDateEn,
  toInstant,
  zoneLabel,
} from '../domain/dates.ts';
import { type Language, messages } from '../messages/index.ts';

/** What is read of an event to say when and where it is; locals are wall-clock in `timezone`. */
export type Occasion = {
  startsLocal: string;
  endsLocal: string;
  endsGiven: boolean;
  timezone: string;
  venueName: string;
  venueAddress: string | null;
  venueCity: string | null;
  unconfirmed: readonly ('time' | 'date' | 'venue')[];
};

/** 'Kamis, 4 Maret 2027' or 'Thursday, 4 March 2027' of a date or local. */
export function dayText(dateOrLocal: string, language: Language): string {
  return language === 'en' ? longDateEn(dateOrLocal) : longDate(dateOrLocal);
}

function momentOf(local: string, zone: string, language: Language): string {
  if (language === 'id') return dateTimeLine(local, zone);
  return `${longDateEn(local)}, ${clock(local)} ${zoneLabel(zone, toInstant(local, zone))}`;
}

/** An instant (epoch ms) as the clock of `zone` shows it: 'Kamis, 4 Maret 2027 pukul 08.00 WITA'. */
export function momentText(instant: number, zone: string, language: Language): string {
  return momentOf(localOf(instant, zone), zone, language);
}

/** The whole of an event's time, as planned: from, and until the end given or "selesai". */
export function plannedWhen(event: Occasion, language: Language): string {
  const { startsLocal, endsLocal, endsGiven, timezone } = event;
  const { until, finish } = messages(language).when;
  const from = momentOf(startsLocal, timezone, language);
  if (!endsGiven) return `${from} ${until} ${finish}`;
  if (dateOf(startsLocal) !== dateOf(endsLocal)) return `${from} ${until} ${momentOf(endsLocal, timezone, language)}`;
  return `${from} ${until} ${clock(endsLocal)} ${zoneLabel(timezone, toInstant(endsLocal, timezone))}`;
}

/** The same as it is told to invitees: what is unconfirmed reads "menyusul", and no planned value of it appears. */
export function toldWhen(event: Occasion, language: Language): string {
  const words = messages(language).when;
  const dateLater = event.unconfirmed.includes('date');
  const hourLater = event.unconfirmed.includes('time');
  if (dateLater && hourLater) return words.bothLater;
  if (hourLater) {
    const until =
      dateOf(event.endsLocal) === dateOf(event.startsLocal)
        ? ''
        : ` ${words.until} ${dayText(event.endsLocal, language)}`;
    return `${dayText(event.startsLocal, language)}${until}, ${words.hourLater}`;
  }
  if (!dateLater) return plannedWhen(event, language);
  return `${words.dateLater}, ${words.at} ${clock(event.startsLocal)} ${zoneLabel(event.timezone, toInstant(event.startsLocal, event.timezone))}`;
}

/** Venue, address and city in one line, nothing said twice. */
export function plannedWhere(event: Occasion): string {
  const said: string[] = [];
  for (const part of [event.venueName, event.venueAddress, event.venueCity]) {
    if (part && !said.join(', ').toLowerCase().includes(part.toLowerCase())) said.push(part);
  }
  return said.join(', ');
}

/** The same as it is told to invitees: "menyusul" while unconfirmed. */
export function toldWhere(event: Occasion, language: Language): string {
  return event.unconfirmed.includes('venue') ? messages(language).when.later : plannedWhere(event);
}

/**
 * What stands before an item of the rundown as invitees are told it: its clock time unless that is unconfirmed, and its
 * day where the rundown runs over several (by number while the date is unconfirmed).
 */
export function toldStart(startsLocal: string, event: Occasion, severalDays: boolean, language: Language): string {
  const day = daysBetween(event.startsLocal, startsLocal);
  const dayName = event.unconfirmed.includes('date')
    ? messages(language).when.day({ n: day + 1 })
    : dayText(addDays(dateOf(event.startsLocal), day), language);
  return [severalDays ? dayName : '', event.unconfirmed.includes('time') ? '' : clock(startsLocal)]
    .filter(Boolean)
    .join(', ');
}
