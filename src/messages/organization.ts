import type { Language } from './problems.ts';

const id = {
  title: 'Organisasi',
  name: 'Nama organisasi',
  region: 'Wilayah',
  regionHint: 'Misalnya: Kabupaten Sungai Rawa. Dipakai untuk usulan undangan.',
  save: 'Simpan',
  members: 'Anggota',
  memberHint: 'Anggota masuk dengan kode yang dikirim ke alamat surelnya.',
  memberName: 'Nama',
  email: 'Alamat surel (e-mail)',
  role: 'Peran',
  roles: { owner: 'Pemilik', coordinator: 'Koordinator', viewer: 'Hanya melihat' },
  add: 'Tambah anggota',
  remove: (name: string) => `Keluarkan ${name}`,
  removeShort: 'Keluarkan',
  tokens: 'Token API',
  tokenHint: 'Untuk program lain yang bekerja sebagai koordinator. Token hanya ditampilkan sekali.',
  tokenName: 'Nama token',
  make: 'Buat token',
  revoke: 'Cabut',
  revokeLong: (name: string) => `Cabut token ${name}`,
  noTokens: 'Belum ada token.',
  fresh: 'Token baru. Salin sekarang, karena tidak akan ditampilkan lagi:',
  ownerOnly: 'Hanya pemilik yang dapat mengubah bagian ini.',
};

const en: typeof id = {
  title: 'Organization',
  name: 'Name of the organization',
  region: 'Region',
  regionHint: 'For example: Kabupaten Sungai Rawa. Used to propose invitees.',
  save: 'Save',
  members: 'Members',
  memberHint: 'Members sign in by a code sent to their e-mail address.',
  memberName: 'Name',
  email: 'E-mail address',
  role: 'Role',
  roles: { owner: 'Owner', coordinator: 'Coordinator', viewer: 'Viewer' },
  add: 'Add a member',
  remove: (name) => `Remove ${name}`,
  removeShort: 'Remove',
  tokens: 'API tokens',
  tokenHint: 'For other programs, which act as a coordinator. A token is shown once.',
  tokenName: 'Name of the token',
  make: 'Make a token',
  revoke: 'Revoke',
  revokeLong: (name) => `Revoke the token ${name}`,
  noTokens: 'There are no tokens.',
  fresh: 'The new token. Copy it now, it is not shown again:',
  ownerOnly: 'Only an owner can change this.',
};

/** Words of the organization's page. */
export function organizationWords(language: Language): typeof id {
  return language === 'en' ? en : id;
}
