import type { Context as HonoContext } from 'hono';
import { quickRecord } from '../actions/quick-record.ts';
import { listCounts } from '../db/counts.ts';
import { findPlannedEvent } from '../db/events.ts';
import { listOutcomes } from '../db/outcomes.ts';
import { type LatelyRecorded, lateRecords } from '../db/quick-record.ts';
import { currentReport } from '../db/reports.ts';
import { localOf } from '../domain/dates.ts';
import { type FieldProblem, parseInput } from '../domain/input.ts';
import { kindById } from '../domain/kinds.ts';
import { listedLines } from '../domain/listed-lines.ts';
import { QUICK_KINDS, quickRecordInput } from '../domain/quick-record.ts';
import { messages } from '../messages/index.ts';
import { problemText } from '../messages/problems.ts';
import { type Member, mayEdit, pageOf, type WebEnv } from './environment.ts';
import { filled, filledNumber, sendingOf, typedIn } from './form-data.ts';
import { type Form, freshForm } from './forms.tsx';
import { COUNTED, QuickChat, QuickRecordPage, RecordedPage } from './quick-record-page.tsx';
import { errorPage } from './refusals.tsx';

type C = HonoContext<WebEnv>;

const idOf = (c: C) => c.req.param('id') ?? '';
const nameOf = (member: Member) => member.name || member.email;

/** What a new record starts from: the one it goes on from (`?lagi=`), else the member's last one. */
async function startingPoint(c: C, late: LatelyRecorded): Promise<Form> {
  const ctx = c.get('ctx');
  const member = c.get('member');
  const from = c.req.query('lagi');
  const [found, said] = from ? await Promise.all([findPlannedEvent(ctx, from), listOutcomes(ctx, from)]) : [];
  const own = found
    ? {
        type: found.event.type,
        officer: found.event.leaderName,
        position: found.event.leaderPosition,
        programme: found.programme,
      }
    : late.own;
  const messagesGiven = (said ?? []).filter((row) => row.kind === 'emphasis').map((row) => row.text);
  const known = QUICK_KINDS.find((kind) => kind === own?.type);
  return freshForm(c.get('language'), {
    type: known ?? QUICK_KINDS[0],
    starts_at: localOf(ctx.now(), member.timezone).slice(0, 16),
    officer_name: own?.officer ?? nameOf(member),
    officer_position: own?.position,
    programme: own?.programme,
    again: messagesGiven.filter((text) => late.messages.includes(text)),
    messages: messagesGiven.filter((text) => !late.messages.includes(text)).join('\n'),
  });
}

async function page(c: C, wrong?: Form) {
  const ctx = c.get('ctx');
  const late = await lateRecords(ctx, QUICK_KINDS, ctx.actor);
  const form = wrong ?? (await startingPoint(c, late));
  // only here, and only when the button is pressed
  c.header(
    'Permissions-Policy',
    'camera=(), microphone=(), geolocation=(self), payment=(), usb=(), browsing-topics=()',
  );
  return c.html(
    <QuickRecordPage
      form={form}
      recent={[...new Set([...late.messages, ...form.typed.getAll('again')])]}
      showing={filled(form.typed, 'nonce') ?? ctx.newId('qr')}
      {...pageOf(c)}
    />,
    wrong ? 422 : 200,
  );
}

/** GET /catat; `?lagi=` goes on from a record just made. */
export const newRecord = (c: C) => page(c);

/** A position as typed: two numbers, with a point or a comma in them; null for what is none. */
function positionIn(text: string | undefined): { latitude?: number; longitude?: number } | null {
  if (text === undefined) return {};
  const [, north, east] = /^(-?\d{1,2}(?:[.,]\d+)?)\s*[;,\s]\s*(-?\d{1,3}(?:[.,]\d+)?)$/.exec(text) ?? [];
  if (!north || !east) return null;
  // about a kilometre: a village, not a house
  const [latitude, longitude] = [north, east].map((n) => Math.round(Number(n.replace(',', '.')) * 100) / 100);
  return { latitude, longitude };
}

