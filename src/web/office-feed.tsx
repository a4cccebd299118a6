import type { Context as HonoContext } from 'hono';
import { dropFeed, setFeed } from '../actions/feeds.ts';
import { problemText } from '../messages/problems.ts';
import { officePath } from './directory-parts.tsx';
import type { WebEnv } from './environment.ts';
import { filled, typedIn } from './form-data.ts';
import type { Form } from './forms.tsx';
import { officePage } from './office.tsx';
import { feedProblem } from './office-calendar.tsx';
import { errorPage } from './refusals.tsx';

type C = HonoContext<WebEnv>;
const idOf = (c: C) => c.req.param('id') ?? '';

/** POST /direktori/:id/kalender: the private calendar to read from now on. What was typed comes back only while it is wrong. */
export async function saveCalendar(c: C) {
  const typed = await typedIn(c);
  const language = c.get('language');
  const form: Form = { typed, problems: {}, language };
  const url = filled(typed, 'url');
  if (!url)
    return officePage(c, {
      calendar: { ...form, problems: { url: problemText({ rule: 'required', params: {} }, language) } },
    });
  const done = await setFeed(c.get('ctx'), idOf(c), url);
  if (done.ok) return c.redirect(`${officePath(idOf(c))}?simpan=1`, 303);
  if (done.reason === 'not_found') return errorPage(c, 'not_found');
  return officePage(c, { calendar: { ...form, problems: { url: feedProblem(done.reason, language) } } });
}

/** POST /direktori/:id/kalender/hapus */
export async function dropCalendar(c: C) {
  const done = await dropFeed(c.get('ctx'), idOf(c));
  return done.ok ? c.redirect(`${officePath(idOf(c))}?simpan=1`, 303) : errorPage(c, done.reason);
}
