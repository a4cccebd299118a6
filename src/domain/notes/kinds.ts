import type { OutcomeKind } from '../record.ts';

/** What a line begins with that says its kind: "Keputusan: …". Also a heading of its own. */
const LABELS: readonly (readonly [RegExp, OutcomeKind])[] = [
  [
    /^(?:hasil\s+)?(?:keputusan|kesepakatan|kesimpulan|diputuskan|disepakati|ditetapkan|decisions?|decided|agreed|conclusions?)(?:\s+rapat)?$/iu,
    'decision',
  ],
  [
    /^(?:rencana\s+|rekomendasi\s+|butir\s+)?(?:tindak\s*lanjut|rtl|tl|tugas|penugasan|action items?|follow[- ]?ups?|to ?do)(?:\s+rapat)?$/iu,
    'follow_up',
  ],
  [
    /^(?:potensi(?:\s+\p{L}+)?|kerawanan|risiko|resiko|kendala|hambatan|permasalahan|masalah|ancaman|risks?|issues?)$/iu,
    'risk',
  ],
  [/^(?:pertanyaan|tanya jawab|tanya|questions?|q ?& ?a)$/iu, 'question'],
  [/^(?:penekanan|arahan|atensi|himbauan|imbauan|instruksi|perintah|emphasis)$/iu, 'emphasis'],
  [/^(?:kutipan|quotes?)$/iu, 'quote'],
  [/^(?:pernyataan|tanggapan|masukan|sambutan|paparan|laporan|diskusi|pembahasan|catatan|remarks?)$/iu, 'remark'],
];

/** The kind that a label says, without its colon. */
export function labelled(text: string): OutcomeKind | null {
  const label = text.replace(/^[\s#*_\d.)(-]+|(?:\s+\d{1,3})?[\s*_:]+$|\s+\d{1,3}$/gu, '');
  return LABELS.find(([pattern]) => pattern.test(label))?.[1] ?? null;
}

const word = (alternatives: string) => new RegExp(`(?<![\\p{L}])(?:${alternatives})(?![\\p{L}])`, 'iu');

/** In order: the first that fits, counts. */
const GUESSES: readonly (readonly [RegExp, OutcomeKind])[] = [
  [
    word(
      'diputuskan|memutuskan|disepakati|menyepakati|sepakat|ditetapkan|menetapkan|diputus|keputusan|kesepakatan|decided|agreed|resolved',
    ),
    'decision',
  ],
  [
    word(
      'paling lambat|paling telat|selambat-?lambatnya|tenggat|deadline|pic|penanggung jawab|tindak lanjut|action item|follow[- ]?up',
    ),
    'follow_up',
  ],
  [
    word(
      'menekankan|ditekankan|menegaskan|ditegaskan|mengingatkan|diingatkan|mengimbau|menghimbau|diimbau|dihimbau|menginstruksikan|memerintahkan|meminta|minta|diminta|arahan|atensi|emphasi[sz]ed|stressed|reminded',
    ),
    'emphasis',
  ],
  [word('bertanya|menanyakan|ditanyakan|mempertanyakan|pertanyaan|asked|asks'), 'question'],
  [
    word(
      'potensi|berpotensi|rawan|kerawanan|kendala|terkendala|hambatan|terhambat|risiko|resiko|berisiko|ancaman|gangguan|dikhawatirkan|risks?|obstacles?',
    ),
    'risk',
  ],
  [
    word(
      'akan|ditindaklanjuti|menindaklanjuti|tugas|ditugaskan|menugaskan|bertugas|segera|menyiapkan|siapkan|koordinasikan|will|shall',
    ),
    'follow_up',
  ],
  [word('agar|supaya|harus|wajib|jangan|dilarang|hendaknya|perlu|pastikan|must|should'), 'emphasis'],
];

/** The kind a text is most likely of, by its words; a remark where none tells. */
export function guessedKind(text: string): OutcomeKind {
  if (/\?["”’)\s]*$/u.test(text)) return 'question';
  return GUESSES.find(([pattern]) => pattern.test(text))?.[1] ?? 'remark';
}

const CHATTER = new Set(
  `siap ok oke okee okay baik terima kasih terimakasih makasih thanks thank you trims suwun bapak ibu pak bu bpk ndan komandan
jenderal dan kak mas mbak bang bos boss selamat pagi siang sore malam salam sejahtera izin ijin mohon hadir noted sip siip mantap
mantab amin aamiin ya iya yaa betul setuju laksanakan dilaksanakan monitor copy diterima pesannya assalamualaikum assalamu alaikum
waalaikumsalam waalaikum walaikumsalam wr wb warahmatullahi warohmatullahi wabarakatuh wabarokatuh hormat kami kita semua
rekan rekans untuk atas infonya informasinya arahannya waktunya halo hai hi hello good morning afternoon evening 86 sudah merapat
permisi tabik om swastiastu shalom namo buddhaya kebajikan`.split(/\s+/),
);

const MEDIA =
  /^[<(]?(?:media (?:omitted|tidak disertakan)|(?:image|video|audio|sticker|gif|document|contact card|gambar|stiker|dokumen|kartu kontak|foto|pesan suara|voice message)\s+(?:omitted|tidak disertakan)|pesan ini (?:telah )?dihapus|anda menghapus pesan ini|this message was deleted|you deleted this message|null|lokasi(?: langsung)?|location|missed voice call|panggilan suara tak terjawab)[>).]*(?::.*)?$|\((?:file attached|file terlampir)\)$|^<?(?:attached|terlampir):/iu;
const SYSTEM =
  /(?:terenkripsi secara end-to-end|end-to-end encrypted|membuat grup|created (?:this )?group|mengubah (?:subjek|ikon|deskripsi)|changed (?:the subject|this group|their phone)|menambahkan anda|added you|bergabung menggunakan tautan|joined using)/iu;
/** Facts about the meeting that are recorded elsewhere. */
const FRAME =
  /^(?:hari(?:\s*[/,]\s*(?:tanggal|tgl))?|tanggal|tgl|waktu|pukul|jam|tempat|lokasi|acara|agenda|perihal|hadir|peserta|yang hadir|undangan|notulis|notulen(?:is)?|pimpinan rapat|pemimpin rapat|moderator|daftar hadir|date|time|place|venue|attendees|present)\s*:/iu;

/** Whether a text says nothing to keep: greetings, "siap", emoji, media left out, notices of the chat itself. */
export function isChatter(text: string): boolean {
  const plain = text.replace(/[\u200e\u200f\u202a-\u202e]/gu, '').trim();
  if (!/[\p{L}\p{N}]/u.test(plain) || MEDIA.test(plain) || (SYSTEM.test(plain) && plain.length < 300)) return true;
  const words = plain
    .toLowerCase()
    .replace(/['’‘ʼ`]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return words.length <= 25 && words.every((w) => CHATTER.has(w));
}

const TITLE =
  /^(?:notulen|notula|risalah|catatan|hasil|laporan|minutes|notes)\s+(?:rapat|rakor|kegiatan|acara|pertemuan|of)\b[^.?!:]{0,120}:?$/iu;

/** Whether a line only frames the meeting: its title, its day and place, who was there. */
export function isFrame(text: string): boolean {
  const plain = text.replace(/^[\s*_#\d.)(-]+|[\s*_]+$/gu, '');
  return FRAME.test(plain) || TITLE.test(plain);
}
