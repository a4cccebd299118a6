import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '../../src/actions/context.ts';
import { closeEvent, createEvent } from '../../src/actions/events.ts';
import { addPhoto, changePhoto, photoFile, photosOf, removePhoto } from '../../src/actions/photos.ts';
import { draftReport } from '../../src/actions/report-drafts.ts';
import { reportFile } from '../../src/actions/report-files.ts';
import { hashHolds } from '../../src/actions/report-versions.ts';
import { finalizeReport, readReport, stampOf } from '../../src/actions/reports.ts';
import { sweep } from '../../src/actions/sweep.ts';
import { lockReport } from '../../src/db/reports.ts';
import { unzip } from '../../src/documents/zip.ts';
import { eventInput } from '../../src/domain/events.ts';
import { MOST_PHOTOS, PHOTO_BYTES, PHOTOS_BYTES } from '../../src/domain/photos.ts';
import { rakor } from '../cast.ts';
import { chunk, jpeg, png, tells } from '../domain/picture-samples.ts';
import { type Engine, startEngine } from './engine.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
  await engine.rows("insert into organizations (id, name, slug, created_at) values ('org_first', 'Uji', 'x', 0)");
});
afterAll(() => engine.stop());

const newEvent = async () => (await createEvent(engine.ctx, eventInput.parse(rakor))).id;
const add = (id: string, salt: number, ctx: Context = engine.ctx) => addPhoto(ctx, id, { bytes: jpeg({ salt }) });
const promised = () => engine.rows<{ file_key: string; at: number }>('select * from files_to_delete');
const captions = async (id: string) => (await photosOf(engine.ctx, id))?.map((one) => one.caption);
const made = async (id: string, caption: string, salt: number) => {
  const done = await addPhoto(engine.ctx, id, { bytes: jpeg({ salt }), caption });
  if (!done.ok) throw new Error(done.reason);
  return done.photo;
};

test('what is kept says nothing of its maker; the same picture twice is one', async () => {
  const id = await newEvent();
  const [first, again] = [await made(id, 'Suasana', 1), await made(id, 'Sekali lagi', 1)];
  expect([again.id, again.caption]).toEqual([first.id, 'Suasana']);
  const both = await Promise.all([add(id, 2), add(id, 2)]);
  expect(both.map((one) => one.ok && one.known).sort()).toEqual([false, true]);
  expect(await photosOf(engine.ctx, id)).toHaveLength(2);
  const file = await photoFile(engine.ctx, first.id);
  expect(file.ok && tells(file.bytes)).toEqual([]);
  expect(file.ok && file.photo).toMatchObject({
    width: 16,
    height: 8,
    type: 'image/jpeg',
    bytes: file.ok && file.bytes.length,
  });
  expect(await addPhoto(engine.ctx, id, { bytes: png() })).toMatchObject({ ok: true, photo: { type: 'image/png' } });
  // the other of the two at once left a file that its promise will take away
  expect((await promised()).length).toBeLessThanOrEqual(1);
  for (const ctx of [engine.other]) {
    expect(await add(id, 3, ctx)).toEqual({ ok: false, reason: 'not_found' });
    expect(await photoFile(ctx, first.id)).toEqual({ ok: false, reason: 'not_found' });
    expect(await photosOf(ctx, id)).toBeUndefined();
    expect(await changePhoto(ctx, first.id, { caption: 'x' })).toEqual({ ok: false, reason: 'not_found' });
    expect(await removePhoto(ctx, first.id)).toEqual({ ok: false, reason: 'not_found' });
  }
});

test('what is no picture, too large or a trap is refused and leaves nothing', async () => {
  const id = await newEvent();
  const before = await promised();
  const bomb = Buffer.from(png());
  const at = bomb.indexOf('IDAT') - 4;
  const end = bomb.indexOf('IEND') - 4;
  const packed = chunk('IDAT', deflateSync(Buffer.alloc(5_000_000)));
  const trap = Buffer.concat([bomb.subarray(0, at), packed, bomb.subarray(end)]);
  const cases: [Uint8Array, string][] = [
    [Buffer.from('GIF89a'), 'kind'],
    [Buffer.from('\0\0\0\x18ftypheic'), 'heic'],
    [jpeg().slice(0, 200), 'broken'],
    [trap, 'broken'],
    [jpeg({ width: 9000 }), 'pixels'],
    [new Uint8Array(PHOTO_BYTES + 1), 'large'],
  ];
  for (const [bytes, fault] of cases)
    expect(await addPhoto(engine.ctx, id, { bytes })).toEqual({ ok: false, reason: 'picture', fault });
  expect([await photosOf(engine.ctx, id), await promised()]).toEqual([[], before]);
});

