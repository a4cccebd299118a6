import * as fc from 'fast-check';
import { COUNT_WHATS, KINDS } from '../../src/domain/kinds.ts';
import type { EventRecord } from '../../src/domain/record.ts';
import { came, guest, record } from './records.ts';

/* Records of every kind of event with invented people, places and sayings. */

const GIVEN = ['Arga', 'Bima', 'Citra', 'Dewi', 'Endah', 'Fajar', 'Galuh', 'Hesti', 'Indra', 'Joko', 'Laras', 'Nanda'];
const FAMILY = [
  'Wijaya',
  'Kusuma',
  'Pratama',
  'Lestari',
  'Saputra',
  'Mahendra',
  'Santika',
  'Nugraha',
  'Permana',
  'Utami',
];
const PREFIX = ['', '', '', 'H. ', 'Hj. ', 'Drs. ', 'dr. ', 'AKBP ', 'Kompol ', 'Iptu ', 'Letkol Inf ', 'Ir. '];
const DEGREES = ['', '', '', ', S.H.', ', S.E., M.Si.', ', S.I.K., M.H.', ' SH'];
const OFFICES = [
  'Bupati',
  'Kapolres',
  'Dandim',
  'Ketua DPRD',
  'Kepala Dinas Perhubungan',
  'Camat',
  'Kepala Bagian Hukum',
  'Ketua KPU',
];
const CAPACITY = ['', '', '', '', 'Pj. ', 'Plt. ', 'Plh. '];
const PLACES = ['Wanareja', 'Sagara', 'Tirtamulya', 'Karangjati', 'Randu', 'Waru'];
const WORDS =
  'petugas warga tidak dan serta keamanan menjaga pos jalan pasar pemilu damai, (lanjutan) "siaga" 14 hari; logistik oleh di pada hadir diwakili seluruh Polres DPRD TPS: belum'.split(
    ' ',
  );

const name = fc
  .tuple(fc.constantFrom(...PREFIX), fc.constantFrom(...GIVEN), fc.constantFrom(...FAMILY), fc.constantFrom(...DEGREES))
  .map(([prefix, given, family, degrees]) => `${prefix}${given} ${family}${degrees}`);
const position = fc
  .tuple(fc.constantFrom(...CAPACITY), fc.constantFrom(...OFFICES), fc.constantFrom(...PLACES))
  .map((parts) => `${parts[0]}${parts[1]} ${parts[2]}`);
const saying = fc
  .tuple(
    fc.constantFrom('Petugas', 'Warga', 'Seluruh pihak', '14 titik', 'Jangan'),
    fc.array(fc.constantFrom(...WORDS), { minLength: 2, maxLength: 8 }),
    fc.constantFrom('', '.', '?', '!'),
  )
  .map(([first, words, mark]) => `${first} ${words.join(' ').replace(/[,;:]$/, '')}${mark}`);
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
const whole = fc.oneof(fc.nat(12), fc.nat(2500), fc.nat(10_000_000));

const official = fc
  .record({ name: maybe(name), position: maybe(position) })
  .filter((who) => who.name !== null || who.position !== null);

const guests = fc.uniqueArray(
  fc.record({
    who: official,
    agency: fc
      .tuple(fc.constantFrom('Dinas', 'Polres', 'Kodim', 'Yayasan'), fc.constantFrom(...PLACES))
      .map((parts) => parts.join(' ')),
    status: fc.constantFrom('pending' as const, 'accepted' as const, 'represented' as const, 'declined' as const),
    came: fc.constantFrom('holder' as const, 'representative' as const, null),
    stand: fc.record({ name, position: maybe(position) }),
    precedenceClass: fc.nat(20),
  }),
  { maxLength: 9, selector: ({ who, agency }) => `${who.position ?? who.name} ${agency}`.toLowerCase() },
);

const outcomes = fc.uniqueArray(
  fc.record({
    kind: fc.constantFrom(
      'emphasis' as const,
      'remark' as const,
      'quote' as const,
      'risk' as const,
      'decision' as const,
      'follow_up' as const,
      'question' as const,
    ),
    text: saying,
    speaker: maybe(fc.oneof(position, name)),
    owner: maybe(fc.constantFrom(...PLACES).map((place) => `Polres ${place}`)),
    due: maybe(fc.constantFrom('2027-01-04', '2028-02-29', '2027-12-31')),
  }),
  { maxLength: 7, selector: ({ text }) => text.toLowerCase().replace(/[.?!]$/, '') },
);

