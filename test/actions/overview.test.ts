import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordAnswer } from '../../src/actions/answers.ts';
import { checkIn, undoCheckIn } from '../../src/actions/attendance.ts';
import { sendInvitations, settleDelivery } from '../../src/actions/deliveries.ts';
import { changeEvent } from '../../src/actions/event-changes.ts';
import { closeEvent, createEvent } from '../../src/actions/events.ts';
import { addInvitees } from '../../src/actions/invitations.ts';
import { recordOutcomes } from '../../src/actions/recordings.ts';
import { tickOff } from '../../src/actions/tasks.ts';
import { runBatch } from '../../src/db/database.ts';
import { claimNext, recordOutcome } from '../../src/db/deliveries.ts';
import { findPlannedEvent } from '../../src/db/events.ts';
import { eventPulse, readOverview } from '../../src/db/overview.ts';
import { saveDraft } from '../../src/db/reports.ts';
import { answerOfTold, toldAnswer } from '../../src/domain/answers.ts';
import { eventInput } from '../../src/domain/events.ts';
import { inviteesInput } from '../../src/domain/invitations.ts';
import { bupati, camats, cast, hendra, maya, rakor } from '../cast.ts';
import { type Engine, plansOf, startEngine } from './engine.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

const told = (answer: string, representative?: object) =>
  answerOfTold(toldAnswer.parse({ answer, channel: 'phone', representative }));

async function eventWith(invitees: object[]) {
  const { id } = await createEvent(engine.ctx, eventInput.parse(rakor));
  const added = await addInvitees(engine.ctx, id, inviteesInput.parse({ invitees }).invitees);
  if (!added.ok) throw new Error(added.reason);
  const of = (position: string) => ({
    id: added.rows.find((r) => r.invitation.position === position)?.invitation.id ?? '',
    eventId: id,
  });
  return { id, of };
}
const overview = async (id: string) => {
  const planned = await findPlannedEvent(engine.ctx, id);
  if (!planned) throw new Error('no event');
  return readOverview(engine.ctx, planned.event, engine.ctx.now());
};

test('one look: answers by agency and class, deliveries, tasks, milestone, attendance, outcomes', async () => {
  const { id, of } = await eventWith([...cast, { position: 'Wakil Bupati Sungai Rawa', agency: bupati.agency }]);
  await recordAnswer(engine.ctx, of(bupati.position), told('represented', { name: 'Ratna' }));
  await recordAnswer(engine.ctx, of(hendra.position), told('declined'));
  await recordAnswer(engine.ctx, of(hendra.position), told('accepted'));
  await sendInvitations(engine.ctx, id);
  const [failed, sent] = [
    await claimNext(engine.ctx.db, engine.ctx.now()),
    await claimNext(engine.ctx.db, engine.ctx.now()),
  ];
  const end = { error: '550 no such user', at: engine.ctx.now() };
  await runBatch(engine.ctx.db, [
    recordOutcome(engine.ctx.db, failed?.id ?? '', { state: 'failed', ...end }),
    recordOutcome(engine.ctx.db, sent?.id ?? '', { state: 'sent', ...end, error: null }),
  ]);
  const records = [{ invitation_id: of(bupati.position).id, present: 'representative' as const }, { name: 'Tamu' }];
  await checkIn(engine.ctx, id, records);
  await recordOutcomes(engine.ctx, id, [{ kind: 'decision', text: 'Rapat lanjutan.' }]);
  engine.at('2027-02-24T08:00:00+08:00');
  const seen = await overview(id);
  expect(seen).toMatchObject({
    invited: 7,
    withoutEmail: 2,
    untold: 2,
    answers: { pending: 5, accepted: 1, represented: 1, declined: 0, tentative: 0 },
    deliveries: { invitations: { failed: 1, sent: 1, owed: 3 }, others: {} },
    stuck: { total: 1, first: [{ state: 'failed', lastError: '550 no such user', kind: 'invitation' }] },
    // due on 25 February at 08.00, seven days before
    nextMilestone: { kind: 'reminder' },
    attendance: { offices: 1, holders: 0, walkIns: 1 },
    outcomes: 1,
    report: null,
  });
  expect(seen.byClass.map((c) => c.precedenceClass)).toEqual([1, 2, 4, 6, 10, 12]);
  expect(seen.byClass.find((c) => c.precedenceClass === 6)?.invited).toBe(2);
  expect(seen.byAgency[0]).toMatchObject({
    agency: bupati.agency,
    precedenceClass: 1,
    invited: 2,
    answers: { represented: 1, pending: 1 },
  });
  expect(seen.tasks.overdue).toBeGreaterThan(0);
  expect(seen.tasks.late[0]?.dueOn).toBe('2027-02-18');
  expect(seen.tasks).toMatchObject({ done: 0 });
  expect(await readOverview(engine.other, { id, timezone: 'Asia/Jakarta' } as never, 0)).toMatchObject({
    invited: 0,
    stuck: { total: 0 },
    tasks: { total: 0 },
    outcomes: 0,
  });
  engine.at('2027-02-01T08:00:00+08:00');
});

