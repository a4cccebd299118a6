import type { Context as HonoContext } from 'hono';
import * as z from 'zod';
import { recordRound } from '../actions/quick-record.ts';
import { type EventRow, findEvent } from '../db/events.ts';
import { dateOf, localOf } from '../domain/dates.ts';
import { parseInput } from '../domain/input.ts';
import { type CountWhat, kindById } from '../domain/kinds.ts';
import { listedLines } from '../domain/listed-lines.ts';
import { quickRecordInput } from '../domain/quick-record.ts';
import { messages } from '../messages/index.ts';
import { problemText } from '../messages/problems.ts';
import { type PageProps, pageOf, type WebEnv } from './environment.ts';
import { EventFrame, eventPath, seriesPath } from './event-frame.tsx';
import { filled, filledNumber, sendingOf, typedIn } from './form-data.ts';
import { Choices, ErrorSummary, Field, type Form, freshForm, Submit, TextArea } from './forms.tsx';
import { errorPage } from './refusals.tsx';
import { momentText } from './when.ts';

type C = HonoContext<WebEnv>;

const { counts, messages: said, themes } = quickRecordInput.shape;
const roundInput = z.object({ counts, messages: said, themes });
const countedBy = (event: EventRow): readonly CountWhat[] => kindById(event.type)?.counts ?? [];

/** Whether its day is still to come: rounds are held an hour sooner or later. */
const isEarly = ({ startsLocal, timezone }: EventRow, now: number) =>
  dateOf(localOf(now, timezone)) < dateOf(startsLocal);

type Props = { event: EventRow; form: Form; showing: string; now: number } & PageProps;

function RoundPage({ event, form, showing, now, ...page }: Props) {
  const { roundRecord: words, quickRecord, report } = messages(page.language);
  const labels: Record<string, string> = { messages: quickRecord.messages, themes: quickRecord.themes };
  const counted = countedBy(event);
  for (const what of counted) labels[`${what}_number`] = quickRecord.number[what];
  return (
    <EventFrame event={event} tab="attendance" {...page}>
      <h2>{words.title}</h2>
      <p class="hint">{words.hint}</p>
      <form method="post" action={`${eventPath(event.id)}/catat`} class="quick" novalidate>
        <ErrorSummary form={form} labels={labels} />
        <input type="hidden" name="nonce" value={showing} />
        {counted.length > 0 && (
          <fieldset class="counted">
            <legend>{words.number}</legend>
            <div class="figures">
              {counted.map((what) => (
                <Field
                  form={form}
                  name={`${what}_number`}
                  label={quickRecord.number[what]}
                  inputmode="numeric"
                  maxlength={12}
                  depends
                />
              ))}
            </div>
          </fieldset>
        )}
        <TextArea
          form={form}
          name="messages"
          label={labels.messages ?? ''}
          hint={quickRecord.messagesHint}
          rows={3}
          maxlength={8000}
        />
        <TextArea
          form={form}
          name="themes"
          label={labels.themes ?? ''}
          hint={quickRecord.themesHint}
          rows={3}
          maxlength={8000}
        />
        {isEarly(event, now) && (
          <Choices
            form={form}
            name="early"
            type="checkbox"
            label={report.early({ when: momentText(event.startsAt, event.timezone, page.language) })}
            options={[{ value: 'ya', label: report.earlySure }]}
            required
          />
        )}
        <Submit big>{words.send}</Submit>
      </form>
    </EventFrame>
  );
}

/** What stands after recording: the series, for the next of its rounds, or the report. */
const leadsTo = (event: EventRow) =>
  event.seriesId ? `${seriesPath(event.seriesId)}#${event.id}` : eventPath(event.id, 'report');

async function page(c: C, event: EventRow, wrong?: Form) {
  const form = wrong ?? freshForm(c.get('language'));
  const showing = filled(form.typed, 'nonce') ?? c.get('ctx').newId('rr');
  return c.html(
    <RoundPage event={event} form={form} showing={showing} now={c.get('ctx').now()} {...pageOf(c)} />,
    wrong ? 422 : 200,
  );
}

/** GET /acara/:id/catat: one short form to record a planned event and end it. */
export async function showRound(c: C) {
  const event = await findEvent(c.get('ctx'), c.req.param('id') ?? '');
  if (!event) return errorPage(c, 'not_found');
  if (event.status === 'scheduled' || event.status === 'invited') return page(c, event);
  return event.status === 'closed' || event.status === 'reported'
    ? c.redirect(eventPath(event.id, 'report'), 303)
    : errorPage(c, event.status);
}

/** POST /acara/:id/catat: recorded and ended at once; the same form sent twice is recorded once. */
export async function keepRound(c: C) {
  const ctx = c.get('ctx');
  const event = await findEvent(ctx, c.req.param('id') ?? '');
  if (!event) return errorPage(c, 'not_found');
  const typed = await typedIn(c);
  const language = c.get('language');
  const given = countedBy(event).filter((what) => filled(typed, `${what}_number`));
  const parsed = parseInput(roundInput, {
    counts: given.map((what) => ({ what, number: filledNumber(typed, `${what}_number`) })),
    messages: listedLines(typed.get('messages') ?? ''),
    themes: listedLines(typed.get('themes') ?? '').map((text) => ({
      kind: text.endsWith('?') ? 'question' : 'remark',
      text,
    })),
  });
  if (!parsed.ok) {
    const problems = Object.fromEntries(
      parsed.problems.map((problem) => {
        const [root = '', index] = problem.field.split(/[[\].]+/);
        if (root !== 'counts') return [root, problemText(problem, language)];
        const text = problem.rule === 'type' ? messages(language).form.wholeNumber : problemText(problem, language);
        return [`${given[Number(index)]}_number`, text];
      }),
    );
    return page(c, event, { typed, language, problems });
  }
  // ended before its day only by one who says so
  if (isEarly(event, ctx.now()) && filled(typed, 'early') !== 'ya')
    return page(c, event, { typed, language, problems: { early: messages(language).report.earlyNeeded } });
  const done = await recordRound(ctx, event.id, parsed.value, sendingOf(typed) ?? ctx.newId('rr'));
  return done.ok ? c.redirect(leadsTo(event), 303) : errorPage(c, done.reason);
}
