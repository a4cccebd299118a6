import type { Roll } from '../actions/attendance.ts';
import type { CountRow } from '../db/counts.ts';
import type { ForceRow } from '../db/forces.ts';
import { type Language, messages } from '../messages/index.ts';
import { arrivedAt, Hidden, type Office, OfficeRow, Undo, type View } from './check-in.tsx';
import { mayEdit, type PageProps } from './environment.ts';
import { EventFrame, eventPath } from './event-frame.tsx';
import { ErrorSummary, Field, type Form, freshForm, Submit } from './forms.tsx';
import { Counts, Forces } from './recording-forms.tsx';

function Sessions({ roll, view, language }: { roll: Roll; view: View; language: Language }) {
  const words = messages(language).attendance;
  const recorded = [
    ...new Set([...roll.offices.flatMap((o) => o.arrivals), ...roll.walkIns].map((row) => row.session)),
  ].sort();
  if (recorded.every((session) => !session)) return null;
  return (
    <p>
      {words.sessions}:{' '}
      {recorded.map((session, i) => (
        <>
          {i > 0 && ' · '}
          <a
            href={`?${new URLSearchParams({ sesi: session })}`}
            aria-current={session === view.session ? 'true' : undefined}
          >
            {session || words.noSession}
          </a>
        </>
      ))}
    </p>
  );
}

/** Offices on one page: each has forms of its own, and a page of thousands does not open on a phone. */
const PER_PAGE = 100;

function Pages({ at, pages, view, language }: { at: number; pages: number; view: View; language: Language }) {
  const words = messages(language).invitations;
  const address = (n: number) => `?${new URLSearchParams({ sesi: view.session, q: view.words, hal: String(n) })}`;
  if (pages < 2) return null;
  return (
    <p class="pages">
      {at > 1 && <a href={address(at - 1)}>{words.previous}</a>}
      <span>{words.page({ n: at, of: pages })}</span>
      {at < pages && <a href={address(at + 1)}>{words.next}</a>}
    </p>
  );
}

type Props = {
  roll: Roll;
  forces: ForceRow[];
  counts: CountRow[];
  view: View;
  notice: { text: string; kind: 'warn' | 'good' } | null;
  /** A row's form that came back, and whose row it is. */
  rowForm: { invitationId: string; form: Form } | null;
  forms: { walkIn: Form; forces: Form; counts: Form };
} & PageProps;

/** Who came: by office, without invitation, by unit, and what was counted. */
export function AttendancePage({ roll, forces, counts, view, notice, rowForm, forms, ...page }: Props) {
  const { language } = page;
  const { attendance: words, fields, invitations } = messages(language);
  const { event } = roll;
  const editable = mayEdit(page.member) && event.status !== 'reported' && event.status !== 'cancelled';
  const wanted = view.words.toLowerCase().split(/\s+/).filter(Boolean);
  const found = roll.offices.filter(({ view: { invitation: i } }) => {
    const text = `${i.position ?? ''} ${i.name ?? ''} ${i.agency}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
  const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
  const at = Math.min(view.page, pages);
  const shown = found.slice((at - 1) * PER_PAGE, at * PER_PAGE);
  const formOf = (office: Office): Form => {
    const { id } = office.view.invitation;
    return { ...(rowForm?.invitationId === id ? rowForm.form : freshForm(language)), prefix: `${id}-` };
  };
  return (
    <EventFrame event={event} tab="attendance" {...page}>
      {notice && (
        <p class={`notice ${notice.kind}`} role="status">
          {notice.text}
        </p>
      )}
      <ul class="numbers">
        {(Object.keys(roll.totals) as (keyof typeof roll.totals)[]).map((name) => (
          <li>
            <b>{roll.totals[name]}</b> {words.totals[name]}
          </li>
        ))}
      </ul>
      <section aria-labelledby="kehadiran">
        <h2 id="kehadiran">{words.list}</h2>
        <Sessions roll={roll} view={view} language={language} />
        <form method="get" action={eventPath(event.id, 'attendance')} class="inline">
          <div class="field">
            <label for="cari">{invitations.search}</label>
            <input id="cari" name="q" type="search" value={view.words} />
          </div>
          <div class="field">
            <label for="sesi">{words.session}</label>
            <input
              id="sesi"
              name="sesi"
              type="text"
              value={view.session}
              maxlength={100}
              aria-describedby="sesi-petunjuk"
            />
          </div>
          <Submit kind="quiet">{invitations.find}</Submit>
        </form>
        <p class="hint" id="sesi-petunjuk">
          {words.sessionHint}
        </p>
        {roll.offices.length === 0 && <p>{words.none}</p>}
        {roll.offices.length > 0 && shown.length === 0 && <p>{invitations.noneFound}</p>}
        <ul class="rows">
          {shown.map((office) => (
            <OfficeRow roll={roll} office={office} view={view} editable={editable} form={formOf(office)} />
          ))}
        </ul>
        <Pages at={at} pages={pages} view={view} language={language} />
      </section>
      <section aria-labelledby="tamu">
        <h2 id="tamu">{words.walkIns}</h2>
        <p class="hint">{words.walkInsHint}</p>
        {roll.walkIns.length === 0 && <p>{words.noWalkIns}</p>}
        <ul class="rows">
          {roll.walkIns.map((row) => (
            <li id={row.id}>
              <span class="grow">
                <b>{row.name}</b>
                <small>
                  {[row.position, row.agency, row.session, arrivedAt(row, event)].filter(Boolean).join(' · ')}
                </small>
              </span>
              {editable && <Undo row={row} who={row.name ?? ''} view={view} language={language} />}
            </li>
          ))}
        </ul>
        {editable && (
          <form method="post" action={eventPath(event.id, 'attendance')} novalidate>
            <ErrorSummary form={forms.walkIn} labels={fields} />
            <Hidden view={view} />
            <div class="columns">
              <Field form={forms.walkIn} name="name" label={fields.name} maxlength={200} required />
              <Field form={forms.walkIn} name="position" label={fields.position} maxlength={200} />
              <Field form={forms.walkIn} name="agency" label={fields.agency} maxlength={200} />
            </div>
            <Submit>{words.walkInSend}</Submit>
          </form>
        )}
      </section>
      {(editable || forces.length > 0) && (
        <Forces event={event} form={forms.forces} forces={forces} editable={editable} />
      )}
      {(editable || counts.length > 0) && (
        <Counts event={event} form={forms.counts} counts={counts} editable={editable} />
      )}
    </EventFrame>
  );
}