test('two thousand invitees: two queries, none of which scans a table', async () => {
  const { id } = await eventWith(camats(2000, 'banyak'));
  const { result, plans } = await plansOf(engine, (ctx) =>
    readOverview(ctx, { id, timezone: 'Asia/Makassar' } as never, ctx.now()),
  );
  expect(result.invited).toBe(2000);
  expect(result.byAgency).toHaveLength(200);
  expect(plans).toHaveLength(2);
  for (const plan of plans)
    expect(plan.filter((line) => /^SCAN (?!standing|d$|\(|json|.*CONSTANT)/.test(line))).toEqual([]);
});

test('the pulse changes with everything that the overview shows, and with nothing else', async () => {
  const { id, of } = await eventWith(cast);
  const planned = await findPlannedEvent(engine.ctx, id);
  const seen = new Set<string>();
  const beats = async (what: string, act: () => Promise<unknown>) => {
    await act();
    const pulse = await eventPulse(engine.ctx, id, engine.ctx.now());
    expect(pulse, what).toBeTruthy();
    expect(seen.has(pulse ?? ''), what).toBe(false);
    seen.add(pulse ?? '');
    expect(await eventPulse(engine.ctx, id, engine.ctx.now() + 1000), `still after ${what}`).toBe(pulse);
  };
  const ends = (state: 'sent' | 'parked') => async () => {
    const claimed = await claimNext(engine.ctx.db, engine.ctx.now());
    expect(claimed?.eventId).toBe(id);
    const end = { state, error: null, at: engine.ctx.now() };
    await runBatch(engine.ctx.db, [recordOutcome(engine.ctx.db, claimed?.id ?? '', end)]);
  };
  await engine.rows('delete from deliveries');
  await beats('the beginning', async () => {});
  await beats('an answer', () => recordAnswer(engine.ctx, of(maya.position), told('accepted')));
  await beats('the same answer', () => recordAnswer(engine.ctx, of(maya.position), told('accepted')));
  await beats('sending', () => sendInvitations(engine.ctx, id));
  await beats('a mail sent', ends('sent'));
  await beats('another sent in the same instant', ends('sent'));
  await beats('one parked', ends('parked'));
  const [parked] = await engine.rows<{ id: string }>("select id from deliveries where state = 'parked'");
  await beats('one said to have arrived', () => settleDelivery(engine.ctx, parked?.id ?? '', 'arrived'));
  await beats('a task', () => tickOff(engine.ctx, planned?.tasks[0]?.id ?? '', true));
  await beats('a task taken back', () => tickOff(engine.ctx, planned?.tasks[0]?.id ?? '', false));
  const records = [{ invitation_id: of(maya.position).id, present: 'holder' as const }];
  await beats('attendance', () => checkIn(engine.ctx, id, records));
  const [row] = await engine.rows<{ id: string }>('select id from attendance where event_id = ?', id);
  await beats('attendance undone', () => undoCheckIn(engine.ctx, row?.id ?? ''));
  await beats('an outcome', () => recordOutcomes(engine.ctx, id, [{ kind: 'remark', text: 'Baik.' }]));
  await beats('a new dress', () => changeEvent(engine.ctx, id, { dress: 'Batik' }));
  await beats('more invitees', () =>
    addInvitees(engine.ctx, id, inviteesInput.parse({ invitees: camats(1, 'lagi') }).invitees),
  );
  await beats('a new day', async () => engine.at('2027-02-02T08:00:00+08:00'));
  await beats('closing', () => closeEvent(engine.ctx, id));
  const [report] = await engine.rows<{ id: string }>('select id from reports where event_id = ?', id);
  const draft = {
    writer: 'deterministic',
    usage: null,
    facts: [],
    missing: [],
    factsRevision: 1,
    draftedAt: 1,
  };
  await beats('the draft', () => runBatch(engine.ctx.db, [saveDraft(engine.ctx, report?.id ?? '', draft)]));
  expect(await eventPulse(engine.other, id, 0)).toBeUndefined();
  expect(await eventPulse(engine.ctx, 'ev_none', 0)).toBeUndefined();
  const { plans } = await plansOf(engine, (ctx) => eventPulse(ctx, id, 0));
  expect(plans).toHaveLength(1);
  for (const line of plans.flat()) expect(line).not.toMatch(/^SCAN (?!last|\(|.*CONSTANT)/);
});
