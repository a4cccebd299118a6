import type { AttendanceRecord, EventRecord, InvitationRecord, OutcomeRecord } from '../../src/domain/record.ts';

/*
 * Events as their rows tell them: the five that the press recorded in 2023 and 2024, and invented ones of the other kinds.
 */

type Guest = Partial<InvitationRecord> & { agency: string };
type Came = Partial<AttendanceRecord> & { present: AttendanceRecord['present'] };
type Said = Partial<OutcomeRecord> & { kind: OutcomeRecord['kind']; text: string };

export const guest = (id: string, row: Guest): InvitationRecord => ({
  id,
  position: null,
  name: null,
  role: 'guest',
  precedenceClass: 20,
  status: 'pending',
  representative: null,
  ...row,
});

export const came = (id: string, invitationId: string | null, row: Came): AttendanceRecord => ({
  id,
  invitationId,
  name: null,
  position: null,
  agency: null,
  representative: null,
  session: null,
  at: 0,
  ...row,
});

const said = (rows: Said[]): OutcomeRecord[] =>
  rows.map((row, index) => ({ id: `o${index + 1}`, speaker: null, owner: null, due: null, ...row }));

export const record = (
  row: Partial<EventRecord> & Pick<EventRecord, 'kindId' | 'title' | 'host' | 'startsAt'>,
): EventRecord => ({
  theme: null,
  programme: null,
  leader: null,
  endsAt: null,
  timezone: 'Asia/Jakarta',
  venue: { name: 'Aula', address: null, city: null },
  roles: [],
  unconfirmed: [],
  agenda: [],
  invitations: [],
  attendance: [],
  forces: [],
  counts: [],
  outcomes: [],
  ...row,
});

const KAPOLRES = 'Kapolres Banyuasin';
const KESBANGPOL = 'Kepala Badan Kesbangpol Banyuasin';

export const penyuluhan = record({
  kindId: 'penyuluhan',
  title: 'Penyuluhan Keamanan dan Ketertiban Masyarakat (Kamtibmas)',
  theme: 'Strategi Cooling System Untuk Menciptakan Pemilu 2024 Damai',
  programme: 'Cooling System Pemilu 2024',
  host: 'Polres Banyuasin',
  leader: { position: KAPOLRES, name: 'AKBP Ferly Rosa Putra, S.I.K.' },
  startsAt: '2024-01-31T08:30',
  venue: { name: 'Gedung Auditorium Pemkab Banyuasin', address: null, city: 'Kabupaten Banyuasin' },
  unconfirmed: ['time'],
  roles: [
    { role: 'narasumber', position: KESBANGPOL, name: 'H. Adam Ibrahim, S.E., M.Si.' },
    { role: 'narasumber', position: KAPOLRES, name: 'AKBP Ferly Rosa Putra, S.I.K.' },
  ],
  invitations: [
    guest('i1', {
      position: 'Pj. Bupati Banyuasin',
      name: 'H. Hani Syopiar Rustam',
      agency: 'Pemerintah Kabupaten Banyuasin',
      role: 'speaker',
      precedenceClass: 1,
      status: 'represented',
      representative: { name: 'H. Adam Ibrahim, S.E., M.Si.', position: KESBANGPOL, contact: null },
    }),
    guest('i2', {
      position: KAPOLRES,
      name: 'AKBP Ferly Rosa Putra, S.I.K.',
      agency: 'Polres Banyuasin',
      role: 'speaker',
      precedenceClass: 6,
      status: 'accepted',
    }),
    guest('i3', {
      position: KESBANGPOL,
      name: 'H. Adam Ibrahim, S.E., M.Si.',
      agency: 'Badan Kesbangpol Kabupaten Banyuasin',
      precedenceClass: 10,
    }),
  ],
  attendance: [
    came('a1', 'i1', {
      present: 'representative',
      representative: { name: 'H. Adam Ibrahim, S.E., M.Si.', position: KESBANGPOL },
    }),
    came('a2', 'i2', { present: 'holder' }),
  ],
  outcomes: said([
    {
      kind: 'remark',
      speaker: KESBANGPOL,
      text: 'Pemerintah kabupaten mendukung pemilu serentak melalui pendanaan, fasilitasi, dan pengawalan prosesnya',
    },
    {
      kind: 'remark',
      speaker: KESBANGPOL,
      text: 'Pengawas pemilu didorong menindak pelaku politik uang, fitnah, adu domba, dan hoaks bernuansa SARA',
    },
    {
      kind: 'remark',
      speaker: KAPOLRES,
      text: 'Masyarakat diimbau tidak terprovokasi hoaks dan menjaga kerukunan sebelum, saat, dan setelah pemilu 14 Februari 2024',
    },
    {
      kind: 'risk',
      text: 'Caleg tidak melaporkan kegiatan kampanye (rapat terbatas, dialogis) kepada kepolisian sehingga kegiatan kurang terkoordinasi',
    },
    { kind: 'risk', text: 'Kelelahan petugas TPS' },
    { kind: 'risk', text: 'Pemilih tidak terdaftar dalam DPT' },
    {
      kind: 'emphasis',
      speaker: KAPOLRES,
      text: 'Seluruh pihak diminta berperan aktif memberantas peredaran narkoba melalui penyuluhan kepada masyarakat',
    },
  ]),
});

