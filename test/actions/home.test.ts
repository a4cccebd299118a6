import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordAnswer } from '../../src/actions/answers.ts';
import { sendInvitations } from '../../src/actions/deliveries.ts';
import { cancelEvent } from '../../src/actions/event-changes.ts';
import { closeEvent, createEvent } from '../../src/actions/events.ts';
import { addInvitees } from '../../src/actions/invitations.ts';
import { finalizeReport } from '../../src/actions/reports.ts';
import { tickOff } from '../../src/actions/tasks.ts';
import { runBatch } from '../../src/db/database.ts';
import { claimNext, recordOutcome } from '../../src/db/deliveries.ts';
import { findPlannedEvent } from '../../src/db/events.ts';
import { readHome } from '../../src/db/home.ts';
import { saveDraft } from '../../src/db/reports.ts';
import { answerOfTold, toldAnswer } from '../../src/domain/answers.ts';
import { eventInput } from '../../src/domain/events.ts';
import { inviteesInput } from '../../src/domain/invitations.ts';
import { cast, rakor } from '../cast.ts';
import { type Engine, plansOf, startEngine } from './engine.ts';

const ZONE = 'Asia/Makassar';
let engine: Engine;
beforeAll(async () => {
  engine = await startEngine('2027-02-01T08:00:00+08:00');
});
afterAll(() => engine.stop());

const home = () => readHome(engine.ctx, engine.ctx.now(), ZONE);
const event = async (title: string, starts_at: string, ends_at?: string) =>
  (await createEvent(engine.ctx, eventInput.parse({ ...rakor, title, starts_at, ends_at }))).id;
const strip = async () =>
  (await home()).days.filter((d) => d.events.length).map((d) => [d.date, d.events.map((e) => e.title).join(', ')]);
const waits = async (what: string) => (await home()).waiting.filter((w) => w.what === what).map((w) => [w.title, w.n]);

test('an organization without anything', async () => {
  const seen = await home();
  expect(seen.days).toHaveLength(14);
  expect(seen).toMatchObject({ today: '2027-02-01', waiting: [], proposals: 0 });
  expect(seen.days.map((d) => d.date).at(-1)).toBe('2027-02-14');
});

test('events of today and of the next days, those that last, and not the cancelled', async () => {
  await event('Hari ini', '2027-02-01T07:00', '2027-02-01T07:30');
  await event('Kemarin', '2027-01-31T08:00', '2027-01-31T10:00');
  await event('Bimtek', '2027-01-31T08:00', '2027-02-02T12:00');
  await event('Hari terakhir', '2027-02-14T23:30', '2027-02-14T23:59');
  await event('Terlalu jauh', '2027-02-15T08:00', '2027-02-15T09:00');
  await cancelEvent(engine.ctx, await event('Batal', '2027-02-03T08:00'), 'Cuaca');
  expect(await strip()).toEqual([
    ['2027-02-01', 'Bimtek, Hari ini'],
    ['2027-02-02', 'Bimtek'],
    ['2027-02-14', 'Hari terakhir'],
  ]);
  expect((await readHome(engine.other, engine.ctx.now(), ZONE)).days.flatMap((d) => d.events)).toEqual([]);
  expect(await waits('tasks')).toEqual(expect.arrayContaining([]));
  await engine.rows("delete from events where status <> 'x'");
  await engine.rows('delete from tasks');
});

test('what waits: overdue tasks, mails, drafts, events not closed, the silent, proposals', async () => {
  const id = await event('Rapat', '2027-02-20T08:00', '2027-02-20T10:00');
  const added = await addInvitees(engine.ctx, id, inviteesInput.parse({ invitees: cast }).invitees);
  if (!added.ok) throw new Error();
  expect((await home()).proposals).toBe(5);
  const open = async () =>
    (await findPlannedEvent(engine.ctx, id))?.tasks.filter((t) => t.dueOn < '2027-02-18' && !t.doneAt) ?? [];
  engine.at('2027-02-18T08:00:00+08:00');
  const late = await open();
  expect(late.length).toBeGreaterThan(1);
  expect(await waits('tasks')).toEqual([['Rapat', late.length]]);
  await tickOff(engine.ctx, late[0]?.id ?? '', true);
  expect(await waits('tasks')).toEqual([['Rapat', late.length - 1]]);

  expect(await waits('silent')).toEqual([]);
  await sendInvitations(engine.ctx, id);
  const told = answerOfTold(toldAnswer.parse({ answer: 'accepted', channel: 'phone' }));
  await recordAnswer(engine.ctx, { id: added.rows[0]?.invitation.id ?? '', eventId: id }, told);
  expect(await waits('silent')).toEqual([['Rapat', 5]]);

  const claimed = await claimNext(engine.ctx.db, engine.ctx.now());
  const end = { state: 'parked', error: 'x', at: engine.ctx.now() } as const;
  await runBatch(engine.ctx.db, [recordOutcome(engine.ctx.db, claimed?.id ?? '', end)]);
  expect(await waits('deliveries')).toEqual([['Rapat', 1]]);

  expect(await waits('unclosed')).toEqual([]);
  engine.at('2027-02-20T10:00:00+08:00');
  expect(await waits('unclosed')).toEqual([['Rapat', 1]]);
  await closeEvent(engine.ctx, id);
  expect([await waits('unclosed'), await waits('drafts'), await waits('deliveries')]).toEqual([[], [], []]);
  const [report] = await engine.rows<{ id: string }>('select id from reports');
  const draft = {
    writer: 'deterministic',
    usage: null,
    facts: [],
    missing: [],
    factsRevision: 1,
    draftedAt: 1,
  };
  await runBatch(engine.ctx.db, [saveDraft(engine.ctx, report?.id ?? '', draft)]);
  expect(await waits('drafts')).toEqual([['Rapat', 1]]);
  expect(await readHome(engine.other, engine.ctx.now(), ZONE)).toMatchObject({ waiting: [], proposals: 0 });
  await finalizeReport(engine.ctx, id);
  expect((await home()).waiting).toEqual([]);
});

test('three queries, and none reads a table through', async () => {
  const { plans } = await plansOf(engine, (ctx) => readHome(ctx, ctx.now(), ZONE));
  expect(plans).toHaveLength(3);
  expect(plans.flat().filter((l) => /^SCAN [a-z]/.test(l))).toEqual([]);
});
