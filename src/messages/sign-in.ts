import type { Language } from './problems.ts';

const id = {
  title: 'Masuk',
  email: 'Alamat surel (e-mail)',
  emailHint: 'Kami mengirim kode enam angka ke alamat ini. Tidak ada kata sandi.',
  send: 'Kirim kode',
  sent: (email: string, minutes: number) =>
    `Bila ${email} terdaftar, kode enam angka sudah dikirim ke sana. Kode berlaku ${minutes} menit.`,
  code: 'Kode',
  codeHint: 'Enam angka dari surat kami.',
  enter: 'Masuk',
  again: 'Minta kode baru',
  notAnAddress: 'Alamat surel tidak benar, misalnya nama@instansi.example.',
  notACode: 'Kode terdiri atas enam angka.',
  wrongCode: 'Kode salah atau sudah tidak berlaku. Periksa lagi, atau minta kode baru.',
  tooMany: 'Terlalu banyak kode yang salah. Coba lagi dalam lima belas menit.',
};

const en: typeof id = {
  title: 'Sign in',
  email: 'E-mail address',
  emailHint: 'We send a code of six digits to this address. There is no password.',
  send: 'Send the code',
  sent: (email, minutes) =>
    `If ${email} is registered, a code of six digits is on its way. It is good for ${minutes} minutes.`,
  code: 'Code',
  codeHint: 'Six digits from our mail.',
  enter: 'Sign in',
  again: 'Ask for a new code',
  notAnAddress: 'Not an e-mail address, for example name@agency.example.',
  notACode: 'A code has six digits.',
  wrongCode: 'The code is wrong or no longer good. Look again, or ask for a new one.',
  tooMany: 'Too many wrong codes. Try again in fifteen minutes.',
};

/** Words of the sign-in pages. */
export function signInWords(language: Language): typeof id {
  return language === 'en' ? en : id;
}