export const apel = record({
  kindId: 'apel-gelar-pasukan',
  title: 'Apel Gelar Pasukan Operasi Mantap Praja Musi 2024',
  programme: 'Operasi Mantap Praja Musi 2024',
  host: 'Polres Banyuasin',
  leader: { position: KAPOLRES, name: 'AKBP Ruri Prastowo, S.H., S.I.K., M.I.K.' },
  startsAt: '2024-08-23T08:00',
  venue: { name: 'Halaman Mapolres Banyuasin', address: null, city: 'Kabupaten Banyuasin' },
  unconfirmed: ['time'],
  invitations: (
    [
      ['Pj. Bupati Banyuasin', 'Muhammad Farid', 'Pemerintah Kabupaten Banyuasin', 1],
      ['Ketua DPRD Banyuasin', 'Irian Setiawan', 'DPRD Kabupaten Banyuasin', 4],
      [
        'Kepala Dinas Komunikasi, Informatika, Statistik dan Persandian Banyuasin',
        'Salni Fajar',
        'Dinas Kominfo SP Kabupaten Banyuasin',
        10,
      ],
      ['Kepala Dinas Perhubungan Banyuasin', 'Mulyanto', 'Dinas Perhubungan Kabupaten Banyuasin', 10],
      [KESBANGPOL, 'Adam Ibrahim', 'Badan Kesbangpol Kabupaten Banyuasin', 10],
    ] as const
  ).map(([position, name, agency, precedenceClass], index) =>
    guest(`i${index + 1}`, { position, name, agency, precedenceClass, status: index < 2 ? 'accepted' : 'pending' }),
  ),
  attendance: [1, 2, 3, 4, 5].map((n) => came(`a${n}`, `i${n}`, { present: 'holder' })),
  outcomes: said([
    {
      kind: 'emphasis',
      speaker: KAPOLRES,
      text: 'Memastikan kesiapan perlengkapan pribadi, sarana prasarana, dan fasilitas penunjang',
    },
    { kind: 'emphasis', speaker: KAPOLRES, text: 'Mengedepankan komunikasi publik dan upaya cooling system' },
    {
      kind: 'emphasis',
      speaker: KAPOLRES,
      text: 'Meningkatkan sinergi dan soliditas personel pengamanan dengan pemangku kepentingan',
    },
    { kind: 'risk', text: 'Tindak pidana pilkada dan tindak pidana umum pada setiap tahapan pilkada' },
    {
      kind: 'remark',
      speaker: KAPOLRES,
      text: 'Terima kasih dan apresiasi kepada pemerintah daerah dan seluruh pemangku kepentingan atas dukungan kepada Polres Banyuasin',
    },
  ]),
});

