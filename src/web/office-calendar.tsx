import type { FeedRow } from '../db/feeds.ts';
import { type Language, messages } from '../messages/index.ts';
import { officePath } from './directory-parts.tsx';
import { ErrorSummary, Field, type Form, look, Submit } from './forms.tsx';
import { momentText } from './when.ts';

const HOUR = 3_600_000;

/** Why a calendar cannot be read, in words; `http_404` names the number. */
export function feedProblem(code: string, language: Language): string {
  const { problem, answered } = messages(language).officeCalendar;
  if (code.startsWith('http_')) return answered({ status: code.slice(5) });
  return code in problem ? problem[code as keyof typeof problem] : problem.unreachable;
}

type Props = { feed: FeedRow | undefined; zone: string; language: Language };

/** How a calendar stands: when it was read, how much is taken, or why nothing can be read. */
function Standing({ feed, zone, language }: Props & { feed: FeedRow }) {
  const words = messages(language).officeCalendar;
  const when = feed.fetchedAt === null ? null : momentText(feed.fetchedAt, zone, language);
  const why = feed.lastError && feedProblem(feed.lastError, language);
  const dead = feed.state === 'dead';
  return (
    <>
      <p class={dead ? 'problem' : undefined}>
        {dead ? words.dead : when ? words.read({ when }) : why ? words.never : words.waiting}
      </p>
      {why && (
        <p class={dead ? 'problem' : 'hint'}>
          {why} {dead ? words.triesOn : words.triesAgain}
        </p>
      )}
      {when && <p>{words.busy({ n: Math.round(feed.busyMs / HOUR) })}</p>}
      {dead && when && <p class="hint">{words.stale({ when })}</p>}
      {feed.skipped > 0 && <p class="hint">{words.skipped({ n: feed.skipped })}</p>}
      {feed.guessed > 0 && <p class="hint">{words.guessed({ n: feed.guessed })}</p>}
    </>
  );
}

/** The office's own calendar: whether it can be read; for editors the forms that give, replace and take it away. */
export function OfficeCalendar({
  officeId,
  form,
  editor,
  ...rest
}: Props & { officeId: string; form: Form; editor: boolean }) {
  const { feed, language } = rest;
  const words = messages(language).officeCalendar;
  const at = `${officePath(officeId)}/kalender`;
  return (
    <section aria-labelledby="kalender">
      <h2 id="kalender">{words.title}</h2>
      {feed ? <Standing {...rest} feed={feed} /> : <p>{words.none}</p>}
      {feed && editor && <p class="hint">{words.from({ host: feed.host })}</p>}
      {editor && (
        <details open={Object.keys(form.problems).length > 0} id="ubah-kalender">
          <summary>{feed ? words.change : words.add}</summary>
          <form method="post" action={at} novalidate>
            <ErrorSummary form={form} />
            <Field form={form} name="url" label={words.url} hint={words.urlHint} maxlength={2000} required />
            <Submit kind="quiet">{feed ? words.replace : words.save}</Submit>
          </form>
          {feed && (
            <form method="post" action={`${at}/hapus`}>
              <button type="submit" class={look('plain')}>
                {words.remove}
              </button>
            </form>
          )}
        </details>
      )}
    </section>
  );
}
