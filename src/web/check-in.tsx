import type { Roll } from '../actions/attendance.ts';
import type { AttendanceRow } from '../db/attendance.ts';
import { messages } from '../messages/index.ts';
import { ErrorSummary, Field, type Form, look, Submit } from './forms.tsx';
import { Icon } from './icons.tsx';
import { statusOf, whoIs } from './invitation-parts.tsx';
import { arrivalOf, arrivedAt, type Office, rollPath, type View } from './roll-view.ts';

type UndoProps = { row: AttendanceRow; who: string; view: View; form: Form; live?: boolean; focus?: boolean };

/** Takes an arrival back; `live` where the row it stands in is swapped alone. */
export function Undo({ row, who, view, form, live, focus }: UndoProps) {
  const words = messages(form.language).attendance;
  const action = rollPath(row.eventId, view, `/${row.id}/urungkan`);
  return (
    <form method="post" action={action} hx-post={live ? action : undefined}>
      <button type="submit" class={look('plain')} autofocus={focus}>
        <Icon name="undo" />
        {words.undo}
        <span class="unseen">{words.ofWhom({ who })}</span>
      </button>
    </form>
  );
}

type RowProps = {
  roll: Roll;
  office: Office;
  view: View;
  editable: boolean;
  /** Keeps the nonce of this showing and, of a form that came back, what was typed. */
  form: Form;
  nonce: string;
  /** Just recorded or taken back: the focus stays in the row. */
  fresh?: boolean;
  /** Why the tap did not do what it said. */
  note?: string;
};

/** What a tap sends besides its button: whose row it is, and which showing of the page, so that it counts once. */
function Whose({ id, nonce }: { id: string; nonce: string }) {
  return (
    <>
      <input type="hidden" name="invitation_id" value={id} />
      <input type="hidden" name="nonce" value={nonce} />
    </>
  );
}

/** The two taps: the holder is here, or whom the office sent; a name not known yet is asked for. */
function Taps({ office, view, form, nonce, fresh }: RowProps) {
  const words = messages(form.language).attendance;
  const { invitation, answer } = office.view;
  const who = whoIs(office.view);
  const announced = answer?.answer === 'represented' ? answer.representativeName : null;
  const action = rollPath(invitation.eventId, { ...view, opened: '' });
  const opening = rollPath(invitation.eventId, { ...view, opened: invitation.id });
  const whose = <span class="unseen">{words.ofWhom({ who })}</span>;
  return (
    <form method="post" action={action} hx-post={action} class="taps">
      <Whose id={invitation.id} nonce={nonce} />
      <button type="submit" name="present" value="holder" class={look('quiet')} autofocus={fresh}>
        {words.here}
        {whose}
      </button>
      {announced && (
        <button type="submit" name="present" value="representative" class={`${look('quiet')} sent`}>
          {words.sentBy({ who: announced })}
          {whose}
        </button>
      )}
      <a
        href={`${opening}#${invitation.id}`}
        hx-get={opening}
        hx-select={`#${invitation.id}`}
        class={announced ? look('plain') : look('quiet')}
      >
        {announced ? words.other : words.sent}
        {whose}
      </a>
    </form>
  );
}

/** Who came for the office, by name: the name may stay unknown. */
function NameForm({ office, view, form, nonce }: RowProps) {
  const { attendance: words, fields } = messages(form.language);
  const { id, eventId } = office.view.invitation;
  const closed = rollPath(eventId, { ...view, opened: '' });
  const own = { ...form, prefix: `${id}-` };
  return (
    <form method="post" action={closed} hx-post={closed} class="named" novalidate>
      <ErrorSummary form={own} labels={fields} />
      <Whose id={id} nonce={nonce} />
      <input type="hidden" name="present" value="representative" />
      <div class="columns">
        <Field form={own} name="representative_name" label={fields.representative_name} maxlength={200} autofocus />
        <Field form={own} name="representative_position" label={fields.representative_position} maxlength={200} />
      </div>
      <div class="actions">
        <Submit>{words.sentSave}</Submit>
        <a href={`${closed}#${id}`} hx-get={closed} hx-select={`#${id}`} class={look('plain')}>
          {words.leave}
        </a>
      </div>
    </form>
  );
}

function Arrived({ roll, arrival, form }: { roll: Roll; arrival: AttendanceRow; form: Form }) {
  const words = messages(form.language).attendance;
  const representative = [arrival.name, arrival.position].filter(Boolean).join(', ') || words.unnamed;
  const came = arrival.present === 'holder' ? words.isHere : words.isSent({ who: representative });
  return (
    <span class="present">
      <Icon name="check" />
      <span>{[came, arrivedAt(arrival, roll.event)].filter(Boolean).join(', ')}</span>
    </span>
  );
}

/** One office: who came for it, or the ways to record it. A naming that is open is left alone by what comes live. */
export function OfficeRow(props: RowProps) {
  const { roll, office, view, editable, form, fresh, note } = props;
  const { attendance: words, answers } = messages(form.language);
  const { invitation } = office.view;
  const who = whoIs(office.view);
  const arrival = arrivalOf(office, view);
  const others = office.presentFor.filter((id) => id !== invitation.id);
  const otherNames = others.flatMap((id) =>
    roll.offices.filter((o) => o.view.invitation.id === id).map((o) => whoIs(o.view)),
  );
  const status = statusOf(office.view);
  const opened = editable && !arrival && (view.opened === invitation.id || Object.keys(form.problems).length > 0);
  const scanned = view.scanned === invitation.id;
  return (
    <li
      id={invitation.id}
      class={[arrival && 'came', (fresh || scanned) && 'fresh'].filter(Boolean).join(' ') || undefined}
      hx-morph-skip={opened ? 'true' : undefined}
    >
      <span class="grow">
        <b>{who}</b>
        <small>
          {[
            invitation.position && invitation.name,
            invitation.agency,
            status !== 'pending' && words.answered({ answer: answers[status] }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
        {otherNames.length > 0 && <small>{words.standsFor({ offices: otherNames.join(', ') })}</small>}
        {note && (
          <span class="problem" role="alert">
            {note}
          </span>
        )}
      </span>
      {arrival && <Arrived roll={roll} arrival={arrival} form={form} />}
      {arrival && editable && <Undo row={arrival} who={who} view={view} form={form} live focus={fresh} />}
      {!arrival && editable && (opened ? <NameForm {...props} /> : <Taps {...props} />)}
    </li>
  );
}