export const silaturahmi = record({
  kindId: 'silaturahmi',
  title: 'Silaturahmi dan tatap muka dengan warga Desa Ujan Mas dalam rangka cooling system',
  programme: 'Cooling System Pilkada 2024',
  host: 'Polsek Pengandonan, Polres OKU',
  leader: { position: 'Kapolsek Pengandonan', name: 'Iptu Jenizar' },
  startsAt: '2024-10-10T09:00',
  venue: { name: 'Desa Ujan Mas, Kecamatan Pengandonan', address: null, city: 'Kabupaten Ogan Komering Ulu' },
  unconfirmed: ['date', 'time'],
  invitations: [
    guest('i1', {
      position: 'Kepala Desa Ujan Mas',
      agency: 'Pemerintah Desa Ujan Mas',
      role: 'host',
      precedenceClass: 13,
    }),
    guest('i2', { position: 'Camat Pengandonan', agency: 'Kecamatan Pengandonan', precedenceClass: 12 }),
  ],
  outcomes: said([
    {
      kind: 'emphasis',
      speaker: 'Kapolsek Pengandonan',
      text: 'Tokoh masyarakat diajak menjaga keharmonisan dan tidak terpengaruh isu negatif',
    },
    { kind: 'risk', text: 'Isu negatif dan provokasi bernuansa SARA pada masa kampanye' },
    {
      kind: 'follow_up',
      owner: 'Polsek Pengandonan',
      text: 'Kegiatan serupa dilanjutkan di desa lain dalam wilayah hukum Polsek Pengandonan',
    },
    { kind: 'follow_up', owner: 'Polsek Pengandonan', text: 'Bhabinkamtibmas diturunkan menyampaikan pesan kamtibmas' },
    {
      kind: 'remark',
      speaker: 'Kapolres OKU AKBP Imam Zamroni',
      text: 'Masyarakat diingatkan menjaga keharmonisan antarwarga dan bijak menanggapi isu negatif menjelang Pilkada 2024',
    },
    {
      kind: 'emphasis',
      speaker: 'Kapolsek Pengandonan',
      text: 'Masyarakat diminta turut mengawasi dan melaporkan potensi gangguan kamtibmas di lingkungannya',
    },
  ]),
});

export const bimtek = record({
  kindId: 'bimtek',
  title: 'Bimbingan Teknis Pembentukan KPPS se-Kabupaten Banyuasin untuk Pemilu 2024',
  programme: 'Pembentukan KPPS Pemilu 2024',
  host: 'KPU Kabupaten Banyuasin',
  leader: { position: 'Plt. Ketua KPU Banyuasin', name: 'Ricky Oktadinata, S.H., M.H.' },
  startsAt: '2023-12-09T09:00',
  venue: { name: 'Ballroom II Hotel Novotel', address: null, city: 'Kota Palembang' },
  unconfirmed: ['time'],
  invitations: (
    [
      ['Pj. Bupati Banyuasin', 'H. Hani Syopiar Rustam', 'Pemerintah Kabupaten Banyuasin', 'guest', 1],
      [KAPOLRES, 'AKBP Ferly Rosa Putra, S.I.K.', 'Polres Banyuasin', 'speaker', 6],
      [
        'Asisten I Pemerintahan Setda Banyuasin',
        'Ir. Izroh Maita, M.Si.',
        'Sekretariat Daerah Kabupaten Banyuasin',
        'guest',
        10,
      ],
      [
        'Anggota KPU Sumatera Selatan, Divisi Hukum dan Pengawasan',
        'H. Nurul Mubarok, S.E., M.Si.',
        'KPU Provinsi Sumatera Selatan',
        'speaker',
        0,
      ],
    ] as const
  ).map(([position, name, agency, role, precedenceClass], index) =>
    guest(`i${index + 1}`, { position, name, agency, role, precedenceClass, status: 'accepted' }),
  ),
  attendance: [1, 2, 3, 4].map((n) => came(`a${n}`, `i${n}`, { present: 'holder' })),
  outcomes: said([
    ...[
      'Deteksi dini potensi gangguan keamanan pemilu',
      'Pengawalan distribusi logistik pemilu',
      'Penindakan tindak pidana pemilu yang diteruskan oleh Bawaslu',
      'Penerimaan pemberitahuan kegiatan kampanye dan penerbitan STTP',
      'Pelatihan Linmas untuk pengamanan TPS',
      'Sosialisasi pemilu damai dan netralitas anggota Polri kepada masyarakat',
    ].map((text): Said => ({ kind: 'follow_up', owner: 'Polres Banyuasin', text })),
    {
      kind: 'remark',
      speaker: 'Plt. Ketua KPU Banyuasin',
      text: 'KPPS ujung tombak pemilu; perekrutannya oleh PPS harus teliti, dan ketua serta anggotanya harus memahami tugasnya',
    },
  ]),
});

