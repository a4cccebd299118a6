import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { recordAnswer } from '../../src/actions/answers.ts';
import { checkIn } from '../../src/actions/attendance.ts';
import {
  addOffice,
  changeHolder,
  changeOffice,
  confirmTenure,
  endTenure,
  holderOn,
  rejectTenure,
} from '../../src/actions/directory.ts';
import { importDirectory, previewImport } from '../../src/actions/directory-import.ts';
import { createEvent } from '../../src/actions/events.ts';
import { addInvitees } from '../../src/actions/invitations.ts';
import { findOffice, listDirectory, listParticipation, listTenures } from '../../src/db/directory.ts';
import { answerOfTold, toldAnswer } from '../../src/domain/answers.ts';
import { officeInput } from '../../src/domain/directory.ts';
import { eventInput } from '../../src/domain/events.ts';
import { inviteesInput } from '../../src/domain/invitations.ts';
import { type Engine, plansOf, startEngine } from '../actions/engine.ts';
import { bupati, cast, hendra, rakor, ratna } from '../cast.ts';

const TODAY = '2027-02-01';
let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

const empty = async () => {
  for (const table of [
    'agencies',
    'offices',
    'tenures',
    'events',
    'invitations',
    'answers',
    'attendance',
    'audit_entries',
  ])
    await engine.rows(`delete from ${table}`);
};
const add = async (office: object) => {
  const done = await addOffice(engine.ctx, officeInput.parse(office));
  if (!done.ok) throw new Error(done.reason);
  return done.id;
};
const KAPOLRES = { position: 'Kapolres Sungai Rawa', agency: 'Polres Sungai Rawa' };
const BAGAS = 'AKBP Bagas Pratama, S.I.K.';
const audit = async () =>
  (await engine.rows<{ action: string }>('select action from audit_entries order by id')).map((a) => a.action);
const held = async (officeId: string, date: string) => holderOn(await listTenures(engine.ctx, officeId), date)?.name;
const invite = async (starts_at: string, invitees: object[]) => {
  const { id } = await createEvent(engine.ctx, eventInput.parse({ ...rakor, starts_at, ends_at: undefined }));
  const added = await addInvitees(engine.ctx, id, inviteesInput.parse({ invitees }).invitees);
  if (!added.ok) throw new Error(added.reason);
  return { id, rows: added.rows };
};

