import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alikeOffices, alikePersons, officesAlike } from '../../src/domain/alike.ts';
import { meaningOf, outcomeOf } from '../../src/domain/directory.ts';
import { officeKey, withCapacity } from '../../src/domain/offices.ts';
import { MOST_ROWS, parseDirectoryRows } from '../../src/domain/pasted-rows.ts';

describe('offices written differently', () => {
  test.each([
    ['Kadis Kesehatan', 'Dinkes Kab. Uji', 'Kepala Dinas Kesehatan', 'Dinas Kesehatan Kabupaten Uji'],
    ['Kapolres', 'Polres Uji', 'Kapolres Uji', 'Polres Uji'],
    ['Kepala Kepolisian Resor Uji', 'Kepolisian Resor Uji', 'Kapolres Uji', 'Polres Uji'],
    ['Sekda', 'Pemkab Uji', 'Sekretaris Daerah Kabupaten Uji', 'Pemerintah Kabupaten Uji'],
    ['Sekda Kota Dumai', 'Pemko Dumai', 'Sekretaris Daerah', 'Pemerintah Kota Dumai'],
    ['Dandim 0999', 'Kodim 0999', 'Komandan Kodim 0999/Uji', 'Kodim 0999/Uji'],
    ['Kaban Kesbangpol', 'Badan Kesbangpol', 'Kepala Badan Kesatuan Bangsa dan Politik', 'Badan Kesbangpol Kab. Uji'],
    ['Kadinkes', 'Dinas Kesehatan', 'Kadinkes', 'Dinkes'],
    ['Plt. Kades Suka Maju', 'Desa Suka Maju', 'Kepala Desa Suka Maju', 'Desa Suka Maju'],
    ['Ketua KPU', 'KPU Uji', 'Ketua Komisi Pemilihan Umum Kabupaten Uji', 'Komisi Pemilihan Umum Kabupaten Uji'],
  ])('%s (%s) may be %s (%s)', (a, from, b, of) => {
    expect(alikeOffices({ position: a, agency: from }, { position: b, agency: of })).toBe(true);
    expect(alikeOffices({ position: b, agency: of }, { position: a, agency: from })).toBe(true);
  });
  test.each([
    ['Bupati Uji', 'Pemkab Uji', 'Wakil Bupati Uji', 'Pemkab Uji'],
    ['Ketua DPRD', 'DPRD Uji', 'Wakil Ketua DPRD', 'DPRD Uji'],
    ['Wakil Ketua I DPRD', 'DPRD Uji', 'Wakil Ketua II DPRD', 'DPRD Uji'],
    ['Camat Rawa Hilir', 'Kecamatan Rawa Hilir', 'Camat Rawa Hulu', 'Kecamatan Rawa Hulu'],
    ['Sekretaris Daerah', 'Pemkab Uji', 'Sekretaris Daerah', 'Pemkab Coba'],
    ['Kepala Dinas Kesehatan', 'Dinas Kesehatan', 'Sekretaris Dinas Kesehatan', 'Dinas Kesehatan'],
    ['Kapolres Uji', 'Polres Uji', 'Wakapolres Uji', 'Polres Uji'],
    ['Kapolres Uji', 'Polres Uji', 'Kapolsek Uji', 'Polsek Uji'],
    ['Kabid Kesehatan', 'Dinas Kesehatan', 'Kepala Dinas Kesehatan', 'Dinas Kesehatan'],
    ['Ketua Komisi I DPRD', 'DPRD Uji', 'Ketua DPRD', 'DPRD Uji'],
  ])('%s (%s) is not %s (%s)', (a, from, b, of) => {
    expect(alikeOffices({ position: a, agency: from }, { position: b, agency: of })).toBe(false);
  });
  test('among many, the same are found as one by one', () => {
    const words = fc.constantFrom(
      'kepala',
      'dinas',
      'kadis',
      'kesehatan',
      'dinkes',
      'uji',
      'sekda',
      'kabupaten',
      'camat',
    );
    const text = fc.array(words, { minLength: 1, maxLength: 4 }).map((w) => w.join(' '));
    const office = fc.record({ title: text, agency: text });
    fc.assert(
      fc.property(fc.array(office, { maxLength: 12 }), office, (known, one) => {
        const found = officesAlike(known)(one.title, one.agency);
        const each = known.filter((k) =>
          alikeOffices({ position: k.title, agency: k.agency }, { position: one.title, agency: one.agency }),
        );
        expect(new Set(found)).toEqual(new Set(each));
      }),
    );
  });
});

