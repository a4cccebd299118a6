import { closing, concluded, lacking, purpose, scope } from './closing.ts';
import type { Section } from './draft.ts';
import { absent, NAMED_IN_COURSE, numbers, present, toldAtDoor } from './guests.ts';
import { comparisons, counts, rundown, strength } from './measures.ts';
import { leadership, type Matter, occasion, timeAndPlace } from './occasion.ts';
import { outcomes } from './outcomes.ts';
import type { Saying } from './telling.ts';

/** The list of who was there, where they are too many to be named in the course. */
export const ATTENDANCE_LIST = 'LAMPIRAN DAFTAR HADIR';

type Told = { part: string; heading: string; sayings: readonly Saying[] };

/** What is done at the event under the name that its papers use: an address to the troops, what was taught, what was said. */
function wordsHeading(noun: string): string {
  if (noun === 'apel' || noun === 'upacara') return 'Amanat dan penekanan';
  return noun === 'bimbingan teknis' || noun === 'bimtek' || noun === 'penyuluhan' || noun === 'sosialisasi'
    ? 'Materi dan penekanan'
    : 'Sambutan dan arahan';
}

function course(matter: Matter): Told[] {
  const part = 'PELAKSANAAN';
  const crowded = toldAtDoor(matter.facts) > NAMED_IN_COURSE;
  const forces = { part, heading: 'Kekuatan', sayings: strength(matter) };
  const muster = matter.noun === 'apel' || matter.noun === 'simulasi';
  return [
    { part, heading: 'Waktu dan tempat', sayings: timeAndPlace(matter) },
    { part, heading: 'Pimpinan dan petugas', sayings: leadership(matter) },
    ...(muster ? [forces] : []),
    {
      part,
      heading: 'Peserta dan undangan',
      sayings: [
        ...numbers(matter),
        ...counts(matter, 'took_part'),
        ...(crowded ? [] : present(matter)),
        ...absent(matter),
      ],
    },
    ...(muster ? [] : [forces]),
    { part, heading: 'Rangkaian acara', sayings: rundown(matter) },
    {
      part,
      heading: wordsHeading(matter.noun),
      sayings: [...outcomes(matter, 'emphasis'), ...outcomes(matter, 'remark'), ...outcomes(matter, 'quote')],
    },
  ];
}

/** What the parts of a report are called where it says what it deals with. */
const SCOPE: Record<string, string> = {
  'Waktu dan tempat': 'waktu dan tempat',
  'Pimpinan dan petugas': 'pimpinan',
  'Peserta dan undangan': 'peserta',
  Kekuatan: 'kekuatan',
  'Rangkaian acara': 'rangkaian acara',
};

/** The full report (laporan kegiatan): introduction, course, results, obstacles, conclusion, closing; then who was there. */
export function fullReport(matter: Matter): Told[] {
  const held = course(matter).filter(({ sayings }) => sayings.length > 0);
  const results = [...counts(matter, 'other'), ...outcomes(matter, 'decision'), ...outcomes(matter, 'question')];
  const parts = [...held.flatMap(({ heading }) => SCOPE[heading] ?? []), ...(results.length ? ['hasil'] : [])];
  const crowded = toldAtDoor(matter.facts) > NAMED_IN_COURSE;
  const introduction = 'PENDAHULUAN';
  const conclusion = 'KESIMPULAN, SARAN, DAN TINDAK LANJUT';
  return [
    { part: introduction, heading: 'Umum', sayings: occasion(matter) },
    { part: introduction, heading: 'Maksud dan tujuan', sayings: purpose(matter) },
    { part: introduction, heading: 'Ruang lingkup', sayings: scope(matter, parts) },
    ...held,
    { part: 'HASIL', heading: 'HASIL', sayings: results },
    {
      part: 'HAMBATAN DAN POTENSI KERAWANAN',
      heading: 'HAMBATAN DAN POTENSI KERAWANAN',
      sayings: outcomes(matter, 'risk'),
    },
    {
      part: conclusion,
      heading: 'Kesimpulan',
      sayings: [...concluded(matter), ...comparisons(matter), ...lacking(matter)],
    },
    { part: conclusion, heading: 'Tindak lanjut', sayings: outcomes(matter, 'follow_up') },
    { part: 'PENUTUP', heading: 'PENUTUP', sayings: closing(matter, 'laporan') },
    { part: ATTENDANCE_LIST, heading: ATTENDANCE_LIST, sayings: crowded ? present(matter) : [] },
  ];
}

/** Minutes (notulen): what a meeting was, who sat in it, what was said, what was concluded, who does what until when. */
export function minutes(matter: Matter): Told[] {
  const told = (part: string, ...sayings: (readonly Saying[])[]) => ({ part, heading: part, sayings: sayings.flat() });
  const crowded = toldAtDoor(matter.facts) > NAMED_IN_COURSE;
  const there = present(matter);
  return [
    told('UMUM', occasion(matter), timeAndPlace(matter), leadership(matter)),
    told(
      'PESERTA',
      numbers(matter),
      counts(matter, 'took_part'),
      crowded ? [] : there,
      absent(matter),
      strength(matter),
    ),
    told(
      'PEMBAHASAN',
      rundown(matter),
      outcomes(matter, 'emphasis'),
      outcomes(matter, 'remark'),
      outcomes(matter, 'quote'),
      outcomes(matter, 'question'),
      outcomes(matter, 'risk'),
    ),
    told('KESIMPULAN DAN KEPUTUSAN', counts(matter, 'other'), outcomes(matter, 'decision'), comparisons(matter)),
    told('TINDAK LANJUT', outcomes(matter, 'follow_up'), lacking(matter)),
    told('PENUTUP', closing(matter, 'notulen')),
    told(ATTENDANCE_LIST, crowded ? there : []),
  ];
}

/** The sections that have something to say. */
export const filled = (told: readonly Told[]): Section<Saying>[] =>
  told
    .filter(({ sayings }) => sayings.length > 0)
    .map(({ part, heading, sayings }) => ({ part, heading, sentences: [...sayings] }));
