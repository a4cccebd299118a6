import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordAnswer } from '../../src/actions/answers.ts';
import { cancelEvent } from '../../src/actions/event-changes.ts';
import { createEvent } from '../../src/actions/events.ts';
import { addInvitees } from '../../src/actions/invitations.ts';
import { openedWhatsApp } from '../../src/actions/whatsapp.ts';
import { listSilent, nextSilent } from '../../src/db/call-list.ts';
import { answerOfTold, toldAnswer } from '../../src/domain/answers.ts';
import { eventInput } from '../../src/domain/events.ts';
import { inviteesInput } from '../../src/domain/invitations.ts';
import { cast, rakor } from '../cast.ts';
import { type Engine, startEngine } from './engine.ts';

let engine: Engine;
let eventId: string;
let ids: Record<string, string>;

beforeAll(async () => {
  engine = await startEngine();
  const { ctx } = engine;
  eventId = (await createEvent(ctx, eventInput.parse(rakor))).id;
  const added = await addInvitees(ctx, eventId, inviteesInput.parse({ invitees: cast }).invitees);
  if (!added.ok) throw new Error(added.reason);
  ids = Object.fromEntries(added.rows.map((r) => [r.invitation.position ?? '', r.invitation.id]));
});
afterAll(() => engine.stop());

const told = (answer: string, representative?: object) =>
  answerOfTold(toldAnswer.parse({ answer, channel: 'phone', representative }));
const silent = async () => (await listSilent(engine.ctx, eventId)).map((s) => s.position);

test('those who have not answered, and the undecided, in precedence; one after the other', async () => {
  expect((await silent())[0]).toBe('Pj. Bupati Sungai Rawa');
  expect(await silent()).toHaveLength(cast.length);
  await recordAnswer(engine.ctx, { id: ids['Ketua DPRD Sungai Rawa'] ?? '', eventId }, told('accepted'));
  await recordAnswer(engine.ctx, { id: ids['Kajari Sungai Rawa'] ?? '', eventId }, told('tentative'));
  await recordAnswer(engine.ctx, { id: ids['Dandim 0999/Sungai Rawa'] ?? '', eventId }, told('declined'));
  await recordAnswer(engine.ctx, { id: ids['Dandim 0999/Sungai Rawa'] ?? '', eventId }, told('tentative'));
  const list = await listSilent(engine.ctx, eventId);
  expect(list.map((s) => s.position)).not.toContain('Ketua DPRD Sungai Rawa');
  expect(list.filter((s) => s.status === 'tentative').map((s) => s.position)).toEqual([
    'Dandim 0999/Sungai Rawa',
    'Kajari Sungai Rawa',
  ]);
  const walked: string[] = [];
  for (let next = await nextSilent(engine.ctx, eventId); next; next = await nextSilent(engine.ctx, eventId, next.id))
    walked.push(next.id);
  expect(walked).toEqual(list.map((s) => s.id));
  // from one who has answered meanwhile it goes on behind him
  expect((await nextSilent(engine.ctx, eventId, ids['Ketua DPRD Sungai Rawa']))?.position).toBe(
    'Dandim 0999/Sungai Rawa',
  );
  expect(await listSilent(engine.other, eventId)).toEqual([]);
});

test('phones of invitation, office and staff, and the reminders that went out', async () => {
  await engine.rows("update offices set staff_phone = '0811-1' where title = 'Bupati Sungai Rawa'");
  await engine.rows(
    `insert into deliveries (id, organization_id, event_id, invitation_id, kind, sequence, message_key, recipient, state, next_attempt_at, created_at)
     select kind || step, 'org_first', ?1, ?2, kind, step, kind || step, 'x@x.example', state, 0, 0
     from (select 'reminder' as kind, 3 as step, 'sent' as state union all select 'reminder', 1, 'owed' union all select 'invitation', 0, 'sent')`,
    eventId,
    ids['Pj. Bupati Sungai Rawa'],
  );
  expect((await listSilent(engine.ctx, eventId, 1))[0]).toMatchObject({
    phone: '0812-0000-0001',
    officePhone: '0812-0000-0001',
    staffPhone: '0811-1',
    remindersSent: 1,
    delivery: 'sent',
    status: 'pending',
  });
});

test('WhatsApp is noted as opened, by whom and when, each time in the audit, and never as sent', async () => {
  const id = ids['Kajari Sungai Rawa'] ?? '';
  expect(await openedWhatsApp(engine.ctx, id)).toEqual({ ok: true, eventId });
  engine.at('2027-02-02T09:00:00+08:00');
  await openedWhatsApp({ ...engine.ctx, actor: 'user:us_dewi' }, id);
  const row = (await listSilent(engine.ctx, eventId)).find((s) => s.id === id);
  expect(row).toMatchObject({
    whatsappOpenedAt: Date.parse('2027-02-02T09:00:00+08:00'),
    whatsappOpenedBy: 'user:us_dewi',
    status: 'tentative',
    delivery: null,
  });
  const audit = await engine.rows("select * from audit_entries where action = 'invitation.whatsapp_opened'");
  expect(audit.map((a) => [a.actor, a.door, a.subject, a.event_id])).toEqual([
    ['user:us_bima', 'web', id, eventId],
    ['user:us_dewi', 'web', id, eventId],
  ]);
  expect(await openedWhatsApp(engine.other, id)).toEqual({ ok: false, reason: 'not_found' });
  expect(await openedWhatsApp(engine.ctx, 'iv_none')).toEqual({ ok: false, reason: 'not_found' });
  await cancelEvent(engine.ctx, eventId, 'Cuaca');
  expect(await openedWhatsApp(engine.ctx, id)).toEqual({ ok: false, reason: 'cancelled' });
});
