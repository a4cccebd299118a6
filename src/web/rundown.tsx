import type { Context as HonoContext } from 'hono';
import { changeRundown } from '../actions/rundown.ts';
import { findPlannedEvent, type PlannedEvent } from '../db/events.ts';
import { eventChange } from '../domain/events.ts';
import { type FieldProblem, parseInput } from '../domain/input.ts';
import { messages } from '../messages/index.ts';
import { problemText } from '../messages/problems.ts';
import { pageOf, type WebEnv } from './environment.ts';
import { eventPath } from './event-frame.tsx';
import { typedIn } from './form-data.ts';
import type { Form } from './forms.tsx';
import { errorPage } from './refusals.tsx';
import { type Desk, RundownPage, RundownPart } from './rundown-page.tsx';
import { agendaOfRows, arranged, fieldOf, rundownProblems, rundownValues } from './rundown-rows.ts';

type C = HonoContext<WebEnv>;

/** The event whose rundown is arranged, unless it is none of ours or nothing of it changes any more. */
async function open(c: C): Promise<{ planned: PlannedEvent } | { refused: Response | Promise<Response> }> {
  const planned = await findPlannedEvent(c.get('ctx'), c.req.param('id') ?? '');
  if (!planned) return { refused: errorPage(c, 'not_found') };
  const { status } = planned.event;
  if (status === 'reported') return { refused: errorPage(c, 'final') };
  if (status === 'cancelled') return { refused: errorPage(c, 'cancelled') };
  return { planned };
}

const deskOf = (planned: PlannedEvent, form: Form, more: Partial<Desk> = {}): Desk => ({
  planned,
  form,
  said: '',
  changed: false,
  ...more,
});

/** GET /acara/:id/susunan */
export async function editRundown(c: C) {
  const found = await open(c);
  if ('refused' in found) return found.refused;
  const form: Form = { typed: rundownValues(found.planned), problems: {}, language: c.get('language') };
  return c.html(
    <RundownPage desk={deskOf(found.planned, form)} saved={c.req.query('tersimpan') === 'ya'} {...pageOf(c)} />,
  );
}

/** POST /acara/:id/susunan/rancangan: the form after one of its buttons; nothing of the event changes. */
export async function arrangeRundown(c: C) {
  const found = await open(c);
  if ('refused' in found) return found.refused;
  const { planned } = found;
  const language = c.get('language');
  const typed = await typedIn(c);
  const action = typed.get('aksi') ?? '';
  typed.delete('aksi');
  const done = arranged(typed, action, planned, language);
  const form: Form = { typed: done.typed, problems: {}, language };
  const desk = deskOf(planned, form, { said: done.said, changed: true, fresh: done.fresh });
  if (c.req.header('HX-Request')) return c.html(<RundownPart {...desk} />);
  return c.html(<RundownPage desk={desk} {...pageOf(c)} />);
}

/** POST /acara/:id/susunan; 409 with both states where somebody else was quicker. */
export async function saveRundown(c: C) {
  const found = await open(c);
  if ('refused' in found) return found.refused;
  const { planned } = found;
  const { id } = planned.event;
  const language = c.get('language');
  const typed = await typedIn(c);
  const rows = agendaOfRows(typed, planned);
  const again = (problems: Record<string, string>) => {
    const form: Form = { typed, problems, language };
    return c.html(<RundownPage desk={deskOf(planned, form, { changed: true })} {...pageOf(c)} />, 422);
  };
  const atRows = (problems: FieldProblem[]) =>
    Object.fromEntries(
      problems.map((problem) => {
        const [, index, part] = /^agenda\[(\d+)\]\.(\w+)/.exec(problem.field) ?? [];
        const key = rows[Number(index)]?.key;
        const field = part === 'title' || part === 'officer' ? part : 'minutes';
        return [key === undefined ? 'mulai_1' : fieldOf(key, field), problemText(problem, language)];
      }),
    );
  if (!rows.length) return again({ mulai_1: messages(language).rundown.problem.none });
  const agenda = rows.map(({ item }) => item);
  const parsed = parseInput(eventChange, { agenda });
  const wrong = { ...rundownProblems(typed, planned, language), ...(parsed.ok ? {} : atRows(parsed.problems)) };
  if (Object.keys(wrong).length) return again(wrong);
  const revision = /^\d{1,9}$/.test(typed.get('revision') ?? '')
    ? Number(typed.get('revision'))
    : planned.event.revision;
  const done = await changeRundown(c.get('ctx'), id, agenda, revision);
  if (done.ok) return c.redirect(`${eventPath(id)}/susunan?tersimpan=ya`, 303);
  if (done.reason === 'invalid') return again(atRows(done.problems));
  return done.reason === 'changed' ? showTheirs(c, typed) : errorPage(c, done.reason);
}

/** Both states, and the form as it was arranged, which may now be saved over the other. */
async function showTheirs(c: C, typed: URLSearchParams) {
  const found = await open(c);
  if ('refused' in found) return found.refused;
  const { planned } = found;
  typed.set('revision', String(planned.event.revision));
  const form: Form = { typed, problems: {}, language: c.get('language') };
  const desk = deskOf(planned, form, { changed: true });
  return c.html(<RundownPage desk={desk} theirs={rundownValues(planned)} {...pageOf(c)} />, 409);
}
