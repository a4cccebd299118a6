import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkIn } from '../../src/actions/attendance.ts';
import { closeEvent, createEvent } from '../../src/actions/events.ts';
import { recordCounts, recordForces, recordOutcomes } from '../../src/actions/recordings.ts';
import { type Asked, readSummary, summaryText } from '../../src/actions/summaries.ts';
import { eventsOfSeries } from '../../src/db/series.ts';
import { eventInput } from '../../src/domain/events.ts';
import type { SummaryFactOf, SummaryKind } from '../../src/domain/summary/fact.ts';
import { summaryFactsOf } from '../../src/domain/summary/facts.ts';
import { type Engine, startEngine } from '../actions/engine.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine('2027-04-15T08:00:00+07:00');
});
afterAll(() => engine.stop());

const base = { timezone: 'Asia/Jakarta', venue: { name: 'Balai Desa Rawa' }, host: 'Polsek Rawa' };
const made = async (event: object) => (await createEvent(engine.ctx, eventInput.parse({ ...base, ...event }))).id;
const walkIn = (name: string) => ({ name, agency: 'RT 1' }) as Parameters<typeof checkIn>[2][number];
async function read(of: 'series' | 'programme', id: string, asked: Asked) {
  const found = await readSummary(engine.ctx, of, id, asked);
  if (!found.ok) throw new Error(found.reason);
  const { summary } = found;
  const data = <K extends SummaryKind>(kind: K): SummaryFactOf<K>['data'][] =>
    summaryFactsOf(summary.facts, kind).map((fact) => fact.data as SummaryFactOf<K>['data']);
  const sentences = summaryText(summary, 'laporan').flatMap((section) => section.sentences);
  return { summary, data, sentences, text: sentences.map((sentence) => sentence.text).join('\n') };
}

test('a round of thirty daily visits is one monthly report, its sums those of the visits, the same when read again', async () => {
  const first = await made({
    type: 'sambang',
    title: 'Sambang Rawa',
    starts_at: '2027-03-01T16:00',
    rrule: 'FREQ=DAILY;COUNT=32',
  });
  const seriesId =
    (await engine.rows<{ series_id: string }>('select series_id from events where id = ?', first))[0]?.series_id ?? '';
  const events = await eventsOfSeries(engine.ctx, seriesId);
  const [visits, residents] = [events.map((_, i) => 2 + (i % 5)), events.map((_, i) => 10 + i)];
  for (const [i, event] of events.entries()) {
    const counts = [{ what: 'visits' as const, number: visits[i] ?? 0 }];
    // on two days nobody counted the residents
    const more = i === 4 || i === 9 ? [] : [{ what: 'residents' as const, number: residents[i] ?? 0 }];
    await recordCounts(engine.ctx, event.id, [...counts, ...more]);
    if (i % 10 === 0)
      await recordOutcomes(engine.ctx, event.id, [
        { kind: 'question', text: 'Lampu jalan RT 3 padam' },
        { kind: 'follow_up', text: `Temui ketua RT ${i}`, owner: 'Bhabinkamtibmas', due: '2027-04-05' },
      ]);
    // the last of March is over and nobody ended it
    if (i !== 30) await closeEvent(engine.ctx, event.id);
  }
  const march = { from: '2027-03-01', until: '2027-03-31' };
  const { data, text, sentences, summary } = await read('series', seriesId, march);
  const sum = (numbers: number[]) => numbers.slice(0, 30).reduce((a, b) => a + b, 0);
  expect(data('sum')).toEqual([
    { what: 'residents', number: sum(residents) - 14 - 19, events: 28, of: 30 },
    { what: 'visits', number: sum(visits), events: 30, of: 30 },
  ]);
  expect(data('events')).toEqual([{ number: 30 }]);
  expect(data('not_held')).toEqual([{ state: 'unclosed', number: 1 }]);
  expect(data('part').map((part) => part.number)).toEqual([7, 7, 7, 7, 2]);
  expect(data('said').map(({ text, times, first, last }) => [text, times, first, last])).toEqual([
    ['Lampu jalan RT 3 padam', 3, '2027-03-01', '2027-03-21'],
    ['Temui ketua RT 0', 1, '2027-03-01', '2027-03-01'],
    ['Temui ketua RT 10', 1, '2027-03-11', '2027-03-11'],
    ['Temui ketua RT 20', 1, '2027-03-21', '2027-03-21'],
  ]);
  expect(data('due_after')).toEqual([{ number: 3, date: '2027-03-31' }]);
  expect(text).toContain('periode Maret 2027');
  expect(sentences.filter(({ verdict }) => verdict !== 'supported')).toEqual([]);
  expect((await read('series', seriesId, march)).summary).toEqual(summary);

  const april = await read('series', seriesId, 'month');
  expect(april.summary.period).toEqual({ from: '2027-04-01', until: '2027-04-30' });
  expect(april.data('before').map(({ what, number }) => [what, number])).toEqual([
    ['events', 30],
    ['residents', sum(residents) - 33],
    ['visits', sum(visits)],
  ]);
  expect((await read('series', seriesId, 'whole')).data('events')).toEqual([{ number: 31 }]);
  expect((await read('series', seriesId, { from: null, until: '2027-03-07' })).data('events')).toEqual([{ number: 7 }]);
}, 60_000);