describe('offices', () => {
  afterEach(empty);

  test('are listed by agency in precedence, with holder, proposals and contacts; searched; paged', async () => {
    await invite('2027-03-04T08:00', cast);
    await add({
      position: 'Wakil Bupati Sungai Rawa',
      agency: bupati.agency,
      name: 'Sari Dewi',
      staff_phone: '0812-0000',
    });
    const page = await listDirectory(engine.ctx, { date: TODAY });
    expect(page.agencies.map((a) => a.name)).toEqual([
      'Pemerintah Kabupaten Sungai Rawa',
      'DPRD Kabupaten Sungai Rawa',
      'Kejaksaan Negeri Sungai Rawa',
      'Kodim 0999/Sungai Rawa',
      'Badan Kesbangpol Kabupaten Sungai Rawa',
      'Kecamatan Rawa Hilir',
    ]);
    expect(page).toMatchObject({ total: 7, next: null });
    expect(page.agencies[0]?.offices).toMatchObject([
      {
        title: 'Bupati Sungai Rawa',
        precedenceClass: 1,
        email: bupati.email,
        holder: null,
        proposals: [{ name: bupati.name, capacity: 'Pj.' }],
      },
      {
        title: 'Wakil Bupati Sungai Rawa',
        holder: { name: 'Sari Dewi', capacity: 'definitif' },
        proposals: [],
        staffPhone: '0812-0000',
      },
    ]);
    const found = async (search: string) =>
      (await listDirectory(engine.ctx, { date: TODAY, search })).agencies.flatMap((a) => a.offices.map((o) => o.title));
    expect(await found('sari')).toEqual(['Wakil Bupati Sungai Rawa']);
    expect(await found('LESMANA ketua')).toEqual(['Ketua DPRD Sungai Rawa']);
    expect(await found('kodim')).toEqual(['Dandim 0999/Sungai Rawa']);
    expect(await found('100%')).toEqual([]);
    const second = await listDirectory(engine.ctx, { date: TODAY, limit: 3, offset: 3 });
    expect(second).toMatchObject({ total: 7, next: 6 });
    expect(second.agencies.map((a) => a.name)).toEqual(page.agencies.slice(2, 5).map((a) => a.name));
    expect(await listDirectory(engine.other, { date: TODAY })).toEqual({ agencies: [], total: 0, next: null });
    const { plans } = await plansOf(engine, (ctx) => listDirectory(ctx, { date: TODAY, search: 'a b' }));
    expect(plans).toHaveLength(1);
    expect(plans.flat().filter((l) => /^SCAN (tenures|offices|agencies|u|a)\b/.test(l))).toEqual([]);
  });

  test('are added once and changed with what they are called and how they are reached', async () => {
    const id = await add({ ...KAPOLRES, position: 'Ps. Kapolres Sungai Rawa', name: BAGAS, email: 'a@b.example' });
    expect(await findOffice(engine.ctx, id)).toMatchObject({
      title: 'Kapolres Sungai Rawa',
      precedenceClass: 6,
      ...{ agency: KAPOLRES.agency },
    });
    expect(await listTenures(engine.ctx, id)).toMatchObject([
      { name: BAGAS, capacity: 'Ps.', state: 'confirmed', fromDate: null },
    ]);
    expect(
      await addOffice(engine.ctx, officeInput.parse({ ...KAPOLRES, position: 'KAPOLRES sungai  rawa', name: 'Lain' })),
    ).toEqual({
      ok: false,
      reason: 'exists',
    });
    expect(await engine.rows('select * from tenures')).toHaveLength(1);
    const other = await add({ position: 'Wakapolres Sungai Rawa', agency: KAPOLRES.agency });
    const change = {
      title: 'Kapolres Sungai Rawa',
      precedence_class: 3,
      phone: '0711 123456',
      staff_email: 'tu@b.example',
    };
    expect(await changeOffice(engine.ctx, id, change)).toEqual({ ok: true });
    expect(await findOffice(engine.ctx, id)).toMatchObject({
      precedenceClass: 3,
      email: null,
      phone: '0711 123456',
      staffEmail: 'tu@b.example',
    });
    const before = await audit();
    expect(await changeOffice(engine.ctx, id, change)).toEqual({ ok: true });
    expect(await audit()).toEqual(before);
    expect(await changeOffice(engine.ctx, other, { title: 'Kapolres Sungai Rawa' })).toEqual({
      ok: false,
      reason: 'exists',
    });
    expect(await findOffice(engine.ctx, other)).toMatchObject({ title: 'Wakapolres Sungai Rawa' });
    expect(await audit()).toEqual(before);
    expect(before).toEqual(['office.added', 'office.added', 'office.changed']);
    expect(await changeOffice(engine.other, id, change)).toEqual({ ok: false, reason: 'not_found' });
  });

  test('tell what the record says of their part in events', async () => {
    const first = await invite('2027-03-04T08:00', [hendra, ratna, bupati]);
    const second = await invite('2027-04-04T08:00', [hendra]);
    const [ketua, badan] = first.rows.map((r) => r.invitation);
    const told = toldAnswer.parse({ answer: 'represented', channel: 'phone', representative: { name: 'Dian' } });
    await recordAnswer(engine.ctx, { id: ketua?.id ?? '', eventId: first.id }, answerOfTold(told));
    await checkIn(engine.ctx, first.id, [{ invitation_id: ketua?.id, present: 'representative' }]);
    expect(await listParticipation(engine.ctx, ketua?.officeId ?? '')).toMatchObject([
      { eventId: second.id, startsLocal: '2027-04-04T08:00', answer: 'pending', came: null },
      {
        eventId: first.id,
        answer: 'represented',
        representative: 'Dian',
        came: { present: 'representative', name: 'Dian' },
      },
    ]);
    expect(await listParticipation(engine.ctx, badan?.officeId ?? '')).toMatchObject([
      { answer: 'pending', came: null },
    ]);
    expect(await listParticipation(engine.other, ketua?.officeId ?? '')).toEqual([]);
    const { plans } = await plansOf(engine, (ctx) => listParticipation(ctx, 'of_x'));
    expect(plans.flat().filter((l) => l.startsWith('SCAN'))).toEqual([]);
  });
});

