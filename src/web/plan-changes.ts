import type { EventKind } from '../domain/kinds.ts';
import { daysText } from '../domain/plan.ts';
import { type EventFields, eventFields, isOwn, type OwnPart } from './event-fields.ts';
import { freshRows, type Row, rowsIn, withEmptyRow, withRows } from './form-rows.ts';
import { GUEST_PARTS, guestRows, guestsOfKind, isNamed, lacksPlace } from './guest-rows.ts';
import { AGENDA_PARTS, agendaRows, TASK_PARTS } from './plan-rows.ts';
import { planSoFar } from './plan-view.ts';

/** What a button of the plan asks for: on a list, perhaps on the row of a key. */
type Asked = { verb: string; list: 'agenda' | 'tasks' | 'invitees'; key?: number };

function askedBy(action: string): Asked | null {
  const m = /^(ubah|baku|tambah|sisip|hapus|semua|wilayah)-(agenda|tasks|invitees)(?:-(\d{1,4}))?$/.exec(action);
  return m && { verb: m[1] ?? '', list: m[2] as Asked['list'], key: m[3] ? Number(m[3]) : undefined };
}

/** The kind's own part as rows to write in; the rundown as it is cut to the event's length where that is known. */
function kindRows(list: OwnPart, fields: EventFields, kind: EventKind): Row<string>[] {
  if (list === 'tasks')
    return freshRows(
      TASK_PARTS,
      kind.tasks.map((task) => ({ when: daysText(task.daysBefore), title: task.title })),
    );
  const items = planSoFar({ ...fields, agenda: [] }, kind)?.agenda;
  const start = items?.[0]?.startsAt;
  if (items && start)
    return agendaRows(
      items.map((item) => ({ ...item, startsLocal: item.startsAt, endsLocal: item.endsAt })),
      start,
    );
  return freshRows(
    AGENDA_PARTS,
    kind.agenda.map(({ minutes, title, role }) => ({ time: String(minutes), title, officer: role })),
  );
}

function changePart(typed: URLSearchParams, { verb, list, key }: Asked & { list: OwnPart }, kind: EventKind) {
  const parts: readonly string[] = list === 'agenda' ? AGENDA_PARTS : TASK_PARTS;
  const rows = rowsIn(typed, list, parts);
  if (verb === 'baku') {
    const without = withRows(typed, list, []);
    without.delete(`${list}_own`);
    return { typed: without };
  }
  if (verb === 'ubah' && !isOwn(typed, list)) {
    const own = withRows(typed, list, kindRows(list, eventFields(typed), kind));
    own.set(`${list}_own`, '1');
    return { typed: own, fresh: { list, key: 0 } };
  }
  if (verb === 'hapus')
    return {
      typed: withRows(
        typed,
        list,
        rows.filter((row) => row.key !== key),
      ),
    };
  if (verb !== 'tambah' && verb !== 'sisip') return { typed };
  const added = withEmptyRow(rows, parts, verb === 'sisip' ? key : undefined);
  return { typed: withRows(typed, list, added.rows), fresh: { list, key: added.key } };
}

function changeGuests(typed: URLSearchParams, verb: string, kind: EventKind, region: string) {
  if (verb === 'wilayah') return { typed: withRows(typed, 'invitees', guestsOfKind(typed, kind, region)) };
  const rows = guestRows(typed, kind, region);
  if (verb === 'semua') {
    const ticked = rows.map((row) =>
      isNamed(row) && !lacksPlace(row) ? { ...row, typed: { ...row.typed, on: '1' } } : row,
    );
    return { typed: withRows(typed, 'invitees', ticked) };
  }
  if (verb !== 'tambah') return { typed };
  const added = withEmptyRow(rows, GUEST_PARTS);
  const own = added.rows.map((row) => (row.key === added.key ? { ...row, typed: { ...row.typed, on: '1' } } : row));
  return { typed: withRows(typed, 'invitees', own), fresh: { list: 'invitees', key: added.key } };
}

/**
 * A form after a button of its plan: a part made the coordinator's own or given back to the kind, a row more or less, all
 * proposed invitees ticked. `fresh` is the row to write in next. What no button asks for changes nothing.
 */
export function changedBy(
  typed: URLSearchParams,
  action: string,
  kind: EventKind,
  region: string,
): { typed: URLSearchParams; fresh?: { list: string; key: number }; list?: string } {
  const asked = askedBy(action);
  if (!asked) return { typed };
  const { list } = asked;
  const done =
    list === 'invitees' ? changeGuests(typed, asked.verb, kind, region) : changePart(typed, { ...asked, list }, kind);
  return { ...done, list };
}
