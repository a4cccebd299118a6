import type { EventRow } from '../db/events.ts';
import type { ReportRow } from '../db/reports.ts';
import type { StoredSection } from '../db/schema/reports.ts';
import type { Chart } from '../domain/charts.ts';
import { type Language, messages } from '../messages/index.ts';
import { Charts } from './charts.tsx';
import { mayEdit, type PageProps } from './environment.ts';
import { EventFrame, eventPath } from './event-frame.tsx';
import { type Form, freshForm, Submit } from './forms.tsx';
import { ReportUsage } from './model-settings.tsx';
import { MissingList, type MissingThings } from './report-missing.tsx';
import { Chat, Ending, Files, Finalize } from './report-parts.tsx';
import { flaggedIds, ReportSheet } from './report-sheet.tsx';
import { momentText } from './when.ts';

type Shown = { event: EventRow; language: Language };

/** What stands: being drafted (asks again every two seconds until it is there), draft or final, stale or not. */
function Standing({ event, report, drafting, stale, editable, language }: Shown & Standing & { editable: boolean }) {
  const words = messages(language).report;
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
          {report.finalAt !== null &&
            ` ${words.finalNote({ when: momentText(report.finalAt, event.timezone, language) })}`}
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
            <form method="post" action={`${path}/susun`}>
              <Submit>{words.redraft}</Submit>
            </form>
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
  sections: StoredSection[];
  message: StoredSection[];
  things: MissingThings;
  charts: Chart[];
};
export type ReportForms = { end?: Form; final?: Form };

type BodyProps = Shown & Pick<PageProps, 'member'> & { state: ReportState; forms: ReportForms; now: number };

/** The part of the page that changes while a draft is made. */
export function ReportBody({ event, member, state, forms, now, language }: BodyProps) {
  const words = messages(language).report;
  const { report, drafting, stale, things } = state;
  const editable = mayEdit(member) && event.status !== 'reported' && event.status !== 'cancelled';
  const open = event.status === 'scheduled' || event.status === 'invited';
  const drafted = report !== null && report.status !== 'drafting' ? report : null;
  // nothing can be typed while the page replaces itself
  const missing = !drafting && (open || drafted) && event.status !== 'cancelled' && (
    <MissingList event={event} things={things} editable={editable} language={language} />
  );
  const sections = state.sections;
  return (
    <div id="laporan" class="report">
      {event.status === 'cancelled' && <p>{words.cancelled}</p>}
      <Standing {...state} event={event} editable={editable} language={language} />
      <div class="aside-page">
        <aside aria-label={words.title}>
          {missing}
          {drafted && !drafting && (
            <>
              <Chat
                event={event}
                report={drafted}
                sections={state.message}
                main={!stale}
                shares={mayEdit(member)}
                language={language}
              />
              <Files event={event} language={language} />
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
          {drafted && (
            <>
              <Flagged ids={flaggedIds(sections)} language={language} />
              <p class="hint no-print">{words.marks}</p>
              <ReportUsage usage={drafted.usage} language={language} />
              <ReportSheet
                event={event}
                organization={member.organizationName}
                sections={sections}
                facts={drafted.facts ?? []}
                language={language}
              />
              <Charts charts={state.charts} language={language} />
              {editable && !drafting && <Finalize event={event} form={forms.final ?? freshForm(language)} />}
            </>
          )}
        </div>
      </div>
    </div>
  );
}

/** The report of an event: how to begin it, the draft with its evidence, what is missing, the files, the end. */
export function ReportPage({ event, state, forms, now, ...page }: Omit<BodyProps, keyof PageProps> & PageProps) {
  return (
    <EventFrame event={event} tab="report" {...page}>
      <ReportBody event={event} member={page.member} state={state} forms={forms} now={now} language={page.language} />
    </EventFrame>
  );
}