test('two at once at nineteen make twenty, and bytes are counted too', async () => {
  const id = await newEvent();
  for (let n = 1; n < MOST_PHOTOS; n++) await made(id, `${n}`, n);
  const [a, b] = await Promise.all([add(id, 30), add(id, 31)]);
  expect([a, b].filter((one) => one.ok)).toHaveLength(1);
  expect([a, b].find((one) => !one.ok)).toEqual({ ok: false, reason: 'picture', fault: 'full' });
  expect(await photosOf(engine.ctx, id)).toHaveLength(MOST_PHOTOS);
  expect((await add(id, 5)).ok, 'one that is there').toBe(true);
  const heavy = await newEvent();
  const one = await made(heavy, 'berat', 1);
  await engine.rows('update photos set bytes = ? where id = ?', PHOTOS_BYTES - 10, one.id);
  expect(await add(heavy, 2)).toEqual({ ok: false, reason: 'picture', fault: 'heavy' });
});

test('captions and order; what stands so already leaves no trace', async () => {
  const id = await newEvent();
  const [a, b, c] = [await made(id, 'a', 1), await made(id, 'b', 2), await made(id, 'c', 3)];
  const deeds = () =>
    engine.rows<{ action: string }>("select action from audit_entries where event_id = ? and action like 'photo%'", id);
  expect(await changePhoto(engine.ctx, c.id, { position: 1 })).toMatchObject({ ok: true, photo: { position: 0 } });
  expect(await captions(id)).toEqual(['c', 'a', 'b']);
  await changePhoto(engine.ctx, c.id, { position: 20 });
  await changePhoto(engine.ctx, c.id, { position: 3 });
  expect(await captions(id)).toEqual(['a', 'b', 'c']);
  await changePhoto(engine.ctx, b.id, { caption: '' });
  await changePhoto(engine.ctx, a.id, { caption: 'a' });
  expect(await captions(id)).toEqual(['a', null, 'c']);
  expect((await deeds()).map(({ action }) => action.slice(6))).toEqual([
    'added',
    'added',
    'added',
    'moved',
    'moved',
    'captioned',
  ]);
  await removePhoto(engine.ctx, a.id);
  await made(id, 'd', 4);
  expect(await captions(id)).toEqual([null, 'c', 'd']);
});

describe('files', () => {
  test('removed: the row at once, the file with the sweep, which may be killed between', async () => {
    const id = await newEvent();
    const photo = await made(id, 'x', 1);
    expect(await removePhoto(engine.ctx, photo.id)).toEqual({ ok: true, eventId: id });
    expect(await removePhoto(engine.ctx, photo.id)).toEqual({ ok: false, reason: 'not_found' });
    expect(await engine.ctx.files.get(photo.fileKey)).not.toBeNull();
    const files = {
      ...engine.ctx.files,
      delete: async () => {
        throw new Error('killed');
      },
    };
    await expect(sweep({ ...engine.ctx, files })).rejects.toThrow('killed');
    expect((await promised()).map((one) => one.file_key)).toContain(photo.fileKey);
    await engine.ctx.files.delete([photo.fileKey]);
    await sweep(engine.ctx);
    await sweep(engine.ctx);
    expect(await engine.ctx.files.get(photo.fileKey)).toBeNull();
    expect((await promised()).map((one) => one.file_key)).not.toContain(photo.fileKey);
    expect((await add(id, 1)).ok, 'the same again after it was removed').toBe(true);
  });

  test('an upload that was killed is cleaned up; one that took too long is not kept over its file', async () => {
    const id = await newEvent();
    const killed = {
      ...engine.ctx.files,
      put: async (...of: Parameters<Context['files']['put']>) => {
        await engine.ctx.files.put(...of);
        throw new Error('killed');
      },
    };
    await expect(add(id, 1, { ...engine.ctx, files: killed })).rejects.toThrow('killed');
    const [left] = (await promised()).filter((one) => one.file_key.includes(id));
    await sweep(engine.ctx);
    expect(await engine.ctx.files.get(left?.file_key ?? '')).not.toBeNull();
    let hours = 0;
    const slow = {
      ...engine.ctx,
      now: () => engine.ctx.now() + hours * 3_600_000,
      files: {
        ...engine.ctx.files,
        put: async (...of: Parameters<Context['files']['put']>) => {
          await engine.ctx.files.put(...of);
          hours = 2;
        },
      },
    };
    expect(await add(id, 2, slow)).toEqual({ ok: false, reason: 'changed' });
    await sweep(slow);
    expect([await photosOf(engine.ctx, id), await engine.ctx.files.get(left?.file_key ?? '')]).toEqual([[], null]);
    expect((await promised()).filter((one) => one.file_key.includes(id))).toEqual([]);
  });
});

