import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { many, one } from '../domain/feeds-of-producers.ts';

/** What stands in the calendar and must be nowhere else. */
export const TITLE = 'Pertemuan tertutup dengan tamu';
const NORMAL = one(
  'DTSTART;TZID=Singapore Standard Time:20270304T080000',
  'DTEND;TZID=Singapore Standard Time:20270304T100000',
  'RRULE:FREQ=WEEKLY;COUNT=3',
  'EXDATE;TZID=Singapore Standard Time:20270311T080000',
  `SUMMARY:${TITLE}`,
);

/** `inside`: a neighbour that nobody may reach, and how often somebody did. `gone`: /ok.ics is no more. */
export type Calendars = {
  base: string;
  inside: string;
  intrusions: number;
  asked: { path: string; etag: string | undefined }[];
  gone: boolean;
  stop(): void;
};

const listening = (server: http.Server) =>
  new Promise<string>((done) =>
    server.listen(0, '127.0.0.1', () => done(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)),
  );

/** Two servers on this machine: one with calendars of every kind, good and bad, and one that is nobody's business. */
export async function startCalendars(): Promise<Calendars> {
  const calendars = http.createServer((request, response) => {
    const path = request.url ?? '';
    served.asked.push({ path, etag: request.headers['if-none-match'] });
    const send = (text: string, more: Record<string, string> = {}) =>
      response.writeHead(200, { 'Content-Type': 'text/calendar; charset=utf-8', ...more }).end(text);
    const to = (location: string) => response.writeHead(302, { Location: location }).end();
    const routes: Record<string, () => void> = {
      '/ok.ics': () => {
        if (served.gone) response.writeHead(410).end();
        else if (request.headers['if-none-match'] === '"satu"') response.writeHead(304).end();
        else send(NORMAL, { ETag: '"satu"' });
      },
      '/many.ics': () => send(many(5000)),
      '/page.ics': () => send('<!doctype html><title>Silakan masuk</title>'),
      '/cut.ics': () => send(NORMAL.slice(0, -30)),
      '/inside.ics': () => to(`${served.inside}/rahasia`),
      '/metadata.ics': () => to('http://169.254.169.254/latest/meta-data'),
      '/file.ics': () => to('file:///etc/passwd'),
      '/moved.ics': () => to('/ok.ics'),
      '/round.ics': () => to('/round.ics'),
      '/slow.ics': () => {
        response.writeHead(200);
        const drip = setInterval(() => response.write('BEGIN'), 200);
        response.on('close', () => clearInterval(drip));
      },
      '/large.ics': () => {
        response.writeHead(200);
        const more = () => {
          while (!response.destroyed && response.write('X-BESAR:'.padEnd(64 * 1024, 'x')));
        };
        response.on('drain', more);
        more();
      },
    };
    (routes[path] ?? (() => response.writeHead(404).end()))();
  });
  const neighbour = http.createServer((_, response) => {
    served.intrusions += 1;
    response.end(NORMAL);
  });
  const served: Calendars = {
    base: await listening(calendars),
    inside: await listening(neighbour),
    intrusions: 0,
    asked: [],
    gone: false,
    stop() {
      for (const server of [calendars, neighbour]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
  return served;
}
