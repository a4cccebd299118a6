import { afterAll, beforeAll, expect, test } from 'vitest';
import { quickRecord } from '../../src/actions/quick-record.ts';
import { draftReport } from '../../src/actions/report-drafts.ts';
import { readReport } from '../../src/actions/reports.ts';
import { findPlannedEvent } from '../../src/db/events.ts';
import { parseInput } from '../../src/domain/input.ts';
import { kindById } from '../../src/domain/kinds.ts';
import { QUICK_KINDS, quickRecordInput } from '../../src/domain/quick-record.ts';
import { HOST } from '../cast.ts';
import { type Engine, startEngine } from './engine.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine('2027-02-01T10:05:00+08:00');
});
afterAll(() => engine.stop());

const BY = { nonce: 'qr_00000001', host: HOST, member: 'Aipda Bima', city: 'Kabupaten Sungai Rawa' };
const GIVEN = {
  type: 'sambang',
  place: 'Dusun Talang Jaya',
  latitude: -2.98374,
  longitude: 104.7461,
  counts: [
    { what: 'places', number: 3 },
    { what: 'visits', number: 7 },
  ],
  messages: ['Warga diimbau mengunci kendaraan.'],
  themes: [
    { kind: 'question', text: 'Bagaimana cara melapor pada malam hari?' },
    { kind: 'remark', text: 'Lampu jalan di simpang tiga padam.' },
  ],
  timezone: 'Asia/Makassar',
};
const parse = (more: object = {}) => {
  const parsed = parseInput(quickRecordInput, { ...GIVEN, ...more });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
};
const problems = (more: object) => {
  const parsed = parseInput(quickRecordInput, { ...GIVEN, ...more });
  return parsed.ok ? [] : parsed.problems.map((p) => [p.field, p.rule]);
};
const n = async (table: string) => (await engine.rows<{ n: number }>(`select count(*) as n from ${table}`))[0]?.n;

test('one screen makes a closed event with its numbers, messages and themes, and its report', async () => {
  const done = await quickRecord(engine.ctx, parse(), BY);
  if (!done.ok) throw new Error(done.reason);
  const planned = await findPlannedEvent(engine.ctx, done.id);
  expect(planned?.event).toMatchObject({
    title: 'Sambang Warga di Dusun Talang Jaya',
    status: 'closed',
    host: HOST,
    leaderName: 'Aipda Bima',
    venueName: 'Dusun Talang Jaya',
    venueAddress: 'sekitar -2,98, 104,75',
    startsLocal: '2027-02-01T10:05',
  });
  expect(planned).toMatchObject({ agenda: [], tasks: [] });
  expect(planned?.milestones.every((m) => m.state === 'skipped')).toBe(true);
  const [report] = await engine.rows<{ id: string }>('select id from reports');
  expect(engine.started).toEqual([`report ${report?.id}`]);
  await draftReport(engine.ctx, report?.id ?? '');
  const draft = await readReport(engine.ctx, done.id);
  const sentences = draft?.text?.sections.flatMap((s) => s.sentences) ?? [];
  expect(sentences.filter((s) => s.verdict === 'flagged')).toEqual([]);
  const text = sentences.map((s) => s.text).join('\n');
  for (const said of [...GIVEN.messages, ...GIVEN.themes.map((t) => t.text), '7 (tujuh) kunjungan', 'Aipda Bima'])
    expect(text).toContain(said);
});

test('sent again, or four times at once, it is one', async () => {
  const counted = await Promise.all(['events', 'counts', 'outcomes', 'reports', 'audit_entries'].map(n));
  expect(await quickRecord(engine.ctx, parse(), BY)).toMatchObject({ ok: true, created: false });
  expect(await Promise.all(['events', 'counts', 'outcomes', 'reports', 'audit_entries'].map(n))).toEqual(counted);
  const nonce = 'qr_00000002';
  const done = await Promise.all(Array.from({ length: 4 }, () => quickRecord(engine.ctx, parse(), { ...BY, nonce })));
  expect(new Set(done.map((d) => d.ok && d.id)).size).toBe(1);
  expect(await n('events')).toBe((counted[0] ?? 0) + 1);
  expect(await n('outcomes')).toBe((counted[2] ?? 0) + 3);
});

test('nothing but the place is needed; an earlier clock and an officer may be given; of the future there is no record', async () => {
  const bare = { counts: [], messages: [], themes: [], latitude: undefined, longitude: undefined };
  for (const [i, type] of QUICK_KINDS.entries()) {
    const done = await quickRecord(engine.ctx, parse({ ...bare, type }), { ...BY, nonce: `qr_bare_${i}` });
    const planned = done.ok ? await findPlannedEvent(engine.ctx, done.id) : undefined;
    expect(planned?.event).toMatchObject({
      title: `${kindById(type)?.name.id} di Dusun Talang Jaya`,
      venueAddress: null,
      status: 'closed',
    });
  }
  const officer = { name: 'Aiptu Dewi', position: 'Bhabinkamtibmas' };
  const early = await quickRecord(engine.ctx, parse({ officer, starts_at: '2027-01-31T19:00' }), {
    ...BY,
    nonce: 'qr_early',
  });
  const event = early.ok ? (await findPlannedEvent(engine.ctx, early.id))?.event : undefined;
  expect(event).toMatchObject({
    leaderName: 'Aiptu Dewi',
    leaderPosition: 'Bhabinkamtibmas',
    startsLocal: '2027-01-31T19:00',
  });
  expect(
    await quickRecord(engine.ctx, parse({ starts_at: '2027-02-01T12:00' }), { ...BY, nonce: 'qr_late' }),
  ).toMatchObject({
    ok: false,
    problems: [{ field: 'starts_at', rule: 'future' }],
  });
});

test('what is wrong is said at its field', () => {
  expect(problems({ place: ' ' })).toEqual([['place', 'required']]);
  expect(problems({ type: 'bimtek' })).toEqual([['type', 'choice']]);
  expect(problems({ counts: [{ what: 'signatories', number: 1 }] })).toEqual([['counts[0].what', 'choice']]);
  expect(problems({ counts: [{ what: 'visits', number: -1 }] })).toEqual([['counts[0].number', 'small_number']]);
  expect(problems({ longitude: undefined })).toEqual([['latitude', 'required']]);
  expect(problems({ latitude: 91 })).toEqual([['latitude', 'big_number']]);
  expect(problems({ timezone: 'Mars' })).toEqual([['timezone', 'zone']]);
});
