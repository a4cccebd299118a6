import type { EventRow } from '../db/events.ts';
import type { ReportRow } from '../db/reports.ts';
import type { StoredFact, StoredSection } from '../db/schema/reports.ts';
import type { MissingField } from '../domain/kinds.ts';
import { type Language, messages } from '../messages/index.ts';
import { mayEdit, type PageProps } from './environment.ts';
import { EventFrame, eventPath } from './event-frame.tsx';
import { Choices, ErrorSummary, type Form, Submit } from './forms.tsx';
import { momentText } from './when.ts';

/** Where each missing thing is filled in: a part of the event, and the place on it. */
const PLACES: Record<MissingField, string> = {
  date: '/ubah#unconfirmed',
  time: '/ubah#unconfirmed',
  venue: '/ubah#unconfirmed',
  commander: '/ubah#roles',
  speakers: '/ubah#roles',
  material: '/ubah#agenda',
  participants: '/kehadiran#jumlah',
  residents: '/kehadiran#jumlah',
  packages: '/kehadiran#jumlah',
  patients: '/kehadiran#jumlah',
  forces: '/kehadiran#kekuatan',
  vehicles: '/kehadiran#kekuatan',
  attendance: '/kehadiran#kehadiran',
  waves: '/kehadiran#kehadiran',
  follow_up: '/hasil?jenis=follow_up#tambah',
  residents_raised: '/hasil?jenis=question#tambah',
};

type Missing = { field: string; label: string }[];

