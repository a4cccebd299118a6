import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { runBatch, type Statement } from '../db/database.ts';
import { findEvent } from '../db/events.ts';
import {
  deletePhoto,
  filesDue,
  findPhoto,
  forgetFiles,
  insertPhoto,
  keepFile,
  listPhotos,
  orderPhotos,
  type PhotoRow,
  promiseDeletion,
  setCaption,
} from '../db/photos.ts';
import { MOST_PHOTOS, PHOTO_BYTES, PHOTOS_BYTES } from '../domain/photos.ts';
import { packedPixels, unpackedLength } from '../domain/picture-png.ts';
import { type Cleaned, cleanedPicture, type PictureFault } from '../domain/pictures.ts';
import { audited, auditedIfChanged } from './audit.ts';
import type { Context } from './context.ts';
import { openEvent, type Refusal, unlessFinal } from './refusals.ts';

/** An upload takes seconds; a file that no photo has after this long was left by a process that is gone. */
const UPLOAD_MS = 3_600_000;
/** R2 deletes up to a thousand at once, a query takes a hundred values. */
const FILES_A_SWEEP = 90;

/** `large`: the one picture; `full`: no more of them; `heavy`: all of them together would be too large. */
export type PhotoFault = PictureFault | 'large' | 'full' | 'heavy';
type Faulty = { ok: false; reason: 'picture'; fault: PhotoFault };
const faulty = (fault: PhotoFault): Faulty => ({ ok: false, reason: 'picture', fault });

/** Whether the pixels of a PNG are what its header says: readers of it unpack them, and less or more would be a trap. */
function isWhole(png: Uint8Array): boolean {
  const length = unpackedLength(png);
  try {
    return inflateSync(packedPixels(png), { maxOutputLength: length }).length === length;
  } catch {
    return false;
  }
}

function cleaned(bytes: Uint8Array): Cleaned {
  const read = cleanedPicture(bytes);
  const broken = read.ok && read.picture.type === 'image/png' && !isWhole(read.picture.bytes);
  return broken ? { ok: false, fault: 'broken' } : read;
}

const sameAs = (photos: PhotoRow[], sha256: string) => photos.find((one) => one.sha256 === sha256);
const noRoom = (photos: PhotoRow[], bytes: number): PhotoFault | null => {
  if (photos.length >= MOST_PHOTOS) return 'full';
  return photos.reduce((sum, one) => sum + one.bytes, bytes) > PHOTOS_BYTES ? 'heavy' : null;
};

/**
 * Keeps a picture as a photo of an event, without anything its maker left in it. The same picture again is the photo that is
 * there (`known`). What a kill leaves at each line: nothing, a promise, a file with its promise, or all of it.
 */
export async function addPhoto(
  ctx: Context,
  eventId: string,
  sent: { bytes: Uint8Array; caption?: string | undefined },
): Promise<{ ok: true; photo: PhotoRow; known: boolean } | Faulty | Refusal> {
  const open = await openEvent(ctx, eventId);
  if (!open.ok) return open;
  if (sent.bytes.length > PHOTO_BYTES) return faulty('large');
  const read = cleaned(sent.bytes);
  if (!read.ok) return faulty(read.fault);
  const { bytes, type, width, height } = read.picture;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const there = await listPhotos(ctx, eventId);
  const same = sameAs(there, sha256);
  if (same) return { ok: true, photo: same, known: true };
  const full = noRoom(there, bytes.length);
  if (full) return faulty(full);
  const id = ctx.newId('ph');
  const fileKey = `${ctx.organizationId}/photos/${eventId}/${id}.${type === 'image/png' ? 'png' : 'jpg'}`;
  // killed after this line: a promise to delete what is not there, which the sweep keeps without harm
  await runBatch(ctx.db, [promiseDeletion(ctx, fileKey, ctx.now() + UPLOAD_MS)]);
  // killed after this line: a file that nobody sees, deleted within the hour
  await ctx.files.put(fileKey, bytes, type);
  const caption = sent.caption || null;
  const row = { id, eventId, caption, width, height, bytes: bytes.length, type, sha256, fileKey, by: ctx.actor };
  // one batch: the photo stands and its file is promised to nobody, or neither
  const done = await unlessFinal(() =>
    runBatch(ctx.db, [
      insertPhoto(ctx, { ...row, at: ctx.now() }, { most: MOST_PHOTOS, mostBytes: PHOTOS_BYTES }),
      auditedIfChanged(ctx, eventId, 'photo.added', id, { after: { caption, width, height, sha256 } }),
      keepFile(ctx, id, fileKey),
    ]),
  );
  if (!Array.isArray(done)) return done;
  const now = await listPhotos(ctx, eventId);
  const photo = sameAs(now, sha256);
  if (photo) return { ok: true, photo, known: photo.id !== id };
  const late = noRoom(now, bytes.length);
  // else the event was cancelled or removed, or the upload took an hour
  return late ? faulty(late) : { ok: false, reason: 'changed' };
}

