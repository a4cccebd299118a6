import { findAgendaItem, findRundown, insertMark, listMarks } from '../db/agenda-marks.ts';
import { runBatch } from '../db/database.ts';
import { type AgendaRow, type EventRow, findEvent } from '../db/events.ts';
import { toInstant } from '../domain/dates.ts';
import { type Expected, expectedTimes, type Mark, type MarkInput } from '../domain/live-rundown.ts';
import type { AgendaInput } from '../domain/plan.ts';
import { auditedIfChanged } from './audit.ts';
import type { Context } from './context.ts';
import { changeEvent } from './event-changes.ts';
import { openEvent, type Refusal, unlessFinal } from './refusals.ts';

/** A rundown as it runs: each item with when it was or is to be, the marks that were made, the newest's number (0: none). */
export type LiveRundown = { items: { item: AgendaRow; expected: Expected }[]; marks: Mark[]; newest: number };

/** Puts the expected times beside a rundown's items. */
export function liveRundown(zone: string, agenda: readonly AgendaRow[], marks: readonly Mark[]): LiveRundown {
  const spans = agenda.map((a) => ({
    id: a.id,
    startsAt: toInstant(a.startsLocal, zone),
    endsAt: toInstant(a.endsLocal, zone),
  }));
  const expected = expectedTimes(spans, marks);
  return {
    items: agenda.map((item, i) => ({ item, expected: expected[i] as Expected })),
    marks: [...marks],
    newest: marks.at(-1)?.id ?? 0,
  };
}

/** An event with its rundown as it runs. */
export async function readRundown(
  ctx: Context,
  eventId: string,
): Promise<{ event: EventRow; live: LiveRundown } | undefined> {
  const event = await findEvent(ctx, eventId);
  if (!event) return undefined;
  const { agenda, marks } = await findRundown(ctx, eventId);
  return { event, live: liveRundown(event.timezone, agenda, marks) };
}

/**
 * Writes an event's rundown as it was arranged: all of it the coordinator's own from then. Items of `agenda` with an id stay
 * the same, and so what was marked of them. As `changeEvent` with a rundown, whose outcomes it has.
 */
export async function changeRundown(ctx: Context, eventId: string, agenda: AgendaInput[], revision: number) {
  return changeEvent(ctx, eventId, { agenda }, [], { revision });
}

/** `already`: somebody had said it before, or the rundown had gone on since what the sayer saw; nothing was added. */
export type Marked = { ok: true; already: boolean; eventId: string };

async function mark(ctx: Context, eventId: string, itemId: string, input: MarkInput): Promise<Marked | Refusal> {
  const open = await openEvent(ctx, eventId);
  if (!open.ok) return open;
  if (open.event.status === 'postponed') return { ok: false, reason: 'postponed' };
  const { kind, after = null } = input;
  const minutes = kind === 'delayed' ? (input.minutes ?? null) : null;
  const written = await unlessFinal(() =>
    runBatch(ctx.db, [
      insertMark(ctx, { eventId, itemId, kind, minutes, at: ctx.now(), by: ctx.actor }, after),
      auditedIfChanged(ctx, eventId, `agenda.${kind}`, itemId, minutes === null ? {} : { after: { minutes } }),
    ]),
  );
  if (!Array.isArray(written)) return written;
  return { ok: true, already: !(written as D1Result[])[0]?.meta.changes, eventId };
}

/**
 * Marks what an item of the rundown does on the day: started, finished, late by so many minutes; `undone` takes back the
 * event's newest mark that stands, whichever item it was of. Of two who say the same the first counts. Nobody is written to.
 */
export async function markItem(ctx: Context, itemId: string, input: MarkInput): Promise<Marked | Refusal> {
  const item = await findAgendaItem(ctx, itemId);
  return item ? mark(ctx, item.eventId, itemId, input) : { ok: false, reason: 'not_found' };
}

/** Takes back the newest mark of an event that stands, of an item that is no longer there too. */
export async function undoMark(ctx: Context, eventId: string, after: number): Promise<Marked | Refusal> {
  const newest = (await listMarks(ctx, eventId)).at(-1);
  if (!newest) return { ok: false, reason: 'not_found' };
  return mark(ctx, eventId, newest.itemId, { kind: 'undone', after });
}
