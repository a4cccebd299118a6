import { recordAnswer } from '../actions/answers.ts';
import { checkIn } from '../actions/attendance.ts';
import type { Context } from '../actions/context.ts';
import { addOffice } from '../actions/directory.ts';
import { closeEvent, createEvent } from '../actions/events.ts';
import { addInvitees } from '../actions/invitations.ts';
import { recordCounts, recordForces, recordOutcomes } from '../actions/recordings.ts';
import { answerOfTold, toldAnswer } from '../domain/answers.ts';
import { addDays, dateOf, localOf } from '../domain/dates.ts';
import { officeInput } from '../domain/directory.ts';
import { eventInput } from '../domain/events.ts';
import { workingDayOnOrAfter } from '../domain/holidays.ts';
import { withoutNulls } from '../domain/input.ts';
import { inviteesInput } from '../domain/invitations.ts';
import { attendanceInput, countsInput, forcesInput, outcomesInput } from '../domain/record-inputs.ts';
import { INVENTED_DIRECTORY } from './invented-directory.ts';
import { INVENTED_EVENTS } from './invented-events.ts';
import recorded from './recorded-events.json';

type Recorded = {
  event: object;
  invitees: { position?: string | null }[];
  answers: { position: string }[];
  attendance: { position: string }[];
  forces: object[];
  counts: object[];
  outcomes: object[];
};

const parse = <T>(schema: { parse(value: unknown): T }, value: unknown): T => schema.parse(withoutNulls(value));

/**
 * One event from plan to draft, as its record tells it. Ids come from `contextAt`, the same for the same step, so that a
 * seed cut short begins again without doubling anything. No mail goes out: the demo's people are not to be written to.
 */
async function retell(contextAt: (step: string) => Context, given: Recorded, held: boolean): Promise<void> {
  const { id } = await createEvent(contextAt('event'), parse(eventInput, given.event));
  if (given.invitees.length) {
    const added = await addInvitees(
      contextAt('invitees'),
      id,
      parse(inviteesInput, { invitees: given.invitees }).invitees,
    );
    if (!added.ok) return;
    const invitationOf = (position: string) => added.rows.find((r) => r.invitation.position === position)?.invitation;
    for (const [n, { position, ...answer }] of given.answers.entries()) {
      const invitation = invitationOf(position);
      const told = parse(toldAnswer, { channel: 'phone', ...answer });
      if (invitation) await recordAnswer(contextAt(`answer ${n}`), invitation, answerOfTold(told));
    }
    const records = given.attendance.map(({ position, ...rest }) => ({
      ...rest,
      invitation_id: invitationOf(position)?.id,
      nonce: position,
    }));
    if (records.length) await checkIn(contextAt('attendance'), id, parse(attendanceInput, { records }).records);
  }
  if (given.forces.length)
    await recordForces(contextAt('forces'), id, parse(forcesInput, { units: given.forces }).units);
  if (given.counts.length)
    await recordCounts(contextAt('counts'), id, parse(countsInput, { counts: given.counts }).counts);
  if (given.outcomes.length)
    await recordOutcomes(contextAt('outcomes'), id, parse(outcomesInput, { outcomes: given.outcomes }).outcomes);
  if (held) await closeEvent(contextAt('close'), id);
}

/** The demo: a directory, five recorded events, and invented ones on working days from the context's today. */
export async function seedDemo(contextAt: (step: string) => Context): Promise<void> {
  for (const [n, office] of INVENTED_DIRECTORY.entries())
    await addOffice(contextAt(`office ${n}`), parse(officeInput, office));
  for (const [n, given] of (recorded as unknown as Recorded[]).entries())
    await retell((step) => contextAt(`recorded ${n} ${step}`), given, true);
  const today = dateOf(localOf(contextAt('today').now(), 'Asia/Jakarta'));
  for (const [n, { days, clock, ...given }] of INVENTED_EVENTS.entries()) {
    const starts_at = `${workingDayOnOrAfter(addDays(today, days))}T${clock}`;
    const event = { ...given.event, starts_at };
    await retell(
      (step) => contextAt(`invented ${n} ${step}`),
      { ...given, event, attendance: [], forces: [], counts: [], outcomes: [] },
      false,
    );
  }
}
