import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordAnswer } from '../../src/actions/answers.ts';
import { createEvent } from '../../src/actions/events.ts';
import { addInvitees } from '../../src/actions/invitations.ts';
import { answersOf, hasEvents, searchEvents } from '../../src/db/event-list.ts';
import { readHome } from '../../src/db/home.ts';
import { answerOfTold, toldAnswer } from '../../src/domain/answers.ts';
import { eventInput } from '../../src/domain/events.ts';
import { inviteesInput } from '../../src/domain/invitations.ts';
import { bupati, hendra, rakor } from '../cast.ts';
import { type Engine, plansOf, startEngine } from './engine.ts';

let engine: Engine;
const TODAY = '2027-02-01';
const ids = { asked: '', plain: '' };

beforeAll(async () => {
  engine = await startEngine('2027-02-01T08:00:00+08:00');
  const { ctx } = engine;
  ids.asked = (await createEvent(ctx, eventInput.parse({ ...rakor, programme: 'Operasi Rawa' }))).id;
  ids.plain = (await createEvent(ctx, eventInput.parse({ ...rakor, title: 'Rapat 100% hadir' }))).id;
  const added = await addInvitees(ctx, ids.asked, inviteesInput.parse({ invitees: [bupati, hendra] }).invitees);
  if (!added.ok) throw new Error(added.reason);
  const [first] = added.rows;
  if (!first) throw new Error('nobody was added');
  const told = answerOfTold(toldAnswer.parse({ answer: 'accepted', channel: 'phone' }));
  await recordAnswer(ctx, { id: first.invitation.id, eventId: ids.asked }, told);
});
afterAll(() => engine.stop());

const search = (words: string[], ctx = engine.ctx) =>
  searchEvents(ctx, { view: 'coming', words }, ctx.now(), TODAY, 10).then((rows) => rows.map(({ id }) => id));

test('every word must stand in title, venue or programme; signs of patterns are plain text', async () => {
  expect(await search(['OPERASI', 'aula'])).toEqual([ids.asked]);
  expect(await search(['100%'])).toEqual([ids.plain]);
  for (const nothing of ['_', '\\', "'", 'operasi%']) expect(await search([nothing]), nothing).toEqual([]);
  expect(await search([], engine.other)).toEqual([]);
  expect([await hasEvents(engine.ctx), await hasEvents(engine.other)]).toEqual([true, false]);
});

test('answers counted by the newest, of our own events alone', async () => {
  const counted = await answersOf(engine.ctx, [ids.asked, ids.plain]);
  expect([...counted]).toEqual([[ids.asked, { pending: 1, accepted: 1, represented: 0, declined: 0, tentative: 0 }]]);
  expect((await answersOf(engine.other, [ids.asked])).size).toBe(0);
});

test('home asks at most five times, the list of events twice, and no table is searched through', async () => {
  const home = await plansOf(engine, async (ctx) => {
    await readHome(ctx, ctx.now(), 'Asia/Makassar');
    await searchEvents(ctx, { view: 'coming', from: ctx.now() }, ctx.now(), TODAY, 4);
    await hasEvents(ctx);
  });
  expect(home.plans.length).toBeLessThanOrEqual(5);
  const list = await plansOf(engine, async (ctx) => {
    await searchEvents(ctx, { view: 'coming' }, ctx.now(), TODAY, 40);
    await answersOf(ctx, [ids.asked]);
  });
  expect(list.plans).toHaveLength(2);
  const past = await plansOf(engine, (ctx) => searchEvents(ctx, { view: 'past' }, ctx.now(), TODAY, 40));
  for (const plan of [...list.plans, ...past.plans])
    expect(plan.filter((line) => /^SCAN (e|i|a|k|p|events|invitations|answers|tasks)\b/.test(line))).toEqual([]);
});
