import { env } from 'cloudflare:workers';
import PostalMime from 'postal-mime';
import { DispatchWorkflow } from 'the-worker';
import { beforeAll, describe, expect, test } from 'vitest';
import { bupati, hendra, rakor, ratna } from '../cast.ts';
import { instance, prepare } from './instance.ts';

type Handed = { from: string; to: string; raw: string };
/** Where the engine's EmailMessage keeps what it was made of. */
const RAW = 'EmailMessage::raw';

/** The Worker with Cloudflare's own binding behind a door that notes what passes; `refuse` may throw as the binding does. */
function cloudflare(refuse: (to: string) => void = () => {}) {
  const handed: Handed[] = [];
  const answers: EmailSendResult[] = [];
  const EMAIL = {
    async send(message: EmailMessage) {
      const raw = (message as unknown as Record<string, unknown>)[RAW];
      if (typeof raw !== 'string') throw new Error('the engine keeps the raw mail elsewhere now');
      handed.push({ from: message.from, to: message.to, raw });
      refuse(message.to);
      const answered = await env.EMAIL.send(message);
      answers.push(answered);
      return answered;
    },
  } as unknown as SendEmail;
  const app = instance({ EMAIL });
  const step = { do: <T>(_name: string, work: () => Promise<T>) => work() };
  const dispatch = () => DispatchWorkflow.prototype.run.call({ env: app.bindings }, { payload: {} }, step);
  return { ...app, handed, answers, dispatch };
}

type App = ReturnType<typeof cloudflare>;

async function invited(app: App, invitees: object[]) {
  const id = (await app.ask('POST', '/api/v1/events', rakor)).body.id as string;
  const added = await app.ask('POST', `/api/v1/events/${id}/invitations`, { invitees });
  expect(added.status, added.text).toBe(201);
  expect((await app.ask('POST', `/api/v1/events/${id}/send`, {})).body).toEqual({ owed: invitees.length });
  await app.dispatch();
  return { id, links: (added.body.data as { link: string }[]).map((i) => i.link) };
}

const deliveries = async (app: App, id: string) =>
  ((await app.ask('GET', `/api/v1/events/${id}/invitations`)).body.data as { email: string; delivery: object }[]).map(
    ({ email, delivery }) => ({ email, ...delivery }),
  );

beforeAll(prepare);