test.each([
  ['AKBP Bagas Pratama, S.I.K.', 'Bagas Pratama Putra', true],
  ['H. M. Yusuf', 'Muhammad Yusuf', true],
  ['Ratna Puspa Dewi', 'Ratna P. Dewi, S.Sos.', true],
  ['Hendra Lesmana', 'Hendra Lesmanna', true],
  ['Hendra Lesmana', 'Hendra Lesmana, S.H.', false],
  ['Hendra Lesmana', 'Hendra Wijaya', false],
  ['Surya Adi', 'Adi Surya', false],
  ['M. S.', 'Maya Sari', false],
])('%s and %s: perhaps one person %s', (a, b, may) => {
  expect(alikePersons(a, b)).toBe(may);
  expect(alikePersons(b, a)).toBe(may);
});

test('an office with its capacity before it', () => {
  expect(withCapacity('Pj.', 'Bupati Uji')).toBe('Pj. Bupati Uji');
  expect(withCapacity('definitif', 'Bupati Uji')).toBe('Bupati Uji');
});

describe('pasted rows', () => {
  const read = (text: string) => parseDirectoryRows(text).rows.map((r) => r.row);

  test('takes no agency from a row that is wrong', () => {
    const parsed = parseDirectoryRows('Camat;;Kecamatan Uji;bukan surel\nSekcam;;\nLurah;;Kelurahan Uji\nSekretaris;;');
    expect(parsed.problems.map(({ line, field }) => [line, field])).toEqual([
      [1, 'email'],
      [2, 'agency'],
    ]);
    expect(parsed.rows.map(({ row }) => row.agency)).toEqual(['Kelurahan Uji', 'Kelurahan Uji']);
  });

  test('from a spreadsheet, columns in any order by their Indonesian headings', () => {
    const text = [
      'No.\tInstansi\tNama Pejabat\tJabatan\tNo. HP Ajudan\tEmail\tKeterangan\tTelepon\tSurel Staf',
      '1\tPolres Uji\tAKBP Bagas, S.I.K.\tKapolres\tajudan\tkapolres@uji.example\tbaru\t0711 123456\ttu@uji.example',
      '2\tPolres Uji\tKompol Dwi\tWakapolres\t\t-\t\t\t',
      '3\t\tKompol Sita\tKabag Ops\t\t-\t\t\t',
      '',
      '3\tKodim 0999\t\tDandim\t0813 55555\t\t\t\t',
    ].join('\r\n');
    const parsed = parseDirectoryRows(text);
    expect(parsed.ignored).toEqual(['Keterangan']);
    expect(parsed.problems).toEqual([{ line: 2, field: 'staff_phone', rule: 'phone', params: { rule: 'phone' } }]);
    expect(parsed.rows).toEqual([
      { line: 3, row: { position: 'Wakapolres', agency: 'Polres Uji', name: 'Kompol Dwi' } },
      { line: 4, row: { position: 'Kabag Ops', agency: 'Polres Uji', name: 'Kompol Sita' } },
      { line: 6, row: { position: 'Dandim', agency: 'Kodim 0999', staff_phone: '0813 55555' } },
    ]);
  });

  test('without headings, in the usual order, with numbers before or not; semicolons and commas', () => {
    const row = { position: 'Camat Uji', name: 'Rini, S.IP.', agency: 'Kecamatan Uji', email: 'camat@uji.example' };
    expect(read('Camat Uji;Rini, S.IP.;Kecamatan Uji;camat@uji.example')).toEqual([row]);
    expect(read('1;Camat Uji;Rini, S.IP.;Kecamatan Uji;camat@uji.example\n2;Lurah Satu;;Kelurahan Satu')[0]).toEqual(
      row,
    );
    expect(read('Camat Uji,"Rini, S.IP.",Kecamatan Uji,camat@uji.example')).toEqual([row]);
    expect(parseDirectoryRows('Camat Uji,Rini, S.IP.,Kecamatan Uji,camat@uji.example').rows).toEqual([]);
    expect(read('"Camat\nUji"\tRini\t"Kecamatan ""Uji"""')[0]).toEqual({
      position: 'Camat Uji',
      name: 'Rini',
      agency: 'Kecamatan "Uji"',
    });
  });

  test('what is wrong is said by line', () => {
    const { problems, rows } = parseDirectoryRows(
      'jabatan;nama;instansi;email\nCamat;A;Kec. Uji;bukan surel\n;B;Kec. Uji;\nLurah;C;Kel. Uji;;berlebih',
    );
    expect(rows).toEqual([]);
    expect(problems.map((p) => [p.line, p.field, p.rule])).toEqual([
      [2, 'email', 'email'],
      [3, 'position', 'required'],
      [4, '', 'columns'],
    ]);
    expect(parseDirectoryRows('Camat').problems).toMatchObject([{ line: 1, field: 'agency', rule: 'required' }]);
    const many = Array.from({ length: MOST_ROWS + 1 }, (_, i) => `Camat ${i};;Kec. ${i}`).join('\n');
    expect(parseDirectoryRows(many)).toMatchObject({
      rows: { length: MOST_ROWS },
      problems: [{ line: MOST_ROWS + 1, rule: 'big_array' }],
    });
  });

  test('nothing throws, and nothing is longer than a field', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ';', ',', '\t', '\n', '"', 'Jabatan', '1', ' ', 'é') }),
        (text) => {
          const { rows, problems } = parseDirectoryRows(text);
          for (const { line } of [...rows, ...problems]) expect(line).toBeLessThanOrEqual(text.split('\n').length);
        },
      ),
    );
  });
});

