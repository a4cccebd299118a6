import { insertAnswer } from '../db/answers.ts';
import { runBatch } from '../db/database.ts';
import { findEventByDraft, moveStatus, updateSent } from '../db/events.ts';
import { insertInvitees } from '../db/invitations.ts';
import { settleMilestones } from '../db/milestones.ts';
import { deleteSample, insertSentInvitations } from '../db/sample.ts';
import { dateOf, localOf } from '../domain/dates.ts';
import { SAMPLE_INVITEES, sampleEvent } from '../domain/sample.ts';
import { auditedIfChanged } from './audit.ts';
import type { Context } from './context.ts';
import { eventRows } from './event-rows.ts';
import { creation, onceByDraft } from './events.ts';
import { inviteeRow } from './invitations.ts';

/** An organization has one sample at a time: as if all were made from one draft. */
const DRAFT = 'sample';

/** The id of the organization's sample event, while there is one. */
export async function findSample(ctx: Context): Promise<string | undefined> {
  return (await findEventByDraft(ctx, DRAFT))?.id;
}

/**
 * Makes the sample event: a fortnight ahead, eight invented invitees, six of whom have answered the
 * invitations, which stand as sent though no mail left. Offices and agencies of
 * the directory stay as they are. All or nothing; said again, the one that is there.
 */
export async function makeSampleEvent(
  ctx: Context,
  by: { host: string; timezone: string },
): Promise<{ id: string; created: boolean }> {
  const now = ctx.now();
  const input = sampleEvent(dateOf(localOf(now, by.timezone)), by.host, by.timezone);
  const rows = eventRows(ctx, input, { draftId: DRAFT, sample: true });
  const { id } = rows.event;
  // nobody is chased for what is only looked at
  rows.plan.tasks = rows.plan.tasks.map((task) => ({ ...task, chaseAt: null }));
  const asked = SAMPLE_INVITEES.map(({ answer, representative, note, ...invitee }) => ({
    // no office of the directory: they are nobody
    row: { ...inviteeRow(ctx, { ...invitee, role: 'guest' }), office: null },
    answer,
    representative,
    note,
  }));
  const answers = asked.flatMap(({ row, answer, representative, note }) =>
    answer
      ? [
          insertAnswer(ctx, {
            eventId: id,
            invitationId: row.id,
            answer,
            representativeName: representative?.name ?? null,
            representativePosition: representative?.position ?? null,
            note: note ?? null,
            channel: 'phone',
            by: ctx.actor,
            at: now,
          }),
        ]
      : [],
  );
  const invitees = asked.map(({ row }) => row);
  const made = await onceByDraft(ctx, DRAFT, () =>
    runBatch(ctx.db, [
      ...creation(ctx, rows, input),
      ...insertInvitees(ctx, id, invitees, now),
      insertSentInvitations(ctx, id, now),
      moveStatus(ctx, id, ['scheduled'], { status: 'invited' }),
      updateSent(ctx, id, now),
      settleMilestones(ctx, id, ['send'], 'done', now),
      ...answers,
    ]),
  );
  if (made) return { id: made.id, created: false };
  if (rows.running) await ctx.start.lifecycle(id, 1);
  return { id, created: true };
}

/** Removes a sample event with all that hangs on it, its final report too; the audit stays. Only a sample; else not found. */
export async function removeSample(
  ctx: Context,
  id: string,
): Promise<{ ok: true } | { ok: false; reason: 'not_found' }> {
  const [event, hanging] = deleteSample(ctx, id, ctx.now());
  const [gone] = (await runBatch(ctx.db, [
    event,
    auditedIfChanged(ctx, id, 'event.sample_removed', id),
    ...hanging,
  ])) as D1Result[];
  return gone?.meta.changes ? { ok: true } : { ok: false, reason: 'not_found' };
}
