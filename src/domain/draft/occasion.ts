import { longDate } from '../dates.ts';
import { venueText } from '../facts/event.ts';
import { counted } from '../facts/numerals.ts';
import type { Fact, FactOf } from '../facts.ts';
import { capitalized, chunks, enumerated, factsOf, type Naming, programmeText, quotedText } from './phrasing.ts';
import { LIST, lines, type Saying, saying } from './telling.ts';

/** Names in one sentence; more are hard to follow. */
const NAMES_A_SENTENCE = 3;

/** Everything that a part of a text is made from. `noun`: what the event is called ('apel', 'rapat', 'kegiatan'). */
export type Matter = {
  facts: readonly Fact[];
  naming: Naming;
  noun: string;
  /** How numbers are written: with their words on official paper, in digits alone for the press. */
  amount: (n: number) => string;
};

/** What the event was: host, title, programme, theme. What the title already says is not said again. */
export function occasion({ facts }: Matter): Saying[] {
  const [title] = factsOf(facts, 'title');
  const [host] = factsOf(facts, 'host');
  if (!title || !host) return [];
  const [programme] = factsOf(facts, 'programme');
  const [theme] = factsOf(facts, 'theme');
  const all = [host, title, ...(programme ? [programme] : []), ...(theme ? [theme] : [])];
  const [by, what] = [host.data.text, title.data.text];
  const under = theme ? ` dengan tema ${quotedText(theme.data.text)}` : '';
  const within =
    programme && !what.toLowerCase().includes(programme.data.text.toLowerCase())
      ? programmeText(programme.data.text)
      : null;
  if (!within) {
    return [
      saying(
        'occasion',
        all,
        `${by} menyelenggarakan ${what}${under}`,
        `${what} diselenggarakan oleh ${by}${under}`,
        `${by} telah melaksanakan ${what}${under}`,
        `Kegiatan ${what} dilaksanakan oleh ${by}${under}`,
      ),
    ];
  }
  return [
    saying(
      'occasion',
      all,
      `Dalam rangka ${within}, ${by} menyelenggarakan ${what}${under}`,
      `${by} menyelenggarakan ${what} sebagai bagian dari ${within}${under}`,
      `${what} diselenggarakan oleh ${by} dalam rangka ${within}${under}`,
      `Sebagai bagian dari ${within}, ${by} telah melaksanakan ${what}${under}`,
      `Kegiatan ${what} dilaksanakan oleh ${by} sebagai bagian dari ${within}${under}`,
    ),
  ];
}

const dateText = ({ data }: FactOf<'date'>) =>
  data.until ? `${longDate(data.date)} s.d. ${longDate(data.until)}` : longDate(data.date);
const timeText = ({ data }: FactOf<'time'>) =>
  data.until ? `pukul ${data.from} s.d. ${data.until} ${data.zone}` : `pukul ${data.from} ${data.zone}`;

/** From when until when, on several days: the end belongs to the last of them. */
export const hoursOver = ({ from, over, zone }: FactOf<'time'>['data']) =>
  `mulai pukul ${from}${over ? ` dan berakhir pukul ${over.at}` : ''} ${zone}`;

/** Day and hours together. */
function whenText(date: FactOf<'date'> | undefined, time: FactOf<'time'> | undefined): string {
  const several = Boolean(date?.data.until);
  const day = date && `pada hari ${dateText(date)}${several && time?.data.over ? ',' : ''}`;
  const hours = time && (several ? hoursOver(time.data) : `${date ? '' : 'pada '}${timeText(time)}`);
  return [day, hours].filter(Boolean).join(' ');
}

