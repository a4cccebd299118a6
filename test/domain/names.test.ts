import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bareName, samePerson, shortName } from '../../src/domain/names.ts';

test.each([
  ['AKBP Budi Santosa, S.I.K.', 'budi santosa', 'AKBP Budi Santosa'],
  ['AKBP. BUDI SANTOSA, S.H., S.I.K., M.I.K.', 'budi santosa', 'AKBP. BUDI SANTOSA'],
  ['Budi Santosa SIK', 'budi santosa', 'Budi Santosa'],
  ['Budi Santosa S.H. M.H', 'budi santosa', 'Budi Santosa'],
  ['Budi Santosa S.Kom., M.Si.', 'budi santosa', 'Budi Santosa'],
  ['H. Adi Wijaya, S.E., M.Si.', 'adi wijaya', 'H. Adi Wijaya'],
  ['Ir. Hj. Sri Lestari, M.Si.', 'sri lestari', 'Hj. Sri Lestari'],
  ['Prof.Dr.H.M. Yusuf, M.A.', 'm yusuf', 'H. M. Yusuf'],
  ['dr. Rina Hapsari, Sp.A.', 'rina hapsari', 'Rina Hapsari'],
  ['Drs. K.H. Anwar Fauzi', 'anwar fauzi', 'K.H. Anwar Fauzi'],
  ['K. H. Anwar Fauzi', 'anwar fauzi', 'K.H. Anwar Fauzi'],
  ['Ust. Anwar Fauzi', 'anwar fauzi', 'Ust. Anwar Fauzi'],
  ['Kombes Pol. Dr. Tono Prakoso, S.I.K.', 'tono prakoso', 'Kombes Pol. Tono Prakoso'],
  ['Brigjen TNI (Purn) Joko Susilo', 'joko susilo', 'Brigjen TNI (Purn) Joko Susilo'],
  ['Letkol Inf. Agus Salim, S.Sos.', 'agus salim', 'Letkol Inf. Agus Salim'],
  ['Letkol Laut (P) Agus Salim', 'agus salim', 'Letkol Laut (P) Agus Salim'],
  ['Mayor Chb Dwi Putra', 'dwi putra', 'Mayor Chb Dwi Putra'],
  ['Aipda J. Butar-Butar', 'j butar-butar', 'Aipda J. Butar-Butar'],
  ['Aipda J.Butar-Butar', 'j butar-butar', 'Aipda J. Butar-Butar'],
  ['IPTU ma’ruf', "ma'ruf", "IPTU ma'ruf"],
  ['Bapak Slamet', 'slamet', 'Slamet'],
  ['Dra. Ir', 'ir', 'Ir'],
  ['Iptu', 'iptu', 'Iptu'],
  ['Pol Pot Mar', 'pol pot mar', 'Pol Pot Mar'],
  ['S.H.', 's h', 'S. H.'],
  ['', '', ''],
  [' , S.H.', '', ''],
])('%j', (full, bare, short) => {
  expect(bareName(full)).toBe(bare);
  expect(shortName(full)).toBe(short);
});

const first = fc.constantFrom('Budi', 'Siti', 'Adam', 'Made', 'Yohanes', 'Putu', 'Nurul');
const last = fc.constantFrom('Santosa', 'Rahmawati', 'Ibrahim', 'Butar-Butar', 'Simanjuntak', 'Wijaya');
const rank = fc.constantFrom(
  '',
  'AKBP ',
  'Kompol ',
  'AKP ',
  'Iptu ',
  'Aipda ',
  'Bripka ',
  'Letkol Inf. ',
  'Kombes Pol. ',
);
const prefix = fc.constantFrom('', 'H. ', 'Hj. ', 'Ir. ', 'Drs. H. ', 'dr. ', 'Dr. ', 'Prof. Dr. Ir. ');
const degrees = fc.constantFrom('', ', S.H.', ', S.I.K., M.I.K.', ', S.E., M.Si.', ' SH MH', ' S.Sos., M.Si');

test('one person is one, in all the ways he is written', () => {
  fc.assert(
    fc.property(first, last, rank, prefix, degrees, fc.boolean(), (f, l, r, p, d, loud) => {
      const written = `${r}${p}${f}  ${l}${d}`;
      expect(bareName(loud ? written.toUpperCase() : written)).toBe(`${f} ${l}`.toLowerCase());
      expect(bareName(shortName(written))).toBe(`${f} ${l}`.toLowerCase());
      expect(shortName(written)).not.toMatch(/S\.|M\.|SH|Ir\./);
    }),
  );
});

test('no text makes a name disappear or the functions throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const name = text.normalize('NFKC').split(',')[0] ?? '';
      expect(bareName(text) === '').toBe(!/[\p{L}\p{N}'’‘ʼ`´-]/u.test(name));
      expect(shortName(text)).not.toMatch(/,/);
    }),
  );
});

describe('the same person', () => {
  const budi = { name: 'AKBP Budi Santosa, S.I.K.', position: 'Kapolres Uji' };
  test.each([
    [{ name: 'Budi Santosa' }, true],
    [{ name: 'BUDI SANTOSA SIK', position: null }, true],
    [{ name: 'Budi Santosa', position: 'Plt. KAPOLRES  Uji' }, true],
    [{ name: 'Budi Santosa', position: 'Camat Uji' }, false],
    [{ name: 'Budi Santoso', position: 'Kapolres Uji' }, false],
    [{ name: '', position: 'Kapolres Uji' }, false],
  ])('%j: %s', (other, same) => {
    expect(samePerson(budi, other)).toBe(same);
    expect(samePerson(other, budi)).toBe(same);
  });
  test('nobody is nobody', () => {
    expect(samePerson({ name: ' ' }, { name: '' })).toBe(false);
  });
});
