/** Every Indonesian word of the mails that leave the house. Names, titles and dates come from the record. */
export const MAIL_ID = {
  subject: {
    invitation: (title: string) => `Undangan: ${title}`,
    reminder: (title: string) => `Pengingat undangan: ${title}`,
    representative: (title: string) => `Penunjukan mewakili: ${title}`,
    released: (title: string) => `Penunjukan dibatalkan: ${title}`,
    change: {
      time: (title: string) => `Perubahan waktu: ${title}`,
      place: (title: string) => `Perubahan tempat: ${title}`,
      both: (title: string) => `Perubahan waktu dan tempat: ${title}`,
      none: (title: string) => `Kepastian acara: ${title}`,
    },
    cancellation: (title: string) => `Pembatalan acara: ${title}`,
    postponement: (title: string) => `Penundaan acara: ${title}`,
    missing: (title: string) => `Data belum lengkap: ${title}`,
    tasks: (count: number, title: string) => `${count} tugas perlu diselesaikan: ${title}`,
    assigned: (count: number, title: string) => `${count} tugas untuk Anda: ${title}`,
    ownTasks: (count: number, title: string) => `${count} tugas Anda lewat tenggat: ${title}`,
    report: (title: string) => `Konsep laporan siap diperiksa: ${title}`,
    code: (code: string) => `Kode masuk Pendopo: ${code}`,
  },
  dear: 'Yth.',
  person: 'Bapak/Ibu',
  respectfully: 'Dengan hormat,',
  regards: 'Hormat kami,',
  later: 'menyusul',
  dateLater: 'tanggal menyusul',
  hourLater: 'pukul menyusul',
  bothLater: 'tanggal dan pukul menyusul',
  until: 's.d.',
  at: 'pukul',
  day: (n: number) => `Hari ke-${n}`,
  label: {
    kind: 'Kegiatan',
    theme: 'Tema',
    when: 'Waktu',
    where: 'Tempat',
    whenBefore: 'Waktu semula',
    whereBefore: 'Tempat semula',
    reason: 'Alasan',
    leader: 'Dipimpin oleh',
    dress: 'Pakaian',
    notes: 'Catatan',
    agenda: 'Susunan acara',
    principal: 'Mewakili',
    missing: 'Belum tercatat',
    tasks: 'Tugas',
  },
  invitation: {
    opening: (host: string) => `Bersama surat ini ${host} mengundang Bapak/Ibu untuk menghadiri:`,
    answer:
      'Mohon Bapak/Ibu berkenan memberi jawaban (hadir, diwakili, atau berhalangan) melalui tautan berikut, tanpa perlu masuk akun:',
    button: 'Buka undangan dan jawab',
    thanks: 'Atas perhatian dan kehadiran Bapak/Ibu, kami ucapkan terima kasih.',
    own: 'Tautan di atas menjawab atas nama penerima surat ini. Teruskan hanya kepada staf yang berwenang menjawab.',
  },
  reminder: {
    opening: (host: string, nearness: string | null) =>
      nearness
        ? `Dengan ini kami ingatkan bahwa acara yang diselenggarakan ${host} berikut berlangsung ${nearness}:`
        : `Dengan ini kami ingatkan akan undangan ${host} pada acara berikut:`,
    nearness: (days: number) => (days <= 0 ? 'hari ini' : days === 1 ? 'besok' : `${days} hari lagi`),
    answer:
      'Kami belum menerima kepastian kehadiran Bapak/Ibu. Mohon jawaban (hadir, diwakili, atau berhalangan) melalui tautan berikut, tanpa perlu masuk akun:',
    thanks: 'Abaikan pengingat ini bila Bapak/Ibu sudah menjawab. Atas perhatian Bapak/Ibu, kami ucapkan terima kasih.',
  },
  representative: {
    opening: (principal: string) => `Bapak/Ibu ditunjuk untuk mewakili ${principal} pada acara berikut:`,
    link: 'Keterangan lengkap acara dapat dibaca pada halaman berikut, tanpa perlu masuk akun:',
    button: 'Buka halaman undangan',
    thanks: 'Bila Bapak/Ibu berhalangan, mohon segera menghubungi pejabat yang diwakili.',
  },
  released: {
    opening: (principal: string) =>
      `Penunjukan Bapak/Ibu untuk mewakili ${principal} pada acara berikut tidak berlaku lagi, karena ${principal} telah mengubah jawabannya:`,
    thanks:
      'Bapak/Ibu tidak perlu lagi hadir sebagai wakil. Atas kesediaan Bapak/Ibu sebelumnya, kami ucapkan terima kasih.',
  },
  change: {
    time: {
      opening: 'Dengan ini kami sampaikan bahwa waktu acara berikut berubah:',
      representative: (principal: string) => `Waktu acara tempat Bapak/Ibu mewakili ${principal} berubah:`,
    },
    place: {
      opening: 'Dengan ini kami sampaikan bahwa tempat acara berikut berubah:',
      representative: (principal: string) => `Tempat acara di mana Bapak/Ibu mewakili ${principal} berubah:`,
    },
    both: {
      opening: 'Dengan ini kami sampaikan bahwa waktu dan tempat acara berikut berubah:',
      representative: (principal: string) => `Waktu dan tempat acara di mana Bapak/Ibu mewakili ${principal} berubah:`,
    },
    none: {
      opening: 'Dengan ini kami sampaikan kepastian acara berikut:',
      representative: (principal: string) => `Kepastian acara di mana Bapak/Ibu mewakili ${principal}:`,
    },
    askAnew:
      'Jawaban yang pernah diberikan berlaku untuk waktu semula. Mohon Bapak/Ibu berkenan menjawab kembali (hadir, diwakili, atau berhalangan) melalui tautan yang sama:',
    stands:
      'Jawaban yang sudah Bapak/Ibu berikan tetap berlaku. Bila perlu, jawaban dapat diubah melalui tautan yang sama:',
    representativeAsk:
      'Bila Bapak/Ibu tidak dapat hadir pada waktu atau tempat yang baru, mohon segera memberi tahu pejabat yang diwakili. Keterangan lengkap ada pada halaman berikut:',
    thanks: 'Mohon maaf atas perubahan ini. Atas perhatian Bapak/Ibu, kami ucapkan terima kasih.',
  },
  cancellation: {
    opening: 'Dengan ini kami sampaikan bahwa acara berikut dibatalkan:',
    representative: (principal: string) => `Acara tempat Bapak/Ibu mewakili ${principal} berikut dibatalkan:`,
    thanks:
      'Bapak/Ibu tidak perlu hadir. Mohon maaf atas pembatalan ini. Atas perhatian Bapak/Ibu, kami ucapkan terima kasih.',
  },
  postponement: {
    opening: 'Dengan ini kami sampaikan bahwa acara berikut ditunda. Waktu yang baru belum ditetapkan:',
    representative: (principal: string) =>
      `Acara tempat Bapak/Ibu mewakili ${principal} berikut ditunda. Waktu yang baru belum ditetapkan:`,
    later:
      'Waktu yang baru akan kami sampaikan dengan surat tersendiri. Keadaan terakhir selalu ada pada halaman berikut:',
    thanks: 'Mohon maaf atas penundaan ini. Atas perhatian Bapak/Ibu, kami ucapkan terima kasih.',
  },
  missing: {
    opening: 'Kegiatan berikut telah selesai menurut jadwal, tetapi laporannya masih kekurangan data:',
    ask: 'Mohon melengkapi data tersebut pada halaman kegiatan. Yang tidak dilengkapi akan disebut belum tercatat dalam laporan.',
    draftAt: (when: string) => `Konsep laporan disusun otomatis pada ${when}.`,
    button: 'Lengkapi data',
  },
  tasks: {
    opening: 'Tugas untuk kegiatan berikut belum ditandai selesai:',
    due: (day: string) => `tenggat ${day}`,
    late: 'lewat tenggat',
    today: 'hari ini',
    ask: 'Mohon menyelesaikannya, atau menandainya selesai pada halaman kegiatan.',
    button: 'Buka daftar tugas',
    reminded: 'sudah diingatkan lewat surel',
  },
  ownTasks: {
    assigned: (host: string) => `${host} memohon bantuan Bapak/Ibu menyelesaikan tugas untuk kegiatan berikut:`,
    late: (host: string) => `Tugas berikut, yang dipercayakan ${host} kepada Bapak/Ibu, belum ditandai selesai:`,
    label: 'Tugas Bapak/Ibu',
    ask: 'Setiap tugas dapat ditandai selesai melalui tautan berikut, tanpa perlu masuk akun:',
    button: 'Buka tugas saya',
    thanks:
      'Bila ada yang tidak jelas, mohon menghubungi penyelenggara. Atas bantuan Bapak/Ibu, kami ucapkan terima kasih.',
    own: 'Tautan di atas khusus bagi penerima surat ini. Teruskan hanya kepada staf yang mengerjakan tugasnya.',
    safety:
      'Surat kami tidak pernah meminta kata sandi, masuk akun (login), nomor identitas (NIK/KTP), atau pembayaran apa pun, dan tidak pernah menyuruh memasang aplikasi.',
  },
  report: {
    opening: 'Konsep laporan kegiatan berikut telah disusun dari data yang tercatat:',
    missing: (count: number) =>
      count > 0
        ? `Ada ${count} hal yang belum tercatat; daftarnya tercantum pada laporan.`
        : 'Semua data yang diminta untuk jenis kegiatan ini sudah tercatat.',
    ask: 'Mohon memeriksa isinya sebelum ditandatangani atau dinyatakan final.',
    button: 'Periksa laporan',
  },
  poll: {
    subject: {
      question: (title: string) => `Mohon pilihan waktu: ${title}`,
      reminder: (title: string) => `Pengingat pilihan waktu: ${title}`,
      fixed: (title: string) => `Waktu ditetapkan: ${title}`,
      closed: (title: string) => `Jajak tanggal berakhir: ${title}`,
    },
    times: 'Pilihan waktu',
    others: 'Pilihan lain yang tidak diambil',
    opening: (host: string) =>
      `${host} sedang mencari waktu yang paling sesuai bagi para pimpinan untuk acara berikut:`,
    reminderOpening: (host: string) =>
      `Dengan ini kami ingatkan bahwa ${host} masih menantikan pilihan waktu dari Bapak/Ibu untuk acara berikut:`,
    ask: (deadline: string) =>
      `Mohon Bapak/Ibu berkenan menjawab untuk setiap waktu di atas (hadir sendiri, mengirim wakil, atau berhalangan) paling lambat ${deadline} melalui tautan berikut, tanpa perlu masuk akun:`,
    button: 'Pilih waktu',
    thanks:
      'Ini belum undangan. Waktu yang ditetapkan akan kami beritahukan. Atas perhatian Bapak/Ibu, kami ucapkan terima kasih.',
    reminderThanks:
      'Abaikan pengingat ini bila Bapak/Ibu sudah menjawab semuanya. Atas perhatian Bapak/Ibu, kami ucapkan terima kasih.',
    own: 'Tautan di atas menjawab atas nama penerima surat ini. Teruskan hanya kepada staf yang berwenang mengatur jadwalnya.',
    fixedOpening: 'Terima kasih atas pilihan waktu yang disampaikan. Waktu acara berikut telah ditetapkan:',
    fixedAsk:
      'Mohon waktu tersebut dicatat dalam agenda Bapak/Ibu. Undangan resmi disampaikan dengan surat tersendiri.',
    fixedButton: 'Lihat waktu yang ditetapkan',
    fixedThanks: 'Atas perhatian dan kesediaan Bapak/Ibu, kami ucapkan terima kasih.',
    closedOpening: (answered: number, asked: number) =>
      `Batas jawaban jajak tanggal untuk acara berikut sudah lewat. ${answered} dari ${asked} yang ditanya sudah menjawab:`,
    closedAsk: 'Mohon menetapkan tanggalnya, memperpanjang batas jawaban, atau mengakhiri jajak tanpa tanggal.',
    closedButton: 'Buka hasil jajak',
  },
  code: {
    opening: 'Kode untuk masuk ke Pendopo:',
    valid: (minutes: number) => `Kode berlaku ${minutes} menit dan hanya dapat dipakai satu kali.`,
    secret:
      'Jangan berikan kode ini kepada siapa pun, termasuk yang mengaku petugas. Abaikan surat ini bila Anda tidak sedang masuk.',
  },
  safety:
    'Undangan resmi kami tidak pernah meminta kata sandi, masuk akun (login), nomor identitas (NIK/KTP), atau pembayaran apa pun, dan tidak pernah menyuruh memasang aplikasi.',
  check: 'Periksa keaslian undangan:',
  bareLink: 'Bila tombol tidak berfungsi, buka tautan ini:',
  calendar: {
    host: (host: string) => `Penyelenggara: ${host}`,
    unsureOf: (what: string) => `Yang belum pasti: ${what} (menyusul).`,
    planned: 'Waktu pada kalender ini masih rencana.',
    unsure: { time: 'pukul', date: 'tanggal', venue: 'tempat' },
    answer: (link: string) => `Jawab undangan: ${link}`,
    page: (link: string) => `Halaman undangan: ${link}`,
    name: (whose: string) => `Kalender ${whose}`,
  },
} as const;