/** What is not recorded, each with the way to where it is filled in. */
function MissingList({
  event,
  missing,
  editable,
  language,
}: {
  event: EventRow;
  missing: Missing;
  editable: boolean;
  language: Language;
}) {
  const words = messages(language).report;
  const open = event.status !== 'closed';
  return (
    <section aria-labelledby="belum">
      <h2 id="belum">{words.missing}</h2>
      {missing.length === 0 && <p>{words.nothingMissing}</p>}
      {missing.length > 0 && editable && <p>{open ? words.missingBefore : words.missingHint}</p>}
      <ul class="rows">
        {missing.map(({ field, label }) => (
          <li>
            <span class="grow">{label}</span>
            {editable && (
              <a href={`${eventPath(event.id)}${PLACES[field as MissingField]}`}>
                {words.fill}
                <span class="unseen"> {label}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sentences({ section, facts, language }: { section: StoredSection; facts: StoredFact[]; language: Language }) {
  const words = messages(language).report;
  const labelOf = (id: string) => facts.find((fact) => fact.id === id)?.label ?? id;
  return (
    <>
      <h3>{section.heading}</h3>
      <ul class="sentences">
        {section.sentences.map((sentence) => (
          <li class={sentence.verdict}>
            <p>
              {sentence.verdict === 'supported' ? (
                <span class="tick">
                  ✓<span class="unseen"> {words.supported}</span>
                </span>
              ) : (
                <span class="badge flagged">{words.flagged}</span>
              )}{' '}
              {sentence.text}
            </p>
            {sentence.reason && <p class="problem">{sentence.reason}</p>}
            {sentence.sources.length > 0 && (
              <small>{words.basis({ facts: [...new Set(sentence.sources.map(labelOf))].join('; ') })}</small>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Files({ event, report, language }: { event: EventRow; report: ReportRow; language: Language }) {
  const words = messages(language).report;
  const path = eventPath(event.id, 'report');
  return (
    <section aria-labelledby="berkas">
      <h2 id="berkas">{words.files}</h2>
      <p class="pages">
        <a href={`${path}.md`}>{words.markdown}</a>
        <a href={`${path}.docx`}>{words.docx}</a>
        <a href={`${path}.md?form=pesan`}>{words.messageDownload}</a>
      </p>
      <details>
        <summary>{words.message}</summary>
        {(report.message ?? []).map((section) => (
          <>
            <h3>{section.heading}</h3>
            <p class="said">
              {section.sentences
                .filter((sentence) => sentence.verdict === 'supported')
                .map((sentence) => sentence.text)
                .join('\n')}
            </p>
          </>
        ))}
      </details>
    </section>
  );
}

function Finalize({ event, form }: { event: EventRow; form: Form }) {
  const words = messages(form.language).report;
  return (
    <section aria-labelledby="final">
      <h2 id="final">{words.finalize}</h2>
      <form method="post" action={`${eventPath(event.id, 'report')}/final`} novalidate>
        <ErrorSummary form={form} />
        <Choices
          form={form}
          name="sure"
          type="checkbox"
          label={words.finalizeHint}
          options={[{ value: 'ya', label: words.finalizeSure }]}
          required
        />
        <Submit kind="grave">{words.finalize}</Submit>
      </form>
    </section>
  );
}

type DraftProps = { event: EventRow; report: ReportRow; stale: boolean; form: Form; editable: boolean };

function Draft({ event, report, stale, form, editable }: DraftProps) {
  const { language } = form;
  const words = messages(language).report;
  const facts = report.facts ?? [];
  const sections = report.sections ?? [];
  const flagged = sections.flatMap((s) => s.sentences).filter((s) => s.verdict === 'flagged').length;
  const writer = report.writer === 'deterministic' ? words.deterministic : (report.writer ?? '');
  const final = report.status === 'final';
  return (
    <>
      <p>
        <span class={`badge ${final ? 'reported' : ''}`}>{final ? words.final : words.draft}</span>{' '}
        {report.draftedAt !== null &&
          words.writtenBy({ writer, when: momentText(report.draftedAt, event.timezone, language) })}
        {report.finalAt !== null &&
          ` ${words.finalNote({ when: momentText(report.finalAt, event.timezone, language) })}`}
      </p>
      {stale && (
        <div class="notice warn" role="status">
          <p>{words.stale}</p>
          {editable && <Redraft event={event} language={language} />}
        </div>
      )}
      {flagged > 0 && <p class="notice warn">{words.flaggedHint({ n: flagged })}</p>}
      <MissingList event={event} missing={report.missing ?? []} editable={editable} language={language} />
      <section aria-labelledby="isi-laporan">
        <h2 id="isi-laporan">{words.title}</h2>
        <p class="hint">{words.marks}</p>
        {sections.map((section) => (
          <Sentences section={section} facts={facts} language={language} />
        ))}
      </section>
      <Files event={event} report={report} language={language} />
      <details>
        <summary>{words.basisTitle}</summary>
        <dl class="facts">
          {facts.map((fact) => (
            <div>
              <dt>{fact.label}</dt>
              <dd>{fact.value}</dd>
            </div>
          ))}
        </dl>
      </details>
      {editable && <Finalize event={event} form={form} />}
    </>
  );
}

function Redraft({ event, language }: { event: EventRow; language: Language }) {
  return (
    <form method="post" action={`${eventPath(event.id, 'report')}/susun`}>
      <Submit>{messages(language).report.redraft}</Submit>
    </form>
  );
}

type Props = {
  event: EventRow;
  /** What stands, or null before the event is ended. */
  found: { report: ReportRow; stale: boolean } | null;
  /** What is missing as of now, while there is no draft. */
  missing: Missing;
  form: Form;
} & PageProps;

/** The report of an event: how to begin it, the draft with its verdicts, what is missing, the files, the end. */
export function ReportPage({ event, found, missing, form, ...page }: Props) {
  const words = messages(page.language).report;
  const editable = mayEdit(page.member) && event.status !== 'reported' && event.status !== 'cancelled';
  const open = event.status === 'scheduled' || event.status === 'invited';
  return (
    <EventFrame event={event} tab="report" {...page}>
      {event.status === 'cancelled' && <p>{words.cancelled}</p>}
      {open && (
        <>
          <p>{words.open}</p>
          {editable && (
            <form method="post" action={`${eventPath(event.id, 'report')}/akhiri`}>
              <p class="hint">{words.closeHint}</p>
              <Submit>{words.close}</Submit>
            </form>
          )}
          <MissingList event={event} missing={missing} editable={editable} language={page.language} />
        </>
      )}
      {found?.report.status === 'drafting' && (
        <p class="notice" role="status">
          {words.drafting} <a href={eventPath(event.id, 'report')}>{words.reload}</a>
        </p>
      )}
      {found && found.report.status !== 'drafting' && (
        <Draft event={event} report={found.report} stale={found.stale} form={form} editable={editable} />
      )}
    </EventFrame>
  );
}