describe('holders', () => {
  let id: string;
  beforeEach(async () => {
    id = await add({ ...KAPOLRES, name: BAGAS });
  });
  afterEach(empty);

  test('change in one step; the same twice is nothing new; a holder may return', async () => {
    const dwi = { name: 'AKBP Dwi Cahyo', capacity: 'definitif' as const, from: '2027-01-15' };
    expect(await changeHolder(engine.ctx, id, dwi)).toEqual({ ok: true, already: false });
    expect([await held(id, '2027-01-14'), await held(id, '2027-01-15')]).toEqual([BAGAS, dwi.name]);
    const rows = await listTenures(engine.ctx, id);
    expect(rows.map((r) => [r.name, r.fromDate, r.untilDate])).toEqual([
      [dwi.name, '2027-01-15', null],
      [BAGAS, null, '2027-01-14'],
    ]);
    const entries = await audit();
    expect(await changeHolder(engine.ctx, id, dwi)).toEqual({ ok: true, already: true });
    expect(await changeHolder(engine.ctx, id, { ...dwi, name: 'Dwi Cahyo, S.I.K.', from: '2027-02-01' })).toEqual({
      ok: true,
      already: true,
    });
    expect(await listTenures(engine.ctx, id)).toEqual(rows);
    expect(await audit()).toEqual(entries);
    await changeHolder(engine.ctx, id, { name: BAGAS, capacity: 'Plt.', from: '2027-03-01' });
    await changeHolder(engine.ctx, id, { ...dwi, from: '2027-05-01' });
    expect(await Promise.all(['2027-02-28', '2027-03-01', '2027-04-30', '2027-05-01'].map((d) => held(id, d)))).toEqual(
      [dwi.name, BAGAS, BAGAS, dwi.name],
    );
    // told late: between two who are known
    await changeHolder(engine.ctx, id, { name: 'Kompol Eka', capacity: 'Plh.', from: '2027-02-10' });
    expect(await Promise.all(['2027-02-09', '2027-02-10', '2027-02-28', '2027-03-01'].map((d) => held(id, d)))).toEqual(
      [dwi.name, 'Kompol Eka', 'Kompol Eka', BAGAS],
    );
    // entered for the very day by mistake
    await changeHolder(engine.ctx, id, { name: 'Kompol Fajar', capacity: 'Plh.', from: '2027-02-10' });
    expect((await listTenures(engine.ctx, id)).map((r) => r.name)).not.toContain('Kompol Eka');
    expect([await held(id, '2027-02-09'), await held(id, '2027-02-15')]).toEqual([dwi.name, 'Kompol Fajar']);
    expect(await changeHolder(engine.other, id, dwi)).toEqual({ ok: false, reason: 'not_found' });
  });

  test('the same change by two at once is one', async () => {
    const dwi = { name: 'AKBP Dwi Cahyo', capacity: 'definitif' as const, from: '2027-01-15' };
    await Promise.all(Array.from({ length: 3 }, () => changeHolder(engine.ctx, id, dwi)));
    expect((await listTenures(engine.ctx, id)).map((r) => [r.name, r.untilDate])).toEqual([
      [dwi.name, null],
      [BAGAS, '2027-01-14'],
    ]);
  });

  test('proposed by an invitation, they are confirmed or rejected, and not proposed again', async () => {
    await invite('2027-03-04T08:00', [{ ...KAPOLRES, name: 'AKBP Dwi Cahyo' }]);
    await invite('2027-03-05T08:00', [{ ...KAPOLRES, name: 'AKBP Salah' }]);
    const proposed = async () => (await listTenures(engine.ctx, id)).filter((r) => r.state === 'proposed');
    expect((await proposed()).map((r) => r.name).sort()).toEqual(['AKBP Dwi Cahyo', 'AKBP Salah']);
    const [dwi, wrong] = (await proposed()).sort((a, b) => a.name.localeCompare(b.name));
    expect(await rejectTenure(engine.ctx, wrong?.id ?? '')).toEqual({ ok: true, officeId: id });
    expect(await rejectTenure(engine.ctx, wrong?.id ?? '')).toEqual({ ok: true, officeId: id });
    expect(await confirmTenure(engine.ctx, dwi?.id ?? '', TODAY)).toEqual({ ok: true, officeId: id });
    expect(await confirmTenure(engine.ctx, dwi?.id ?? '', TODAY)).toEqual({ ok: false, reason: 'not_found' });
    expect([await held(id, '2027-01-31'), await held(id, TODAY)]).toEqual([BAGAS, 'AKBP Dwi Cahyo']);
    await invite('2027-03-06T08:00', [{ ...KAPOLRES, name: 'AKBP Dwi Cahyo' }]);
    await invite('2027-03-07T08:00', [{ ...KAPOLRES, name: 'AKBP Salah' }]);
    expect(await proposed()).toEqual([]);
    expect((await audit()).filter((a) => a.startsWith('tenure.'))).toEqual(['tenure.rejected', 'tenure.confirmed']);
    expect(await confirmTenure(engine.other, wrong?.id ?? '', TODAY)).toEqual({ ok: false, reason: 'not_found' });
    expect(await rejectTenure(engine.other, wrong?.id ?? '')).toEqual({ ok: false, reason: 'not_found' });
  });

  test('the holder written differently is written anew when confirmed; the first one known is known always', async () => {
    await invite('2027-03-04T08:00', [
      { ...KAPOLRES, name: 'AKBP BAGAS PRATAMA' },
      { ...hendra, agency: 'DPRD' },
    ]);
    const [proposal] = (await listTenures(engine.ctx, id)).filter((r) => r.state === 'proposed');
    await confirmTenure(engine.ctx, proposal?.id ?? '', TODAY);
    expect(await listTenures(engine.ctx, id)).toMatchObject([
      { name: 'AKBP BAGAS PRATAMA', fromDate: null, untilDate: null },
    ]);
    const [chair] = await engine.rows<{ id: string; office_id: string }>(
      'select * from tenures where name = ?',
      hendra.name,
    );
    await confirmTenure(engine.ctx, chair?.id ?? '', TODAY);
    expect(await listTenures(engine.ctx, chair?.office_id ?? '')).toMatchObject([
      { state: 'confirmed', fromDate: null },
    ]);
  });

  test('an office may be vacant from a day on', async () => {
    const [tenure] = await listTenures(engine.ctx, id);
    expect(await endTenure(engine.ctx, tenure?.id ?? '', '2027-02-28')).toEqual({ ok: true, officeId: id });
    expect(await endTenure(engine.ctx, tenure?.id ?? '', '2027-02-28')).toEqual({ ok: true, officeId: id });
    expect([await held(id, '2027-02-28'), await held(id, '2027-03-01')]).toEqual([BAGAS, undefined]);
    expect(await endTenure(engine.ctx, tenure?.id ?? '', '2027-04-01')).toEqual({ ok: false, reason: 'outside' });
    expect(await endTenure(engine.other, tenure?.id ?? '', '2027-02-01')).toEqual({ ok: false, reason: 'not_found' });
    // who comes after a time of vacancy
    await changeHolder(engine.ctx, id, { name: 'AKBP Dwi', capacity: 'definitif', from: '2027-03-10' });
    expect([await held(id, '2027-03-09'), await held(id, '2027-03-10')]).toEqual([undefined, 'AKBP Dwi']);
  });

  test('an invitation names the holder of its event’s day, in his capacity, and falls back to the office’s contacts', async () => {
    await changeOffice(engine.ctx, id, {
      title: KAPOLRES.position,
      phone: '0711 123456',
      staff_email: 'tu@polres.example',
    });
    await changeHolder(engine.ctx, id, { name: 'AKBP Dwi', capacity: 'Plt.', from: '2027-03-10' });
    const now = await invite('2027-03-09T08:00', [KAPOLRES]);
    const then = await invite('2027-03-10T08:00', [{ ...KAPOLRES, email: 'dwi@polres.example' }]);
    expect(now.rows[0]?.invitation).toMatchObject({
      name: BAGAS,
      capacity: 'definitif',
      email: 'tu@polres.example',
      phone: '0711 123456',
    });
    expect(then.rows[0]?.invitation).toMatchObject({ name: 'AKBP Dwi', capacity: 'Plt.', email: 'dwi@polres.example' });
  });
});

