/** Invented events of the demo: the people, places and addresses exist nowhere. `days` from today, moved to a working day. */
export const INVENTED_EVENTS = [
  {
    days: 12,
    clock: '09:00',
    event: {
      type: 'rakor-forkopimda',
      title: 'Rapat Koordinasi Kesiapan Pemilihan Kepala Desa Serentak',
      theme: 'Satu Data, Satu Langkah',
      host: 'Badan Kesbangpol Kabupaten Sungai Rawa',
      leader: { position: 'Bupati Sungai Rawa', name: 'Drs. H. Tirta Wiraguna, M.Si.' },
      timezone: 'Asia/Jakarta',
      venue: { name: 'Ruang Rapat Setda Lantai 2', address: 'Jalan Merdeka Nomor 1', city: 'Kabupaten Sungai Rawa' },
      dress: 'PDH / menyesuaikan',
      programme: 'Pilkades Serentak Sungai Rawa',
      roles: [
        { role: 'moderator', position: 'Sekretaris Badan Kesbangpol Sungai Rawa', name: 'Ratna Puspa Dewi, S.Sos.' },
      ],
    },
    invitees: [
      {
        position: 'Ketua DPRD Sungai Rawa',
        name: 'Hendra Lesmana',
        agency: 'DPRD Kabupaten Sungai Rawa',
        email: 'ketua@dprd-sungairawa.example',
        requirement: 'in_person',
      },
      {
        position: 'Kapolres Sungai Rawa',
        name: 'AKBP Bagas Pratama, S.I.K.',
        agency: 'Polres Sungai Rawa',
        email: 'kapolres@polres-sungairawa.example',
        phone: '0812-0000-1111',
      },
      {
        position: 'Dandim Sungai Rawa',
        name: 'Letkol Inf Surya Adi Nugraha',
        agency: 'Kodim Sungai Rawa',
        email: 'dandim@kodim0999.example',
      },
      {
        position: 'Kepala Kejaksaan Negeri Sungai Rawa',
        name: 'Maya Lestari, S.H., M.H.',
        agency: 'Kejaksaan Negeri Sungai Rawa',
        phone: '0813-0000-2222',
      },
      {
        position: 'Kepala Dinas PMD Sungai Rawa',
        name: 'Ir. Joko Santoso',
        agency: 'Dinas PMD Kabupaten Sungai Rawa',
        email: 'pmd@sungairawa.example',
      },
    ],
    answers: [
      { position: 'Kapolres Sungai Rawa', answer: 'accepted' },
      {
        position: 'Dandim Sungai Rawa',
        answer: 'represented',
        representative: { name: 'Mayor Inf Dimas Anggara', position: 'Kasdim Sungai Rawa' },
      },
    ],
  },
  {
    days: 20,
    clock: '08:30',
    event: {
      type: 'bimtek',
      title: 'Bimbingan Teknis Panitia Pemilihan Kepala Desa Gelombang I',
      host: 'Dinas PMD Kabupaten Sungai Rawa',
      leader: { position: 'Kepala Dinas PMD Sungai Rawa', name: 'Ir. Joko Santoso' },
      timezone: 'Asia/Jakarta',
      venue: { name: 'Balai Pertemuan Umum Sungai Rawa', city: 'Kabupaten Sungai Rawa' },
      programme: 'Pilkades Serentak Sungai Rawa',
    },
    invitees: [
      {
        position: 'Camat Rawa Hilir',
        agency: 'Kecamatan Rawa Hilir',
        email: 'camat@rawahilir.example',
        role: 'participant',
      },
      {
        position: 'Camat Rawa Hulu',
        agency: 'Kecamatan Rawa Hulu',
        email: 'camat@rawahulu.example',
        role: 'participant',
      },
    ],
    answers: [],
  },
  {
    days: 33,
    clock: '07:30',
    event: {
      type: 'apel-gelar-pasukan',
      title: 'Apel Gelar Pasukan Pengamanan Pemilihan Kepala Desa Serentak',
      host: 'Polres Sungai Rawa',
      leader: { position: 'Kapolres Sungai Rawa', name: 'AKBP Bagas Pratama, S.I.K.' },
      timezone: 'Asia/Jakarta',
      venue: { name: 'Lapangan Mapolres Sungai Rawa', city: 'Kabupaten Sungai Rawa' },
      unconfirmed: ['time'],
      programme: 'Pilkades Serentak Sungai Rawa',
    },
    invitees: [],
    answers: [],
  },
];
