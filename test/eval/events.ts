import { COUNT_WHATS, KINDS } from '../../src/domain/kinds.ts';
import type { EventRecord, OutcomeRecord } from '../../src/domain/record.ts';
import { came, guest, PRESS_EVENTS, record } from '../domain/records.ts';
import { chance } from './random.ts';

/*
 * Invented events of every kind, varied by seed. The development and the held-back split share neither people nor places
 * nor sayings.
 */

export type Split = 'development' | 'held-back';
export type EvalEvent = { id: string; split: Split | 'cases'; record: EventRecord };

type World = {
  names: string[];
  places: string[];
  sayings: string[];
  quotes: string[];
  notes: string[];
  programmes: string[];
  themes: string[];
};

const WORLDS: Record<Split, World> = {
  development: {
    // names like places and like words of a report are on purpose
    names: [
      'Drs. Bagas Wiratama',
      'Hj. Sekar Lintang, M.Si.',
      'AKBP Gading Prakoso, S.I.K.',
      'Letkol Inf Tirta Adiguna',
      'Ratna Kumala, S.H.',
      'H. Palembang Siregar',
      'Melati Arum',
      'Yudha Saputra',
      'dr. Intan Permata',
      'Wulan Sari',
      'Kompol Dimas Arya, S.I.K.',
      'Ipda Lestari Ningrum',
      'Gilang Ramdani',
      'Nirmala Dewi, S.Pd.',
      'Bayu Laksana',
      'Ir. Sagara Mahendra, M.T.',
      'Hadir Santoso',
      'Damai Pertiwi',
    ],
    places: ['Wanareja', 'Sagara', 'Tirtamulya', 'Karangjati'],
    sayings: [
      'Petugas tidak meninggalkan pos sebelum digantikan',
      'Warga diimbau tidak menyebarkan berita bohong dan menjaga kerukunan',
      'Jangan ada kendaraan yang diparkir di bahu jalan',
      'Distribusi logistik dimulai dari kecamatan terjauh; pengawalan melekat sampai tujuan',
      'Setiap laporan warga dicatat dan diteruskan paling lambat 24 jam',
      'Jalan menuju Pasar Baru belum dapat dilalui kendaraan berat',
      'Anggota Polri dan ASN bukan juru kampanye',
      'Posko terpadu dibuka di Simpang Lima mulai H-7',
      'Tokoh masyarakat diajak menjaga suasana "guyub" di lingkungannya',
      'Peralatan pemungutan suara di 14 titik tidak lengkap',
      'Pendataan penerima bantuan diulang karena data ganda',
      'Pengamanan dilaksanakan secara humanis tanpa kekerasan',
    ],
    quotes: ['Kami siaga penuh, tanpa kecuali', 'Keselamatan warga bukan pilihan', 'Mari jaga "rumah" kita bersama'],
    notes: ['dari dua desa', 'pagi dan sore'],
    programmes: ['Cooling System', 'Operasi Mantap Praja 2027'],
    themes: ['Bersama Menjaga Damai', 'Siaga, Sigap, Santun'],
  },
  'held-back': {
    names: [
      'Dr. H. Panji Anggara, M.A.P.',
      'Hj. Ayu Kencana, S.Sos.',
      'AKBP Rangga Satya, S.I.K., M.H.',
      'Letkol Arh Wira Bhakti',
      'Sulastri Handayani, S.H., M.Kn.',
      'Medan Harahap',
      'Kirana Puspa',
      'Teguh Prasetyo',
      'dr. Bunga Maharani, Sp.A.',
      'Rahmat Hidayat',
      'AKP Surya Negara',
      'Aiptu Slamet Riyadi',
      'Fitri Ananda',
      'Cakra Buana',
      'Ir. H. Lintang Samudra',
      'Mewakili Simanjuntak',
      'Utama Wibawa, S.STP.',
      'Sri Rejeki',
    ],
    places: ['Bantarwangi', 'Giripura', 'Muara Seranti', 'Lembah Indah'],
    sayings: [
      'Bendungan belum aman untuk didekati selama musim hujan',
      'Tidak seorang pun boleh masuk ruang penyimpanan tanpa izin tertulis',
      'Perlengkapan medis di puskesmas kurang, terutama tandu dan oksigen',
      'Iuran keamanan bukan kewajiban warga',
      'Rambu sementara dipasang di 32 persimpangan sebelum apel dimulai',
      'Pedagang kaki lima tanpa kecuali dipindahkan ke lapangan timur',
      'Kepala desa diminta tidak menunda penyaluran bantuan',
      'Satu nomor pengaduan dipakai bersama: layanan 110',
      'Pelajar di bawah umur jangan diberi kendaraan bermotor',
      'Data pemilih ganda di 7 TPS diperbaiki oleh PPS',
      'Kapal patroli "Elang Laut" siaga di muara; dua perahu karet menyusul',
      'Sungai meluap di tiga dusun, jalan alternatif tidak tersedia',
    ],
    quotes: ['Tidak ada ruang bagi politik uang', 'Saya titip kerukunan, bukan ketakutan', 'Jaga "kampung" kita'],
    notes: ['tidak termasuk panitia', 'tiga gelombang'],
    programmes: ['Ngopi Kamtibmas', 'Operasi Lilin 2027'],
    themes: ['Rukun Agawe Santosa', 'Pemilu Damai, Rakyat Senang'],
  },
};

