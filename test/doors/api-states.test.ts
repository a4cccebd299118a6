import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bupati, camat, camats, hendra, maya, rakor } from '../cast.ts';
import { type Answer, eventually, type Product, startProduct } from '../product.ts';

/* Inviting, sending, recording and ending, call by call: with good values, said twice, and in the wrong state. */

let product: Product;
beforeAll(async () => {
  product = await startProduct({ NOW: '2027-02-01T00:00:00Z' });
});
afterAll(() => product?.stop());

const made = async (over: object = {}) => {
  const { status, body, text, headers } = await product.api.post('/events', { ...rakor, ...over });
  expect(status, text).toBe(201);
  expect(headers.get('location')).toBe(`/api/v1/events/${body.id}`);
  return { event: body, at: `/events/${body.id}` };
};
const refusal = ({ status, body, headers }: Answer<any>) => {
  expect(headers.get('content-type')).toBe('application/problem+json');
  return [status, body.code];
};
const read = async (at: string) => (await product.api.get(at)).body;
const drafted = (at: string) =>
  eventually('the draft', async () => {
    const report = await read(`${at}/report`);
    return report.status === 'draft' && report;
  });

describe('inviting and sending', () => {
  test('invitees come back in the order given; an office is there once, however it is written', async () => {
    const { at } = await made();
    const { status, body } = await product.api.post(`${at}/invitations`, { invitees: [camat, bupati, maya] });
    expect(status).toBe(201);
    expect(body.data.map((i: { position: string; created: boolean }) => [i.position, i.created])).toEqual([
      [camat.position, true],
      [bupati.position, true],
      [maya.position, true],
    ]);
    expect(body.data[1]).toMatchObject({
      capacity: 'Pj.',
      name: bupati.name,
      requirement: 'may_delegate',
      role: 'guest',
      status: 'pending',
      representative: null,
      answered_at: null,
      channel: null,
      link: expect.stringMatching(new RegExp(`^${product.base}/r/[\\w-]{25}$`)),
      delivery: { state: 'none', attempts: 0, last_error: null },
    });
    expect(body.data[2]).toMatchObject({
      email: null,
      whatsapp: expect.stringMatching(/^https:\/\/wa\.me\/6281300002222\?text=/),
    });
    const again = await product.api.post(`${at}/invitations`, {
      invitees: [
        { position: 'BUPATI  sungai rawa', agency: bupati.agency.toUpperCase(), name: 'Orang Baru' },
        hendra,
        hendra,
      ],
    });
    // said twice in one call, an office is made once
    expect(again.body.data.map((i: { created: boolean }) => i.created)).toEqual([false, true, false]);
    expect(again.body.data[0]).toMatchObject({ id: body.data[1].id, name: bupati.name, link: body.data[1].link });
    expect(again.body.data[1].id).toBe(again.body.data[2].id);
    const listed = (await read(`${at}/invitations`)).data as { id: string; position: string; precedence: number }[];
    expect(listed.map((i) => i.position)).toEqual([bupati.position, hendra.position, maya.position, camat.position]);
    expect(listed[0]?.precedence).toBe(0);
    const ranks = listed.map((i) => i.precedence);
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  });

  test('all or none; persons may repeat; a page at a time in order of precedence', async () => {
    const { at } = await made();
    const bad = [...camats(20), { position: 'Camat', agency: '' }];
    expect((await product.api.post(`${at}/invitations`, { invitees: bad })).status).toBe(422);
    expect((await read(`${at}/invitations`)).data).toEqual([]);
    const person = { name: 'Siti Aminah', agency: 'Warga' };
    const persons = await product.api.post(`${at}/invitations`, { invitees: [person, person, ...camats(20)] });
    expect(new Set(persons.body.data.map((i: { id: string }) => i.id)).size).toBe(22);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { data: { id: string }[]; next_cursor: string | null } = await read(
        `${at}/invitations?limit=5${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...page.data.map((i) => i.id));
      cursor = page.next_cursor;
    }
    expect(seen).toEqual((await read(`${at}/invitations?limit=100`)).data.map((i: { id: string }) => i.id));
    expect(new Set(seen).size).toBe(22);
  });

  test('send owes each invitee with an address once, and says how many', async () => {
    const { at } = await made();
    expect((await product.api.post(`${at}/send`)).body).toEqual({ owed: 0 });
    expect((await read(at)).status).toBe('scheduled');
    const tag = 'kirim';
    await product.api.post(`${at}/invitations`, { invitees: [...camats(3, tag), maya] });
    const [first] = await Promise.all(Array.from({ length: 3 }, () => product.api.post(`${at}/send`)));
    expect(first?.status).toBe(202);
    const sent = await eventually('all sent', async () => {
      const { data } = (await read(`${at}/invitations`)) as {
        data: { email: string | null; delivery: { state: string; attempts: number } }[];
      };
      return data.filter((i) => i.email).every((i) => i.delivery.state === 'sent') && data;
    });
    expect(sent.find((i) => !i.email)?.delivery.state).toBe('none');
    expect((await product.api.post(`${at}/send`)).body).toEqual({ owed: 0 });
    const mails = (await (await fetch(`${product.base}/mailbox.json`)).json()) as { to: string }[];
    expect(
      mails
        .filter((m) => m.to.endsWith(`@${tag}.example`))
        .map((m) => m.to)
        .sort(),
    ).toEqual(camats(3, tag).map((c) => c.email));
    const event = await read(at);
    expect(event.status).toBe('invited');
    expect(event.milestones[0]).toMatchObject({ kind: 'send', state: 'done' });
  });
});

describe('recording', () => {
  test('tasks are ticked once', async () => {
    const { event, at } = await made();
    const task = event.tasks[0];
    for (let time = 0; time < 2; time++) {
      const { status, body } = await product.api.post(`/tasks/${task.id}/done`);
      expect([status, body]).toEqual([200, { ...task, done: true }]);
    }
    expect((await read(at)).tasks.filter((t: { done: boolean }) => t.done)).toHaveLength(1);
    const actions = (await read(`${at}/audit`)).data.map((e: { action: string }) => e.action);
    expect(actions).toEqual(['event.created', 'task.done']);
  });

  test('forces and counts replace, outcomes are appended in order', async () => {
    const { at } = await made();
    const post = async (part: string, body: object) => (await product.api.post(`${at}/${part}`, body)).body.data;
    await post('forces', {
      units: [
        { unit: 'Dalmas', personnel: 30, vehicles: 2 },
        { unit: 'Lantas', personnel: 10 },
      ],
    });
    expect(await post('forces', { units: [{ unit: 'DALMAS ', personnel: 45 }] })).toEqual([
      { unit: 'DALMAS', personnel: 45, vehicles: null },
      { unit: 'Lantas', personnel: 10, vehicles: null },
    ]);
    const two = await product.api.post(`${at}/forces`, {
      units: ['Samapta', 'Brimob', ' SAMAPTA'].map((unit, n) => ({ unit, personnel: n })),
    });
    expect([two.status, two.body.errors[0].field]).toEqual([422, 'units[2].unit']);
    await post('counts', { counts: [{ what: 'participants', number: 90, note: 'kira-kira' }] });
    expect(
      await post('counts', {
        counts: [
          { what: 'participants', number: 0 },
          { what: 'questions', number: 4 },
        ],
      }),
    ).toEqual([
      { what: 'participants', number: 0, note: null },
      { what: 'questions', number: 4, note: null },
    ]);
    await post('outcomes', {
      outcomes: [
        { kind: 'decision', text: 'Satu' },
        { kind: 'quote', text: 'Dua', speaker: 'Bupati' },
      ],
    });
    const [third] = await post('outcomes', {
      outcomes: [{ kind: 'follow_up', text: 'Tiga', owner: 'Polres', due: '2027-03-10' }],
    });
    expect(third).toMatchObject({ kind: 'follow_up', owner: 'Polres', due: '2027-03-10', speaker: null });
    expect((await read(`${at}/outcomes`)).data.map((o: { text: string }) => o.text)).toEqual(['Satu', 'Dua', 'Tiga']);
  });
});

describe('ending', () => {
  test('close drafts the report; again is nothing new; then no answers, no sending', async () => {
    const { at } = await made();
    const guest = (await product.api.post(`${at}/invitations`, { invitees: [hendra] })).body.data[0].id;
    expect(refusal(await product.api.get(`${at}/report`))).toEqual([404, 'not_found']);
    expect(refusal(await product.api.post(`${at}/report/final`))).toEqual([409, 'not_drafted']);
    for (let time = 0; time < 2; time++) expect((await product.api.post(`${at}/close`)).status).toBe(202);
    const report = await drafted(at);
    expect(report).toMatchObject({ form: 'laporan', stale: false, writer: 'deterministic', version: 1 });
    expect((await read(at)).status).toBe('closed');
    expect(refusal(await product.api.post(`${at}/send`))).toEqual([409, 'closed']);
    expect(refusal(await product.api.post(`${at}/cancel`, { reason: 'x' }))).toEqual([409, 'closed']);
    expect(
      refusal(await product.api.post(`/invitations/${guest}/answers`, { answer: 'accepted', channel: 'phone' })),
    ).toEqual([409, 'closed']);
    expect((await product.api.post(`${at}/counts`, { counts: [{ what: 'participants', number: 5 }] })).status).toBe(
      200,
    );
    expect((await read(`${at}/report`)).stale).toBe(true);
  });

  test('cancel needs a reason, ends it, and said twice is one', async () => {
    const { event, at } = await made();
    await product.api.post(`${at}/invitations`, { invitees: [hendra] });
    for (let time = 0; time < 2; time++) {
      const { status, body } = await product.api.post(`${at}/cancel`, { reason: 'Cuaca buruk' });
      expect([status, body.status]).toEqual([200, 'cancelled']);
      expect(body.milestones.map((m: { state: string }) => m.state)).toEqual(Array(5).fill('skipped'));
    }
    const writes: [string, object][] = [
      ['send', {}],
      ['close', {}],
      ['invitations', { invitees: [bupati] }],
      ['attendance', { records: [{ name: 'Tamu' }] }],
      ['forces', { units: [{ unit: 'x', personnel: 1 }] }],
      ['counts', { counts: [{ what: 'visits', number: 1 }] }],
      ['outcomes', { outcomes: [{ kind: 'remark', text: 'x' }] }],
    ];
    for (const [part, body] of writes)
      expect(refusal(await product.api.post(`${at}/${part}`, body)), part).toEqual([409, 'cancelled']);
    expect(refusal(await product.api.patch(at, { title: 'Lain' }))).toEqual([409, 'cancelled']);
    expect((await read(at)).title).toBe(event.title);
    const entries = (await read(`${at}/audit`)).data as { action: string }[];
    expect(entries.filter((e) => e.action === 'event.cancelled')).toEqual([
      expect.objectContaining({
        actor: 'token:API_TOKEN',
        door: 'api',
        before: { status: 'scheduled' },
        after: { status: 'cancelled', reason: 'Cuaca buruk' },
      }),
    ]);
  });

  test('after final every change is 409, and nothing has changed', async () => {
    const { event, at } = await made();
    const guest = (await product.api.post(`${at}/invitations`, { invitees: [hendra] })).body.data[0];
    await product.api.post(`/tasks/${event.tasks[0].id}/done`);
    const [here, undone] = (
      await product.api.post(`${at}/attendance`, { records: [{ name: 'Tamu' }, { name: 'Salah' }] })
    ).body.data;
    await product.api.delete(`/attendance/${undone.id}`);
    await product.api.post(`${at}/close`);
    await drafted(at);
    const final = await product.api.post(`${at}/report/final`);
    expect([final.status, final.body.status]).toEqual([200, 'final']);
    const all = async () =>
      Promise.all(['', '/invitations', '/attendance', '/outcomes', '/report', '/audit'].map((part) => read(at + part)));
    const before = await all();
    expect(before[0].status).toBe('reported');
    const { post, patch } = product.api;
    const calls: Record<string, Promise<Answer<any>>> = {
      patch: patch(at, { title: 'Lain' }),
      'patch nothing': patch(at, {}),
      cancel: post(`${at}/cancel`, { reason: 'x' }),
      send: post(`${at}/send`),
      invite: post(`${at}/invitations`, { invitees: [bupati] }),
      'invite again': post(`${at}/invitations`, { invitees: [hendra] }),
      'a new tick': post(`/tasks/${event.tasks[1].id}/done`),
      'an old tick': post(`/tasks/${event.tasks[0].id}/done`),
      told: post(`/invitations/${guest.id}/answers`, { answer: 'accepted', channel: 'phone' }),
      attend: post(`${at}/attendance`, { records: [{ name: 'Terlambat' }] }),
      undo: product.api.delete(`/attendance/${here.id}`),
      'undo again': product.api.delete(`/attendance/${undone.id}`),
      forces: post(`${at}/forces`, { units: [{ unit: 'x', personnel: 1 }] }),
      counts: post(`${at}/counts`, { counts: [{ what: 'visits', number: 1 }] }),
      outcomes: post(`${at}/outcomes`, { outcomes: [{ kind: 'remark', text: 'x' }] }),
      redraft: post(`${at}/report/draft`),
    };
    for (const [name, call] of Object.entries(calls)) expect(refusal(await call)[0], name).toBe(409);
    expect((await product.form(new URL(guest.link).pathname, { answer: 'accepted' })).status).toBe(409);
    // what only says again what is so
    expect((await post(`${at}/report/final`)).status).toBe(200);
    expect((await post(`${at}/close`)).status).toBe(202);
    expect(await all()).toEqual(before);
  });

  test('the report as files, in every form; other files are 501, an unknown form 422', async () => {
    const { at } = await made();
    await product.api.post(`${at}/close`);
    await drafted(at);
    for (const form of ['laporan', 'notulen', 'siaran-pers', 'pesan']) {
      expect((await read(`${at}/report?form=${form}`)).form).toBe(form);
      const md = await product.api.get(`${at}/report.md?form=${form}`);
      expect([md.status, md.headers.get('content-type')]).toEqual([200, 'text/markdown; charset=utf-8']);
      expect(md.text).toContain('Kamis, 4 Maret 2027');
      const docx = await product.api.get(`${at}/report.docx?form=${form}`);
      expect([docx.status, docx.text.slice(0, 2)]).toEqual([200, 'PK']);
      const pdf = await product.api.get(`${at}/report.pdf?form=${form}`);
      expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
      expect(pdf.text.slice(0, 8)).toBe('%PDF-1.7');
    }
    for (const file of ['report', 'report.md', 'report.docx', 'report.pdf']) {
      expect(refusal(await product.api.get(`${at}/${file}?form=puisi`))).toEqual([422, 'invalid']);
    }
    for (const file of ['letter.docx', 'letter.pdf', 'guest-list.pdf', 'guest-list.xlsx', 'guest-list.csv'])
      expect(refusal(await product.api.get(`${at}/${file}`)), file).toEqual([501, 'not_built']);
    const ics = await product.api.get(`${at}/calendar.ics`);
    expect(ics.headers.get('content-type')).toMatch(/^text\/calendar/);
    expect(ics.text).toContain('DTSTART;TZID=Asia/Makassar:20270304T080000');
  });
});
