import { afterAll, beforeAll, expect, test } from 'vitest';
import { dropDraft, myDrafts, readDraft, saveDraft } from '../../src/actions/drafts.ts';
import { changeEvent } from '../../src/actions/event-changes.ts';
import { createEvent } from '../../src/actions/events.ts';
import { findPlannedEvent } from '../../src/db/events.ts';
import { eventInput } from '../../src/domain/events.ts';
import { rakor } from '../cast.ts';
import { type Engine, startEngine } from './engine.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

const input = eventInput.parse(rakor);
const count = async (table: string, where = '1') =>
  (await engine.rows<{ n: number }>(`select count(*) as n from ${table} where ${where}`))[0]?.n;

test('a draft is kept as typed, written only when it changed, and is its writer’s own', async () => {
  const { ctx, other } = engine;
  const id = 'dr_0123456789';
  expect(await saveDraft(ctx, { id, typed: 'title=Rapat' })).toEqual({ ok: true });
  const first = await readDraft(ctx, id);
  expect(first).toMatchObject({ typed: 'title=Rapat', eventId: null });
  engine.at('2027-02-01T09:00:00+08:00');
  await saveDraft(ctx, { id, typed: 'title=Rapat' });
  expect((await readDraft(ctx, id))?.updatedAt).toBe(first?.updatedAt);
  await saveDraft(ctx, { id, typed: 'title=Rapat+besar' });
  expect(await readDraft(ctx, id)).toMatchObject({ typed: 'title=Rapat+besar', updatedAt: ctx.now() });
  for (const stranger of [other, { ...ctx, actor: 'user:us_dewi' }]) {
    await saveDraft(stranger, { id, typed: 'title=Lain' });
    expect(await readDraft(stranger, id)).toBeUndefined();
    expect(await myDrafts(stranger)).toEqual([]);
    await dropDraft(stranger, id);
  }
  expect((await readDraft(ctx, id))?.typed).toBe('title=Rapat+besar');
  for (let i = 0; i < 12; i++) {
    engine.at(`2027-02-01T10:00:${10 + i}+08:00`);
    await saveDraft(ctx, { id: `dr_lagi_${i}000`, typed: `title=${i}` });
  }
  expect((await myDrafts(ctx)).map((d) => d.typed)).toEqual(Array.from({ length: 10 }, (_, i) => `title=${11 - i}`));
  await dropDraft(ctx, id);
  await dropDraft(ctx, id);
  expect(await readDraft(ctx, id)).toBeUndefined();
  expect(await saveDraft(ctx, { id, typed: 'é'.repeat(32_769) })).toEqual({ ok: false, reason: 'too_long' });
  expect(await saveDraft(ctx, { id: '../x', typed: 'a=b' })).toEqual({ ok: false, reason: 'bad_id' });
});

test('of one draft comes one event, also of two posts at once; the draft goes and does not come back', async () => {
  const { ctx } = engine;
  const draftId = 'dr_of_one_event';
  await saveDraft(ctx, { id: draftId, typed: 'title=Rapat' });
  const events = await count('events');
  const made = await Promise.all(Array.from({ length: 4 }, () => createEvent(ctx, input, { draftId })));
  expect(new Set(made.map((m) => m.id)).size).toBe(1);
  expect(made.filter((m) => m.created)).toHaveLength(1);
  expect(await createEvent(ctx, input, { draftId })).toEqual({ id: made[0]?.id, created: false, seriesId: null });
  expect(await count('events')).toBe((events ?? 0) + 1);
  const planned = await findPlannedEvent(ctx, made[0]?.id ?? '');
  expect(await count('agenda_items')).toBe(planned?.agenda.length);
  expect(await count('audit_entries', "action = 'event.created'")).toBe(1);
  expect(await readDraft(ctx, draftId)).toBeUndefined();
  await saveDraft(ctx, { id: draftId, typed: 'title=Terlambat' });
  expect(await readDraft(ctx, draftId)).toBeUndefined();
  // a draft's id says nothing to another organization
  const theirs = await createEvent(engine.other, input, { draftId });
  expect(theirs.created).toBe(true);
  expect(theirs.id).not.toBe(made[0]?.id);
});

test('a change begun on an older revision is refused, and of two at once one is made', async () => {
  const { ctx } = engine;
  const { id } = await createEvent(ctx, input);
  const draftId = 'dr_of_a_change';
  await saveDraft(ctx, { id: draftId, typed: 'title=Baru', eventId: id });
  expect(await changeEvent(ctx, id, { title: 'Baru' }, [], { revision: 1, draftId })).toEqual({
    ok: true,
    announced: false,
  });
  expect(await readDraft(ctx, draftId)).toBeUndefined();
  expect(await changeEvent(ctx, id, { title: 'Lama' }, [], { revision: 1 })).toEqual({ ok: false, reason: 'changed' });
  const titles = ['Satu', 'Dua', 'Tiga'];
  const done = await Promise.all(
    titles.map((title) =>
      changeEvent(ctx, id, { title, starts_at: '2027-03-05T08:00', ends_at: '2027-03-05T10:00' }, [], { revision: 2 }),
    ),
  );
  expect(done.filter((d) => d.ok)).toHaveLength(1);
  expect(done.filter((d) => !d.ok && d.reason === 'changed')).toHaveLength(2);
  const planned = await findPlannedEvent(ctx, id);
  expect(planned?.event.title).toBe(titles[done.findIndex((d) => d.ok)]);
  expect(planned?.event.revision).toBe(3);
  expect(new Set(planned?.agenda.map((a) => a.startsLocal)).size).toBe(planned?.agenda.length);
  // who does not say on what he began changes it as before
  expect(await changeEvent(ctx, id, { title: 'Akhirnya' })).toEqual({ ok: true, announced: false });
});

test('a draft of a change is offered while the event can change', async () => {
  const writer = { ...engine.ctx, actor: 'user:us_pengubah' };
  const { id: eventId } = await createEvent(writer, input);
  await saveDraft(writer, { id: 'dr_perubahan', typed: 'title=Lain', eventId });
  for (const [status, offered] of [
    ['scheduled', 1],
    ['closed', 1],
    ['cancelled', 0],
    ['reported', 0],
  ] as const) {
    await engine.rows('update events set status = ? where id = ?', status, eventId);
    expect(await myDrafts(writer), status).toHaveLength(offered);
  }
});
