import PostalMime from 'postal-mime';
import type { LetterEvent, Recipient, Sender } from '../../src/mail/letters.ts';

/** Clock times, names and places that occur nowhere else in a mail, so that a leak of one of them is found. */
export const EVENT: LetterEvent = {
  id: '01JUJI',
  uid: '01JUJI@pendopo',
  sequence: 3,
  title: 'Penyuluhan hukum & pencegahan "hoaks", tahap II',
  theme: 'Bersama menjaga pemilu damai',
  kindName: 'Penyuluhan',
  host: 'Badan Kesbangpol Kabupaten Uji',
  leader: { name: 'Drs. H. Sutan Contoh, M.Si.', position: 'Kepala Badan Kesbangpol' },
  startsAt: '2027-03-04T08:37',
  endsAt: '2027-03-04T11:42',
  timezone: 'Asia/Makassar',
  venue: { name: 'Graha Wisnu', address: 'Jalan Merdeka No. 5', city: 'Kota Uji' },
  dress: 'PDH / batik',
  notes: 'Mohon hadir lebih awal.\nParkir di sisi timur.',
  unconfirmed: [],
  agenda: [
    { startsAt: '2027-03-04T08:37', title: 'Registrasi' },
    { startsAt: '2027-03-04T09:13', title: 'Sambutan tuan rumah' },
  ],
};
export const SENDER: Sender = {
  from: 'undangan@pendopo.example',
  name: 'Polres Uji',
  organizer: 'balasan@pendopo.example',
};
export const TO: Recipient = {
  email: 'setda@uji.example',
  name: 'Hj. Rina Contoh, S.H.',
  position: 'Pj. Bupati Uji',
  agency: 'Pemerintah Kabupaten Uji',
};
export const LINK =
  'https://pendopo.example/r/AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfGhIjKlMnOpQrStUvWxYz0123456789';
export const CHECK = 'https://pendopo.example/periksa/iv_abcdefabcdefabcdefabcdefab.AbCdEfGhIjKlMn?s=3';
export const MAIL = {
  event: EVENT,
  sender: SENDER,
  to: TO,
  link: LINK,
  check: CHECK,
  messageId: '<undangan.01JUJI.0@pendopo.example>',
  sentAt: Date.UTC(2027, 1, 25, 1, 2, 3),
};

/** A mail as a reader sees it. `html` is the words of the HTML part, `source` its markup, `ics` the calendar part. */
export async function read(raw: string) {
  const mail = await PostalMime.parse(raw);
  const header = (name: string) => mail.headers.filter((each) => each.key === name).map((each) => each.value);
  const calendar = mail.attachments.find((part) => part.mimeType === 'text/calendar');
  // Decoded by hand: postal-mime turns its CRLF into LF.
  const encoded = /^Content-Type: text\/calendar[\s\S]*?\r\n\r\n([\w+/=\r\n]+?)\r\n--/m.exec(raw)?.[1] ?? '';
  const ics = Buffer.from(encoded, 'base64').toString();
  const source = mail.html ?? '';
  const html = source
    .replace(/<(style|title)>[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(/\s+/g, ' ');
  return { ...mail, header, calendar, ics, text: mail.text ?? '', html, source };
}

/** The header block of a raw mail, unfolded: one entry a field. */
export function headerFields(raw: string): string[] {
  return raw
    .slice(0, raw.indexOf('\r\n\r\n'))
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
}