test('a programme of five kinds by two hosts is one summary', async () => {
  const programme = 'Cooling System Rawa';
  const kinds = ['penyuluhan', 'sosialisasi', 'silaturahmi', 'sambang', 'rakor-forkopimda'];
  const ids: string[] = [];
  for (const [i, type] of kinds.entries())
    ids.push(
      await made({
        type,
        programme,
        title: `Kegiatan ${type}`,
        host: i % 2 ? 'Pemkab Rawa' : 'Polsek Rawa',
        starts_at: `2027-04-0${i + 1}T09:00`,
        leader: i ? { name: 'Iptu Citra', position: 'Kapolsek Rawa' } : undefined,
      }),
    );
  const [talk = '', leaflets = '', visit = '', round = '', meeting = ''] = ids;
  await checkIn(
    engine.ctx,
    talk,
    ['A', 'B'].map((name) => walkIn(`Warga ${name}`)),
  );
  await checkIn(engine.ctx, meeting, [walkIn('Warga A')]);
  await recordCounts(engine.ctx, leaflets, [
    { what: 'leaflets', number: 1250 },
    { what: 'residents', number: 80 },
  ]);
  await recordCounts(engine.ctx, visit, [{ what: 'residents', number: 35 }]);
  await recordForces(engine.ctx, round, [{ unit: 'Satsamapta', personnel: 6, vehicles: 2 }]);
  await recordForces(engine.ctx, meeting, [{ unit: 'SATSAMAPTA', personnel: 4 }]);
  await recordOutcomes(engine.ctx, meeting, [
    { kind: 'decision', text: 'Patroli bersama tiap Sabtu', speaker: 'Kapolsek Rawa' },
  ]);
  for (const id of ids) await closeEvent(engine.ctx, id);
  await made({ type: 'penyuluhan', programme, title: 'Kegiatan nanti', starts_at: '2027-04-28T09:00' });
  const [row] = await engine.rows<{ id: string }>('select id from programmes where name = ?', programme);
  const { data, text, sentences } = await read('programme', row?.id ?? '', 'month');
  expect(data('kind').map(({ name, number }) => [name, number])).toHaveLength(5);
  expect(data('host')).toEqual([
    { name: 'Polsek Rawa', number: 3 },
    { name: 'Pemkab Rawa', number: 2 },
  ]);
  expect(data('sum')).toEqual([
    { what: 'residents', number: 115, events: 2, of: 5 },
    { what: 'leaflets', number: 1250, events: 1, of: 5 },
  ]);
  expect(data('presence')).toEqual([{ number: 3, events: 2, of: 5 }]);
  expect(data('unit')).toEqual([{ name: 'Satsamapta', personnel: 10, vehicles: null, events: 2 }]);
  expect(data('leader')).toEqual([{ name: 'Kapolsek Rawa Iptu Citra', number: 4 }]);
  expect(data('not_held')).toEqual([{ state: 'coming', number: 1 }]);
  expect(data('lacking').find(({ field }) => field === 'residents')).toMatchObject({ events: 1 });
  expect(text).toContain(
    'Patroli bersama tiap Sabtu (disampaikan oleh Kapolsek Rawa; Kegiatan rakor-forkopimda, 5 April 2027)',
  );
  expect(sentences.filter(({ verdict }) => verdict !== 'supported')).toEqual([]);

  for (const id of [row?.id ?? '', 'pg_nobody'])
    expect(await readSummary(engine.other, 'programme', id, 'month')).toEqual({ ok: false, reason: 'not_found' });
  const wrong = async (from: string | null, until: string | null) => {
    const found = await readSummary(engine.ctx, 'programme', row?.id ?? '', { from, until });
    return !found.ok && found.reason === 'invalid'
      ? found.problems.map(({ field, rule }) => `${field} ${rule}`)
      : found;
  };
  expect(await wrong('2027-02-30', null)).toEqual(['from date']);
  expect(await wrong('2027-03-01', 'besok')).toEqual(['until date']);
  expect(await wrong('2027-03-02', '2027-03-01')).toEqual(['until ends_before_start']);
  expect(await wrong('2020-01-01', '2027-03-01')).toEqual(['until window_too_long']);
});
