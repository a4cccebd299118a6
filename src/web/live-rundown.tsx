import type { Context as HonoContext } from 'hono';
import { markItem, readRundown, undoMark } from '../actions/rundown.ts';
import { eventPulse } from '../db/overview.ts';
import { parseInput } from '../domain/input.ts';
import { type MarkInput, markInput } from '../domain/live-rundown.ts';
import { pageOf, type WebEnv } from './environment.ts';
import { eventPath } from './event-frame.tsx';
import { filled, typedIn } from './form-data.ts';
import { isCurrent } from './live.ts';
import { LivePage, LivePart, type LiveProps, ScreenPage, ScreenPart } from './live-page.tsx';
import { errorPage } from './refusals.tsx';

type C = HonoContext<WebEnv>;

const idOf = (c: C) => c.req.param('id') ?? '';
const inPlace = (c: C) => c.req.header('HX-Request') === 'true';
const whole = (text: string | undefined) => (/^\d{1,12}$/.test(text ?? '') ? Number(text) : null);

/** The rundown at one instant; the pulse first, so that what changes meanwhile is shown again and never missed. */
async function read(c: C, pulse: string, already = false): Promise<LiveProps | undefined> {
  const found = await readRundown(c.get('ctx'), idOf(c));
  return found && { ...found, pulse, already, seen: whole(c.req.query('tanda')), now: c.get('ctx').now() };
}

/** A page, or for htmx its part that changes; 304 while nothing did. */
const shown = (page: 'jalan' | 'layar') => async (c: C) => {
  const ctx = c.get('ctx');
  const pulse = await eventPulse(ctx, idOf(c), ctx.now());
  if (pulse === undefined) return errorPage(c, 'not_found');
  if (inPlace(c)) {
    c.header('ETag', `"${pulse}"`);
    if (isCurrent(c.req.header('If-None-Match'), pulse)) return c.body(null, 304);
  }
  const props = await read(c, pulse, c.req.query('sudah') === 'ya');
  if (!props) return errorPage(c, 'not_found');
  const [Whole, Part] = page === 'jalan' ? [LivePage, LivePart] : [ScreenPage, ScreenPart];
  return c.html(inPlace(c) ? <Part {...props} {...pageOf(c)} /> : <Whole {...props} {...pageOf(c)} />);
};

/** GET /acara/:id/jalan: the rundown on the day, with its buttons. */
export const showLive = shown('jalan');
/** GET /acara/:id/layar: the same for a screen in the hall. */
export const showScreen = shown('layar');

/** What a button says: `started.<item>`, `finished.<item>`, `late-10.<item>`; null for what none of ours says. */
function pressed(text: string): { itemId: string; input: MarkInput } | null {
  const m = /^(started|finished|late-(\d{1,3}))\.(\w{1,100})$/.exec(text);
  if (!m) return null;
  const kind = m[2] ? 'delayed' : m[1];
  const parsed = parseInput(markInput, { kind, ...(m[2] ? { minutes: Number(m[2]) } : {}) });
  return parsed.ok ? { itemId: m[3] ?? '', input: parsed.value } : null;
}

/** POST /acara/:id/jalan: a mark. In place it answers with what stands now, where somebody was quicker too. */
export async function takeMark(c: C) {
  const ctx = c.get('ctx');
  const typed = await typedIn(c);
  const said = filled(typed, 'tanda') ?? '';
  const after = whole(filled(typed, 'sesudah')) ?? 0;
  const mark = pressed(said);
  if (!mark && said !== 'undone') return errorPage(c, 'not_found');
  const done = mark ? await markItem(ctx, mark.itemId, { ...mark.input, after }) : await undoMark(ctx, idOf(c), after);
  if (!done.ok) {
    if (inPlace(c)) c.header('HX-Refresh', 'true');
    return errorPage(c, done.reason);
  }
  if (!inPlace(c)) return c.redirect(`${eventPath(done.eventId)}/jalan${done.already ? '?sudah=ya' : ''}`, 303);
  const pulse = await eventPulse(ctx, idOf(c), ctx.now());
  const props = pulse === undefined ? undefined : await read(c, pulse, done.already);
  return props ? c.html(<LivePart {...props} {...pageOf(c)} />) : errorPage(c, 'not_found');
}
