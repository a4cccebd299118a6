import type { Hono } from 'hono';
import * as z from 'zod';
import { addPhoto, changePhoto, type PhotoFault, photoFile, photosOf, removePhoto } from '../actions/photos.ts';
import type { PhotoRow } from '../db/photos.ts';
import { parseInput } from '../domain/input.ts';
import { captionInput, MOST_PHOTOS, PHOTO_BYTES, photoInput } from '../domain/photos.ts';
import type { ApiEnv } from './environment.ts';
import { invalid, problem, refused } from './problem.ts';
import { read, upload, write } from './route.ts';
import { pageOut } from './shapes.ts';

const photoOut = z
  .object({
    id: z.string(),
    type: z.enum(['image/jpeg', 'image/png']),
    width: z.number().int(),
    height: z.number().int(),
    bytes: z.number().int(),
    caption: z.string().nullable(),
    position: z.number().int().meta({ description: '1 is the first' }),
    sha256: z.string().meta({ description: 'Of the file as it is kept: without anything its maker left in it' }),
  })
  .meta({ id: 'Photo' });

/** A row as it is told; its place among those of its event counts from 1. */
const showPhoto = (photo: PhotoRow, place: number): z.input<typeof photoOut> => {
  const { id, type, width, height, bytes, caption, sha256 } = photo;
  return { id, type, width, height, bytes, caption, position: place + 1, sha256 };
};

const STATUS: Partial<Record<PhotoFault, [number, string]>> = {
  kind: [415, 'picture'],
  heic: [415, 'picture'],
  large: [413, 'too_large'],
  full: [409, 'full'],
  heavy: [409, 'full'],
};

/** Pictures of an event: kept without anything their makers left in them, and told to nobody else. */
export function photoRoutes(app: Hono<ApiEnv>): void {
  const shown = async (ctx: ApiEnv['Variables']['ctx'], { id, eventId }: PhotoRow) => {
    const all = (await photosOf(ctx, eventId)) ?? [];
    const place = all.findIndex((one) => one.id === id);
    const photo = all[place];
    return photo ? showPhoto(photo, place) : null;
  };

  upload(
    app,
    {
      method: 'post',
      path: '/events/:id/photos',
      does: `Keeps a picture, without its metadata; at most ${MOST_PHOTOS} an event, 1.5 MiB each, 12 MiB in all. The same picture again is the photo that is there: 200`,
      query: { caption: 'what is printed below it, at most 200 characters' },
      file: ['image/jpeg', 'image/png'],
      answers: [201, photoOut],
    },
    PHOTO_BYTES,
    async (c, bytes) => {
      const ctx = c.get('ctx');
      const parsed = parseInput(captionInput, { caption: c.req.query('caption') });
      if (!parsed.ok) return invalid(c, parsed.problems);
      const done = await addPhoto(ctx, c.req.param('id') ?? '', { bytes, caption: parsed.value.caption });
      if (!done.ok && done.reason !== 'picture') return refused(c, done);
      if (done.ok) return c.json(await shown(ctx, done.photo), done.known ? 200 : 201);
      const [status, name] = STATUS[done.fault] ?? [422, ''];
      if (name) return problem(c, status, name);
      return invalid(c, [{ field: 'body', rule: `picture_${done.fault}`, params: {} }]);
    },
  );

  read(
    app,
    {
      method: 'get',
      path: '/events/:id/photos',
      does: 'All photos, in their order',
      answers: [200, pageOut(photoOut)],
    },
    async (c) => {
      const photos = await photosOf(c.get('ctx'), c.req.param('id') ?? '');
      return photos ? c.json({ data: photos.map(showPhoto), next_cursor: null }) : problem(c, 404, 'not_found');
    },
  );

  read(
    app,
    { method: 'get', path: '/photos/:id', does: 'The picture', answers: [200, 'image/jpeg or image/png'] },
    async (c) => {
      const file = await photoFile(c.get('ctx'), c.req.param('id') ?? '');
      if (!file.ok) return refused(c, file);
      return c.body(file.bytes.slice().buffer as ArrayBuffer, 200, { 'Content-Type': file.photo.type });
    },
  );

  write(
    app,
    {
      method: 'patch',
      path: '/photos/:id',
      does: 'Another caption (empty: none), another place, or both',
      body: photoInput,
      answers: [200, photoOut],
    },
    async (c, change) => {
      const ctx = c.get('ctx');
      const done = await changePhoto(ctx, c.req.param('id') ?? '', change);
      return done.ok ? c.json(await shown(ctx, done.photo)) : refused(c, done);
    },
  );

  read(
    app,
    { method: 'delete', path: '/photos/:id', does: 'Removes a photo for good', answers: [204, 'nothing'] },
    async (c) => {
      const done = await removePhoto(c.get('ctx'), c.req.param('id') ?? '');
      return done.ok ? c.body(null, 204) : refused(c, done);
    },
  );
}