describe('pasted rows', () => {
  afterEach(empty);
  const TEXT = [
    'Jabatan;Nama;Instansi;Surel;Telepon;Surel staf;Telepon staf',
    'Kapolres Sungai Rawa;AKBP Dwi Cahyo;Polres Sungai Rawa;;0711 123456;;',
    'Kadis Kesehatan;dr. Rini;Dinkes;;;;',
    'Ketua DPRD Sungai Rawa;Hendra Lesmana Putra;DPRD Kabupaten Sungai Rawa;;;;',
    'Plt. Camat Rawa Hulu;Tono;Kecamatan Rawa Hulu;camat@hulu.example;;;0812 333 444',
  ].join('\n');

  beforeEach(async () => {
    await add({ ...KAPOLRES, name: BAGAS });
    await add({ position: 'Kepala Dinas Kesehatan', agency: 'Dinas Kesehatan', name: 'dr. Rini, M.Kes.' });
    await add({ position: hendra.position, agency: hendra.agency, name: hendra.name });
  });
  const offices = async () => (await listDirectory(engine.ctx, { date: TODAY })).agencies.flatMap((a) => a.offices);

  test('are shown with what they mean before anything is written', async () => {
    const entries = await audit();
    const preview = await previewImport(engine.ctx, `${TEXT}\nkapolres  sungai rawa;;POLRES Sungai Rawa\nLurah`, TODAY);
    expect(preview.rows.map((r) => [r.line, r.means, r.office?.title ?? null])).toEqual([
      [2, 'change', 'Kapolres Sungai Rawa'],
      [3, 'similar_office', 'Kepala Dinas Kesehatan'],
      [4, 'similar_person', 'Ketua DPRD Sungai Rawa'],
      [5, 'new', null],
      [7, 'new', null],
    ]);
    expect(preview.rows[0]).toMatchObject({ contacts: ['phone'], office: { holder: { name: BAGAS } } });
    expect(preview.problems).toMatchObject([{ line: 6, field: 'position', rule: 'repeated', params: { line: 2 } }]);
    expect(await offices()).toHaveLength(3);
    expect(await audit()).toEqual(entries);
  });

  test('are imported all or none, what is similar as a person decided; the same again changes nothing', async () => {
    const before = await offices();
    expect(await importDirectory(engine.ctx, TEXT, {}, TODAY)).toEqual({
      ok: false,
      reason: 'undecided',
      lines: [3, 4],
    });
    expect(await importDirectory(engine.ctx, `${TEXT}\n;x;y;;;;`, { 3: 'same', 4: 'new' }, TODAY)).toMatchObject({
      ok: false,
      reason: 'invalid',
      problems: [{ line: 6, field: 'position' }],
    });
    expect(await offices()).toEqual(before);
    const decisions = { 3: 'same', 4: 'new', 6: 'skip' } as const;
    const done = await importDirectory(engine.ctx, `${TEXT}\n;x;y;;;;`, decisions, TODAY);
    expect(done).toEqual({ ok: true, offices: 1, contacts: 1, holders: 3 });
    const after = await offices();
    expect(after.map((o) => [o.title, o.holder?.name, o.holder?.capacity, o.holder?.fromDate])).toEqual([
      ['Ketua DPRD Sungai Rawa', 'Hendra Lesmana Putra', 'definitif', TODAY],
      ['Kapolres Sungai Rawa', 'AKBP Dwi Cahyo', 'definitif', TODAY],
      ['Kepala Dinas Kesehatan', 'dr. Rini, M.Kes.', 'definitif', null],
      ['Camat Rawa Hulu', 'Tono', 'Plt.', null],
    ]);
    expect(after[1]).toMatchObject({ phone: '0711 123456' });
    expect(after[3]).toMatchObject({ email: 'camat@hulu.example', staffPhone: '0812 333 444' });
    expect((await audit()).filter((a) => a === 'directory.imported')).toHaveLength(1);
    const again = await importDirectory(engine.ctx, `${TEXT}\n;x;y;;;;`, decisions, '2027-02-05');
    expect(again).toEqual({ ok: true, offices: 0, contacts: 0, holders: 0 });
    expect(await offices()).toEqual(after);
    expect((await audit()).filter((a) => a === 'directory.imported')).toHaveLength(1);
  });

  test('a thousand rows at once', async () => {
    const text = Array.from({ length: 1000 }, (_, i) => `Camat ${i};Pejabat ${i};Kecamatan ${i};c${i}@x.example`).join(
      '\n',
    );
    expect(await importDirectory(engine.ctx, text, {}, TODAY)).toEqual({
      ok: true,
      offices: 1000,
      contacts: 0,
      holders: 1000,
    });
    expect((await listDirectory(engine.ctx, { date: TODAY })).total).toBe(1003);
  });
});