const OFFICES = [
  ['Bupati', 'Pemerintah Kabupaten'],
  ['Kapolres', 'Polres'],
  ['Dandim 0999/', 'Kodim 0999/'],
  ['Ketua DPRD', 'DPRD Kabupaten'],
  ['Kepala Dinas Perhubungan', 'Dinas Perhubungan Kabupaten'],
  ['Camat', 'Kecamatan'],
  ['Kepala Bagian Hukum Setda', 'Sekretariat Daerah Kabupaten'],
  ['Ketua KPU', 'KPU Kabupaten'],
  ['Ketua Bawaslu', 'Bawaslu Kabupaten'],
  ['Kepala Badan Kesbangpol', 'Badan Kesbangpol Kabupaten'],
] as const;
const CAPACITY = ['', '', '', '', 'Pj. ', 'Plt. ', 'Plh. '];
const TITLES: Record<string, string> = {
  'apel-gelar-pasukan': 'Apel Gelar Pasukan Operasi Mantap Praja',
  bimtek: 'Bimbingan Teknis Petugas Ketertiban TPS',
  penyuluhan: 'Penyuluhan Bahaya Narkoba',
  silaturahmi: 'Silaturahmi dengan Tokoh Masyarakat',
  sosialisasi: 'Sosialisasi Tertib Lalu Lintas',
  sambang: 'Sambang Warga',
  'rakor-forkopimda': 'Rapat Koordinasi Forkopimda',
  'bakti-sosial': 'Bakti Sosial dan Pengobatan Gratis',
  'deklarasi-damai': 'Deklarasi Pemilu Damai',
  sispamkota: 'Simulasi Sistem Pengamanan Kota',
};
const KINDS_OF_SAYING: OutcomeRecord['kind'][] = [
  'emphasis',
  'remark',
  'quote',
  'risk',
  'decision',
  'follow_up',
  'question',
];
const UNITS = ['Satsamapta', 'Satlantas', 'Kodim 0888', 'Satpol PP', 'Dinas Kesehatan'];
const two = (n: number) => String(n).padStart(2, '0');

