import { dayMonthYear, longDate } from '../dates.ts';
import { counted } from '../facts/numerals.ts';
import { COMPARED_WORDS, COUNT_WORDS } from '../facts/wording.ts';
import type { FactOf } from '../facts.ts';
import type { Matter } from './occasion.ts';
import { capitalized, chunks, enumerated, factsOf } from './phrasing.ts';
import { LIST, lines, type Saying, saying } from './telling.ts';

type Amount = Matter['amount'];

const forceText = ({ personnel, vehicles }: { personnel: number; vehicles: number | null }, amount: Amount) =>
  `${amount(personnel)} personel${vehicles === null ? '' : ` dan ${amount(vehicles)} kendaraan`}`;

/** Strength on parade, by unit and in all. */
export function strength({ facts, amount }: Matter): Saying[] {
  const forces = factsOf(facts, 'force');
  const said = chunks(forces, LIST).map((part, index) => {
    const items = part.map(({ data }) => `${data.unit} sebanyak ${forceText(data, amount)}`);
    const ways = index
      ? ['Kekuatan lainnya meliputi']
      : ['Kekuatan yang tercatat meliputi', 'Kekuatan yang tercatat terdiri atas'];
    const joined = (way: string) => (items.length === 1 ? `${way} ${items[0]}` : lines(`${way}:`, items));
    return saying('force', part, ...ways.map(joined));
  });
  for (const total of factsOf(facts, 'force_total')) {
    const n = forceText(total.data, amount);
    said.push(
      saying(
        'force_total',
        [total],
        `Seluruh kekuatan berjumlah ${n}`,
        `Jumlah kekuatan seluruhnya adalah ${n}`,
        `Kekuatan seluruhnya mencapai ${n}`,
      ),
    );
  }
  return said;
}

type Item = FactOf<'agenda'> | FactOf<'held_item'>;

const itemText = ({ title, officer }: { title: string; officer: string | null }) =>
  officer ? `${title} (petugas: ${officer})` : title;

function timed({ data }: Item): string {
  if (data.from === null) return itemText(data);
  const day = data.date ? `hari ${longDate(data.date)}, ` : '';
  const hours = data.until ? `${data.from} s.d. ${data.until}` : data.from;
  return `${day}pukul ${hours} ${data.zone}: ${itemText(data)}`;
}

/** The rundown: as it was held where it was run, else as it was planned. */
export function rundown({ facts, noun }: Matter): Saying[] {
  const said: Saying[] = [];
  const list = (topic: string, items: readonly Item[], ways: readonly string[], further: string) => {
    chunks(items, LIST).forEach((part, index) => {
      const texts = part.map(timed);
      const made = (way: string) =>
        texts.length === 1 ? `${way}: ${texts[0]}` : lines(`${way} sebagai berikut:`, texts);
      said.push(saying(topic, part, ...(index ? [further] : ways).map(made)));
    });
  };
  const planned = factsOf(facts, 'agenda');
  const clocked = planned.filter(({ data }) => data.from !== null);
  const ways = [`Rangkaian acara ${noun} direncanakan`, `Susunan acara ${noun} direncanakan`];
  list('agenda', clocked, ways, 'Acara selanjutnya direncanakan');
  const bare = planned.filter(({ data }) => data.from === null);
  for (const part of chunks(bare, LIST)) {
    const names = part.map(({ data }) => itemText(data));
    const lead = `Susunan acara ${noun} mencakup`;
    said.push(saying('agenda_bare', part, part.length > 3 ? lines(`${lead}:`, names) : `${lead} ${enumerated(names)}`));
  }
  list('held', factsOf(facts, 'held_item'), [`Rangkaian acara ${noun} dilaksanakan`], 'Acara selanjutnya dilaksanakan');
  const dropped = factsOf(facts, 'dropped_item');
  for (const part of chunks(dropped, LIST)) {
    const names = part.map(({ data }) => itemText(data));
    const lead = 'Acara yang direncanakan dan tidak tercatat dilaksanakan';
    said.push(saying('dropped', part, names.length === 1 ? `${lead} adalah ${names[0]}` : lines(`${lead}:`, names)));
  }
  return said;
}

const TOOK_PART: readonly string[] = ['participants', 'residents'];

/** Numbers counted: of those who took part, or of everything else. */
export function counts({ facts, noun, amount }: Matter, which: 'took_part' | 'other'): Saying[] {
  return factsOf(facts, 'count')
    .filter((fact) => TOOK_PART.includes(fact.data.what) === (which === 'took_part'))
    .map((fact) => {
      const { what, number, note } = fact.data;
      const n = `${amount(number)} ${COUNT_WORDS[what].noun}${note ? ` (${note})` : ''}`;
      const ways = [
        `Dalam ${noun} tersebut tercatat ${n}`,
        `Tercatat ${n}`,
        `Sebanyak ${n} tercatat dalam ${noun} tersebut`,
      ];
      if (what === 'participants') ways.splice(0, 2, `${capitalized(noun)} diikuti oleh ${n}`);
      return saying('count', [fact], ...ways);
    });
}

/** What the last event of the kind counted. */
export function comparisons({ facts }: Matter): Saying[] {
  return factsOf(facts, 'comparison').map((fact) => {
    const { what, number, title, date } = fact.data;
    const n = `${counted(number)} ${COMPARED_WORDS[what]}`;
    const where = `${title} pada ${dayMonthYear(date)}`;
    return saying(
      'comparison',
      [fact],
      `Sebagai pembanding, pada kegiatan sejenis terakhir, yaitu ${where}, tercatat ${n}`,
      `Kegiatan sejenis terakhir, yaitu ${where}, mencatat ${n}`,
    );
  });
}
