import type { Context as HonoContext } from 'hono';
import { datesForEvent } from '../actions/event-dates.ts';
import type { Suggestions } from '../actions/schedule.ts';
import { type EventRow, findEvent } from '../db/events.ts';
import { readScheduleSettings } from '../db/schedule.ts';
import { addDays, dateOf, isDate, localOf, minutesBetween } from '../domain/dates.ts';
import { type FieldProblem, parseInput } from '../domain/input.ts';
import type { Slot } from '../domain/schedule/suggestions.ts';
import { suggestionsInput } from '../domain/schedule.ts';
import { type Language, messages } from '../messages/index.ts';
import { reasonTexts, spanText, warningText } from '../messages/schedule.ts';
import { type PageProps, pageOf, type WebEnv } from './environment.ts';
import { EventFrame, eventPath } from './event-frame.tsx';
import { filled, typedIn } from './form-data.ts';
import { Choices, ErrorSummary, Field, type Form, freshForm, look, Submit, withProblems } from './forms.tsx';
import { Notice } from './parts.tsx';
import { errorPage } from './refusals.tsx';

type C = HonoContext<WebEnv>;

/** How far ahead one looks unless told otherwise (days). */
const DAYS = 30;
const FIELDS = { from: 'dari', until: 'sampai', duration_minutes: 'lama' } as const;

export const datesPath = (eventId: string) => `${eventPath(eventId)}/saran`;

/** What a suggested slot needs: who would send somebody, or nobody. */
function needText({ absences }: Slot, language: Language): string {
  const words = messages(language).dates;
  return absences.length ? words.delegates({ n: absences.length }) : words.everyone;
}

function SlotLine({
  slot,
  found,
  event,
  language,
}: {
  slot: Slot;
  found: Suggestions;
  event: EventRow;
  language: Language;
}) {
  const words = messages(language).dates;
  const told = { language, zone: event.timezone };
  return (
    <li>
      <div class="grow">
        <h3>{spanText(slot, told)}</h3>
        <p>
          <span class={`badge ${slot.absences.length ? 'warn' : 'good'}`}>{needText(slot, language)}</span>
        </p>
        <ul class="reasons">
          {reasonTexts(slot, found.invited, told).map((reason) => (
            <li>{reason}</li>
          ))}
        </ul>
      </div>
      <a class={look('quiet')} href={`${eventPath(event.id)}/ubah?mulai=${slot.startsLocal}`}>
        {words.use}
        <span class="unseen"> {spanText(slot, told)}</span>
      </a>
    </li>
  );
}

function SearchForm({ form, event, shares }: { form: Form; event: EventRow; shares: boolean }) {
  const words = messages(form.language).dates;
  return (
    <form method="post" action={datesPath(event.id)} class="dates-form" novalidate>
      <Field form={form} name="dari" type="date" label={words.from} required short />
      <Field form={form} name="sampai" type="date" label={words.until} required short />
      <Field form={form} name="lama" type="number" inputmode="numeric" min={15} label={words.length} required short />
      {shares ? (
        <Choices
          form={form}
          type="checkbox"
          name="tanya"
          label={words.others}
          hint={words.othersHint}
          options={[{ value: 'ya', label: words.askOthers }]}
          depends
        />
      ) : (
        <p class="hint">{words.notSharing}</p>
      )}
      <Submit>{words.find}</Submit>
    </form>
  );
}

type Shown = {
  event: EventRow;
  form: Form;
  found: Suggestions | null;
  nobody: boolean;
  asked: boolean;
  shares: boolean;
};