const BHABIN = 'Bhabinkamtibmas Kelurahan Bagan Besar Timur';

export const sambang = record({
  kindId: 'sambang',
  title: 'Sambang warga dalam rangka cooling system Pemilu Damai 2024',
  programme: 'Cooling System Pemilu 2024',
  host: 'Polsek Bukit Kapur, Polres Dumai',
  leader: { position: BHABIN, name: 'Aipda J. Butar-Butar' },
  startsAt: '2024-02-08T10:00',
  venue: {
    name: 'Jalan Soekarno-Hatta RT 005, Kelurahan Bagan Besar, Kecamatan Bukit Kapur',
    address: null,
    city: 'Kota Dumai',
  },
  unconfirmed: ['time'],
  counts: [{ id: 'c1', what: 'visits', number: 1, note: null }],
  outcomes: said([
    {
      kind: 'remark',
      speaker: BHABIN,
      text: 'Berdiskusi dan bertukar informasi dengan warga mengenai situasi dan isu yang berkembang di masyarakat',
    },
    {
      kind: 'emphasis',
      speaker: BHABIN,
      text: 'Warga diajak menciptakan pemilu aman dan damai serta menolak hoaks, ujaran kebencian, isu SARA, kampanye hitam, politik uang, dan politik identitas',
    },
    { kind: 'emphasis', speaker: BHABIN, text: 'Warga diajak menggunakan hak pilih pada 14 Februari 2024' },
    { kind: 'follow_up', owner: 'Polsek Bukit Kapur', text: 'Sambang dan penyuluhan dilanjutkan secara rutin' },
  ]),
});

export const PRESS_EVENTS = { penyuluhan, apel, silaturahmi, bimtek, sambang };

