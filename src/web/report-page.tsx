import type { Approval } from '../actions/report-approvals.ts';
import type { EventRow } from '../db/events.ts';
import type { EditRow } from '../db/report-versions.ts';
import type { ReportRow } from '../db/reports.ts';
import type { StoredFact, StoredSection } from '../db/schema/reports.ts';
import type { Chart } from '../domain/charts.ts';
import { REPORT_FORMS, type ReportForm } from '../domain/draft/draft.ts';
import { outlined } from '../domain/draft/outline.ts';
import type { leftBehind } from '../domain/report-leaving.ts';
import { type Language, messages } from '../messages/index.ts';
import { Charts } from './charts.tsx';
import { mayEdit, type PageProps } from './environment.ts';
import { EventFrame, eventPath } from './event-frame.tsx';
import { type Form, freshForm, Submit } from './forms.tsx';
import { ReportUsage } from './model-settings.tsx';
import { MissingList, type MissingThings } from './report-missing.tsx';
import { Chat, Ending, Files, Finalize } from './report-parts.tsx';
import { Release } from './report-release.tsx';
import { flaggedIds, ReportSheet } from './report-sheet.tsx';
import { formPath, type Signed, signed } from './report-tools.tsx';
import { momentText } from './when.ts';

type Shown = { event: EventRow; language: Language };

/** What stands: being drafted (asks again every two seconds until it is there), draft or final, stale or not. */
function Standing({
  event,
  report,
  drafting,
  stale,
  form,
  by,
  editable,
  language,
}: Shown & Standing & { form: ReportForm; by: Signed; editable: boolean }) {
  const { report: words, reportEditing } = messages(language);
  const path = eventPath(event.id, 'report');
  const drafted = report !== null && report.status !== 'drafting';
  const writer = report?.writer === 'deterministic' ? words.deterministic : (report?.writer ?? '');
  return (
    <div id="keadaan" class="standing" role="status">
      {drafted && (
        <p>
          <span class={`badge ${report.status}`}>{report.status === 'final' ? words.final : words.draft}</span>{' '}
          {report.draftedAt !== null &&
            words.writtenBy({ writer, when: momentText(report.draftedAt, event.timezone, language) })}
          {report.finalAt !== null && report.finalBy !== null && (
            <> {reportEditing.finalBy(signed({ by: report.finalBy, at: report.finalAt }, by))}</>
          )}
        </p>
      )}
      {report?.finalHash && (
        <p class="hash">
          {reportEditing.hash}: <code>{report.finalHash}</code>
        </p>
      )}
      {drafting && (
        <p
          class="notice info"
          hx-get={path}
          hx-trigger="every 2s"
          hx-target="#laporan"
          hx-swap="outerMorph"
          data-name="drafting"
        >
          {drafted ? words.redrafting : words.drafting} <a href={path}>{words.reload}</a>
        </p>
      )}
      {stale && !drafting && (
        <div class="notice warn">
          <p>{words.stale}</p>
          {editable && (
            <>
              <p class="hint">{reportEditing.refreshHint}</p>
              <div class="actions">
                <form method="post" action={`${path}/perbarui?form=${form}`}>
                  <Submit>{reportEditing.refresh}</Submit>
                </form>
                <form method="post" action={`${path}/susun`}>
                  <Submit kind="quiet">{words.redraft}</Submit>
                </form>
              </div>
            </>
          )}
        </div>
      )}
    </div>
  );
}

function Flagged({ ids, language }: { ids: string[]; language: Language }) {
  const words = messages(language).report;
  if (!ids.length) return null;
  return (
    <div class="notice warn no-print">
      <p>{words.flaggedHint({ n: ids.length })}</p>
      <p class="files">
        {ids.map((id, i) => (
          <a href={`#${id}`}>{words.flaggedGo({ n: i + 1 })}</a>
        ))}
      </p>
    </div>
  );
}

type Standing = {
  /** The version that stands, or the first one while it is drafted; null before the event is ended. */
  report: ReportRow | null;
  drafting: boolean;
  stale: boolean;
};
export type ReportState = Standing & {
  form: ReportForm;
  /** The words of the form looked at; null where the version has none. */
  sections: StoredSection[] | null;
  /** What people did to them in this version. */
  edits: EditRow[];
  names: Map<string, string>;
  message: StoredSection[];
  things: MissingThings;
  approval: Approval | null;
  /** The hash of a press release with its photos, for who approves it. */
  seal: string;
  /** Flagged sentences of all forms that nobody kept. */
  behind: ReturnType<typeof leftBehind>;
  /** Facts that the full report does not tell. */
  untold: StoredFact[];
  /** What was seen, for who signs. */
  stamp: string;
  /** What a refresh just did: the number of the version that it made, or that nothing was to be done. */
  refreshed: 'made' | 'none' | null;
  charts: Chart[];
  /** How many photos the form shows. */
  photos: number;
};
export type ReportForms = { end?: Form; final?: Form };