/** The n-th event of a kind in a split: the same each time. */
function event(split: Split, kindId: string, n: number): EventRecord {
  const c = chance(
    7919 * (KINDS.findIndex(({ id }) => id === kindId) + 1) + 104_729 * n + (split === 'held-back' ? 77 : 0),
  );
  const world = WORLDS[split];
  const people = c.mixed(world.names);
  const name = () => people.pop() ?? 'Nama Cadangan';
  const place = c.one(world.places);
  const date = `${2026 + c.below(2)}-${two(1 + c.below(12))}-${two(1 + c.below(27))}`;
  const days = kindId === 'bimtek' && n % 2 === 0;
  const next = `${date.slice(0, 8)}${two(Number(date.slice(8)) + 1)}`;
  const hour = 7 + c.below(7);
  const minute = c.one(['00', '15', '30', '45']);
  const guests = kindId === 'sambang' && n % 2 ? [] : c.some(OFFICES, 4 + c.below(5));
  const rows = guests.map(([office, agency], index) => ({
    position: c.odds(90) ? `${c.one(CAPACITY)}${office}${office.endsWith('/') ? '' : ' '}${place}` : null,
    name: c.odds(90) || index === 0 ? name() : null,
    agency: `${agency}${agency.endsWith('/') ? '' : ' '}${place}`,
    status: c.one(['pending', 'accepted', 'represented', 'represented', 'declined'] as const),
    came: c.one(['holder', 'holder', 'representative', null] as const),
    stand: {
      name: name(),
      position: c.odds(60) ? `Sekretaris ${agency}${agency.endsWith('/') ? '' : ' '}${place}` : null,
    },
    precedenceClass: index,
  }));
  for (const row of rows) if (!row.position && !row.name) row.name = name();
  const taken = guests.length > 0 && !c.odds(12);
  const offices = rows.flatMap(({ position }) => (position ? [position] : []));
  const leader = rows.find((row) => row.came === 'holder' && row.position && row.name);
  const speaker = () => (c.odds(75) && offices.length > 0 ? c.one(offices) : null);
  const forces = kindId === 'apel-gelar-pasukan' || kindId === 'sispamkota' ? c.some(UNITS, 1 + c.below(4)) : [];
  const kinds = c.mixed(KINDS_OF_SAYING);
  const sayings = c.mixed(world.sayings).slice(0, 6 + c.below(5));
  const speakerName = c.odds(50) ? name() : null;
  const ran = c.odds(35);
  const heldAt = `${date}T${two(hour)}:${minute === '00' ? '05' : minute}`;
  return record({
    kindId,
    title: `${TITLES[kindId] ?? 'Kegiatan'} ${place}`,
    host: `${c.one(['Polres', 'Badan Kesbangpol Kabupaten', 'KPU Kabupaten', 'Pemerintah Kabupaten'])} ${place}`,
    programme: c.odds(50) ? c.one(world.programmes) : null,
    theme: c.odds(40) ? c.one(world.themes) : null,
    leader: leader && c.odds(80) ? { name: leader.name, position: leader.position } : null,
    startsAt: `${date}T${two(hour)}:${minute}`,
    endsAt: days ? `${next}T16:00` : c.odds(60) ? `${date}T${two(hour + 2 + c.below(3))}:${minute}` : null,
    timezone: c.one(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']),
    venue: {
      name: `${c.one(['Pendopo', 'Aula', 'Lapangan', 'Gedung Serbaguna'])} ${place}`,
      address: c.odds(40) ? `Jalan Merdeka ${1 + c.below(90)}` : null,
      city: c.odds(50) ? `Kabupaten ${place}` : null,
    },
    unconfirmed: c.odds(30) ? [c.one(['time', 'date', 'venue'] as const)] : [],
    roles: [
      ...(kindId === 'apel-gelar-pasukan' || kindId === 'sispamkota'
        ? [{ role: 'komandan', name: name(), position: `Kabag Ops Polres ${place}` }]
        : []),
      ...(speakerName ? [{ role: 'narasumber', name: speakerName, position: null }] : []),
    ],
    agenda: c.odds(50)
      ? [
          {
            startsAt: `${date}T${two(hour)}:${minute}`,
            endsAt: `${date}T${two(hour)}:50`,
            title: 'Pembukaan',
            officer: null,
            ...(ran ? { held: { from: heldAt, until: `${date}T${two(hour)}:52` } } : {}),
          },
          {
            startsAt: `${days ? next : date}T${two(hour + 1)}:${minute}`,
            endsAt: `${days ? next : date}T${two(hour + 1)}:55`,
            title: c.one(['Paparan dan tanya jawab', 'Simulasi', 'Dialog']),
            officer: c.odds(50) ? `Tim ${c.one(['KPU', 'Polres', 'Kesbangpol'])}` : null,
          },
        ]
      : [],
    ...(c.odds(30)
      ? {
          previous: {
            title: `${TITLES[kindId]} Lalu`,
            date: '2025-11-04',
            counted: [
              { what: 'persons' as const, number: 12 + c.below(90) },
              { what: 'participants' as const, number: 30 + c.below(900) },
            ],
          },
        }
      : {}),
    invitations: rows.map((row, index) =>
      guest(`i${index + 1}`, {
        position: row.position,
        name: row.name,
        agency: row.agency,
        precedenceClass: row.precedenceClass,
        status: row.status,
        representative: row.status === 'represented' ? { ...row.stand, contact: '0812-3456-7890' } : null,
      }),
    ),
    attendance: taken
      ? [
          ...rows.flatMap((row, index) => {
            if (row.came === null) return [];
            const stand = row.came === 'representative' && c.odds(90) ? row.stand : null;
            const once = came(`a${index + 1}`, `i${index + 1}`, {
              present: row.came,
              representative: stand,
              session: days ? 'Hari 1' : null,
            });
            if (!days || !c.odds(70)) return [once];
            return [once, { ...once, id: `b${index + 1}`, session: 'Hari 2', at: 9 }];
          }),
          ...(c.odds(50)
            ? [
                came('w1', null, {
                  present: 'walk_in',
                  name: name(),
                  agency: c.odds(60) ? `Radio ${place}` : null,
                  session: days ? 'Hari 1' : null,
                }),
              ]
            : []),
        ]
      : [],
    forces: forces.map((unit, index) => ({
      id: `f${index + 1}`,
      unit,
      personnel: 8 + c.below(240),
      vehicles: c.odds(60) ? 1 + c.below(30) : null,
    })),
    counts: c.some(COUNT_WHATS, 1 + c.below(3)).map((what, index) => ({
      id: `c${index + 1}`,
      what,
      number: c.one([3 + c.below(9), 20 + c.below(400), 1000 + c.below(4000)]),
      note: c.odds(30) ? c.one(world.notes) : null,
    })),
    outcomes: sayings.map((saying, index): OutcomeRecord => {
      const kind = kinds[index % kinds.length] ?? 'remark';
      const text =
        kind === 'quote'
          ? c.one(world.quotes)
          : kind === 'question'
            ? `Apakah ${saying.charAt(0).toLowerCase()}${saying.slice(1)}?`
            : saying;
      const task = kind === 'decision' || kind === 'follow_up';
      return {
        id: `o${index + 1}`,
        kind,
        text,
        speaker: task ? null : speaker(),
        owner:
          task && c.odds(70)
            ? c.one([`Polres ${place}`, `Dinas Perhubungan Kabupaten ${place}`, `KPU Kabupaten ${place}`])
            : null,
        due: task && c.odds(50) ? `2028-0${1 + c.below(9)}-1${c.below(9)}` : null,
      };
    }),
  });
}

/** Events a kind in each split. */
const EACH = 2;

/** All events of the evaluation: both splits, and the five that the press recorded. */
export function evalEvents(): EvalEvent[] {
  const invented = (['development', 'held-back'] as const).flatMap((split) =>
    KINDS.flatMap(({ id }) =>
      Array.from(
        { length: EACH },
        (_, n): EvalEvent => ({ id: `${split}-${id}-${n + 1}`, split, record: event(split, id, n) }),
      ),
    ),
  );
  const cases = Object.entries(PRESS_EVENTS).map(([id, row]): EvalEvent => ({ id, split: 'cases', record: row }));
  return [...invented, ...cases];
}