test('printed with their captions, signed with the report, and never changed afterwards', async () => {
  const id = await newEvent();
  await closeEvent(engine.ctx, id);
  const [report] = await engine.rows<{ id: string }>('select id from reports where event_id = ?', id);
  await draftReport(engine.ctx, report?.id ?? '');
  const photos = [];
  for (let n = 1; n < 6; n++) photos.push(await made(id, `Foto <${n}> & sambutan`, n));
  const media = async (form: 'laporan' | 'notulen' | 'siaran-pers' | 'pesan') => {
    const file = await reportFile(engine.ctx, id, 'docx', form);
    const unpacked = await unzip(new Uint8Array(file.ok ? (file.body as ArrayBuffer) : []));
    if (!unpacked.ok) throw new Error(unpacked.reason);
    const pictures = [...unpacked.files].filter(([name]) => name.startsWith('word/media/')).map(([, bytes]) => bytes);
    const words = new TextDecoder().decode(unpacked.files.get('word/document.xml'));
    for (const bytes of pictures) expect(tells(bytes)).toEqual([]);
    return [pictures.length, (words.match(/<w:t[^>]*>Foto &lt;\d&gt; &amp; sambutan</g) ?? []).length];
  };
  expect(await Promise.all((['laporan', 'notulen', 'siaran-pers', 'pesan'] as const).map(media))).toEqual([
    [5, 5],
    [5, 5],
    [3, 3],
    [0, 0],
  ]);
  const pdf = await reportFile(engine.ctx, id, 'pdf', 'laporan');
  expect(
    Buffer.from(pdf.ok ? (pdf.body as ArrayBuffer) : [])
      .toString('latin1')
      .match(/\/Subtype \/Image/g),
  ).toHaveLength(5);

  const revisions = Object.fromEntries(
    (
      await engine.rows<{ form: string; revision: number }>(
        'select form, revision from report_texts where report_id = ?',
        report?.id,
      )
    ).map((one) => [one.form, one.revision]),
  );
  // a caption that changes between reading and locking: nothing is locked
  const before = photos.map(({ sha256, caption }) => ({ sha256, caption }));
  await changePhoto(engine.ctx, photos[1]?.id ?? '', { caption: 'Lain' });
  const lock = { at: 1, by: 'x', hash: 'x', revisions };
  expect(await lockReport(engine.ctx, report?.id ?? '', { ...lock, photos: before })).toEqual([]);
  expect(await finalizeReport(engine.ctx, id, { seen: stampOf(1, revisions, before) })).toEqual({
    ok: false,
    reason: 'changed',
  });
  const now = (await photosOf(engine.ctx, id)) ?? [];
  expect(await finalizeReport(engine.ctx, id, { seen: stampOf(1, revisions, now) })).toEqual({ ok: true });
  const holds = async () => {
    const found = await readReport(engine.ctx, id);
    return found && hashHolds(engine.ctx, found.report);
  };
  expect(await holds()).toBe(true);
  const [first] = now;
  const final = { ok: false, reason: 'final' };
  expect(await add(id, 9)).toEqual(final);
  expect(await changePhoto(engine.ctx, first?.id ?? '', { caption: 'x', position: 3 })).toEqual(final);
  expect(await removePhoto(engine.ctx, first?.id ?? '')).toEqual(final);
  for (const change of ["update photos set caption = 'x'", 'delete from photos'])
    await expect(engine.rows(`${change} where event_id = ?`, id)).rejects.toThrow('event is final');
  expect(await photosOf(engine.ctx, id)).toEqual(now);
  expect((await reportFile(engine.ctx, id, 'docx', 'laporan')).ok).toBe(true);
});
