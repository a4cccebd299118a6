import type { Context as HonoContext } from 'hono';
import { addToSeries, copyToFollowing, divide, inviteDivided, moveParticipant } from '../actions/series.ts';
import { answersOf } from '../db/event-list.ts';
import { findEvent } from '../db/events.ts';
import { figuresOf } from '../db/figures.ts';
import { eventsOfSeries, findSeries, participantsOf } from '../db/series.ts';
import { isDate } from '../domain/dates.ts';
import { parseInput } from '../domain/input.ts';
import { inviteesInput } from '../domain/invitations.ts';
import { type Language, messages } from '../messages/index.ts';
import { problemText } from '../messages/problems.ts';
import { pageOf, type WebEnv } from './environment.ts';
import { seriesPath } from './event-frame.tsx';
import { filled, typedIn } from './form-data.ts';
import type { Form } from './forms.tsx';
import { inviteesFromText, lineProblems } from './invitee-forms.tsx';
import { Notice } from './parts.tsx';
import { dateFrom } from './plan-rows.ts';
import { errorPage } from './refusals.tsx';
import { freshForms, type SeriesForms, SeriesPage } from './series-page.tsx';
import { DivisionPage, ParticipantsPage } from './series-waves.tsx';
import { dayText } from './when.ts';

type C = HonoContext<WebEnv>;
const idOf = (c: C) => c.req.param('id') ?? '';

/** What was done last, as the address says. */
function Said({ c }: { c: C }) {
  const words = messages(c.get('language')).series;
  const number = (name: string) => (/^\d{1,5}$/.test(c.req.query(name) ?? '') ? Number(c.req.query(name)) : null);
  const said = [
    ['diubah', words.reached],
    ['dibatalkan', words.calledOff],
    ['tetap', words.untouched],
    ['disalin', words.copied],
    ['diundang', words.invited],
    ['dipindah', words.moved],
    ['tinggal', words.stayed],
  ] as const;
  const lines = said.flatMap(([name, say]) => {
    const n = number(name);
    return n === null || (n === 0 && (name === 'tetap' || name === 'tinggal')) ? [] : [say({ n })];
  });
  if (c.req.query('tanggal')) lines.push(words.added);
  return lines.length ? (
    <Notice tone="good">
      {lines.map((line) => (
        <p>{line}</p>
      ))}
    </Notice>
  ) : null;
}

async function page(c: C, wrong: Partial<SeriesForms> = {}) {
  const ctx = c.get('ctx');
  const series = await findSeries(ctx, idOf(c));
  if (!series) return errorPage(c, 'not_found');
  const events = await eventsOfSeries(ctx, series.id);
  const ids = events.map(({ id }) => id);
  const [answers, figures] = await Promise.all([answersOf(ctx, ids), figuresOf(ctx, ids)]);
  const list = events.map((event) => ({ event, answers: answers.get(event.id), figures: figures.get(event.id) }));
  const forms = { ...freshForms(c.get('language')), ...wrong };
  return c.html(
    <SeriesPage
      series={series}
      list={list}
      forms={forms}
      showing={ctx.newId('sn')}
      notice={<Said c={c} />}
      now={ctx.now()}
      {...pageOf(c)}
    />,
    Object.keys(wrong).length ? 422 : 200,
  );
}

/** GET /seri/:id */
export const showSeries = (c: C) => page(c);

/** POST /seri/:id/undangan: those invited to one event, to all open ones after it. */
export async function copyGuests(c: C) {
  const typed = await typedIn(c);
  const done = await copyToFollowing(c.get('ctx'), idOf(c), filled(typed, 'dari') ?? '');
  return done.ok ? c.redirect(`${seriesPath(idOf(c))}?disalin=${done.added}`, 303) : errorPage(c, done.reason);
}

