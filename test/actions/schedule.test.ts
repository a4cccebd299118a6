import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordAnswer } from '../../src/actions/answers.ts';
import type { Context } from '../../src/actions/context.ts';
import { createEvent } from '../../src/actions/events.ts';
import { addInvitees } from '../../src/actions/invitations.ts';
import { conflictsOfEvent, findConflicts, suggestDates } from '../../src/actions/schedule.ts';
import { changeScheduleSettings } from '../../src/actions/schedule-settings.ts';
import { findPlannedEvent, type PlannedEvent } from '../../src/db/events.ts';
import { conflictsInput, suggestionsInput } from '../../src/domain/schedule.ts';
import { bupati, hendra, LEADER, rakor, ratna } from '../cast.ts';
import { type Engine, plansOf, startEngine } from './engine.ts';

/* What a look at a schedule leaves behind, how it finds what it reads, and an event beside all others. */

let engine: Engine;
const planned = async (id: string) => (await findPlannedEvent(engine.ctx, id)) as PlannedEvent;
const asked = (over: object = {}) =>
  conflictsInput.parse({
    starts_at: rakor.starts_at,
    ends_at: rakor.ends_at,
    timezone: rakor.timezone,
    offices: [bupati, ratna].map(({ position, agency }) => ({ position, agency })),
    ...over,
  });
async function plan(
  ctx: Context,
  title: string,
  over: object,
  invitees: object[],
): Promise<{ id: string; invited: string[] }> {
  const { id } = await createEvent(ctx, { ...rakor, title, ...over } as never);
  const added = await addInvitees(ctx, id, invitees as never);
  if (!added.ok) throw new Error(added.reason);
  return { id, invited: added.rows.map((r) => r.invitation.id) };
}
const share = (ctx: Context, shares_occupied: boolean) => changeScheduleSettings(ctx, { shares_occupied });
const audit = () =>
  engine.rows<{ organization_id: string; actor: string; action: string; subject: string; after: string }>(
    "select organization_id, actor, action, subject, after from audit_entries where action in ('schedule.looked', 'schedule.told') order by id",
  );

beforeAll(async () => {
  engine = await startEngine();
  for (const [id, slug] of [
    ['org_first', 'pertama'],
    ['org_second', 'kedua'],
  ])
    await engine.rows(
      `insert into organizations (id, name, slug, created_at) values ('${id}', '${slug}', '${slug}', 0)`,
    );
});
afterAll(() => engine?.stop());

test('a look at others is written down, ours and that of who told something, and nothing else is', async () => {
  const { ctx, other } = engine;
  await plan(other, 'rahasia', { leader: undefined }, [bupati]);
  await findConflicts(ctx, asked());
  expect(await audit()).toEqual([]);
  await share(ctx, true);
  await findConflicts(ctx, asked());
  await share(other, true);
  const found = await findConflicts(ctx, asked());
  expect(found.ok && found.conflicts.map(({ kind, title, eventId }) => [kind, title, eventId])).toEqual([
    ['occupied', null, null],
  ]);
  const entries = await audit();
  expect(entries.map((e) => [e.organization_id, e.action, e.actor, e.subject])).toEqual([
    ['org_first', 'schedule.looked', 'user:us_bima', 'org_first'],
    ['org_first', 'schedule.looked', 'user:us_bima', 'org_first'],
    ['org_second', 'schedule.told', 'organization:org_first', 'org_first'],
  ]);
  const window = { from: Date.parse('2027-03-04T00:00:00Z'), until: Date.parse('2027-03-04T02:00:00Z') };
  expect(JSON.parse(entries[1]?.after ?? '')).toMatchObject({
    ...window,
    offices: [expect.any(String), expect.any(String)],
  });
  expect(JSON.parse(entries[2]?.after ?? '')).toEqual({
    ...window,
    offices: ['bupati sungai rawa\npemerintah kabupaten sungai rawa'],
  });
});

test('beyond the rate others are not looked at, and that is said', async () => {
  const before = (await audit()).length;
  const found = await findConflicts({ ...engine.ctx, mayLook: async () => false }, asked());
  expect(found).toMatchObject({ ok: true, conflicts: [], warnings: [{ kind: 'occupied_unknown' }] });
  expect(await audit()).toHaveLength(before);
  await share(engine.ctx, false);
});

test('an event beside all others: its representatives, leader and venue too, and never itself', async () => {
  const { ctx } = engine;
  const first = await plan(ctx, 'pertama', {}, [bupati, hendra]);
  expect(await conflictsOfEvent(ctx, await planned(first.id))).toMatchObject({ ok: true, conflicts: [] });
  const representative = { name: ratna.name, position: ratna.position, contact: null };
  const invitation = { id: first.invited[0] ?? '', eventId: first.id };
  const told = { answer: 'represented', representative, note: null, filledBy: null, channel: 'phone' } as const;
  await recordAnswer(ctx, invitation, told);
  const second = await plan(ctx, 'kedua', { leader: { name: 'Bagas Pratama', position: LEADER.position } }, [ratna]);
  const found = await conflictsOfEvent(ctx, await planned(first.id));
  expect(found.conflicts.map(({ kind, eventId }) => [kind, eventId]).sort()).toEqual([
    ['leader', second.id],
    ['representative', second.id],
    ['venue', second.id],
  ]);
});

test('seven queries, which seek in indexes and never read a table through', async () => {
  const search = suggestionsInput.parse({
    from: '2027-03-01',
    until: '2027-04-29',
    duration_minutes: 120,
    timezone: rakor.timezone,
    invitees: asked().offices,
  });
  for (const work of [(ctx: Context) => findConflicts(ctx, asked()), (ctx: Context) => suggestDates(ctx, search)]) {
    const { plans } = await plansOf<unknown>(engine, work);
    const read = [...new Set(plans.map((lines) => lines.join('\n')))];
    expect(read).toHaveLength(7);
    expect(read.filter((lines) => /SCAN (?!w\b|k\b|n\b|json_each)/.test(lines))).toEqual([]);
    const events = read.filter((lines) => /\be USING/.test(lines));
    for (const lines of events)
      expect(lines).toContain('events_by_start (organization_id=? AND starts_at>? AND starts_at<?)');
    expect(events).toHaveLength(3);
  }
});
