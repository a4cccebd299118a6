import type { Fact, FactOf } from '../facts.ts';
import type { Phrase } from './claim.ts';
import { either, type Matcher, maybe, oneOf, phrase, quoted, sequence } from './matching.ts';
import { anyOf, clockTexts, dateTexts, inQuotes, personItems, wordings } from './surfaces.ts';

/** A text with or without quotation marks. */
function named(text: string): Matcher {
  const matcher = oneOf(wordings(text));
  return either(matcher, quoted(oneOf(inQuotes(text))));
}

function hostPhrases({ data }: FactOf<'host'>, event: Matcher): Phrase[] {
  const slots = { host: named(data.text), event };
  const held = 'menyelenggarakan|melaksanakan|menggelar|mengadakan';
  return [
    { stage: 1, matcher: phrase('diselenggarakan|dilaksanakan|digelar|diadakan oleh? {host}', slots) },
    { stage: 1, matcher: phrase(`penyelenggara {event}? adalah|ialah|: {host}`, slots) },
    { stage: 1, subject: true, matcher: phrase(`{host} telah? ${held} {event}?`, slots) },
    { stage: 1, subject: true, matcher: phrase(`{host} selaku? penyelenggara {event}?`, slots) },
  ];
}

function leaderPhrases({ data }: FactOf<'leader'>, event: Matcher): Phrase[] {
  const slots = { leader: anyOf(personItems(data.person)), event };
  if (data.planned) {
    const meant = 'menurut_rencana|yang_direncanakan';
    return [{ stage: 1, person: true, matcher: phrase(`pimpinan {event}? ${meant} adalah|ialah|: {leader}`, slots) }];
  }
  return [
    { stage: 1, person: true, matcher: phrase('dipimpin langsung? oleh? {leader}', slots) },
    { stage: 1, person: true, matcher: phrase('di bawah pimpinan {leader}', slots) },
    { stage: 1, person: true, matcher: phrase(`pimpinan {event}? adalah|ialah|: {leader}`, slots) },
    { stage: 1, subject: true, matcher: phrase('{leader} memimpin jalannya? {event}?', slots) },
    { stage: 1, subject: true, matcher: phrase(`{leader} selaku|sebagai pimpinan {event}?`, slots) },
  ];
}

function datePhrases({ data }: FactOf<'date'>): Phrase[] {
  const from = oneOf(dateTexts(data.date));
  const until = data.until ? oneOf(dateTexts(data.until)) : null;
  const day = until ? sequence(from, maybe(sequence(phrase('s.d.|sampai_dengan|sampai|hingga|-'), until))) : from;
  const slots = { day };
  return [
    { stage: 1, matcher: phrase(`pada${until ? '|dari|mulai|sejak' : ''}? hari? tanggal? {day}`, slots) },
    { stage: 1, matcher: phrase('tanggal|hari_dan_tanggal|hari,_tanggal|hari/tanggal|waktu : {day}', slots) },
  ];
}

function timePhrases({ data }: FactOf<'time'>): Phrase[] {
  const slots = {
    from: oneOf(clockTexts(data.from)),
    until: data.until ? oneOf(clockTexts(data.until)) : () => [],
    zone: oneOf([data.zone]),
    day: oneOf(data.over ? dateTexts(data.over.date) : []),
    at: oneOf(data.over ? clockTexts(data.over.at) : []),
  };
  const begins = 'dimulai|mulai|sejak|dari|pada|waktu|waktu_pelaksanaan';
  const to = 's.d.|sampai_dengan|sampai|hingga|-';
  const ends = 'berakhir|selesai|berakhir_pada|selesai_pada';
  return [
    { stage: 1, matcher: phrase(`${begins}? :? pukul {from} {zone}?`, slots) },
    { stage: 1, matcher: phrase(`${begins}? :? pukul {from} {zone}? ${to} pukul? {until} {zone}?`, slots) },
    // an end that is recorded is not left out
    ...(data.until || data.over
      ? []
      : [
          {
            stage: 1 as const,
            matcher: phrase(`${begins}? :? pukul {from} {zone}? s.d.|sampai_dengan|hingga selesai`, slots),
          },
        ]),
    { stage: 1, matcher: phrase(`${ends} pukul {until} {zone}?`, slots) },
    ...(data.over
      ? [
          {
            stage: 1 as const,
            matcher: phrase(
              `${begins}? :? pukul {from} {zone}? ${to} hari? tanggal? {day} ,? pukul {at} {zone}?`,
              slots,
            ),
          },
          {
            stage: 1 as const,
            matcher: phrase(
              `${to} hari? tanggal? {day} ,? ${begins} pukul {from} {zone}? dan|, ${ends} pukul {at} {zone}?`,
              slots,
            ),
          },
          { stage: 1 as const, matcher: phrase(`${ends} hari? tanggal? {day} ,? pukul {at} {zone}?`, slots) },
          { stage: 1 as const, matcher: phrase(`${ends} pukul {at} {zone}? pada? hari? tanggal? {day}`, slots) },
        ]
      : []),
  ];
}

