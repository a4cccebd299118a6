import { type EventRow, findEvent } from '../db/events.ts';
import type { Context } from './context.ts';

/** Whether a write failed because the event's report is final: the database refuses, whatever was read before. */
function isFinalRefusal(error: unknown): boolean {
  for (let e: unknown = error; e instanceof Error; e = e.cause) if (e.message.includes('event is final')) return true;
  return false;
}

/** Why an action was not done. Doors turn it into 404, 409, 501 or words. */
export type Refusal = {
  ok: false;
  reason:
    | 'not_found'
    | 'final'
    | 'closed'
    | 'cancelled'
    | 'postponed'
    | 'not_drafted'
    | 'poll_open'
    | 'poll_closed'
    /** Somebody else was quicker: look again. */
    | 'changed'
    /** Sentences are to be checked, and nobody said that they may stay out. */
    | 'left_behind'
    | 'owner_only';
};

/** Runs a write; a refusal of the database for a final report becomes the expected outcome. */
export async function unlessFinal<T>(write: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await write();
  } catch (error) {
    if (isFinalRefusal(error)) return { ok: false, reason: 'final' };
    throw error;
  }
}

/** The event where it may be changed, filled and recorded on: it is there, its report is not final and it is not cancelled. */
export async function openEvent(ctx: Context, id: string): Promise<{ ok: true; event: EventRow } | Refusal> {
  const event = await findEvent(ctx, id);
  if (!event) return { ok: false, reason: 'not_found' };
  if (event.status === 'reported') return { ok: false, reason: 'final' };
  if (event.status === 'cancelled') return { ok: false, reason: 'cancelled' };
  return { ok: true, event };
}
