import type { Fact, FactOf } from '../facts.ts';
import type { Phrase } from './claim.ts';
import { either, type Item, list, type Matcher, maybe, oneOf, phrase, sequence } from './matching.ts';
import { clockTexts, dateTexts, numberTexts, wordings } from './surfaces.ts';

type Timed = FactOf<'agenda'> | FactOf<'held_item'>;

/** What an item is, and who saw to it. */
function titled({ title, officer }: { title: string; officer: string | null }): Matcher {
  const slots = { title: oneOf(wordings(title)), officer: oneOf(officer ? [officer] : []) };
  return either(
    phrase('{title}', slots),
    phrase('{title} ( petugas? :? {officer} )', slots),
    phrase('{title} oleh|dengan_petugas {officer}', slots),
  );
}

/** An item's day, where the rundown has several, and its clock. */
function when({ data }: Timed): Matcher {
  const { date, from, until, zone } = data;
  const slots = {
    day: oneOf(date ? dateTexts(date) : []),
    from: oneOf(from ? clockTexts(from) : []),
    until: oneOf(until ? clockTexts(until) : []),
    zone: oneOf([zone]),
  };
  const hours = either(
    phrase('pukul {from} {zone}?', slots),
    phrase('pukul {from} {zone}? s.d.|sampai_dengan|hingga|- pukul? {until} {zone}?', slots),
  );
  // In a rundown of several days an item without its day would take the day of the event's beginning.
  const day = date ? phrase('hari? {day} ,?', slots) : sequence();
  return sequence(day, hours);
}

const COURSE = 'susunan|rencana|rangkaian acara {event}?';
const IS = 'adalah|ialah|yaitu|yakni|:';

/** Items with their clock, each by itself or in one list that says whether they were planned or held. */
function timedPhrases(items: readonly Timed[], event: Matcher): Phrase[] {
  if (items.length === 0) return [];
  const held = items[0]?.kind === 'held_item';
  const verb = held ? 'dilaksanakan' : 'dijadwalkan|direncanakan';
  const alone = items.map((item): Phrase => {
    const meant = phrase(held ? 'dilaksanakan acara? :?' : `${verb}|: acara? :?`);
    return { stage: 2, matcher: sequence(phrase('pada?'), when(item), maybe(phrase(',')), meant, titled(item.data)) };
  });
  if (held) {
    for (const item of items) {
      const slots = { what: titled(item.data), when: when(item) };
      alone.push({ stage: 2, matcher: phrase('acara {what} dilaksanakan|berlangsung pada? {when}', slots) });
      alone.push({ stage: 2, matcher: phrase('berlangsung {what} pada {when}', slots) });
    }
  }
  const those = list(
    items.map((item): Item => ({ matcher: sequence(when(item), phrase(':'), titled(item.data)), shows: 'whole' })),
  );
  const slots = { event, those };
  const lead = either(phrase(`${COURSE} ${verb}`, slots), phrase(`acara selanjutnya ${verb}`));
  return [...alone, { stage: 2, matcher: sequence(lead, phrase('sebagai_berikut? : {those}', slots)) }];
}

/** The ways to say the rundown as it was planned or held, when it began, and what was not held. */
export function rundownPhrases(facts: readonly Fact[], event: Matcher): Phrase[] {
  const of = <K extends Fact['kind']>(kind: K) => facts.filter((fact) => fact.kind === kind) as Fact[] as FactOf<K>[];
  const planned = of('agenda');
  const dropped = of('dropped_item');
  const names = (all: readonly { data: { title: string; officer: string | null } }[]) =>
    list(all.map(({ data }): Item => ({ matcher: titled(data), shows: 'whole' })));
  const phrases = [...timedPhrases(planned, event), ...timedPhrases(of('held_item'), event)];
  if (planned.length > 0) {
    const slots = { event, those: names(planned) };
    const plan = `${COURSE} mencakup|meliputi|memuat|terdiri_atas|${IS} :? {those}`;
    phrases.push({ stage: 2, matcher: phrase(plan, slots) });
  }
  if (dropped.length > 0) {
    const slots = { those: names(dropped) };
    const lead = 'acara yang direncanakan dan|tetapi|namun tidak tercatat dilaksanakan';
    phrases.push({ stage: 2, matcher: phrase(`${lead} ${IS} :? {those}`, slots) });
  }
  return [...phrases, ...of('held_start').flatMap((fact) => startPhrases(fact, event))];
}

function startPhrases({ data }: FactOf<'held_start'>, event: Matcher): Phrase[] {
  const { from, late, zone } = data;
  const slots = {
    event,
    from: oneOf(clockTexts(from)),
    zone: oneOf([zone]),
    n: oneOf(numberTexts(Math.abs(late))),
  };
  const beside =
    late === 0
      ? 'sesuai waktu_yang_direncanakan|rencana'
      : `{n} menit ${late > 0 ? 'sesudah|setelah|lebih_lambat_dari' : 'sebelum|lebih_awal_dari'} waktu_yang_direncanakan|rencana`;
  return [{ stage: 2, matcher: phrase(`{event} dimulai pada? pukul {from} {zone}? , ${beside}`, slots) }];
}
