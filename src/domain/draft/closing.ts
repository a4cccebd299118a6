import type { Matter } from './occasion.ts';
import { factsOf } from './phrasing.ts';
import { type Saying, saying } from './telling.ts';

/** Why a report is written; it rests on the event alone. */
export function purpose({ facts, noun }: Matter): Saying[] {
  const title = factsOf(facts, 'title');
  if (title.length === 0) return [];
  return [
    saying(
      'purpose',
      title,
      `Laporan ini disusun untuk menyampaikan pelaksanaan ${noun} tersebut kepada pimpinan`,
      `Maksud laporan ini adalah menyampaikan pelaksanaan ${noun} tersebut kepada pimpinan`,
      `Laporan ini dimaksudkan sebagai pertanggungjawaban atas pelaksanaan ${noun} tersebut`,
      `Tujuan laporan ini adalah memberikan gambaran pelaksanaan ${noun} tersebut kepada pimpinan`,
    ),
  ];
}

/** What a report deals with, from the parts it has. */
export function scope({ facts, noun }: Matter, parts: readonly string[]): Saying[] {
  const title = factsOf(facts, 'title');
  if (title.length === 0 || parts.length < 2) return [];
  const plain = `${parts.slice(0, -1).join(', ')}${parts.length > 2 ? ',' : ''} serta ${parts.at(-1)}`;
  return [
    saying(
      'scope',
      title,
      `Laporan ini meliputi ${plain} ${noun}`,
      `Ruang lingkup laporan ini meliputi ${plain} ${noun}`,
      `Laporan ini memuat ${plain} ${noun}`,
    ),
  ];
}

/** That the event was held. */
export function concluded({ facts, noun }: Matter): Saying[] {
  return factsOf(facts, 'title').map((title) => {
    const it = noun.charAt(0).toUpperCase() + noun.slice(1);
    const named = title.data.text;
    return saying('concluded', [title], `${named} telah dilaksanakan`, `${it} tersebut telah dilaksanakan`);
  });
}

/** What the record lacks and is not said elsewhere. */
export function lacking({ facts }: Matter): Saying[] {
  const others = factsOf(facts, 'missing').filter(({ data }) => !['date', 'time', 'venue'].includes(data.field));
  if (others.length === 0) return [];
  const names = others.map(({ label }) => label.charAt(0).toLowerCase() + label.slice(1));
  const all = names.length > 2 ? `${names.slice(0, -1).join(', ')}, dan ${names.at(-1)}` : names.join(' dan ');
  return [
    saying(
      'lacking',
      others,
      `Hal yang belum tercatat adalah ${all}`,
      `Data yang belum tercatat meliputi ${all}`,
      `${all.charAt(0).toUpperCase()}${all.slice(1)} belum tercatat`,
    ),
  ];
}

/** The last sentence of a paper; `paper` is what it calls itself. */
export function closing({ facts, noun }: Matter, paper: 'laporan' | 'notulen'): Saying[] {
  const title = factsOf(facts, 'title');
  if (title.length === 0) return [];
  return [
    saying(
      'closing',
      title,
      `Demikian ${paper} ini disampaikan berdasarkan data yang tercatat, untuk menjadi periksa`,
      `Demikian ${paper} ${noun} ini disusun berdasarkan data yang tercatat sebagai bahan periksa`,
      `Demikian ${paper} ini dibuat berdasarkan hal-hal yang tercatat untuk diketahui`,
    ),
  ];
}
