import type { Context as HonoContext } from 'hono';
import type { Child } from 'hono/jsx';
import { saveDraft } from '../actions/drafts.ts';
import { clock, dateOf, localOf } from '../domain/dates.ts';
import type { EventKind } from '../domain/kinds.ts';
import { messages } from '../messages/index.ts';
import { clashesOfForm } from './clashes.tsx';
import { type PageProps, pageOf, type WebEnv } from './environment.ts';
import { type EventFields, eventFields, eventProblems, withEventProblems } from './event-fields.ts';
import { EventForm, FieldNews, LIVE, newsId, TimeNewsLines } from './event-form.tsx';
import type { Form } from './forms.tsx';
import { guestRows, isAsked } from './guest-rows.ts';
import { Layout } from './layout.tsx';
import { PlanPreview } from './plan-preview.tsx';
import { newsOfTime, planSoFar } from './plan-view.ts';
import { RepeatNews } from './repeat-form.tsx';
import { datesOfForm } from './series-dates.ts';

type C = HonoContext<WebEnv>;

/** A form of an event on somebody's desk: what was typed, for which kind, and where it is sent. */
export type Desk = {
  form: Form;
  kind: EventKind;
  draftId: string;
  /** Opens the form and takes it, the draft's id with it. */
  address: string;
  /** Reads it while one types. */
  at: string;
  /** Whom to invite is part of it: so for a new event. */
  withGuests: boolean;
  /** How many would be invited again, for a copy. */
  copied?: number;
  /** The event that is changed, and the offices it has invited. */
  eventId?: string;
  invited?: { position: string; agency: string }[];
  /** Over which events of its series a change reaches. */
  reach?: Child;
  fresh?: { list: string; key: number };
  saved: Child;
  title: string;
  ends: string;
};

/** Shown at once, before anything is sent: what contradicts itself, not what is still to come. */
function live(form: Form, fields: EventFields): Form {
  const problems = eventProblems(fields).filter((problem) => problem.rule !== 'required');
  return withEventProblems({ ...form, problems: {} }, problems, fields);
}

/** The form with all that is computed of it; with problems of its own it was refused, without it is only read. */
async function read(c: C, desk: Desk) {
  const { language, member } = pageOf(c);
  const now = c.get('ctx').now();
  const refused = Object.keys(desk.form.problems).length > 0;
  const fields = eventFields(desk.form.typed);
  const form = refused ? desk.form : live(desk.form, fields);
  const plan = planSoFar(fields, desk.kind);
  const today = dateOf(localOf(now, member.timezone));
  const guests = desk.withGuests ? guestRows(form.typed, desk.kind, member.region) : null;
  const preview = (
    <PlanPreview
      form={form}
      kind={desk.kind}
      fields={fields}
      plan={plan}
      today={today}
      at={desk.at}
      fresh={desk.fresh}
      guests={guests}
      region={member.region}
      copied={desk.copied}
      now={now}
    />
  );
  const asked = [...(desk.invited ?? []), ...(guests ?? []).filter(isAsked).map(({ typed }) => typed)];
  const clashes = await clashesOfForm(
    c.get('ctx'),
    fields,
    plan?.endsAt,
    { offices: asked, eventId: desk.eventId },
    language,
  );
  const dates = desk.withGuests ? await datesOfForm(c.get('ctx'), fields, plan?.endsAt, asked) : ('settled' as const);
  return { form, refused, preview, dates, news: { ...newsOfTime(fields, plan, now, language), clashes } };
}

/** The page of the form. `notice` stands above it. */
export async function DeskPage({ c, desk, notice, ...page }: { c: C; desk: Desk; notice?: Child } & PageProps) {
  const { form, refused, preview, dates, news } = await read(c, desk);
  const words = messages(page.language).eventForm;
  return (
    <Layout title={desk.title} {...page}>
      <div class="kop">
        <p class="over">
          {desk.kind.name[page.language]}
          {desk.withGuests && (
            <>
              {' · '}
              <a href={`/acara/baru?pilih=1&konsep=${desk.draftId}`}>{words.otherKind}</a>
            </>
          )}
        </p>
        <h1>{desk.title}</h1>
      </div>
      {notice}
      <EventForm
        form={form}
        refused={refused}
        kind={desk.kind}
        action={desk.address}
        at={desk.at}
        news={news}
        dates={dates}
        reach={desk.reach}
        ends={desk.ends}
        saved={desk.saved}
      >
        {preview}
      </EventForm>
    </Layout>
  );
}

/** The parts of the page that follow what is typed, each to be put where it belongs. */
export async function deskPieces(c: C, desk: Desk) {
  const { form, preview, dates, news } = await read(c, desk);
  const there = { 'hx-swap-oob': 'innerMorph' };
  return c.html(
    <>
      {preview}
      {LIVE.map((name) => (
        <div id={newsId(name)} {...there}>
          <FieldNews form={form} name={name} />
        </div>
      ))}
      <div id={newsId('waktu')} {...there}>
        <TimeNewsLines {...news} language={form.language} />
      </div>
      {dates !== 'settled' && (
        <div id={newsId('ulang')} {...there}>
          <RepeatNews dates={dates} language={form.language} />
        </div>
      )}
      <p id="tersimpan" {...there}>
        {desk.saved}
      </p>
    </>,
  );
}

/** Keeps what was typed as a draft; says when in words, or why not. Nothing for a form without a draft's id. */
export async function keepDraft(
  c: C,
  id: string | undefined,
  typed: URLSearchParams,
  eventId?: string,
): Promise<{ kept: boolean; said: string }> {
  if (!id) return { kept: false, said: '' };
  const { language, member } = pageOf(c);
  const ctx = c.get('ctx');
  const words = messages(language).eventForm;
  const done = await saveDraft(ctx, { id, typed: typed.toString(), eventId });
  if (!done.ok) return { kept: false, said: words.tooLong };
  return { kept: true, said: words.saved({ clock: clock(localOf(ctx.now(), member.timezone)) }) };
}
