import { createHash } from 'node:crypto';
import { findAnswer } from '../db/answers.ts';
import type { Database } from '../db/database.ts';
import { type ClaimedDelivery, CONNECTIONS, claimNext, outbox, recordOutcome } from '../db/deliveries.ts';
import { toldSequence } from '../db/event-changes.ts';
import { findPlannedEvent, type PlannedEvent } from '../db/events.ts';
import type { AnswerRow, DeliveryRow } from '../db/invitations.ts';
import { findInvitation } from '../db/invitations.ts';
import { currentReport } from '../db/reports.ts';
import { dateOf, daysBetween, localOf } from '../domain/dates.ts';
import { kindById } from '../domain/kinds.ts';
import { missingFields } from '../domain/missing.ts';
import {
  type Composed,
  calendarUid,
  composeAskMissing,
  composeInvitation,
  composeReminder,
  composeReportReady,
  composeRepresentative,
  composeRepresentativeReleased,
  composeTaskChase,
} from '../mail/letters.ts';
import type { SendOutcome } from '../mail/transports.ts';
import { composeAnnouncement } from './announcements.ts';
import { actingFor, type Context } from './context.ts';
import { letterEvent } from './letters.ts';
import { checkLink, invitationLink } from './links.ts';
import { composePollMail, isPollMail } from './poll-mail.ts';
import { eventRecord } from './record.ts';
import { composeForOwner } from './task-letters.ts';

/** Minutes until the next try after the n-th temporary refusal; after the last the mail has failed. */
const BACKOFF_MINUTES = [1, 5, 15, 60, 240, 720, 1440];
/** Minutes until the next try when there was no connection to be had: no word on the mail, so it is never given up. */
const RECONNECT_MINUTES = 1;
/** Mails one lane sends in one step of the workflow: few enough for a step, many enough that steps cost little. */
const PER_LANE = 20;

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1);

/** Stable for ever for one mail owed, so that a resend is recognisable. */
export function messageId(ctx: Context, messageKey: string): string {
  return `<${createHash('sha256').update(messageKey).digest('hex').slice(0, 32)}@${domainOf(ctx.mailFrom)}>`;
}

/** Whether the answer that stands still names the representative whom `named` named. */
const stillNamed = (named: AnswerRow | undefined, newest: AnswerRow | null) =>
  newest?.answer === 'represented' &&
  newest.representativeName === named?.representativeName &&
  newest.representativeContact?.toLowerCase() === named?.representativeContact?.toLowerCase();

/** What still goes out about an event that is cancelled or postponed: that it is, and that a representative is released. */
const TOLD_WHEN_OFF: DeliveryRow['kind'][] = ['change', 'representative_change', 'representative_released'];

/** Composes what a ledger row owes; null when nothing may go out any more (cancelled, gone, answered meanwhile). */
async function composeDelivery(
  ctx: Context,
  delivery: DeliveryRow,
  found: PlannedEvent | undefined,
): Promise<Composed | null> {
  if (!found) return null;
  const offDate = found.event.status === 'cancelled' || found.event.status === 'postponed';
  if (offDate && !isPollMail(delivery.kind) && !TOLD_WHEN_OFF.includes(delivery.kind)) return null;
  // a sample is looked at: its mails go to the local mailbox or nowhere
  if (found.event.sample && ctx.transport.name !== 'mailbox') return null;
  const { event } = found;
  const common = {
    event: letterEvent(found, calendarUid(event.id)),
    sender: { from: ctx.mailFrom, name: event.host, organizer: ctx.mailFrom },
    messageId: messageId(ctx, delivery.messageKey),
    sentAt: ctx.now(),
  };
  if (delivery.subjectId) return composeForOwner(ctx, delivery, found, common);
  if (isPollMail(delivery.kind)) return composePollMail(ctx, delivery, found, common);
  if (!delivery.invitationId) {
    const desk = { ...common, to: { email: delivery.recipient, name: null }, link: `${ctx.baseUrl}/acara/${event.id}` };
    if (delivery.kind === 'task_chase') {
      // those chased on this occasion: marked in the batch that owed this mail
      const tasks = found.tasks.filter((t) => t.chasedAt === delivery.createdAt && t.doneAt === null);
      return tasks.length ? composeTaskChase({ ...desk, link: `${desk.link}/tugas`, tasks }) : null;
    }
    if (delivery.kind === 'report_ready') {
      const found = await currentReport(ctx, event.id);
      const missingCount = found?.report.missing?.length ?? 0;
      return composeReportReady({ ...desk, link: `${desk.link}/laporan`, missingCount });
    }
    const record = await eventRecord(ctx, event.id);
    const draft = found.milestones.find((m) => m.kind === 'draft' && m.state === 'due');
    const missing = record ? missingFields(record.record, kindById(event.type)) : [];
    if (!missing.length) return null;
    return composeAskMissing({ ...desk, missing, draftAt: draft ? localOf(draft.dueAt, event.timezone) : null });
  }
  const view = await findInvitation(ctx, delivery.invitationId);
  if (!view) return null;
  const { invitation } = view;
  const link = invitationLink(ctx, invitation);
  const check = checkLink(ctx, invitation, event.sequence);
  const to = {
    email: delivery.recipient,
    name: invitation.name,
    position: invitation.position,
    agency: invitation.agency,
  };
  if (delivery.kind === 'invitation') return composeInvitation({ ...common, to, link, check });
  if (delivery.kind === 'reminder') {
    const silent = !view.answer || view.answer.answer === 'tentative';
    if (!silent || event.startsAt <= ctx.now()) return null;
    // counted from today: it may go out later than it was owed
    const daysBefore = daysBetween(dateOf(localOf(ctx.now(), event.timezone)), dateOf(event.startsLocal));
    return composeReminder({ ...common, to, link, check, daysBefore });
  }
  const answer =
    delivery.answerId === null ? undefined : await findAnswer(ctx.db, ctx.organizationId, delivery.answerId);
  if (delivery.kind === 'change' || delivery.kind === 'representative_change')
    return composeAnnouncement(ctx, delivery, found, view, answer, common);
  if (delivery.kind === 'representative' && !stillNamed(answer, view.answer)) return null;
  // one whose mail was refused in the end never heard of it
  const heard = () => toldSequence(ctx, invitation.id, ['representative', 'representative_change']);
  if (delivery.kind === 'representative_released' && (await heard()) === null) return null;
  const substitute = {
    ...common,
    to: {
      email: delivery.recipient,
      name: answer?.representativeName ?? null,
      position: answer?.representativePosition ?? null,
      agency: null,
    },
    principal: { position: invitation.position, name: invitation.name },
  };
  return delivery.kind === 'representative'
    ? composeRepresentative({ ...substitute, link, check })
    : composeRepresentativeReleased(substitute);
}

