import { clock, dateOf, dateTimeLine, longDate, longDateEn, zoneLabel } from '../domain/dates.ts';
import type { PollResult, SlotResult } from '../domain/poll-result.ts';
import type { SlotTimes } from '../domain/polls.ts';
import { type Language, messages } from './index.ts';
import { spanText } from './schedule.ts';

/** A poll as words need it. */
type Told = {
  slots: readonly SlotTimes[];
  seats: readonly {
    invitation: { position: string | null; name: string | null; agency: string; requirement: string };
  }[];
  result: PollResult;
};

/** 'Kamis, 4 Maret 2027 pukul 08.00–10.00 WITA', or from its beginning "s.d. selesai" where no end was given. */
export function slotText(slot: SlotTimes, language: Language): string {
  const { startsLocal, startsAt: from, endsAt: until, timezone: zone } = slot;
  if (slot.endsGiven) return spanText({ from, until }, { language, zone });
  const { until: to, finish } = messages(language).when;
  const start =
    language === 'id'
      ? dateTimeLine(startsLocal, zone)
      : `${longDateEn(startsLocal)}, ${clock(startsLocal)} ${zoneLabel(zone, from)}`;
  return `${start} ${to} ${finish}`;
}

/** The same in two short lines, for the head of a column: the day, and the hours. */
export function slotLines(slot: SlotTimes, language: Language): { day: string; hours: string } {
  const { startsLocal, endsLocal, timezone, startsAt } = slot;
  const long = language === 'en' ? longDateEn : longDate;
  const zone = zoneLabel(timezone, startsAt);
  const oneDay = dateOf(startsLocal) === dateOf(endsLocal);
  const hours =
    slot.endsGiven && oneDay ? `${clock(startsLocal)}–${clock(endsLocal)} ${zone}` : `${clock(startsLocal)} ${zone}`;
  return { day: oneDay || !slot.endsGiven ? long(startsLocal) : `${long(startsLocal)} – ${long(endsLocal)}`, hours };
}

const NAMED = 4;

function names({ seats }: Told, places: readonly number[], language: Language): string {
  const who = places.slice(0, NAMED).flatMap((i) => {
    const one = seats[i]?.invitation;
    return one ? [one.position ?? one.name ?? one.agency] : [];
  });
  const more = places.length - NAMED;
  return [...who, ...(more > 0 ? [messages(language).poll.why.andMore({ n: more })] : [])].join(', ');
}

/** Why a slot stands where it stands: who must come and cannot, who sends somebody, who cannot, who is silent, the calendars. */
export function slotReasons(poll: Told, slot: SlotResult, language: Language): string[] {
  const words = messages(language).poll.why;
  const others = (places: number[]) => places.filter((i) => !slot.lacking.includes(i));
  const [delegates, cannot] = [others(slot.delegates), others(slot.cannot)];
  const said = (places: number[], text: (x: { who: string }) => string) =>
    places.length ? [text({ who: names(poll, places, language) })] : [];
  if (slot.inPerson.length === poll.seats.length && poll.seats.length) return [words.all];
  const isAsked = (i: number) => poll.seats[i]?.invitation.requirement === 'in_person';
  const must = [...slot.inPerson, ...slot.silent].some(isAsked)
    ? [slot.silent.some(isAsked) ? words.mustSilent : words.must]
    : [];
  return [
    ...(slot.lacking.length ? said(slot.lacking, words.lacking) : must),
    ...said(delegates, words.delegates),
    ...said(cannot, words.cannot),
    ...said(slot.silent, words.silent),
    ...(slot.clashes ? [words.clashes({ n: slot.clashes })] : []),
  ];
}

/** What the result comes to, in words: the slot recommended and why, the nearest where none suits, or that nobody answered. */
export function recommendationText(poll: Told, language: Language): string {
  const words = messages(language).poll.recommend;
  const best = poll.result.slots[0];
  const slot = best && poll.slots[best.index];
  if (!best || !slot) return words.silent;
  const told = { when: slotText(slot, language), why: slotReasons(poll, best, language).join(' ') };
  if (poll.result.recommended !== null) return words.best(told);
  return best.lacking.length ? words.lacking(told) : words.silent;
}
