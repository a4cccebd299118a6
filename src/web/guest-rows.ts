import { parseInput } from '../domain/input.ts';
import { type InviteeInput, inviteeInput } from '../domain/invitations.ts';
import type { EventKind } from '../domain/kinds.ts';
import { officeKey } from '../domain/offices.ts';
import { proposedInvitees } from '../domain/plan.ts';
import { type Language, messages } from '../messages/index.ts';
import { problemText } from '../messages/problems.ts';
import { filledIn } from './form-data.ts';
import { freshRows, isFilled, type Row, rowsIn } from './form-rows.ts';

/** `on`: ticked, that is, to be invited. */
export const GUEST_PARTS = ['on', 'position', 'agency', 'name', 'email', 'phone', 'requirement', 'role'] as const;
export type GuestRow = Row<(typeof GUEST_PARTS)[number]>;

const WRITTEN = ['position', 'name', 'agency', 'email', 'phone'] as const;
const UNKNOWN_PLACE = '…';

/** Whether a row says whom it is about. */
export const isNamed = (row: GuestRow) => isFilled(row, ['position', 'name']);

/** Whether a row's place is for the coordinator to write. */
export const lacksPlace = ({ typed }: GuestRow) => `${typed.position}${typed.agency}`.includes(UNKNOWN_PLACE);

/** Whether a row is ticked for an office that can be looked up. */
export const isAsked = (row: GuestRow) => row.typed.on === '1' && row.typed.position !== '' && !lacksPlace(row);

/**
 * Invitees as the form has them; those that the kind proposes, none ticked, in a form that has none yet. While the region is
 * not known nobody can be proposed: only those the coordinator wrote.
 */
export function guestRows(typed: URLSearchParams, kind: EventKind, region: string): GuestRow[] {
  const rows = rowsIn(typed, 'invitees', GUEST_PARTS);
  return rows.length || !region ? rows : freshRows(GUEST_PARTS, proposedInvitees(kind, region));
}

/** Rows ticked already, and behind them what another kind proposes beside them. */
export function guestsOfKind(typed: URLSearchParams, kind: EventKind, region: string): GuestRow[] {
  const kept = rowsIn(typed, 'invitees', GUEST_PARTS).filter((row) => row.typed.on && isNamed(row));
  const there = new Set(kept.map((row) => officeKey(row.typed.position, row.typed.agency)));
  const others = proposedInvitees(kind, region).filter((one) => !there.has(officeKey(one.position, one.agency)));
  return freshRows(GUEST_PARTS, [...kept.map((row) => row.typed), ...others]);
}

/** Those ticked, as the schema takes them, and what is wrong by the form's fields. */
export function guestsFrom(
  typed: URLSearchParams,
  language: Language,
): { invitees: InviteeInput[]; problems: Record<string, string> } {
  const invitees: InviteeInput[] = [];
  const problems: Record<string, string> = {};
  for (const row of rowsIn(typed, 'invitees', GUEST_PARTS)) {
    if (!row.typed.on || !isFilled(row, WRITTEN)) continue;
    const at = (field: string) => `invitees_${row.key}_${field}`;
    const parsed = parseInput(inviteeInput, filledIn(new URLSearchParams(row.typed), GUEST_PARTS.slice(1)));
    if (lacksPlace(row)) problems[at('position')] = messages(language).planPreview.placeUnknown;
    else if (parsed.ok) invitees.push(parsed.value);
    else for (const problem of parsed.problems) problems[at(problem.field)] = problemText(problem, language);
  }
  return { invitees, problems };
}