test('what a row means beside the directory, and what is done with it', () => {
  const known = {
    id: 'of_1',
    key: officeKey('Kapolres Uji', 'Polres Uji'),
    title: 'Kapolres Uji',
    agency: 'Polres Uji',
    email: 'lama@uji.example',
    phone: null,
    staffEmail: null,
    staffPhone: null,
    holder: { name: 'AKBP Bagas Pratama, S.I.K.', capacity: 'definitif' },
  };
  const meaning = meaningOf([known]);
  const row = (position: string, name?: string, more = {}) => ({ position, agency: 'POLRES  UJI', name, ...more });
  const means = (r: ReturnType<typeof row>) => meaning(r).means;
  expect(means(row('Kapolres Uji', 'Bagas Pratama'))).toBe('same');
  expect(means(row('Kapolres Uji'))).toBe('same');
  expect(meaning(row('Kapolres Uji', 'Bagas Pratama', { email: 'baru@uji.example', phone: '0711 123456' }))).toEqual({
    means: 'same',
    office: known,
    contacts: ['email', 'phone'],
  });
  expect(means(row('Plt. Kapolres Uji', 'Bagas Pratama'))).toBe('change');
  expect(means(row('Kapolres Uji', 'Dwi Cahyo'))).toBe('change');
  expect(means(row('Kapolres Uji', 'Bagas Pratama Putra'))).toBe('similar_person');
  expect(means(row('Kapolres', 'Dwi Cahyo'))).toBe('similar_office');
  expect(means(row('Wakapolres Uji', 'Dwi Cahyo'))).toBe('new');
  expect(meaningOf([{ ...known, holder: null }])(row('Kapolres Uji', 'Dwi')).means).toBe('holder');

  const done = (r: ReturnType<typeof row>, decision?: 'same' | 'new' | 'skip') => outcomeOf(r, meaning(r), decision);
  expect(done(row('Kapolres Uji', 'Dwi Cahyo'))).toEqual({ office: known, install: true });
  expect(done(row('Kapolres Uji', 'Dwi Cahyo'), 'skip')).toBe('skip');
  expect(done(row('Kapolres', 'Dwi Cahyo'))).toBeNull();
  expect(done(row('Kapolres', 'Dwi Cahyo'), 'same')).toEqual({ office: known, install: true });
  expect(done(row('Kapolres', 'Bagas Pratama'), 'same')).toEqual({ office: known, install: false });
  expect(done(row('Kapolres', 'Dwi Cahyo'), 'new')).toEqual({ office: 'new', install: true });
  expect(done(row('Kapolres Uji', 'Bagas Pratama Putra'), 'same')).toEqual({ office: known, install: false });
  expect(done(row('Kapolres Uji', 'Bagas Pratama Putra'), 'new')).toEqual({ office: known, install: true });
});
