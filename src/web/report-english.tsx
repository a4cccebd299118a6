import type { Context as HonoContext } from 'hono';
import { englishCopy } from '../actions/report-english.ts';
import { messages } from '../messages/index.ts';
import { pageOf, type WebEnv } from './environment.ts';
import { EventFrame, eventPath } from './event-frame.tsx';
import { errorPage } from './refusals.tsx';

/** GET /acara/:id/laporan/inggris: the report in English, to read and to print, not to sign. */
export async function showEnglish(c: HonoContext<WebEnv>) {
  const found = await englishCopy(c.get('ctx'), c.req.param('id') ?? '');
  if (!found) return errorPage(c, 'not_found');
  const { event, sections } = found;
  const page = pageOf(c);
  const words = messages(page.language).reportEditing;
  return c.html(
    <EventFrame event={event} tab="report" {...page}>
      <p class="no-print">
        <a href={eventPath(event.id, 'report')}>{words.toReport}</a>
      </p>
      <p class="hint">{words.englishNote}</p>
      <article class="sheet" lang="en" aria-labelledby="isi-laporan">
        <h2 id="isi-laporan">{event.title}</h2>
        {sections.map(({ heading, sentences }, i) => (
          <section aria-labelledby={`bagian-${i + 1}`}>
            <h3 id={`bagian-${i + 1}`}>{heading}</h3>
            {sentences.map(({ text }) => (
              <p>{text}</p>
            ))}
          </section>
        ))}
      </article>
    </EventFrame>,
  );
}
