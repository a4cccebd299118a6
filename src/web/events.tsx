import type { Context as HonoContext } from 'hono';
import { cancelEvent, changeEvent, createEvent } from '../actions/events.ts';
import { type EventCursor, findPlannedEvent, listEvents, type PlannedEvent } from '../db/events.ts';
import { cancelInput, eventChange, eventInput } from '../domain/events.ts';
import { parseInput } from '../domain/input.ts';
import { kindById } from '../domain/kinds.ts';
import { messages } from '../messages/index.ts';
import { mayEdit, type PageProps, pageOf, type WebEnv } from './environment.ts';
import { changeFields, eventFields, eventValues, withEventProblems, withoutEmptyRows } from './event-fields.ts';
import { EventForm } from './event-form.tsx';
import { eventPath } from './event-frame.tsx';
import { EventsPage } from './events-page.tsx';
import { filledIn, typedIn } from './form-data.ts';
import { type Form, freshForm, withProblems } from './forms.tsx';
import { Layout } from './layout.tsx';
import { showPlan } from './plan.tsx';
import { errorPage } from './refusals.tsx';

type C = HonoContext<WebEnv>;

/** Events read at once; several reads reach the end of those still to come. */
const PAGE = 100;
const READS = 5;

const cursorOf = ({ event }: PlannedEvent): EventCursor => ({ startsAt: event.startsAt, id: event.id });

function cursorFrom(text: string | undefined): EventCursor | null {
  const m = /^(-?\d{1,15})_([A-Za-z0-9_]{1,60})$/.exec(text ?? '');
  return m ? { startsAt: Number(m[1]), id: m[2] ?? '' } : null;
}

/** Reads on until some events are over, so that all that are still to come are there, the nearest included. */
async function readEvents(c: C, after: EventCursor | null): Promise<{ events: PlannedEvent[]; older: string | null }> {
  const events: PlannedEvent[] = [];
  const now = c.get('ctx').now();
  let cursor = after;
  for (let read = 0; read < READS; read += 1) {
    const page = await listEvents(c.get('ctx'), PAGE, cursor);
    events.push(...page);
    const last = page.at(-1);
    if (!last || page.length < PAGE) return { events, older: null };
    cursor = cursorOf(last);
    if (last.event.endsAt < now) break;
  }
  return { events, older: cursor && `${cursor.startsAt}_${cursor.id}` };
}

/** GET /acara */
export async function showEvents(c: C) {
  const after = cursorFrom(c.req.query('sebelum'));
  const { events, older } = await readEvents(c, after);
  return c.html(
    <EventsPage events={events} older={older} first={after === null} now={c.get('ctx').now()} {...pageOf(c)} />,
  );
}

type FormPageProps = { form: Form; action: string; kind?: string } & PageProps;

function EventFormPage({ form, action, kind, ...page }: FormPageProps) {
  const words = messages(page.language).eventForm;
  const title = kind ? words.edit : words.create;
  return (
    <Layout title={title} {...page}>
      <h1>{title}</h1>
      <EventForm form={form} action={action} kind={kind} />
    </Layout>
  );
}

/** GET /acara/baru */
export function newEvent(c: C) {
  const { member, language } = pageOf(c);
  const form = freshForm(language, {
    type: c.req.query('jenis'),
    host: member.organizationName,
    timezone: member.timezone,
    venue_city: member.region,
  });
  return c.html(<EventFormPage form={form} action="/acara/baru" {...pageOf(c)} />);
}

/** POST /acara/baru */
export async function makeEvent(c: C) {
  const typed = withoutEmptyRows(await typedIn(c));
  const form: Form = { typed, problems: {}, language: c.get('language') };
  const fields = eventFields(typed);
  const parsed = parseInput(eventInput, fields.input);
  if (!parsed.ok) {
    return c.html(
      <EventFormPage form={withEventProblems(form, parsed.problems, fields)} action="/acara/baru" {...pageOf(c)} />,
      422,
    );
  }
  const { id } = await createEvent(c.get('ctx'), parsed.value);
  return c.redirect(eventPath(id), 303);
}

const editPath = (id: string) => `${eventPath(id)}/ubah`;
const kindName = (planned: PlannedEvent, language: PageProps['language']) =>
  kindById(planned.event.type)?.name[language] ?? planned.event.type;

/** GET /acara/:id/ubah */
export async function editEvent(c: C) {
  const planned = await findPlannedEvent(c.get('ctx'), c.req.param('id') ?? '');
  if (!planned) return errorPage(c, 'not_found');
  const { status, id } = planned.event;
  if (status === 'reported') return errorPage(c, 'final');
  if (status === 'cancelled') return errorPage(c, 'cancelled');
  const { language } = pageOf(c);
  return c.html(
    <EventFormPage
      form={freshForm(language, eventValues(planned))}
      action={editPath(id)}
      kind={kindName(planned, language)}
      {...pageOf(c)}
    />,
  );
}

/** POST /acara/:id/ubah */
export async function saveEvent(c: C) {
  const ctx = c.get('ctx');
  const planned = await findPlannedEvent(ctx, c.req.param('id') ?? '');
  if (!planned) return errorPage(c, 'not_found');
  const { id } = planned.event;
  const { language } = pageOf(c);
  const typed = withoutEmptyRows(await typedIn(c));
  const form: Form = { typed, problems: {}, language };
  const fields = changeFields(typed, planned);
  const again = (wrong: Form) =>
    c.html(<EventFormPage form={wrong} action={editPath(id)} kind={kindName(planned, language)} {...pageOf(c)} />, 422);
  const needed = ['title', 'host', 'starts_at', 'timezone']
    .filter((name) => !(name in fields.input))
    .map((field) => ({ field, rule: 'required', params: {} }));
  const parsed = parseInput(eventChange, fields.input);
  const problems = [...needed, ...(parsed.ok ? [] : parsed.problems)];
  if (!parsed.ok || problems.length) return again(withEventProblems(form, problems, fields));
  const done = await changeEvent(ctx, id, parsed.value, fields.emptied);
  if (done.ok) return c.redirect(eventPath(id), 303);
  return done.reason === 'invalid' ? again(withEventProblems(form, done.problems, fields)) : errorPage(c, done.reason);
}

/** POST /acara/:id/batal */
export async function callOff(c: C) {
  const id = c.req.param('id') ?? '';
  const typed = await typedIn(c);
  const parsed = parseInput(cancelInput, filledIn(typed, ['reason']));
  if (!parsed.ok)
    return showPlan(c, withProblems({ typed, problems: {}, language: c.get('language') }, parsed.problems));
  const done = await cancelEvent(c.get('ctx'), id, parsed.value.reason);
  return done.ok ? c.redirect(eventPath(id), 303) : errorPage(c, done.reason);
}

/** Lets only those in who may change things; to others such a page does not exist. */
export async function editorsOnly(c: C, next: () => Promise<void>) {
  return mayEdit(c.get('member')) ? next() : errorPage(c, 'not_found');
}
