import type { Context as HonoContext } from 'hono';
import { dropOutcomes, recordOutcomes } from '../actions/recordings.ts';
import { contextFor } from '../context.ts';
import { type AttendanceRow, listAttendance } from '../db/attendance.ts';
import { type EventRow, findEvent } from '../db/events.ts';
import { listOutcomes, type OutcomeRow } from '../db/outcomes.ts';
import { type FieldProblem, parseInput } from '../domain/input.ts';
import { listedLines } from '../domain/listed-lines.ts';
import { outcomesInput } from '../domain/record-inputs.ts';
import { messages } from '../messages/index.ts';
import { problemText } from '../messages/problems.ts';
import { pageOf, type WebEnv } from './environment.ts';
import { eventPath } from './event-frame.tsx';
import { filled, filledIn, sendingOf, typedIn } from './form-data.ts';
import { type Form, freshForm } from './forms.tsx';
import { OutcomesPage } from './outcomes-page.tsx';
import { errorPage } from './refusals.tsx';

type C = HonoContext<WebEnv>;

const MOST_SPEAKERS = 200;
/** Those who can be given a task or a date. */
const WITH_DUTY = ['decision', 'follow_up'];

const idOf = (c: C) => c.req.param('id') ?? '';

/** Who may have spoken: leader, roles and those present, each as the record calls him, and his name beside. */
export function speakersOf(event: EventRow, present: AttendanceRow[]): [string, string][] {
  const said = new Map<string, string>();
  const officials = [
    { name: event.leaderName, position: event.leaderPosition },
    ...event.roles,
    // a representative stands by his own office
    ...present,
  ];
  for (const { name, position } of officials) {
    const who = position ?? name;
    if (who && !said.has(who)) said.set(who, (position && name) || '');
  }
  return [...said].slice(0, MOST_SPEAKERS);
}

/** The outcomes just saved in one go: `baru` is the first of them and `n` how many. */
function savedOf(c: C, outcomes: OutcomeRow[]): OutcomeRow[] {
  const first = outcomes.findIndex((row) => row.id === c.req.query('baru'));
  const n = Number(/^\d{1,3}$/.exec(c.req.query('n') ?? '')?.[0] ?? 1);
  return first < 0 ? [] : outcomes.slice(first, first + n);
}

async function page(c: C, wrong?: Form) {
  const ctx = c.get('ctx');
  const language = c.get('language');
  const [event, outcomes, present] = await Promise.all([
    findEvent(ctx, idOf(c)),
    listOutcomes(ctx, idOf(c)),
    listAttendance(ctx, idOf(c)),
  ]);
  if (!event) return errorPage(c, 'not_found');
  const saved = wrong ? [] : savedOf(c, outcomes);
  // the next is offered under the same kind; who says it is asked anew, so that nobody is credited unseen
  const next = freshForm(language, {
    kind: saved[0]?.kind ?? c.req.query('jenis'),
    pisah: saved.length > 1 ? '1' : null,
  });
  return c.html(
    <OutcomesPage
      event={event}
      outcomes={outcomes}
      saved={saved}
      form={wrong ?? next}
      showing={filled(wrong?.typed ?? next.typed, 'nonce') ?? ctx.newId('nc')}
      speakers={speakersOf(event, present)}
      {...pageOf(c)}
    />,
    wrong ? 422 : 200,
  );
}

/** GET /acara/:id/hasil; `?jenis=` chooses the kind to add. */
export const showOutcomes = (c: C) => page(c);

/** Each field's problem; of a list, with the line it is about. */
function problemsOf(problems: FieldProblem[], several: boolean, language: Form['language']): Form['problems'] {
  const said: Form['problems'] = {};
  for (const problem of problems) {
    const [, line = '0', name = problem.field] = /^outcomes\[(\d+)\]\.(\w+)$/.exec(problem.field) ?? [];
    const field = name === 'outcomes' ? 'text' : name;
    const text = problemText(problem, language);
    const { lineWrong } = messages(language).outcomes;
    said[field] ??= several && field === 'text' ? lineWrong({ n: Number(line) + 1, text }) : text;
  }
  return said;
}

/** POST /acara/:id/hasil: one outcome, or with `pisah` one a line; sent twice it is recorded once. */
export async function addOutcome(c: C) {
  const typed = await typedIn(c);
  const language = c.get('language');
  const kind = filled(typed, 'kind');
  const duty = WITH_DUTY.includes(kind ?? '') ? ['owner', 'due'] : [];
  const common = filledIn(typed, ['kind', 'speaker', ...duty]);
  const text = filled(typed, 'text');
  const lines = typed.get('pisah') === '1' && text ? listedLines(text) : [text];
  const parsed = parseInput(outcomesInput, { outcomes: lines.map((line) => ({ ...common, text: line })) });
  if (!parsed.ok)
    return page(c, { typed, language, problems: problemsOf(parsed.problems, lines.length > 1, language) });
  const { organizationId, userId } = c.get('member');
  const sending = sendingOf(typed, `${userId} ${idOf(c)}`);
  // the same form sent again makes the same ids again
  const ctx = sending
    ? contextFor(c.env, { organizationId, actor: c.get('ctx').actor, door: 'web' }, sending)
    : c.get('ctx');
  const done = await recordOutcomes(ctx, idOf(c), parsed.value.outcomes);
  if (!done.ok) return errorPage(c, done.reason);
  const n = done.ids.length > 1 ? `&n=${done.ids.length}` : '';
  return c.redirect(`${eventPath(idOf(c), 'outcomes')}?baru=${done.ids[0]}${n}`, 303);
}

/** POST /acara/:id/hasil/:outcome/hapus: one, or `n` saved in one go from it on. */
export async function removeOutcome(c: C) {
  const typed = await typedIn(c);
  const n = Number(/^\d{1,3}$/.exec(typed.get('n') ?? '')?.[0] ?? 1);
  const done = await dropOutcomes(c.get('ctx'), c.req.param('outcome') ?? '', n);
  return done.ok ? c.redirect(eventPath(done.eventId, 'outcomes'), 303) : errorPage(c, done.reason);
}
