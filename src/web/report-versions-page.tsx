import type { Version, VersionView } from '../actions/report-versions.ts';
import type { EventRow } from '../db/events.ts';
import { REPORT_FORMS, type ReportForm } from '../domain/draft/draft.ts';
import { type Difference, type DifferentPart, type Stretch, wordDifferences } from '../domain/report-differences.ts';
import { type Language, messages } from '../messages/index.ts';
import type { PageProps } from './environment.ts';
import { EventFrame, eventPath } from './event-frame.tsx';
import { look } from './forms.tsx';
import { formPath, signed } from './report-tools.tsx';
import { momentText } from './when.ts';

type Shown = { event: EventRow; names: Map<string, string>; page: PageProps };

const versionPath = (event: EventRow, version: number, form: ReportForm) =>
  formPath(event.id, form, `/versi/${version}`);

/** The hash of a final version, found again: whether what is stored is what was made final. */
function Hash({ hash, matches, language }: { hash: string; matches: boolean | null; language: Language }) {
  const words = messages(language).reportEditing;
  return (
    <>
      <p class="hash">
        {words.hash}: <code>{hash}</code>{' '}
        {matches !== null && (
          <span class={`badge ${matches ? 'final' : 'cancelled'}`}>{matches ? words.matches : words.matchesNot}</span>
        )}
      </p>
      <p class="hint">{words.matchHint}</p>
    </>
  );
}

/** The versions of an event's report, newest first: when, who, why, by which writer, and the way to each. */
export function VersionsPage({ event, versions, names, page }: Shown & { versions: Version[] }) {
  const { reportEditing: words, report } = messages(page.language);
  const when = (at: number) => momentText(at, event.timezone, page.language);
  const current = versions.find(({ status }) => status !== 'drafting')?.version;
  const why = { 'report.redrafted': 'redrafted', 'report.refreshed': 'refreshed' } as const;
  return (
    <EventFrame event={event} tab="report" title={words.versionsTitle} {...page}>
      <h2>{words.versionsTitle}</h2>
      <p>
        <a href={eventPath(event.id, 'report')}>{words.toReport}</a>
      </p>
      <ol class="versions" reversed>
        {versions.map((one) => (
          <li>
            <h3>
              {words.version({ n: one.version })}{' '}
              {one.status === 'final' && <span class="badge final">{report.final}</span>}{' '}
              {one.version === current && one.status !== 'final' && <span class="badge draft">{words.versionNow}</span>}{' '}
              {one.status === 'drafting' && <span class="badge">{words.drafting}</span>}
            </h3>
            <p>
              {words.why[why[one.action as keyof typeof why] ?? 'first']}
              {one.by && ` ${words.byWhom({ name: names.get(one.by) ?? 'Pendopo' })}`},{' '}
              {when(one.draftedAt ?? one.startedAt)}.
            </p>
            {one.status !== 'drafting' && (
              <p>
                {words.writer({ writer: one.writer === 'deterministic' ? report.deterministic : (one.writer ?? '') })} ·{' '}
                {one.edits ? words.edits({ n: one.edits }) : words.noEdits}
              </p>
            )}
            {one.finalBy !== null && one.finalAt !== null && (
              <p>
                {words.finalBy(
                  signed(
                    { by: one.finalBy, at: one.finalAt },
                    { names, zone: event.timezone, language: page.language },
                  ),
                )}
              </p>
            )}
            {one.finalHash && <Hash hash={one.finalHash} matches={one.matches} language={page.language} />}
            {one.status !== 'drafting' && (
              <p>
                <a href={versionPath(event, one.version, 'laporan')}>{words.open({ n: one.version })}</a>
              </p>
            )}
          </li>
        ))}
      </ol>
    </EventFrame>
  );
}

/** Words with what came and went marked, for eyes and ears. */
function Words({ stretches }: { stretches: Stretch[] }) {
  return (
    <>
      {stretches.map(({ what, text }) =>
        what === 'added' ? <ins>{text}</ins> : what === 'removed' ? <del>{text}</del> : text,
      )}
    </>
  );
}

function Said({ said, language }: { said: Difference; language: Language }) {
  const words = messages(language).reportEditing;
  return (
    <li class={`diff ${said.what}`}>
      <span class="badge" lang={language}>
        {words.diff[said.what]}
      </span>{' '}
      {said.what === 'changed' ? (
        <Words stretches={said.stretches} />
      ) : (
        <Words stretches={[{ what: said.what, text: said.text }]} />
      )}
    </li>
  );
}

function DifferentSection({ part, language }: { part: DifferentPart; language: Language }) {
  const words = messages(language).reportEditing;
  const other = part.sentences.filter(({ what }) => what !== 'same');
  const same = part.sentences.length - other.length;
  if (!other.length) return null;
  return (
    <section>
      <h4>{part.heading}</h4>
      <ul class="diffs">
        {other.map((said) => (
          <Said said={said} language={language} />
        ))}
      </ul>
      {same > 0 && (
        <p class="hint" lang={language}>
          {words.sameCount({ n: same })}
        </p>
      )}
    </section>
  );
}

/** One version: what differs from another, sentence by sentence, and what people did to it. */
export function VersionPage({
  event,
  form,
  view,
  versions,
  page,
}: Omit<Shown, 'names'> & { form: ReportForm; view: VersionView; versions: number[] }) {
  const { language } = page;
  const words = messages(language).reportEditing;
  const { report, against, edits, names } = view;
  const differs = view.differences.some(({ sentences }) => sentences.some(({ what }) => what !== 'same'));
  const title = words.version({ n: report.version });
  return (
    <EventFrame event={event} tab="report" title={title} {...page}>
      <h2>{title}</h2>
      <p>
        <a href={`${eventPath(event.id, 'report')}/versi`}>{words.back}</a>
      </p>
      <nav class="tabs views" aria-label={words.forms}>
        {REPORT_FORMS.map((one) => (
          <a href={versionPath(event, report.version, one)} aria-current={one === form ? 'page' : undefined}>
            {words.form[one]}
          </a>
        ))}
      </nav>
      {versions.length > 1 && (
        <form method="get" action={`${eventPath(event.id, 'report')}/versi/${report.version}`} class="compare no-print">
          {form !== 'laporan' && <input type="hidden" name="form" value={form} />}
          <label for="banding">{words.compare}</label>
          <select id="banding" name="banding">
            {versions.map((n) =>
              n === report.version ? null : (
                <option value={String(n)} selected={n === against}>
                  {words.version({ n })}
                </option>
              ),
            )}
          </select>
          <button type="submit" class={look('quiet')}>
            {words.show}
          </button>
        </form>
      )}
      <section aria-labelledby="beda" class="differences">
        <h3 id="beda">{against === null ? words.nothingBefore : words.differences({ n: against })}</h3>
        {against !== null && !differs && <p>{words.noDifference}</p>}
        <div lang="id">
          {view.differences.map((part) => (
            <DifferentSection part={part} language={language} />
          ))}
        </div>
      </section>
      <section aria-labelledby="suntingan">
        <h3 id="suntingan">{words.editsTitle}</h3>
        {edits.length === 0 && <p>{words.noEdits}.</p>}
        <ol class="edits">
          {edits.map((one) => (
            <li>
              <p>
                <strong>{names.get(one.by) ?? 'Pendopo'}</strong> {words.deed[one.what]},{' '}
                {momentText(one.at, event.timezone, language)}
              </p>
              <p lang="id">
                <Words stretches={wordDifferences(one.before?.text ?? '', one.after?.text ?? '')} />
              </p>
            </li>
          ))}
        </ol>
      </section>
    </EventFrame>
  );
}
