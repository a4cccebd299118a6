import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordAnswer } from '../../src/actions/answers.ts';
import { checkIn } from '../../src/actions/attendance.ts';
import { sendInvitations } from '../../src/actions/deliveries.ts';
import { dispatchBatch, messageId } from '../../src/actions/dispatch.ts';
import { closeEvent, createEvent } from '../../src/actions/events.ts';
import { changeInvitation, withdrawInvitation } from '../../src/actions/invitation-changes.ts';
import { addInvitees } from '../../src/actions/invitations.ts';
import { invitationLink, tokenHash } from '../../src/actions/links.ts';
import { claimNext } from '../../src/db/deliveries.ts';
import { findInvitation } from '../../src/db/invitations.ts';
import { findLinked } from '../../src/db/links.ts';
import { answerOfTold, toldAnswer } from '../../src/domain/answers.ts';
import { eventInput } from '../../src/domain/events.ts';
import { inviteesInput } from '../../src/domain/invitations.ts';
import type { OutgoingMail } from '../../src/mail/transport.ts';
import { type Engine, startEngine } from '../actions/engine.ts';
import { cast, hendra, maya, rakor } from '../cast.ts';

let engine: Engine;
const mails: OutgoingMail[] = [];
beforeAll(async () => {
  engine = await startEngine();
  engine.ctx = {
    ...engine.ctx,
    transport: { name: 'mailbox', send: async (mail) => ({ result: 'sent', response: String(mails.push(mail)) }) },
  };
  await engine.rows(
    "insert into organizations (id, name, slug, created_at) values ('org_first', 'Sekretariat', 'x', 0)",
  );
});
afterAll(() => engine.stop());

const told = answerOfTold(toldAnswer.parse({ answer: 'accepted', channel: 'phone' }));
async function invited(invitees: object[] = cast) {
  const { id } = await createEvent(engine.ctx, eventInput.parse(rakor));
  const added = await addInvitees(engine.ctx, id, inviteesInput.parse({ invitees }).invitees);
  if (!added.ok) throw new Error(added.reason);
  const of = (who: { position: string }) =>
    added.rows.find((r) => r.invitation.position === who.position)?.invitation.id ?? '';
  return { id, of };
}
const view = async (id: string) => {
  const found = await findInvitation(engine.ctx, id);
  if (!found) throw new Error(id);
  return found;
};
const RIGHT = { name: hendra.name, email: 'benar@dprd.example' };

test('an e-mail corrected before sending is where the invitation goes; nothing is sent by correcting', async () => {
  const { id, of } = await invited();
  expect(await changeInvitation(engine.ctx, of(hendra), RIGHT)).toEqual({ ok: true, eventId: id, owed: false });
  expect((await view(of(hendra))).delivery).toBeNull();
  await sendInvitations(engine.ctx, id);
  // still owed: another address, and it goes there once
  await changeInvitation(engine.ctx, of(hendra), { ...RIGHT, email: 'lebih@dprd.example' });
  mails.length = 0;
  await dispatchBatch(engine.ctx);
  expect(mails.map((m) => m.to).filter((to) => to.endsWith('dprd.example'))).toEqual(['lebih@dprd.example']);
});

test('sent to a wrong address, it is owed to the right one, once, as a message of its own in the same row', async () => {
  const { id, of } = await invited();
  await sendInvitations(engine.ctx, id);
  mails.length = 0;
  await dispatchBatch(engine.ctx);
  const sent = mails.length;
  const before = await view(of(hendra));
  expect(before.delivery).toMatchObject({ state: 'sent', recipient: hendra.email });
  engine.started.length = 0;
  expect(await changeInvitation(engine.ctx, of(hendra), RIGHT)).toEqual({ ok: true, eventId: id, owed: true });
  expect(engine.started).toEqual(['dispatch']);
  expect(await changeInvitation(engine.ctx, of(hendra), RIGHT)).toEqual({ ok: true, eventId: id, owed: false });
  const owed = await view(of(hendra));
  expect(owed.delivery).toMatchObject({
    id: before.delivery?.id,
    state: 'owed',
    attempts: 0,
    recipient: RIGHT.email,
    finishedAt: null,
  });
  expect(messageId(engine.ctx, owed.delivery?.messageKey ?? '')).not.toBe(
    messageId(engine.ctx, before.delivery?.messageKey ?? ''),
  );
  await dispatchBatch(engine.ctx);
  expect(mails.slice(sent).map((m) => m.to)).toEqual([RIGHT.email]);
  await sendInvitations(engine.ctx, id);
  await dispatchBatch(engine.ctx);
  expect(mails).toHaveLength(sent + 1);
  // the same link, and the other case of letters is the same address
  expect(invitationLink(engine.ctx, owed.invitation)).toBe(invitationLink(engine.ctx, before.invitation));
  expect(await changeInvitation(engine.ctx, of(hendra), { ...RIGHT, email: 'BENAR@dprd.example' })).toMatchObject({
    owed: false,
  });
  const audit = await engine.rows<{ after: string }>(
    "select after from audit_entries where action = 'invitation.changed' and event_id = ?",
    id,
  );
  expect(audit).toHaveLength(2);
  expect(JSON.stringify(audit)).not.toContain('dprd.example');
});