describe("Cloudflare's send_email binding, in the engine", () => {
  test('takes two raw mails in a row, each with every part in its place', async () => {
    const app = cloudflare();
    const { id, links } = await invited(app, [bupati, hendra]);
    // the binding itself took both: it parses what it is given and refuses what is not well-formed
    expect(app.answers.map((a) => typeof a.messageId)).toEqual(['string', 'string']);
    expect(app.handed.map((h) => h.to).sort()).toEqual([bupati.email, hendra.email].sort());
    const ids = new Set<string>();
    for (const { from, to, raw } of app.handed) {
      const invitee = to === bupati.email ? bupati : hendra;
      const link = links[invitee === bupati ? 0 : 1] ?? 'none';
      const mail = await PostalMime.parse(raw);
      expect(from).toBe(env.MAIL_FROM);
      expect(mail.from?.address).toBe(env.MAIL_FROM);
      expect(mail.to?.map((t) => t.address)).toEqual([to]);
      expect(mail.subject).toContain(rakor.title);
      expect(mail.messageId).toMatch(/^<[0-9a-f]{32}@pendopo\.example>$/);
      ids.add(mail.messageId ?? '');
      for (const part of [mail.text, mail.html]) {
        expect(part).toContain(rakor.title);
        expect(part).toContain('Kamis, 4 Maret 2027 pukul 08.00 WITA');
        expect(part).toContain(rakor.venue.name);
        expect(part).toContain(link);
      }
      expect(raw).toMatch(/^Content-Type: multipart\/alternative/im);
      expect(raw).toMatch(/^Content-Type: text\/calendar; charset=utf-8; method=REQUEST\r$/im);
      const calendar = mail.attachments.find((a) => a.mimeType === 'text/calendar');
      expect(calendar?.disposition).not.toBe('attachment');
      expect(calendar?.method).toBe('REQUEST');
      const ics = new TextDecoder().decode(calendar?.content as ArrayBuffer).replace(/\r?\n[ \t]/g, '');
      expect(ics).toContain('METHOD:REQUEST');
      expect(ics.match(/^ATTENDEE.*$/gm)?.map((line) => line.replace(/.*:mailto:/i, ''))).toEqual([to]);
      expect(ics).toMatch(/DTSTART;TZID=[^:]+:20270304T080000/);
      expect(ics).toMatch(new RegExp(`ORGANIZER[^:]*:mailto:${env.MAIL_FROM}`));
    }
    expect(ids.size).toBe(2);
    expect(await deliveries(app, id)).toEqual(
      [bupati, hendra].map(({ email }) => ({ email, state: 'sent', attempts: 1, last_error: null })),
    );
  });

  test('a refusal for good, one for now and one that says nothing end as failed, owed and parked', async () => {
    const codes: Record<string, string | undefined> = {
      [bupati.email]: 'E_RECIPIENT_SUPPRESSED',
      [hendra.email]: 'E_DELIVERY_FAILED',
      [ratna.email]: undefined,
    };
    const app = cloudflare((to) => {
      throw Object.assign(new Error('refused'), codes[to] ? { code: codes[to] } : {});
    });
    const { id } = await invited(app, [bupati, hendra, ratna]);
    const states = Object.fromEntries(
      (await deliveries(app, id)).map((d) => [d.email, d as unknown as Record<string, unknown>]),
    );
    expect(states[bupati.email]).toMatchObject({ state: 'failed', attempts: 1 });
    expect(states[bupati.email]?.last_error).toContain('E_RECIPIENT_SUPPRESSED');
    expect(states[hendra.email]).toMatchObject({ state: 'owed', attempts: 1 });
    expect(states[ratna.email]).toMatchObject({ state: 'parked', attempts: 1 });
    expect(app.handed).toHaveLength(3);
    expect(app.answers).toHaveLength(0);
    // nothing of it is tried again by itself before its time
    await app.dispatch();
    expect(app.handed).toHaveLength(3);
    // "send" retries at once what was refused for now, and that alone, under the same Message-ID
    const ready = cloudflare();
    expect((await ready.ask('POST', `/api/v1/events/${id}/send`, {})).body).toEqual({ owed: 1 });
    await ready.dispatch();
    expect(ready.handed.map((h) => h.to)).toEqual([hendra.email]);
    const messageId = (raw?: string) => /^Message-ID: (.*)$/im.exec(raw ?? '')?.[1];
    const before = app.handed.find((h) => h.to === hendra.email);
    expect(messageId(ready.handed[0]?.raw)).toBe(messageId(before?.raw));
    expect(messageId(before?.raw)).toBeTruthy();
  });

  test("what the binding's own check refuses is not taken for sent", async () => {
    // MAIL_FROM in the header, another sender in the envelope: the engine's binding throws
    const message = { from: env.MAIL_FROM, to: bupati.email };
    const app = cloudflare();
    const EMAIL = {
      async send(original: EmailMessage) {
        const { EmailMessage: Message } = await import('cloudflare:email');
        const raw = (original as unknown as Record<string, string>)[RAW] ?? '';
        return env.EMAIL.send(new Message('lain@pendopo.example', message.to, raw));
      },
    } as unknown as SendEmail;
    const wrong = instance({ EMAIL });
    const id = (await wrong.ask('POST', '/api/v1/events', rakor)).body.id as string;
    await wrong.ask('POST', `/api/v1/events/${id}/invitations`, { invitees: [bupati] });
    await wrong.ask('POST', `/api/v1/events/${id}/send`, {});
    const step = { do: <T>(_name: string, work: () => Promise<T>) => work() };
    await DispatchWorkflow.prototype.run.call({ env: wrong.bindings }, { payload: {} }, step);
    const [delivery] = (await deliveries(app, id)) as { state?: string; last_error?: string }[];
    expect(delivery).toMatchObject({ state: 'parked' });
    expect(delivery?.last_error).toContain('From: header does not match mail from');
  });
});
