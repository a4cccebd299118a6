import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agencyKey, officeKey, parsePosition, titleKey } from '../../src/domain/offices.ts';

describe('positions', () => {
  test.each([
    ['plt.  CAMAT UJI 1', 'Plt.', 'CAMAT UJI 1'],
    ['Pj. Bupati Banyuasin', 'Pj.', 'Bupati Banyuasin'],
    ['PJ Bupati', 'Pj.', 'Bupati'],
    ['Pj.Bupati', 'Pj.', 'Bupati'],
    ['PJS. Wali Kota', 'Pjs.', 'Wali Kota'],
    ['plh Sekda', 'Plh.', 'Sekda'],
    ['PS. Kapolsek Uji', 'Ps.', 'Kapolsek Uji'],
    ['ps Kapolsek Uji', 'Ps.', 'Kapolsek Uji'],
    ['Pelaksana Tugas Ketua KPU', 'Plt.', 'Ketua KPU'],
    ['Penjabat Bupati', 'Pj.', 'Bupati'],
    ['Penjabat Sementara Bupati', 'Pjs.', 'Bupati'],
    ['Plh. Plt. Camat', 'Plh.', 'Camat'],
    ['Psikolog', 'definitif', 'Psikolog'],
    ['Plt', 'definitif', 'Plt'],
    ['Plt.', 'definitif', 'Plt.'],
    ['Kepala Pelaksana BPBD', 'definitif', 'Kepala Pelaksana BPBD'],
    ['  Ketua\tDPRD \n Uji ', 'definitif', 'Ketua DPRD Uji'],
    ['Camat Plt. Uji', 'definitif', 'Camat Plt. Uji'],
    ['', 'definitif', ''],
  ])('%j', (text, capacity, title) => {
    expect(parsePosition(text)).toEqual({ capacity, title });
  });
  test('a title taken out has no capacity left', () => {
    const word = fc.constantFrom('Plt.', 'Pj', 'Ps.', 'Penjabat', 'Sementara', 'Pelaksana', 'Tugas', 'Camat', 'Uji');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (words) => {
        const { title } = parsePosition(words.join(' '));
        expect(parsePosition(title)).toEqual({ capacity: 'definitif', title });
      }),
    );
  });
});

describe('one office has one key', () => {
  const mixed = (text: string) =>
    fc
      .array(fc.boolean(), { minLength: text.length, maxLength: text.length })
      .map((up) => [...text].map((letter, i) => (up[i] ? letter.toUpperCase() : letter.toLowerCase())).join(''));
  const spaced = (text: string) =>
    fc.constantFrom(' ', '  ', '\t', '\u00a0', ' \n ').map((space) => `${space}${text.replaceAll(' ', space)}${space}`);
  const office = fc.tuple(
    fc.constantFrom('Bupati Uji', 'Ketua KPU Uji', 'Kepala Dinas Perhubungan Uji'),
    fc.constantFrom('Pemerintah Kabupaten Uji', 'KPU Kabupaten Uji'),
  );

  test('however case, spaces and capacity are written', () => {
    const capacity = fc.constantFrom('', 'Pj. ', 'pjs ', 'PLT. ', 'Plh.', 'Ps. ', 'Penjabat ');
    fc.assert(
      fc.property(
        office.chain(([position, agency]) =>
          fc.tuple(
            fc.constant(officeKey(position, agency)),
            capacity.chain((c) => mixed(`${c}${position}`)).chain(spaced),
            mixed(agency).chain(spaced),
          ),
        ),
        ([key, position, agency]) => {
          expect(officeKey(position, agency)).toBe(key);
        },
      ),
    );
  });
  test('and two offices have two', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (p1, a1, p2, a2) => {
        const same = titleKey(p1) === titleKey(p2) && agencyKey(a1) === agencyKey(a2);
        expect(officeKey(p1, a1) === officeKey(p2, a2)).toBe(same);
      }),
    );
    expect(officeKey('Camat Uji', 'Kecamatan Uji')).not.toBe(officeKey('Camat', 'Uji Kecamatan Uji'));
    expect(officeKey('Camat Uji 1', 'Kecamatan Uji')).not.toBe(officeKey('Camat Uji 2', 'Kecamatan Uji'));
    expect(officeKey('Camat', 'Kecamatan A')).not.toBe(officeKey('Camat', 'Kecamatan B'));
  });
});