function DatesPage({ event, form, found, nobody, asked, shares, ...page }: Shown & PageProps) {
  const { language } = page;
  const words = messages(language).dates;
  const told = { language, zone: event.timezone };
  return (
    <EventFrame event={event} tab="plan" {...page}>
      <h2>{words.title}</h2>
      <p>{words.intro}</p>
      <ErrorSummary form={form} labels={{ dari: words.from, sampai: words.until, lama: words.length }} />
      <SearchForm form={form} event={event} shares={shares} />
      {nobody && (
        <Notice tone="info">
          <p>
            {words.nobody} <a href={eventPath(event.id, 'invitations')}>{words.invite}</a>
          </p>
        </Notice>
      )}
      {found && (
        <section aria-labelledby="saran">
          <h2 id="saran">{found.slots.length ? words.found({ n: found.slots.length }) : words.none}</h2>
          {asked && <p class="hint">{words.asked}</p>}
          {found.warnings.map((warning) => (
            <Notice tone="warn">
              <p>{warningText(warning, told)}</p>
            </Notice>
          ))}
          {found.slots.length === 0 && <p>{words.noneHint}</p>}
          <ol class="date-slots">
            {found.slots.map((slot) => (
              <SlotLine slot={slot} found={found} event={event} language={language} />
            ))}
          </ol>
        </section>
      )}
    </EventFrame>
  );
}

/** What the form starts with: from tomorrow for a month, as long as the event lasts. */
function startForm(event: EventRow, now: number, language: Language): Form {
  const from = addDays(dateOf(localOf(now, event.timezone)), 1);
  const minutes = Math.max(15, minutesBetween(event.startsLocal, event.endsLocal));
  return freshForm(language, { dari: from, sampai: addDays(from, DAYS), lama: String(minutes) });
}

function problemsOf(typed: URLSearchParams, timezone: string, now: number): FieldProblem[] {
  const [from = '', until = '', lama = ''] = [filled(typed, 'dari'), filled(typed, 'sampai'), filled(typed, 'lama')];
  const given = { from, until, duration_minutes: Number(lama), timezone, invitees: [{ position: '-' }] };
  const parsed = parseInput(suggestionsInput, given);
  const dates = Object.entries({ dari: from, sampai: until }).flatMap(([field, date]): FieldProblem[] =>
    isDate(date) ? [] : [{ field, rule: 'date', params: {} }],
  );
  const others = parsed.ok ? [] : parsed.problems;
  const named = others.map((p) => ({ ...p, field: FIELDS[p.field as keyof typeof FIELDS] ?? p.field }));
  if (!dates.length && until < dateOf(localOf(now, timezone)))
    dates.push({ field: 'sampai', rule: 'slot_past', params: {} });
  return [...dates, ...named.filter(({ field }) => !dates.some((d) => d.field === field))];
}

async function show(c: C, typed: URLSearchParams | null) {
  const ctx = c.get('ctx');
  const page = pageOf(c);
  const id = c.req.param('id') ?? '';
  const [event, settings] = await Promise.all([findEvent(ctx, id), readScheduleSettings(ctx)]);
  if (!event) return errorPage(c, 'not_found');
  if (event.status === 'cancelled') return errorPage(c, 'cancelled');
  if (event.status === 'closed' || event.status === 'reported') return errorPage(c, 'closed');
  const form: Form = typed
    ? { typed, problems: {}, language: page.language }
    : startForm(event, ctx.now(), page.language);
  const shown = { event, shares: settings.sharesOccupied, nobody: false, asked: false, found: null };
  const problems = problemsOf(form.typed, event.timezone, ctx.now());
  if (problems.length) return c.html(<DatesPage {...shown} form={withProblems(form, problems)} {...page} />, 422);
  // looking at others is written down, so only a form does it
  const asked = typed?.get('tanya') === 'ya' && settings.sharesOccupied;
  const found = await datesForEvent(ctx, id, {
    from: form.typed.get('dari') ?? '',
    until: form.typed.get('sampai') ?? '',
    durationMinutes: Number(form.typed.get('lama')),
    look: asked,
  });
  if (!found) return errorPage(c, 'not_found');
  const more = found.ok ? { found, asked } : { nobody: found.reason === 'nobody' };
  return c.html(<DatesPage {...shown} {...more} form={form} {...page} />);
}

/** GET /acara/:id/saran: the best dates of the coming month for those invited. */
export const showDates = (c: C) => show(c, null);

/** POST /acara/:id/saran: the same for another window or length, and with the tick after asking others too. Changes no event. */
export const findDates = async (c: C) => show(c, await typedIn(c));
