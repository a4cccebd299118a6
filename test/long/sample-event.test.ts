import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkIn } from '../../src/actions/attendance.ts';
import { sendInvitations } from '../../src/actions/deliveries.ts';
import { dispatchBatch } from '../../src/actions/dispatch.ts';
import { saveDraft } from '../../src/actions/drafts.ts';
import { changeEvent } from '../../src/actions/event-changes.ts';
import { closeEvent, createEvent } from '../../src/actions/events.ts';
import { pasteNotes } from '../../src/actions/notes.ts';
import { addPhoto } from '../../src/actions/photos.ts';
import { makePoll, recordToldPoll } from '../../src/actions/polls.ts';
import { recordCounts, recordForces, recordOutcomes } from '../../src/actions/recordings.ts';
import { approveRelease } from '../../src/actions/report-approvals.ts';
import { draftReport } from '../../src/actions/report-drafts.ts';
import { editSentence } from '../../src/actions/report-edits.ts';
import { finalizeReport } from '../../src/actions/reports.ts';
import { markItem } from '../../src/actions/rundown.ts';
import { findSample, makeSampleEvent, removeSample } from '../../src/actions/sample-event.ts';
import { assignOwner } from '../../src/actions/task-owners.ts';
import { findPlannedEvent } from '../../src/db/events.ts';
import { listInvitations } from '../../src/db/invitations.ts';
import { addDays } from '../../src/domain/dates.ts';
import { eventInput } from '../../src/domain/events.ts';
import { parseInput } from '../../src/domain/input.ts';
import { inviteesInput } from '../../src/domain/invitations.ts';
import { pollInput } from '../../src/domain/polls.ts';
import { SAMPLE_INVITEES, sampleEvent } from '../../src/domain/sample.ts';
import { type Engine, startEngine } from '../actions/engine.ts';
import { HOST, rakor } from '../cast.ts';
import { jpeg } from '../domain/picture-samples.ts';

const BY = { host: HOST, timezone: 'Asia/Makassar' };
let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

/** Asks one of its invitees which of two times suits, and hears it. */
async function poll(day: string, id: string, invitation: string): Promise<void> {
  const slots = ['08:00', '13:00'].map((clock) => ({ starts_at: `${addDays(day, 7)}T${clock}` }));
  const asked = { slots, deadline_at: `${addDays(day, -1)}T12:00`, invitations: [invitation] };
  expect(await makePoll(engine.ctx, id, pollInput.parse(asked))).toMatchObject({ ok: true });
  const told = { answers: [{ slot: 1, answer: 'in_person' as const }], note: null, channel: 'phone' as const };
  expect(await recordToldPoll(engine.ctx, id, invitation, told)).toEqual({ ok: true });
}

/** How many rows of each table belong to an event. */
async function hanging(id: string): Promise<Record<string, number>> {
  const tables = await engine.rows<{ name: string }>(
    "select name from sqlite_master where type = 'table' and sql like '%event_id%'",
  );
  const counted = await Promise.all(
    tables.map(
      async ({ name }) =>
        [
          name,
          (await engine.rows<{ n: number }>(`select count(*) as n from ${name} where event_id = ?`, id))[0]?.n ?? 0,
        ] as const,
    ),
  );
  return Object.fromEntries(counted.sort());
}

test('its words pass the schemas, and nobody in it can be reached', () => {
  const parsed = parseInput(eventInput, sampleEvent('2027-02-01', HOST, 'Asia/Makassar'));
  expect(parsed.ok && parsed.value).toMatchObject({
    title: expect.stringMatching(/^Contoh: /),
    starts_at: '2027-02-15T09:00',
  });
  const invitees = SAMPLE_INVITEES.map(({ answer: _a, representative: _r, note: _n, ...invitee }) => invitee);
  const read = parseInput(inviteesInput, { invitees });
  expect(read.ok && read.value.invitees).toHaveLength(8);
  for (const { email } of invitees) expect(email).toMatch(/\.example$/);
  expect(read.ok && read.value.invitees.some((i) => i.phone)).toBe(false);
});

test('one sample at a time, with plan, invitees and answers, and nothing in the directory', async () => {
  expect(await findSample(engine.ctx)).toBeUndefined();
  const made = await Promise.all(Array.from({ length: 3 }, () => makeSampleEvent(engine.ctx, BY)));
  const [{ id } = { id: '' }] = made;
  expect(new Set(made.map((m) => m.id)).size).toBe(1);
  expect(made.filter((m) => m.created)).toHaveLength(1);
  expect(await makeSampleEvent(engine.ctx, BY)).toEqual({ id, created: false });
  expect(await findSample(engine.ctx)).toBe(id);
  expect(await findSample(engine.other)).toBeUndefined();
  const planned = await findPlannedEvent(engine.ctx, id);
  expect(planned?.event).toMatchObject({ sample: true, status: 'invited' });
  expect(planned?.agenda.length).toBeGreaterThan(3);
  expect(planned?.tasks.every((t) => t.chaseAt === null)).toBe(true);
  const rows = await listInvitations(engine.ctx, id);
  expect(rows.map((r) => r.answer?.answer ?? 'pending').sort()).toEqual(
    ['accepted', 'accepted', 'accepted', 'declined', 'pending', 'pending', 'represented', 'tentative'].sort(),
  );
  expect(rows[0]).toMatchObject({
    invitation: { position: 'Bupati Rantau Contoh', precedenceClass: 1 },
    answer: { representativeName: 'Ir. Gatot Wiryawan' },
  });
  for (const table of ['offices', 'agencies', 'tenures'])
    expect(await engine.rows(`select * from ${table}`)).toEqual([]);
});