export const rakor = record({
  kindId: 'rakor-forkopimda',
  title: 'Rapat Koordinasi Forkopimda Persiapan Angkutan Lebaran',
  host: 'Badan Kesbangpol Kabupaten Wanareja',
  leader: { position: 'Bupati Wanareja', name: 'Dr. Hj. Sekar Lintang, M.Si.' },
  startsAt: '2027-03-04T09:00',
  endsAt: '2027-03-04T11:30',
  timezone: 'Asia/Makassar',
  venue: { name: 'Pendopo Wanareja', address: 'Jalan Merdeka 1', city: 'Wanareja' },
  agenda: [
    { startsAt: '2027-03-04T09:00', endsAt: '2027-03-04T09:10', title: 'Pembukaan', officer: null },
    {
      startsAt: '2027-03-04T09:10',
      endsAt: '2027-03-04T10:30',
      title: 'Paparan instansi',
      officer: 'Kepala Dinas Perhubungan',
    },
  ],
  invitations: [
    guest('i1', {
      position: 'Bupati Wanareja',
      name: 'Dr. Hj. Sekar Lintang, M.Si.',
      agency: 'Pemerintah Kabupaten Wanareja',
      precedenceClass: 1,
      status: 'represented',
      representative: { name: 'Drs. Bagas Wiratama', position: 'Sekretaris Daerah', contact: null },
    }),
    guest('i2', {
      position: 'Dandim 0999/Wanareja',
      name: 'Letkol Inf Gading Prakoso',
      agency: 'Kodim 0999/Wanareja',
      precedenceClass: 6,
    }),
    guest('i3', { position: 'Kapolres Wanareja', name: null, agency: 'Polres Wanareja', precedenceClass: 6 }),
    guest('i4', {
      position: 'Kepala Bagian Hukum',
      name: 'Ratna Kumala, S.H.',
      agency: 'Sekretariat Daerah',
      precedenceClass: 12,
      status: 'declined',
    }),
    guest('i5', {
      position: 'Ketua DPRD Wanareja',
      name: 'Tirta Adiguna',
      agency: 'DPRD Kabupaten Wanareja',
      precedenceClass: 4,
      status: 'represented',
      representative: { name: 'Melati Arum', position: 'Wakil Ketua DPRD Wanareja', contact: null },
    }),
  ],
  attendance: [
    came('a1', 'i1', {
      present: 'representative',
      representative: { name: 'Drs. Bagas Wiratama', position: 'Sekretaris Daerah' },
    }),
    came('a2', 'i2', { present: 'holder' }),
    came('a3', 'i3', { present: 'holder' }),
    came('a4', null, { present: 'walk_in', name: 'Yudha Saputra', agency: 'Radio Suara Wanareja' }),
  ],
  outcomes: said([
    {
      kind: 'decision',
      text: 'Pos terpadu dibuka mulai H-7 di Simpang Lima.',
      owner: 'Dinas Perhubungan',
      due: '2027-03-12',
    },
    {
      kind: 'decision',
      text: 'Truk bertonase lebih dari 14 ton tidak melintas pada siang hari',
      owner: 'Polres Wanareja',
    },
    { kind: 'question', speaker: 'Dandim 0999/Wanareja', text: 'Berapa personel yang disiapkan di tiap pos?' },
    { kind: 'quote', speaker: 'Kapolres Wanareja', text: 'Kami siaga penuh, tanpa kecuali.' },
    { kind: 'follow_up', text: 'Rapat evaluasi', due: '2027-03-20' },
  ]),
});

export const sosialisasi = record({
  kindId: 'sosialisasi',
  title: 'Sosialisasi Tertib Lalu Lintas di Pasar Karangjati',
  theme: 'Selamat sampai tujuan',
  host: 'Satlantas Polres Tirtamulya',
  startsAt: '2026-11-10T07:30',
  endsAt: '2026-11-10T09:00',
  timezone: 'Asia/Jayapura',
  venue: { name: 'Pasar Karangjati', address: null, city: null },
  unconfirmed: ['venue'],
  roles: [{ role: 'pembicara', name: 'Ipda Lestari Ningrum', position: null }],
  counts: [
    { id: 'c1', what: 'residents', number: 215, note: 'pedagang dan pembeli' },
    { id: 'c2', what: 'leaflets', number: 1250, note: null },
  ],
  outcomes: said([{ kind: 'question', text: 'Apakah parkir di depan pasar akan ditata?' }]),
});

export const baktiSosial = record({
  kindId: 'bakti-sosial',
  title: 'Bakti Sosial dan Pengobatan Gratis',
  host: 'Kodim 0888/Sagara',
  leader: { position: null, name: 'Mayor Inf Candra Birawa' },
  startsAt: '2026-12-05T08:00',
  venue: { name: 'Lapangan Desa Sukamakmur', address: null, city: 'Kabupaten Sagara' },
  invitations: [
    guest('i1', {
      position: 'Plh. Kepala Dinas Kesehatan Sagara',
      name: 'dr. Intan Permata',
      agency: 'Dinas Kesehatan Kabupaten Sagara',
      precedenceClass: 10,
    }),
    guest('i2', { name: 'Wulan Sari', agency: 'Yayasan Bina Kasih' }),
  ],
  attendance: [
    came('a1', 'i1', { present: 'representative', representative: null }),
    came('a2', 'i2', { present: 'holder' }),
  ],
  counts: [
    { id: 'c1', what: 'packages', number: 300, note: null },
    { id: 'c2', what: 'patients', number: 87, note: null },
  ],
  outcomes: said([
    { kind: 'risk', speaker: 'Mayor Inf Candra Birawa', text: 'Obat "parasetamol" habis; antrean panjang' },
  ]),
});