test('failed, returned and parked ones too; never while it is on its way, nor after the end', async () => {
  for (const state of ['failed', 'bounced', 'parked', 'dropped']) {
    const { id, of } = await invited([hendra]);
    await sendInvitations(engine.ctx, id);
    await engine.rows('update deliveries set state = ?, attempts = 3 where event_id = ?', state, id);
    expect(await changeInvitation(engine.ctx, of(hendra), RIGHT), state).toMatchObject({ ok: true, owed: true });
    await engine.rows("update deliveries set state = 'dropped' where event_id = ?", id);
  }
  const { id, of } = await invited([hendra]);
  await sendInvitations(engine.ctx, id);
  expect((await claimNext(engine.ctx.db, engine.ctx.now()))?.eventId).toBe(id);
  expect(await changeInvitation(engine.ctx, of(hendra), RIGHT)).toEqual({ ok: false, reason: 'sending' });
  expect((await view(of(hendra))).invitation.email).toBe(hendra.email);
  // what is no address may be mended all the same
  expect(await changeInvitation(engine.ctx, of(hendra), { name: 'Baru', email: hendra.email })).toMatchObject({
    ok: true,
  });
  await engine.rows("update deliveries set state = 'sent' where event_id = ?", id);
  await closeEvent(engine.ctx, id);
  expect(await changeInvitation(engine.ctx, of(hendra), RIGHT)).toMatchObject({ ok: true, owed: false });
  expect((await view(of(hendra))).delivery?.state).toBe('sent');
});

test('an address taken away drops what is owed, and given again owes it again', async () => {
  const { id, of } = await invited([hendra]);
  await sendInvitations(engine.ctx, id);
  await changeInvitation(engine.ctx, of(hendra), { name: hendra.name });
  expect(await view(of(hendra))).toMatchObject({ invitation: { email: null }, delivery: { state: 'dropped' } });
  expect(await changeInvitation(engine.ctx, of(hendra), RIGHT)).toMatchObject({ ok: true, owed: true });
  await dispatchBatch(engine.ctx);
  expect((await view(of(hendra))).delivery).toMatchObject({ state: 'sent', recipient: RIGHT.email });
});

test('name, telephone, requirement and role; a new link makes the old one void; a person keeps a name', async () => {
  const { id, of } = await invited([hendra, { name: 'Aminah', agency: 'Warga' }]);
  const before = await view(of(hendra));
  const change = {
    name: 'Hendra Baru',
    email: hendra.email,
    phone: '0812 000 111',
    requirement: 'optional',
    role: 'speaker',
    new_link: true,
  } as const;
  expect(await changeInvitation(engine.ctx, of(hendra), change)).toEqual({ ok: true, eventId: id, owed: false });
  const after = await view(of(hendra));
  expect(after.invitation).toMatchObject({
    name: 'Hendra Baru',
    phone: '0812 000 111',
    requirement: 'optional',
    role: 'speaker',
    tokenGeneration: 1,
  });
  const linked = async (v: typeof before) =>
    findLinked(engine.ctx.db, tokenHash(invitationLink(engine.ctx, v.invitation).split('/').at(-1) ?? '') ?? '');
  expect(await linked(before)).toBeUndefined();
  expect((await linked(after))?.invitation.id).toBe(of(hendra));
  expect(await engine.rows("select name from tenures where name = 'Hendra Baru' and state = 'proposed'")).toHaveLength(
    1,
  );
  const [person] = await engine.rows<{ id: string }>(
    'select id from invitations where event_id = ? and position is null',
    id,
  );
  expect(await changeInvitation(engine.ctx, person?.id ?? '', {})).toEqual({
    ok: false,
    reason: 'invalid',
    problems: [{ field: 'name', rule: 'required', params: {} }],
  });
  expect(await changeInvitation(engine.other, of(hendra), RIGHT)).toEqual({ ok: false, reason: 'not_found' });
});

test('an invitation is withdrawn only while nothing went out, nobody answered and nobody came', async () => {
  const { id, of } = await invited();
  await sendInvitations(engine.ctx, id);
  expect(await withdrawInvitation(engine.other, of(hendra))).toEqual({ ok: false, reason: 'not_found' });
  expect(await withdrawInvitation(engine.ctx, of(hendra))).toEqual({ ok: true, eventId: id });
  expect(await withdrawInvitation(engine.ctx, of(hendra))).toEqual({ ok: false, reason: 'not_found' });
  expect(await engine.rows('select id from deliveries where invitation_id = ?', of(hendra))).toEqual([]);
  const [bupati, , surya, , ratna] = cast as { position: string }[];
  for (const state of ['sending', 'sent', 'parked', 'bounced']) {
    await engine.rows('update deliveries set state = ? where invitation_id = ?', state, of(bupati as never));
    expect(await withdrawInvitation(engine.ctx, of(bupati as never)), state).toEqual({ ok: false, reason: 'sent' });
  }
  await engine.rows("update deliveries set state = 'failed' where invitation_id = ?", of(surya as never));
  expect(await withdrawInvitation(engine.ctx, of(surya as never))).toEqual({ ok: true, eventId: id });
  // sent once to a wrong address, and owed again: somebody has the link
  await engine.rows("update deliveries set state = 'sent' where invitation_id = ?", of(ratna as never));
  await changeInvitation(engine.ctx, of(ratna as never), { email: 'lain@x.example' });
  expect(await withdrawInvitation(engine.ctx, of(ratna as never))).toEqual({ ok: false, reason: 'sent' });
  await checkIn(engine.ctx, id, [{ invitation_id: of(maya), present: 'holder' }]);
  expect(await withdrawInvitation(engine.ctx, of(maya))).toEqual({ ok: false, reason: 'attended' });
  await recordAnswer(engine.ctx, { id: of(maya), eventId: id }, told);
  expect(await withdrawInvitation(engine.ctx, of(maya))).toEqual({ ok: false, reason: 'answered' });
  const audit = await engine.rows<{ before: string }>(
    "select before from audit_entries where action = 'invitation.withdrawn' and event_id = ?",
    id,
  );
  expect(audit.map((a) => JSON.parse(a.before).position)).toEqual([hendra.position, 'Dandim 0999/Sungai Rawa']);
});