test('no mail of it leaves by a real transport', async () => {
  const id = (await findSample(engine.ctx)) ?? '';
  const states = () => engine.rows('select distinct kind, state from deliveries where event_id = ?', id);
  expect(await states()).toEqual([{ kind: 'invitation', state: 'sent' }]);
  expect(await sendInvitations(engine.ctx, id)).toEqual({ ok: true, owed: 0 });
  await engine.rows("update deliveries set state = 'owed' where event_id = ?", id);
  const sent: string[] = [];
  const send = async ({ to }: { to: string }) => ({ result: 'sent' as const, response: String(sent.push(to)) });
  await dispatchBatch({ ...engine.ctx, transport: { name: 'smtp', send } });
  expect(sent).toEqual([]);
  expect(await states()).toEqual([{ kind: 'invitation', state: 'dropped' }]);
  await engine.rows("update deliveries set state = 'owed' where event_id = ?", id);
  await dispatchBatch({ ...engine.ctx, transport: { name: 'mailbox', send } });
  expect(sent).toHaveLength(8);
});

test('it is removed whole, its final report too, and the audit tells', async () => {
  const id = (await findSample(engine.ctx)) ?? '';
  const [first] = await listInvitations(engine.ctx, id);
  await checkIn(engine.ctx, id, [{ invitation_id: first?.invitation.id, present: 'representative' }]);
  await recordForces(engine.ctx, id, [{ unit: 'Satpol PP', personnel: 10 }]);
  await recordCounts(engine.ctx, id, [{ what: 'participants', number: 9 }]);
  await recordOutcomes(engine.ctx, id, [{ kind: 'decision', text: 'Posko dibuka.' }]);
  expect(await pasteNotes(engine.ctx, id, '- Posko dibuka')).toMatchObject({ ok: true, created: true });
  await saveDraft(engine.ctx, { id: 'dr_12345678', typed: 'a=b', eventId: id });
  await changeEvent(engine.ctx, id, { venue: { name: 'Gedung Serbaguna' } });
  const planned = await findPlannedEvent(engine.ctx, id);
  await markItem(engine.ctx, planned?.agenda[0]?.id ?? '', { kind: 'started' });
  await assignOwner(engine.ctx, id, [planned?.tasks[0]?.id ?? ''], { name: 'Petugas tata suara' });
  await poll(planned?.event.startsLocal.slice(0, 10) ?? '', id, first?.invitation.id ?? '');
  expect(await addPhoto(engine.ctx, id, { bytes: jpeg() })).toMatchObject({ ok: true });
  await closeEvent(engine.ctx, id);
  const [report] = await engine.rows<{ id: string }>('select id from reports where event_id = ?', id);
  await engine.rows(
    "insert into organizations (id, name, slug, created_at) values ('org_first', 'Sekretariat', 'x', 0)",
  );
  await draftReport(engine.ctx, report?.id ?? '');
  const deed = { action: 'edit' as const, form: 'laporan' as const, sentence: 's1', text: 'Contoh suntingan.' };
  expect(await editSentence(engine.ctx, id, deed)).toMatchObject({ ok: true });
  await engine.rows(
    "insert into users (id, name, email, email_verified, created_at, updated_at) values ('us_bima', 'Bima', 'bima@uji.example', 1, 0, 0)",
  );
  await engine.rows(
    "insert into members (id, organization_id, user_id, role, created_at) values ('mb_bima', 'org_first', 'us_bima', 'owner', 0)",
  );
  expect(await approveRelease(engine.ctx, id, true)).toEqual({ ok: true });
  expect(await finalizeReport(engine.ctx, id)).toEqual({ ok: true });
  const before = await hanging(id);
  expect(Object.entries(before).filter(([_name, n]) => n === 0)).toEqual([]);
  expect(await removeSample(engine.other, id)).toEqual({ ok: false, reason: 'not_found' });
  expect(await hanging(id)).toEqual(before);
  expect(await removeSample(engine.ctx, id)).toEqual({ ok: true });
  expect(await removeSample(engine.ctx, id)).toEqual({ ok: false, reason: 'not_found' });
  expect(await engine.rows('select at from files_to_delete')).toEqual([{ at: engine.ctx.now() }]);
  const { audit_entries: kept, ...rest } = await hanging(id);
  expect(Object.entries(rest).filter(([, n]) => n !== 0)).toEqual([]);
  expect(kept).toBe((before.audit_entries ?? 0) + 1);
  expect(await findSample(engine.ctx)).toBeUndefined();
  expect((await makeSampleEvent(engine.ctx, BY)).created).toBe(true);
});

test('no other event is removed, open or final', async () => {
  const { id } = await createEvent(engine.ctx, eventInput.parse(rakor));
  const before = await hanging(id);
  expect(await removeSample(engine.ctx, id)).toEqual({ ok: false, reason: 'not_found' });
  expect(await hanging(id)).toEqual(before);
  await engine.rows("update events set status = 'reported' where id = ?", id);
  await expect(engine.rows('delete from events where id = ?', id)).rejects.toThrow('event is final');
  await expect(engine.rows('delete from agenda_items where event_id = ?', id)).rejects.toThrow('event is final');
});
