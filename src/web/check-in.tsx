import type { Roll } from '../actions/attendance.ts';
import type { AttendanceRow } from '../db/attendance.ts';
import type { EventRow } from '../db/events.ts';
import { clock, dateOf, localOf } from '../domain/dates.ts';
import { type Language, messages } from '../messages/index.ts';
import { eventPath } from './event-frame.tsx';
import { ErrorSummary, Field, type Form, Submit } from './forms.tsx';
import { statusOf, whoIs } from './invitation-parts.tsx';

/** Which session is being recorded ('' for an event of one), which words invitees must match, and which page of them. */
export type View = { session: string; words: string; page: number };

export type Office = Roll['offices'][number];

/** The clock time of an arrival where it was recorded on the day; one typed in later says nothing about when. */
export function arrivedAt(row: AttendanceRow, event: EventRow): string | null {
  const local = localOf(row.at, event.timezone);
  const day = dateOf(local);
  return day >= dateOf(event.startsLocal) && day <= dateOf(event.endsLocal) ? clock(local) : null;
}

const withTime = (text: string, row: AttendanceRow, event: EventRow) =>
  [text, arrivedAt(row, event)].filter(Boolean).join(', ');

/** The filter travels with every form, so that one comes back to the same rows. */
export function Hidden({ view }: { view: View }) {
  return (
    <>
      <input type="hidden" name="session" value={view.session} />
      <input type="hidden" name="q" value={view.words} />
      <input type="hidden" name="hal" value={String(view.page)} />
    </>
  );
}

/** Takes an arrival back. */
export function Undo({
  row,
  who,
  view,
  language,
}: {
  row: AttendanceRow;
  who: string;
  view: View;
  language: Language;
}) {
  const words = messages(language).attendance;
  return (
    <form method="post" action={`${eventPath(row.eventId, 'attendance')}/${row.id}/urungkan`}>
      <Hidden view={view} />
      <Submit kind="quiet">
        {words.undo}
        <span class="unseen">{words.ofWhom({ who })}</span>
      </Submit>
    </form>
  );
}

/** The ways to record an office: its holder, the representative announced, or another one by name. */
function CheckIn({ office, view, form }: { office: Office; view: View; form: Form }) {
  const words = messages(form.language).attendance;
  const { fields } = messages(form.language);
  const { invitation, answer } = office.view;
  const who = whoIs(office.view);
  const announced = answer?.answer === 'represented' ? answer.representativeName : null;
  const action = eventPath(invitation.eventId, 'attendance');
  return (
    <>
      <form method="post" action={action} class="inline">
        <Hidden view={view} />
        <input type="hidden" name="invitation_id" value={invitation.id} />
        <Submit name="present" value="holder" kind={announced ? 'quiet' : undefined}>
          {words.here}
          <span class="unseen">{words.ofWhom({ who })}</span>
        </Submit>
        {announced && (
          <Submit name="present" value="representative">
            {words.sent}: {announced}
            <span class="unseen">{words.ofWhom({ who })}</span>
          </Submit>
        )}
      </form>
      <details open={Object.keys(form.problems).length > 0}>
        <summary>
          {announced ? words.other : words.sent}…<span class="unseen">{words.ofWhom({ who })}</span>
        </summary>
        <form method="post" action={action} novalidate>
          <ErrorSummary form={form} labels={fields} />
          <Hidden view={view} />
          <input type="hidden" name="invitation_id" value={invitation.id} />
          <input type="hidden" name="present" value="representative" />
          <Field form={form} name="representative_name" label={fields.representative_name} maxlength={200} />
          <Field form={form} name="representative_position" label={fields.representative_position} maxlength={200} />
          <Submit>{words.sentSave}</Submit>
        </form>
      </details>
    </>
  );
}

type RowProps = { roll: Roll; office: Office; view: View; editable: boolean; form: Form };

/** One office: who came for it, or the ways to record it. */
export function OfficeRow({ roll, office, view, editable, form }: RowProps) {
  const { attendance: words, answers } = messages(form.language);
  const { invitation } = office.view;
  const who = whoIs(office.view);
  const arrival = office.arrivals.find((row) => row.session === view.session);
  const others = office.presentFor.filter((id) => id !== invitation.id);
  const otherNames = others.flatMap((id) =>
    roll.offices.filter((o) => o.view.invitation.id === id).map((o) => whoIs(o.view)),
  );
  const representative = arrival && ([arrival.name, arrival.position].filter(Boolean).join(', ') || words.unnamed);
  return (
    <li id={invitation.id}>
      <span class="grow">
        <b>{who}</b>
        <small>
          {[
            invitation.position && invitation.name,
            invitation.agency,
            words.answered({ answer: answers[statusOf(office.view)] }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
        {otherNames.length > 0 && <small>{words.standsFor({ offices: otherNames.join(', ') })}</small>}
      </span>
      {arrival && (
        <span class="present">
          ✓{' '}
          {withTime(
            arrival.present === 'holder' ? words.isHere : words.isSent({ who: representative ?? '' }),
            arrival,
            roll.event,
          )}
        </span>
      )}
      {arrival && editable && <Undo row={arrival} who={who} view={view} language={form.language} />}
      {!arrival && editable && <CheckIn office={office} view={view} form={form} />}
    </li>
  );
}