function venuePhrases({ data }: FactOf<'venue'>, event: Matcher): Phrase[] {
  const { name, address, city } = data;
  const parts = [name, address, city].filter((part) => part !== null);
  const whole = [parts, [name, address], [name, city], [address, city], [name], [address], [city]].map((some) =>
    some.filter((part) => part !== null && part !== '').join(', '),
  );
  const slots = {
    event,
    venue: oneOf(whole.flatMap((text) => [text, text.replace(', ', ' (').concat(text.includes(', ') ? ')' : '')])),
  };
  return [
    { stage: 1, matcher: phrase('bertempat|dipusatkan? di {venue}', slots) },
    { stage: 1, matcher: phrase(`tempat|lokasi {event}? adalah|ialah|:|di {venue}`, slots) },
  ];
}

/**
 * The ways to say what a fact about the event itself says: its title, host, programme, theme, leader, date, time, venue.
 * Empty for facts of other kinds.
 */
export function eventPhrases(fact: Fact, event: Matcher): readonly Phrase[] {
  const known = phrasesOf.get(fact);
  if (known?.event === event) return known.phrases;
  const phrases = madeOf(fact, event);
  phrasesOf.set(fact, { event, phrases });
  return phrases;
}

const phrasesOf = new WeakMap<Fact, { event: Matcher; phrases: readonly Phrase[] }>();

function madeOf(fact: Fact, event: Matcher): Phrase[] {
  switch (fact.kind) {
    case 'title':
      return [
        { stage: 1, matcher: named(fact.data.text) },
        { stage: 1, matcher: sequence(phrase('nama? {event} :', { event }), named(fact.data.text)) },
      ];
    case 'host':
      return hostPhrases(fact, event);
    case 'programme': {
      const slots = { programme: named(fact.data.text), event };
      return [
        { stage: 1, matcher: phrase('merupakan|sebagai|adalah? bagian|rangkaian dari? program? {programme}', slots) },
        { stage: 1, matcher: phrase('program yang menaungi {event} adalah|ialah {programme}', slots) },
        { stage: 1, matcher: phrase('dalam rangka|kerangka|lingkup? program? {programme}', slots) },
        { stage: 1, matcher: phrase(`program {event}? adalah|:? {programme}`, slots) },
      ];
    }
    case 'theme': {
      const slots = { theme: named(fact.data.text), event };
      return [
        { stage: 1, matcher: phrase('mengusung|mengangkat|mengambil|dengan? tema :? {theme}', slots) },
        {
          stage: 1,
          matcher: phrase('tema {event}? yang_diangkat|yang_diusung? adalah|ialah|yakni|yaitu {theme}', slots),
        },
        { stage: 1, matcher: phrase('bertema|bertemakan :? {theme}', slots) },
      ];
    }
    case 'leader':
      return leaderPhrases(fact, event);
    case 'date':
      return datePhrases(fact);
    case 'time':
      return timePhrases(fact);
    case 'venue':
      return venuePhrases(fact, event);
    default:
      return [];
  }
}
