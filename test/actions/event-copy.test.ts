import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeHolder, confirmTenure, endTenure } from '../../src/actions/directory.ts';
import { cancelEvent } from '../../src/actions/event-changes.ts';
import { copyInvitees } from '../../src/actions/event-copy.ts';
import { createEvent } from '../../src/actions/events.ts';
import { addInvitees } from '../../src/actions/invitations.ts';
import { findPlannedEvent } from '../../src/db/events.ts';
import { listInvitations } from '../../src/db/invitations.ts';
import { copyAt, copyOf } from '../../src/domain/event-copy.ts';
import { eventInput } from '../../src/domain/events.ts';
import { parseInput } from '../../src/domain/input.ts';
import { inviteesInput } from '../../src/domain/invitations.ts';
import { bupati, cast, hendra, rakor, surya } from '../cast.ts';
import { type Engine, startEngine } from './engine.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

const make = async (more: object = {}) => (await createEvent(engine.ctx, eventInput.parse({ ...rakor, ...more }))).id;
const planned = async (id: string) => {
  const found = await findPlannedEvent(engine.ctx, id);
  if (!found) throw new Error(id);
  return found;
};

test('an event is held again with everything but its date: rundown and tasks keep their distance', async () => {
  const full = {
    theme: 'Aman bersama',
    programme: 'Cooling System',
    dress: 'Batik',
    notes: 'Bawa bahan.',
    roles: [{ role: 'moderator', name: 'Dian' }],
    agenda: [
      { title: 'Registrasi', starts_at: '2027-03-04T08:00', minutes: 20 },
      { title: 'Paparan', starts_at: '2027-03-04T08:30', ends_at: '2027-03-04T09:30', officer: 'Dian' },
    ],
    tasks: [
      { title: 'Undangan', days_before: 7 },
      { title: 'Laporan', due_on: '2027-03-05' },
    ],
    unconfirmed: ['venue'],
  };
  const copy = copyOf(await planned(await make(full)));
  expect(copy).toMatchObject({
    clock: '08:00',
    minutes: 120,
    agenda: [
      { title: 'Registrasi', offset: 0, minutes: 20 },
      { title: 'Paparan', offset: 30, minutes: 60, officer: 'Dian' },
    ],
    tasks: [
      { title: 'Undangan', daysBefore: 7 },
      { title: 'Laporan', daysBefore: -1 },
    ],
  });
  const parsed = parseInput(eventInput, copyAt(copy, '2027-06-10'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const again = await planned((await createEvent(engine.ctx, parsed.value)).id);
  expect(again.event).toMatchObject({
    startsLocal: '2027-06-10T08:00',
    endsLocal: '2027-06-10T10:00',
    theme: 'Aman bersama',
    notes: null,
    unconfirmed: [],
  });
  expect(again.programme).toBe('Cooling System');
  expect(again.agenda.map((a) => [a.startsLocal, a.endsLocal, a.officer])).toEqual([
    ['2027-06-10T08:00', '2027-06-10T08:20', null],
    ['2027-06-10T08:30', '2027-06-10T09:30', 'Dian'],
  ]);
  expect(again.tasks.map((t) => t.dueOn)).toEqual(['2027-06-03', '2027-06-11']);
  expect({ ...copyOf(again), venue: undefined }).toEqual({ ...copy, venue: undefined });
  // what the kind made is made by the kind again
  const plain = copyOf(await planned(await make({ ends_at: undefined })));
  expect(plain).toMatchObject({ minutes: null, agenda: null, tasks: null });
  expect(copyAt(plain, '2027-06-10T09:15')).toMatchObject({
    starts_at: '2027-06-10T09:15',
    ends_at: undefined,
    agenda: undefined,
  });
});

test('guests are asked again by their office, with the holders of the new day; persons as they are; nobody twice', async () => {
  const from = await make();
  const person = { name: 'Hj. Aminah', agency: 'Tokoh masyarakat', phone: '0812-1111-1111', role: 'speaker' };
  const added = await addInvitees(engine.ctx, from, inviteesInput.parse({ invitees: [...cast, person] }).invitees);
  if (!added.ok) throw new Error(added.reason);
  const of = (position: string) =>
    added.rows.find((r) => r.invitation.position === position)?.invitation.officeId ?? '';
  await changeHolder(engine.ctx, of(bupati.position), {
    name: 'Dr. Ningsih',
    capacity: 'definitif',
    from: '2027-05-01',
  });
  const proposals = await engine.rows<{ id: string }>(
    'select id from tenures where name in (?, ?)',
    hendra.name,
    surya.name,
  );
  for (const { id } of proposals) await confirmTenure(engine.ctx, id, '2027-02-01');
  const [chair] = await engine.rows<{ id: string }>('select id from tenures where name = ?', hendra.name);
  await endTenure(engine.ctx, chair?.id ?? '', '2027-05-31');
  await engine.rows("update offices set email = 'baru@kodim.example' where id = ?", of(surya.position));

  const to = await make({ starts_at: '2027-06-10T08:00', ends_at: '2027-06-10T10:00' });
  const [one, two] = await Promise.all([copyInvitees(engine.ctx, from, to), copyInvitees(engine.ctx, from, to)]);
  expect([one.ok, two.ok]).toEqual([true, true]);
  expect(await copyInvitees(engine.ctx, from, to)).toEqual({ ok: true, added: 0, asked: 7 });
  const rows = (await listInvitations(engine.ctx, to)).map((v) => v.invitation);
  expect(rows.map((r) => [r.position, r.capacity, r.name, r.email])).toEqual([
    ['Bupati Sungai Rawa', 'definitif', 'Dr. Ningsih', bupati.email],
    ['Ketua DPRD Sungai Rawa', 'definitif', null, hendra.email],
    ['Dandim 0999/Sungai Rawa', 'definitif', surya.name, 'baru@kodim.example'],
    ['Kajari Sungai Rawa', 'definitif', 'Maya Lestari, S.H., M.H.', null],
    ['Kepala Badan Kesbangpol Sungai Rawa', 'definitif', 'Ratna Puspa Dewi, S.Sos.', 'kesbangpol@sungairawa.example'],
    ['Camat Rawa Hilir', 'definitif', null, 'camat@rawahilir.example'],
    [null, 'definitif', 'Hj. Aminah', null],
  ]);
  expect(rows[1]).toMatchObject({ requirement: 'in_person' });
  expect(rows[6]).toMatchObject({ role: 'speaker', officeId: null, phone: '0812-1111-1111' });
  expect(new Set(rows.map((r) => r.tokenHash)).size).toBe(7);
  expect(
    await engine.rows("select * from tenures where state = 'proposed' and name in ('Dr. Ningsih', ?)", surya.name),
  ).toEqual([]);

  expect(await copyInvitees(engine.other, from, to)).toEqual({ ok: false, reason: 'not_found' });
  expect(await copyInvitees(engine.ctx, from, 'ev_none')).toEqual({ ok: false, reason: 'not_found' });
  await cancelEvent(engine.ctx, to, 'Batal');
  expect(await copyInvitees(engine.ctx, from, to)).toEqual({ ok: false, reason: 'cancelled' });
});