/** `told`: the event's sequence that the mail was made from. */
function recorded(db: Database, delivery: DeliveryRow, outcome: SendOutcome | null, now: number, told?: number) {
  if (!outcome) return recordOutcome(db, delivery.id, { state: 'dropped', error: null, at: now });
  if (outcome.result === 'sent') return recordOutcome(db, delivery.id, { state: 'sent', error: null, at: now, told });
  if (outcome.result === 'unknown')
    return recordOutcome(db, delivery.id, { state: 'parked', error: outcome.error, at: now, told });
  if (outcome.result === 'temporary' && outcome.connection) {
    const nextAttemptAt = now + RECONNECT_MINUTES * 60_000;
    return recordOutcome(db, delivery.id, { state: 'owed', error: outcome.error, nextAttemptAt, attempts: 1 });
  }
  const wait = BACKOFF_MINUTES[delivery.attempts - 1];
  if (outcome.result === 'permanent' || wait === undefined)
    return recordOutcome(db, delivery.id, { state: 'failed', error: outcome.error, at: now });
  return recordOutcome(db, delivery.id, { state: 'owed', error: outcome.error, nextAttemptAt: now + wait * 60_000 });
}

/**
 * Sends one claimed mail and records how it ended. What fails before the connection opens is owed again. Returns whether
 * it was sent, and whether a connection was to be had.
 */
async function deliver(
  ctx: Context,
  delivery: ClaimedDelivery,
  eventOf: (d: ClaimedDelivery) => Promise<PlannedEvent | undefined>,
): Promise<{ sent: boolean; connected: boolean }> {
  let outcome: SendOutcome | null;
  let found: PlannedEvent | undefined;
  try {
    found = await eventOf(delivery);
    const composed = await composeDelivery(actingFor(ctx, delivery.organizationId), delivery, found);
    outcome = composed
      ? await ctx.transport.send({
          ...composed,
          from: ctx.mailFrom,
          to: delivery.recipient,
          messageId: messageId(ctx, delivery.messageKey),
        })
      : null;
  } catch (error) {
    // composing failed: nothing was handed over
    outcome = { result: 'temporary', error: error instanceof Error ? error.name : 'error', connection: false };
  }
  await recorded(ctx.db, delivery, outcome, ctx.now(), found?.event.sequence);
  return { sent: outcome?.result === 'sent', connected: !(outcome?.result === 'temporary' && outcome.connection) };
}

/**
 * Sends what is owed and due, over all organizations, through at most `CONNECTIONS` connections in the whole
 * installation: each mail is claimed just before its connection opens, so a kill parks no more than those. Returns
 * whether more is left to do here. Harmless to run twice, also at once.
 */
export async function dispatchBatch(ctx: Context): Promise<{ sent: number; more: boolean }> {
  let sent = 0;
  let connected = 0;
  // one look at an event serves this batch's mails to its guests, as long as it stays as it was when each was claimed: who
  // changes it later finds the mail on its way, and owes word of the change. Mails to the desk tell what was marked in the
  // moment they were owed: they look afresh.
  const seen = new Map<string, Promise<PlannedEvent | undefined>>();
  const eventOf = (d: ClaimedDelivery) => {
    const state = `${d.eventId} ${d.revision}`;
    const known = d.invitationId ? seen.get(state) : undefined;
    const look = known ?? findPlannedEvent(actingFor(ctx, d.organizationId), d.eventId);
    seen.set(state, look);
    return look;
  };
  const lane = async () => {
    for (let i = 0; i < PER_LANE; i++) {
      const delivery = await claimNext(ctx.db, ctx.now());
      if (!delivery) return;
      const done = await deliver(ctx, delivery, eventOf);
      if (done.sent) sent++;
      // no other mail would fare better through this lane now
      if (!done.connected) return;
      connected++;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  const left = await outbox(ctx.db, ctx.now());
  // a batch that reached nobody leaves the rest to the next sweep
  return { sent, more: connected > 0 && left.due && left.sending < CONNECTIONS };
}
