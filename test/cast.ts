/** The people of our tests, invented, always the same: who reads one test knows them in the next. */

/** Host of everything: Polres Sungai Rawa, with AKBP Bagas Pratama. */
export const HOST = 'Polres Sungai Rawa';
export const LEADER = { position: 'Kapolres Sungai Rawa', name: 'AKBP Bagas Pratama, S.I.K.' };

/** The Bupati, an appointed one (Pj.), who often sends Ratna. */
export const bupati = {
  position: 'Pj. Bupati Sungai Rawa',
  name: 'Drs. H. Tirta Wiraguna, M.Si.',
  agency: 'Pemerintah Kabupaten Sungai Rawa',
  email: 'bupati@sungairawa.example',
  phone: '0812-0000-0001',
  requirement: 'may_delegate',
  role: 'guest',
};
/** Ratna, head of Kesbangpol: represents the Bupati and is often invited herself. */
export const ratna = {
  position: 'Kepala Badan Kesbangpol Sungai Rawa',
  name: 'Ratna Puspa Dewi, S.Sos.',
  agency: 'Badan Kesbangpol Kabupaten Sungai Rawa',
  email: 'kesbangpol@sungairawa.example',
  requirement: 'may_delegate',
  role: 'guest',
};
/** Hendra, chair of the council. */
export const hendra = {
  position: 'Ketua DPRD Sungai Rawa',
  name: 'Hendra Lesmana',
  agency: 'DPRD Kabupaten Sungai Rawa',
  email: 'ketua@dprd-sungairawa.example',
  requirement: 'in_person',
  role: 'guest',
};
/** Surya, commander of the Kodim; same class of precedence as the Kapolres. */
export const surya = {
  position: 'Dandim 0999/Sungai Rawa',
  name: 'Letkol Inf Surya Adi Nugraha',
  agency: 'Kodim 0999/Sungai Rawa',
  email: 'dandim@kodim0999.example',
  requirement: 'may_delegate',
  role: 'guest',
};
/** Maya, prosecutor, who has no e-mail. */
export const maya = {
  position: 'Kajari Sungai Rawa',
  name: 'Maya Lestari, S.H., M.H.',
  agency: 'Kejaksaan Negeri Sungai Rawa',
  phone: '0813-0000-2222',
  requirement: 'may_delegate',
  role: 'guest',
};
/** An office nobody knows the holder of. */
export const camat = { position: 'Camat Rawa Hilir', agency: 'Kecamatan Rawa Hilir', email: 'camat@rawahilir.example' };

export const cast = [bupati, hendra, surya, maya, ratna, camat];

/** A coordination meeting on Thursday, 4 March 2027, 08.00 WITA. */
export const rakor = {
  type: 'rakor-forkopimda',
  title: 'Rapat Koordinasi Kesiapan Pemilihan Kepala Desa',
  host: HOST,
  leader: LEADER,
  starts_at: '2027-03-04T08:00',
  ends_at: '2027-03-04T10:00',
  timezone: 'Asia/Makassar',
  venue: { name: 'Aula Wira Satya', address: 'Jalan Merdeka 1', city: 'Kabupaten Sungai Rawa' },
};

/** Any number of camats, each with an address of his own. */
export const camats = (n: number, tag = 'uji') =>
  Array.from({ length: n }, (_, i) => ({
    position: `Camat ${tag} ${i + 1}`,
    name: `Pejabat ${tag} ${i + 1}, S.IP.`,
    agency: `Kecamatan ${tag} ${i + 1}`,
    email: `camat${i + 1}@${tag}.example`,
  }));