/** A photo that may be changed, with those of its event in their order. */
async function openPhoto(ctx: Context, id: string) {
  const photo = await findPhoto(ctx, id);
  if (!photo) return { ok: false as const, reason: 'not_found' as const };
  const open = await openEvent(ctx, photo.eventId);
  return open.ok ? { ok: true as const, photo } : open;
}

/** Another caption (empty: none), another place (1 is the first), or both. What stands so already changes nothing. */
export async function changePhoto(
  ctx: Context,
  id: string,
  change: { caption?: string | undefined; position?: number | undefined },
): Promise<{ ok: true; photo: PhotoRow } | Refusal> {
  const open = await openPhoto(ctx, id);
  if (!open.ok) return open;
  const { photo } = open;
  const statements: Statement[] = [];
  if (change.caption !== undefined) {
    const [before, after] = [{ caption: photo.caption }, { caption: change.caption || null }];
    statements.push(
      setCaption(ctx, id, after.caption),
      auditedIfChanged(ctx, photo.eventId, 'photo.captioned', id, { before, after }),
    );
  }
  if (change.position !== undefined) {
    const ids = (await listPhotos(ctx, photo.eventId)).map((one) => one.id);
    const others = ids.filter((one) => one !== id);
    others.splice(change.position - 1, 0, id);
    const [before, after] = [ids, others].map((order) => ({ position: order.indexOf(id) + 1 }));
    if (before?.position !== after?.position)
      statements.push(
        orderPhotos(ctx, photo.eventId, others),
        audited(ctx, photo.eventId, 'photo.moved', id, { before, after }),
      );
  }
  const done = await unlessFinal(() => runBatch(ctx.db, statements));
  if (!Array.isArray(done)) return done;
  const now = await findPhoto(ctx, id);
  return now ? { ok: true, photo: now } : { ok: false, reason: 'not_found' };
}

/** Removes a photo for good; its file follows by the sweep. One batch: a kill leaves all of it or nothing. */
export async function removePhoto(ctx: Context, id: string): Promise<{ ok: true; eventId: string } | Refusal> {
  const open = await openPhoto(ctx, id);
  if (!open.ok) return open;
  const { eventId, fileKey, caption, sha256 } = open.photo;
  const done = await unlessFinal(() =>
    runBatch(ctx.db, [
      promiseDeletion(ctx, fileKey, ctx.now()),
      deletePhoto(ctx, id),
      auditedIfChanged(ctx, eventId, 'photo.removed', id, { before: { caption, sha256 } }),
    ]),
  );
  return Array.isArray(done) ? { ok: true, eventId } : done;
}

/** The photos of an event in their order; undefined for one that is not there. */
export async function photosOf(ctx: Context, eventId: string): Promise<PhotoRow[] | undefined> {
  const [event, photos] = await Promise.all([findEvent(ctx, eventId), listPhotos(ctx, eventId)]);
  return event ? photos : undefined;
}

/** A photo's file. */
export async function photoFile(
  ctx: Context,
  id: string,
): Promise<{ ok: true; photo: PhotoRow; bytes: Uint8Array } | Refusal> {
  const photo = await findPhoto(ctx, id);
  const bytes = photo ? await ctx.files.get(photo.fileKey) : null;
  return photo && bytes ? { ok: true, photo, bytes } : { ok: false, reason: 'not_found' };
}

/**
 * For the sweep, over all organizations: deletes what was promised to be deleted. The files first: killed between the two
 * lines, the promise stands and is kept once more, which deletes nothing.
 */
export async function deleteFiles(ctx: Context): Promise<void> {
  const now = ctx.now();
  const keys = await filesDue(ctx.db, now, FILES_A_SWEEP);
  if (!keys.length) return;
  await ctx.files.delete(keys);
  await runBatch(ctx.db, [forgetFiles(ctx.db, keys, now)]);
}