export const deklarasi = record({
  kindId: 'deklarasi-damai',
  title: 'Deklarasi Pemilu Damai Kabupaten Sagara',
  host: 'KPU Kabupaten Sagara',
  startsAt: '2027-01-15T09:00',
  timezone: 'Asia/Pontianak',
  venue: { name: 'Alun-alun Sagara', address: null, city: 'Kabupaten Sagara' },
  unconfirmed: ['date'],
  counts: [{ id: 'c1', what: 'signatories', number: 18, note: null }],
  outcomes: said([
    { kind: 'emphasis', text: 'Ikrar dibacakan bersama' },
    { kind: 'quote', text: 'Damai itu indah' },
    { kind: 'decision', speaker: 'Ketua KPU Sagara', text: 'Naskah ikrar disimpan di kantor KPU' },
  ]),
});

export const sispamkota = record({
  kindId: 'sispamkota',
  title: 'Simulasi Sistem Pengamanan Kota',
  host: 'Polres Tirtamulya',
  leader: { position: 'Wakapolres Tirtamulya', name: 'Kompol Dimas Arya, S.I.K.' },
  startsAt: '2027-08-12T15:00',
  endsAt: '2027-08-12T17:30',
  venue: { name: 'Lapangan Wirasena', address: null, city: 'Tirtamulya' },
  roles: [
    { role: 'komandan', position: 'Kabag Ops Polres Tirtamulya', name: 'AKP Surya Negara' },
    { role: 'pengendali latihan', position: null, name: null },
  ],
  forces: [
    { id: 'f1', unit: 'Satsamapta', personnel: 45, vehicles: 3 },
    { id: 'f2', unit: 'Satlantas', personnel: 20, vehicles: 6 },
    { id: 'f3', unit: 'Dinas Kesehatan', personnel: 10, vehicles: 1 },
  ],
  outcomes: said([{ kind: 'remark', text: 'Tahapan dijalankan sesuai skenario\nhingga selesai' }]),
});

export const bimtekTwoDays = record({
  kindId: 'bimtek',
  title: 'Bimbingan Teknis Petugas Ketertiban TPS',
  host: 'KPU Kabupaten Sagara',
  startsAt: '2026-11-14T08:00',
  endsAt: '2026-11-15T16:00',
  timezone: 'Asia/Makassar',
  venue: { name: 'Aula Hotel Samudra', address: null, city: 'Kota Sagara' },
  agenda: [
    {
      startsAt: '2026-11-14T08:30',
      endsAt: '2026-11-14T10:00',
      title: 'Materi 1: tata cara pemungutan',
      officer: null,
    },
    { startsAt: '2026-11-15T08:30', endsAt: '2026-11-15T10:00', title: 'Simulasi pemungutan', officer: 'Tim KPU' },
  ],
  invitations: [
    guest('i1', { position: 'Ketua PPS Desa Randu', agency: 'PPS Desa Randu', role: 'participant' }),
    guest('i2', { position: 'Ketua PPS Desa Waru', agency: 'PPS Desa Waru', role: 'participant' }),
  ],
  attendance: [
    came('a1', 'i1', { present: 'holder', name: 'Gilang Ramdani', session: 'Hari 1', at: 1 }),
    came('a2', 'i2', { present: 'holder', name: 'Nirmala Dewi', session: 'Hari 1', at: 2 }),
    came('a3', 'i1', { present: 'holder', name: 'Gilang Ramdani', session: 'Hari 2', at: 3 }),
    came('a4', 'i2', {
      present: 'representative',
      representative: { name: 'Bayu Laksana', position: 'Sekretaris PPS Desa Waru' },
      session: 'Hari 2',
      at: 4,
    }),
  ],
  counts: [{ id: 'c1', what: 'participants', number: 64, note: null }],
});

export const INVENTED_EVENTS = { rakor, sosialisasi, baktiSosial, deklarasi, sispamkota, bimtekTwoDays };

export const EVENTS: Record<string, EventRecord> = { ...PRESS_EVENTS, ...INVENTED_EVENTS };
