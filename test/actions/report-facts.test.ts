import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeEvent, createEvent } from '../../src/actions/events.ts';
import { eventRecord } from '../../src/actions/record.ts';
import { recordCounts, recordForces } from '../../src/actions/recordings.ts';
import { draftReport } from '../../src/actions/report-drafts.ts';
import { markItem } from '../../src/actions/rundown.ts';
import { findPlannedEvent } from '../../src/db/events.ts';
import { eventInput } from '../../src/domain/events.ts';
import { computeFacts } from '../../src/domain/facts.ts';
import { rakor } from '../cast.ts';
import { type Engine, startEngine } from './engine.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

async function made(day: string, more: object = {}): Promise<string> {
  const done = await createEvent(
    engine.ctx,
    eventInput.parse({ ...rakor, weekday: undefined, starts_at: `${day}T09:00`, ends_at: undefined, ...more }),
  );
  return done.id;
}
const factsOf = async (id: string) => computeFacts((await eventRecord(engine.ctx, id))?.record as never);

test('a rundown that was run is told as it was held: when it began, what was held, what was not', async () => {
  const id = await made('2027-02-01');
  expect((await factsOf(id)).filter(({ kind }) => /held|dropped/.test(kind))).toEqual([]);
  const [first, second] = (await findPlannedEvent(engine.ctx, id))?.agenda ?? [];
  if (!first || !second) throw new Error('no rundown');
  engine.at('2027-02-01T09:17:00+08:00');
  expect(await markItem(engine.ctx, first.id, { kind: 'started' })).toMatchObject({ ok: true });
  engine.at('2027-02-01T09:31:00+08:00');
  expect(await markItem(engine.ctx, second.id, { kind: 'started' })).toMatchObject({ ok: true });
  const facts = await factsOf(id);
  expect(facts.find(({ id: own }) => own === 'held-start')?.data).toEqual({
    from: '09.17',
    planned: '09.00',
    late: 17,
    zone: 'WITA',
  });
  expect(facts.filter(({ kind }) => kind === 'held_item').map(({ value }) => value)).toEqual([
    `pukul 09.17 s.d. 09.31 WITA: ${first.title}`,
    `pukul 09.31 WITA: ${second.title} (${second.officer})`,
  ]);
  expect(facts.filter(({ kind }) => kind === 'dropped_item').length).toBeGreaterThan(2);
  expect(facts.some(({ kind }) => kind === 'agenda')).toBe(false);
});

test('the last event of the kind stands beside this one, in what both counted; no other kind, no other organization', async () => {
  const before = await made('2027-01-11', { title: 'Rapat Koordinasi Januari' });
  await recordCounts(engine.ctx, before, [
    { what: 'participants', number: 41 },
    { what: 'questions', number: 5 },
  ]);
  await recordForces(engine.ctx, before, [
    { unit: 'Satsamapta', personnel: 30 },
    { unit: 'Satlantas', personnel: 12 },
  ]);
  const id = await made('2027-01-20', { title: 'Rapat Koordinasi Kedua' });
  await recordCounts(engine.ctx, id, [{ what: 'participants', number: 38 }]);
  const compared = async () => (await factsOf(id)).filter(({ kind }) => kind === 'comparison');
  expect(await compared()).toEqual([]);
  expect(await closeEvent(engine.ctx, before)).toMatchObject({ ok: true });
  const [report] = await engine.rows<{ id: string }>('select id from reports where event_id = ?', before);
  await draftReport(engine.ctx, report?.id ?? '');
  expect((await compared()).map(({ id: own, value }) => [own, value])).toEqual([
    ['comparison-participants', '41 (empat puluh satu) orang peserta pada Rapat Koordinasi Januari, 11 Januari 2027'],
  ]);
  await recordForces(engine.ctx, id, [{ unit: 'Satlantas', personnel: 9 }]);
  expect((await compared()).map(({ id: own }) => own)).toEqual(['comparison-personnel', 'comparison-participants']);
  const other = await made('2027-01-21', { type: 'bimtek', title: 'Bimbingan Teknis' });
  await recordCounts(engine.ctx, other, [{ what: 'participants', number: 3 }]);
  expect((await factsOf(other)).filter(({ kind }) => kind === 'comparison')).toEqual([]);
});