/** What was typed, as the rules take it, and the field of the form that each count came from. */
function inputOf(typed: URLSearchParams, timezone: string) {
  const counts = kindById(typed.get('type') ?? '')?.counts ?? [];
  const given = COUNTED.filter((what) => counts.includes(what) && filled(typed, `${what}_number`));
  const position = positionIn(filled(typed, 'position'));
  const themes = listedLines(typed.get('themes') ?? '');
  const input = {
    type: filled(typed, 'type'),
    programme: filled(typed, 'programme'),
    place: filled(typed, 'place'),
    ...position,
    counts: given.map((what) => ({ what, number: filledNumber(typed, `${what}_number`) })),
    messages: [...new Set([...typed.getAll('again'), ...listedLines(typed.get('messages') ?? '')])],
    themes: themes.map((text) => ({ kind: text.endsWith('?') ? 'question' : 'remark', text })),
    officer: { name: filled(typed, 'officer_name'), position: filled(typed, 'officer_position') },
    starts_at: filled(typed, 'starts_at'),
    timezone,
  };
  return { input, given, positionRead: position !== null };
}

/** Each problem at the field it is about. */
function problemsOf(problems: FieldProblem[], given: string[], language: Form['language']): Form['problems'] {
  const words = messages(language);
  const said: Form['problems'] = {};
  for (const problem of problems) {
    const [root = '', index] = problem.field.split(/[[\].]+/);
    const text =
      problem.rule === 'future'
        ? words.quickRecord.future
        : root === 'counts' && problem.rule === 'type'
          ? words.form.wholeNumber
          : problemText(problem, language);
    if (root === 'counts') said[`${given[Number(index)]}_number`] ??= text;
    else if (root === 'officer') said[`officer_${index}`] ??= text;
    else if (root === 'latitude' || root === 'longitude') said.position ??= words.quickRecord.positionWrong;
    else if (root === 'venue') said.place ??= text;
    else said[root] ??= text;
  }
  return said;
}

/** POST /catat: what was done, recorded at once with its report; the same form sent twice is recorded once. */
export async function keepRecord(c: C) {
  const typed = await typedIn(c);
  const language = c.get('language');
  const member = c.get('member');
  const { input, given, positionRead } = inputOf(typed, member.timezone);
  const parsed = parseInput(quickRecordInput, input);
  const positionWrong: Form['problems'] = positionRead
    ? {}
    : { position: messages(language).quickRecord.positionWrong };
  if (!parsed.ok || !positionRead) {
    const problems = parsed.ok ? {} : problemsOf(parsed.problems, given, language);
    return page(c, { typed, language, problems: { ...problems, ...positionWrong } });
  }
  const ctx = c.get('ctx');
  const done = await quickRecord(ctx, parsed.value, {
    nonce: sendingOf(typed, member.userId) ?? ctx.newId('qr'),
    host: member.organizationName,
    member: nameOf(member),
    city: member.region || undefined,
  });
  if (!done.ok) return page(c, { typed, language, problems: problemsOf(done.problems, given, language) });
  return c.redirect(`/catat/${done.id}`, 303);
}

/** GET /catat/:id: what was recorded, with the text for chat groups as soon as it is written. */
export async function showRecord(c: C) {
  const ctx = c.get('ctx');
  const [planned, counts, found] = await Promise.all([
    findPlannedEvent(ctx, idOf(c)),
    listCounts(ctx, idOf(c)),
    currentReport(ctx, idOf(c), 'pesan'),
  ]);
  if (!planned) return errorPage(c, 'not_found');
  return c.html(<RecordedPage event={planned.event} counts={counts} found={found} {...pageOf(c)} />);
}

/** GET /catat/:id/pesan: the text alone, for htmx. */
export async function showRecordChat(c: C) {
  const ctx = c.get('ctx');
  const [planned, found] = await Promise.all([findPlannedEvent(ctx, idOf(c)), currentReport(ctx, idOf(c), 'pesan')]);
  if (!planned) return errorPage(c, 'not_found');
  const shares = mayEdit(c.get('member'));
  return c.html(<QuickChat event={planned.event} found={found} shares={shares} language={c.get('language')} />);
}