type BodyProps = Shown &
  Pick<PageProps, 'member'> & {
    state: ReportState;
    forms: ReportForms;
    now: number;
    /** The address under which mails and others know the product. */
    base: string;
  };

/** The forms of a report side by side, and the way to its versions. */
function Forms({ event, form, language }: Shown & { form: ReportForm }) {
  const words = messages(language).reportEditing;
  return (
    <nav class="tabs views" aria-label={words.forms}>
      {REPORT_FORMS.map((one) => (
        <a href={formPath(event.id, one)} aria-current={one === form ? 'page' : undefined}>
          {words.form[one]}
        </a>
      ))}
      <a href={formPath(event.id, 'laporan', '/inggris')}>{words.english}</a>
      <a href={formPath(event.id, form, '/versi')}>{words.versions}</a>
    </nav>
  );
}

/** The part of the page that changes while a draft is made. */
export function ReportBody({ event, member, state, forms, now, base, language }: BodyProps) {
  const { report: words, reportEditing } = messages(language);
  const { report, drafting, stale, things, form, sections } = state;
  const by: Signed = { names: state.names, zone: event.timezone, language };
  const editable = mayEdit(member) && event.status !== 'reported' && event.status !== 'cancelled';
  const open = event.status === 'scheduled' || event.status === 'invited';
  const drafted = report !== null && report.status !== 'drafting' ? report : null;
  // nothing can be typed while the page replaces itself
  const missing = !drafting && (open || drafted) && event.status !== 'cancelled' && (
    <MissingList event={event} things={things} editable={editable} language={language} />
  );
  return (
    <div id="laporan" class="report">
      {event.status === 'cancelled' && <p>{words.cancelled}</p>}
      <Standing {...state} event={event} by={by} editable={editable} language={language} />
      {state.refreshed && (
        <p class="notice good" role="status">
          {state.refreshed === 'made' ? reportEditing.refreshed : reportEditing.refreshedNot}
        </p>
      )}
      {drafted && <Forms event={event} form={form} language={language} />}
      <div class="aside-page">
        <aside aria-label={words.title}>
          {missing}
          {drafted && !drafting && (
            <>
              {form === 'siaran-pers' && sections ? (
                <Release
                  event={event}
                  sections={sections}
                  missing={drafted.missing ?? []}
                  approval={state.approval}
                  seal={state.seal}
                  by={by}
                  address={`${base}${formPath(event.id, form)}`}
                  member={member}
                  language={language}
                />
              ) : (
                <Chat
                  event={event}
                  report={drafted}
                  sections={state.message}
                  main={!stale}
                  shares={mayEdit(member)}
                  language={language}
                />
              )}
              <Files event={event} form={form} photos={state.photos} language={language} />
            </>
          )}
        </aside>
        <div>
          {open && (
            <>
              <p>{words.open}</p>
              {editable && <Ending event={event} now={now} form={forms.end ?? freshForm(language)} />}
            </>
          )}
          {drafted && !sections && (
            <>
              <p>{reportEditing.noText}</p>
              {editable && !drafting && (
                <form method="post" action={`${eventPath(event.id, 'report')}/perbarui?form=${form}`}>
                  <Submit>{reportEditing.refresh}</Submit>
                </form>
              )}
            </>
          )}
          {drafted && sections && (
            <>
              <Flagged ids={flaggedIds(sections)} language={language} />
              <p class="hint no-print">{words.marks}</p>
              <ReportUsage usage={drafted.usage} language={language} />
              <ReportSheet
                event={event}
                organization={member.organizationName}
                sections={outlined(sections)}
                facts={drafted.facts ?? []}
                form={form}
                edits={state.edits}
                editable={editable && !drafting}
                by={by}
                language={language}
              />
              <Charts charts={state.charts} language={language} />
              {editable && !drafting && <Finalize {...state} event={event} form={forms.final ?? freshForm(language)} />}
            </>
          )}
        </div>
      </div>
    </div>
  );
}

/** The report of an event: how to begin it, the draft with its evidence, what is missing, the files, the end. */
export function ReportPage({ event, state, forms, now, base, ...page }: Omit<BodyProps, keyof PageProps> & PageProps) {
  return (
    <EventFrame event={event} tab="report" {...page}>
      <ReportBody
        event={event}
        member={page.member}
        state={state}
        forms={forms}
        now={now}
        base={base}
        language={page.language}
      />
    </EventFrame>
  );
}