/** POST /seri/:id/tanggal: one event more. */
export async function addDate(c: C) {
  const ctx = c.get('ctx');
  const typed = await typedIn(c);
  const language = c.get('language');
  const date = dateFrom(typed.get('date') ?? '');
  const refuse = (text: string) => page(c, { add: { typed, language, problems: { date: text } } });
  if (!isDate(date)) return refuse(messages(language).eventForm.dateWrong);
  const nonce = /^[A-Za-z0-9_]{8,64}$/.test(typed.get('nonce') ?? '') ? typed.get('nonce') : null;
  const done = await addToSeries(ctx, idOf(c), date, `${nonce ?? ctx.newId('sn')}-${date}`);
  if (done.ok) return c.redirect(`${seriesPath(idOf(c))}?tanggal=ya#${done.id}`, 303);
  if (done.reason === 'not_found') return errorPage(c, done.reason);
  const [problem] = done.problems;
  return refuse(problem ? problemText(problem, language) : '');
}

/** The participants that were pasted, or what is wrong with their lines. */
function participantsIn(typed: URLSearchParams, language: Language) {
  const lines = inviteesFromText(typed.get('invitees') ?? '');
  const parsed = parseInput(inviteesInput, { invitees: lines.invitees });
  if (parsed.ok) return { ok: true as const, invitees: parsed.value.invitees };
  const form: Form = { typed, language, problems: { invitees: lineProblems(parsed.problems, lines, language) } };
  return { ok: false as const, form };
}

/** POST /seri/:id/bagi: shows how participants would be divided into waves; with `langkah=simpan` invites them so. */
export async function divideGuests(c: C) {
  const ctx = c.get('ctx');
  const typed = await typedIn(c);
  const read = participantsIn(typed, c.get('language'));
  const series = await findSeries(ctx, idOf(c));
  if (!series) return errorPage(c, 'not_found');
  if (!read.ok) return page(c, { divide: read.form });
  if (typed.get('langkah') === 'simpan') {
    const done = await inviteDivided(ctx, series.id, read.invitees);
    if (!done.ok) return errorPage(c, done.reason);
    if (!done.left.length) return c.redirect(`${seriesPath(series.id)}?diundang=${done.invited}`, 303);
  }
  const division = await divide(ctx, series.id, read.invitees);
  if (!division) return errorPage(c, 'not_found');
  return c.html(<DivisionPage series={series} division={division} text={typed.get('invitees') ?? ''} {...pageOf(c)} />);
}

async function participants(c: C, problem?: string) {
  const ctx = c.get('ctx');
  const series = await findSeries(ctx, idOf(c));
  if (!series) return errorPage(c, 'not_found');
  const [events, all] = await Promise.all([eventsOfSeries(ctx, series.id), participantsOf(ctx, series.id)]);
  const shown = { series, events, all, now: ctx.now(), problem, notice: <Said c={c} /> };
  return c.html(<ParticipantsPage {...shown} {...pageOf(c)} />, problem ? 422 : 200);
}

/** GET /seri/:id/peserta: who comes to which wave. */
export const showParticipants = (c: C) => participants(c);

/** POST /seri/:id/pindah: participants to another wave. */
export async function movePicked(c: C) {
  const ctx = c.get('ctx');
  const typed = await typedIn(c);
  const language = c.get('language');
  const target = await findEvent(ctx, filled(typed, 'ke') ?? '');
  if (!target || target.seriesId !== idOf(c)) return errorPage(c, 'not_found');
  const picked = typed.getAll('undangan').slice(0, 500);
  if (!picked.length) return participants(c, messages(language).series.pickOne);
  const note = messages('id').series.movedNote({ day: dayText(target.startsLocal, 'id') });
  let [moved, stayed] = [0, 0];
  for (const id of picked) {
    const done = await moveParticipant(ctx, id, target.id, note);
    if (!done.ok && done.reason === 'not_found') return errorPage(c, 'not_found');
    if (done.ok) moved += 1;
    else stayed += 1;
  }
  return c.redirect(`${seriesPath(idOf(c))}/peserta?dipindah=${moved}&tinggal=${stayed}`, 303);
}