/** When and where, as far as it is known; when it really began. What is not known of it is said at once. */
export function timeAndPlace({ facts, noun }: Matter): Saying[] {
  const [date] = factsOf(facts, 'date');
  const [time] = factsOf(facts, 'time');
  const [venue] = factsOf(facts, 'venue');
  const when = whenText(date, time);
  const where = venue ? venueText(venue.data) : null;
  const known = [date, time, venue].filter((fact) => fact !== undefined);
  const it = capitalized(noun);
  const said: Saying[] = [];
  if (when && where) {
    said.push(
      saying(
        'when',
        known,
        `${it} dilaksanakan ${when}, bertempat di ${where}`,
        `${capitalized(when)}, ${noun} dilaksanakan di ${where}`,
        `Bertempat di ${where}, ${noun} dilaksanakan ${when}`,
        `${it} berlangsung ${when} di ${where}`,
      ),
    );
  } else if (when) said.push(saying('when', known, `${it} dilaksanakan ${when}`, `${it} berlangsung ${when}`));
  else if (where) {
    said.push(saying('when', known, `${it} dilaksanakan di ${where}`, `${it} bertempat di ${where}`));
  }
  for (const start of factsOf(facts, 'held_start')) {
    const { from, late, zone } = start.data;
    const minutes = `${counted(Math.abs(late))} menit`;
    const beside =
      late === 0
        ? ['sesuai waktu yang direncanakan', 'sesuai rencana']
        : late > 0
          ? [`${minutes} sesudah waktu yang direncanakan`, `${minutes} lebih lambat dari rencana`]
          : [`${minutes} sebelum waktu yang direncanakan`, `${minutes} lebih awal dari rencana`];
    said.push(saying('start', [start], ...beside.map((way) => `${it} dimulai pukul ${from} ${zone}, ${way}`)));
  }
  return [...said, ...unknownHere(facts, noun)];
}

/** Date, time and place that are not known: said where they would stand. */
function unknownHere(facts: readonly Fact[], noun: string): Saying[] {
  const here = factsOf(facts, 'missing').filter(({ data }) => ['date', 'time', 'venue'].includes(data.field));
  if (here.length === 0) return [];
  const names = here.map(({ label }, i) => (i === 0 ? label : label.toLowerCase()));
  return [
    saying(
      'unknown',
      here,
      `${enumerated(names)} ${noun} belum tercatat`,
      `${enumerated(names)} pelaksanaan ${noun} belum tercatat`,
    ),
  ];
}

/** Who led and who had a part. */
export function leadership({ facts, naming, noun }: Matter): Saying[] {
  const said = factsOf(facts, 'leader').map((leader) => {
    const name = naming.introduce(leader.data.person);
    if (leader.data.planned) {
      return saying(
        'leader',
        [leader],
        `Pimpinan ${noun} menurut rencana adalah ${name}`,
        `Pimpinan ${noun} yang direncanakan adalah ${name}`,
      );
    }
    return saying(
      'leader',
      [leader],
      `${capitalized(noun)} dipimpin oleh ${name}`,
      `${name} memimpin ${noun} tersebut`,
      `Pimpinan ${noun} adalah ${name}`,
    );
  });
  const groups = new Map<string, FactOf<'role'>[]>();
  for (const role of factsOf(facts, 'role')) {
    const key = `${role.data.planned} ${role.data.role.toLowerCase()}`;
    groups.set(key, [...(groups.get(key) ?? []), role]);
  }
  for (const group of groups.values()) {
    const { role, planned } = (group[0] as FactOf<'role'>).data;
    for (const part of chunks(group, group.length > NAMES_A_SENTENCE ? LIST : NAMES_A_SENTENCE)) {
      const listed = part.length > NAMES_A_SENTENCE;
      const names = part.map(({ data }) => (listed ? naming.full(data.person) : naming.introduce(data.person)));
      const ways = planned
        ? [`Menurut rencana, tercatat sebagai ${role}`, `Direncanakan sebagai ${role}`]
        : [`Bertindak sebagai ${role}`, `Tercatat sebagai ${role}`, `Bertugas sebagai ${role}`];
      said.push(
        saying('role', part, ...ways.map((way) => (listed ? lines(`${way}:`, names) : `${way}: ${enumerated(names)}`))),
      );
    }
  }
  return said;
}