/** A record of any kind: valid as the forms and the API would let it in. The title holds no date, time or place. */
export const anyRecord: fc.Arbitrary<EventRecord> = fc
  .record({
    kind: fc.constantFrom(...KINDS.map((kind) => kind.id)),
    title: fc.constantFrom(
      'Apel Siaga',
      'Rapat Koordinasi',
      'Sosialisasi Tertib Lalu Lintas (lanjutan)',
      'Dialog; "Damai"',
    ),
    theme: maybe(fc.constantFrom('Damai itu Indah', 'Siaga, Sigap, Santun')),
    programme: maybe(fc.constantFrom('Operasi Siaga 2031', 'Cooling System')),
    host: fc.constantFrom('Polres Sagara', 'Polsek Waru, Polres Sagara', 'KPU Kabupaten Randu'),
    leader: maybe(official),
    day: fc.integer({ min: 1, max: 28 }),
    month: fc.integer({ min: 1, max: 12 }),
    hour: fc.integer({ min: 6, max: 18 }),
    minute: fc.constantFrom('07', '13', '37', '53'),
    lasts: fc.constantFrom(null, 'hours' as const, 'days' as const),
    timezone: fc.constantFrom('Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura'),
    venue: fc.record({
      name: fc.constantFrom('Pendopo Zamrud', 'Lapangan Zaitun'),
      address: maybe(fc.constant('Jalan Zebra 5')),
      city: maybe(fc.constant('Kota Zenit')),
    }),
    roles: fc.array(
      fc.tuple(fc.constantFrom('narasumber', 'MC', 'komandan'), official).map(([role, who]) => ({ role, ...who })),
      { maxLength: 3 },
    ),
    unconfirmed: fc.subarray(['time', 'date', 'venue'] as const),
    agenda: fc.uniqueArray(fc.constantFrom('Registrasi', 'Pembukaan', 'Materi, sesi 1', 'Dialog dan doa'), {
      maxLength: 4,
    }),
    officer: maybe(name),
    guests,
    walkIns: fc.uniqueArray(fc.record({ name, position: maybe(position), agency: maybe(fc.constant('Radio Zenit')) }), {
      maxLength: 2,
      selector: (who) => who.name,
    }),
    taken: fc.boolean(),
    forces: fc.uniqueArray(
      fc.record({
        unit: fc.constantFrom('Satlantas', 'Satsamapta', 'Kodim 0888', 'Dinas Kesehatan'),
        personnel: whole,
        vehicles: maybe(whole),
      }),
      { maxLength: 4, selector: (force) => force.unit },
    ),
    counts: fc.uniqueArray(
      fc.record({
        what: fc.constantFrom(...COUNT_WHATS),
        number: whole,
        note: maybe(fc.constantFrom('dari dua desa', 'pagi; sore')),
      }),
      { maxLength: 5, selector: (count) => count.what },
    ),
    outcomes,
  })
  .map((x): EventRecord => {
    const two = (n: number) => String(n).padStart(2, '0');
    const date = `2031-${two(x.month)}-${two(x.day)}`;
    const startsAt = `${date}T${two(x.hour)}:${x.minute}`;
    const ends = {
      hours: `${date}T${two(x.hour + 3)}:${x.minute}`,
      days: `2031-${two(x.month)}-${two(x.day + (x.day < 28 ? 1 : 0))}T21:41`,
    };
    return record({
      kindId: x.kind,
      title: x.title,
      theme: x.theme,
      programme: x.programme,
      host: x.host,
      leader: x.leader,
      startsAt,
      endsAt: x.lasts === null ? null : ends[x.lasts],
      timezone: x.timezone,
      venue: x.venue,
      roles: x.roles,
      unconfirmed: x.unconfirmed,
      agenda: x.agenda.map((title, index) => ({
        startsAt: `${date}T${two(x.hour + index)}:${x.minute}`,
        endsAt: `${date}T${two(x.hour + index)}:59`,
        title,
        officer: index === 1 ? x.officer : null,
      })),
      invitations: x.guests.map((g, index) =>
        guest(`i${index + 1}`, {
          ...g.who,
          agency: g.agency,
          precedenceClass: g.precedenceClass,
          status: g.status,
          representative: g.status === 'represented' ? { ...g.stand, contact: null } : null,
        }),
      ),
      attendance: x.taken
        ? [
            ...x.guests.flatMap((g, index) => {
              if (g.came === null) return [];
              const representative = g.came === 'representative' ? g.stand : null;
              return [came(`a${index + 1}`, `i${index + 1}`, { present: g.came, representative })];
            }),
            ...x.walkIns.map((who, index) => came(`w${index + 1}`, null, { present: 'walk_in', ...who })),
          ]
        : [],
      forces: x.forces.map((force, index) => ({ id: `f${index + 1}`, ...force })),
      counts: x.counts.map((count, index) => ({ id: `c${index + 1}`, ...count })),
      outcomes: x.outcomes.map((outcome, index) => ({ id: `o${index + 1}`, ...outcome })),
    });
  });
