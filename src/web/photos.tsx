import type { Context as HonoContext } from 'hono';
import { addPhoto, changePhoto, photoFile, removePhoto } from '../actions/photos.ts';
import { findEvent } from '../db/events.ts';
import { findPhoto, listPhotos } from '../db/photos.ts';
import { parseInput } from '../domain/input.ts';
import { captionInput, MOST_PHOTOS, PHOTOS_BYTES } from '../domain/photos.ts';
import { messages } from '../messages/index.ts';
import { problemText } from '../messages/problems.ts';
import { pageOf, type WebEnv } from './environment.ts';
import { photosPath } from './event-frame.tsx';
import { typedIn } from './form-data.ts';
import { type Form, freshForm, withProblems } from './forms.tsx';
import { PhotosPage } from './photos-page.tsx';
import { errorPage } from './refusals.tsx';
import { bodyUpTo } from './security.ts';

type C = HonoContext<WebEnv>;

const idOf = (c: C) => c.req.param('id') ?? '';

async function page(c: C, forms: { upload?: Form; caption?: { id: string; form: Form } } = {}) {
  const ctx = c.get('ctx');
  const [event, photos] = await Promise.all([findEvent(ctx, idOf(c)), listPhotos(ctx, idOf(c))]);
  if (!event) return errorPage(c, 'not_found');
  const words = messages(c.get('language')).photos;
  const done = { ya: words.saved, dihapus: words.removed };
  const saved = done[c.req.query('disimpan') as keyof typeof done] ?? null;
  const wrong = Boolean(forms.upload || forms.caption);
  return c.html(
    <PhotosPage
      event={event}
      photos={photos}
      upload={forms.upload ?? freshForm(c.get('language'))}
      wrong={forms.caption ?? null}
      saved={wrong ? null : saved}
      {...pageOf(c)}
    />,
    wrong ? 422 : 200,
  );
}

/** GET /acara/:id/foto */
export const showPhotos = (c: C) => page(c);

/** All that an event may have, with the words around it. */
export const photoLimit = bodyUpTo(PHOTOS_BYTES + 64 * 1024, (c) => errorPage(c, 'too_large'));

/**
 * POST /acara/:id/foto: one file or several. Those that can be kept are; of the others the form says what is wrong. Script
 * sends one at a time and is answered in JSON: `{}`, or `{problem}` with 422.
 */
export async function addPhotos(c: C) {
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(c.req.header('content-type') ?? ''))
    return errorPage(c, 'media_type');
  const sent = await c.req.parseBody({ all: true }).catch(() => ({}) as Record<string, never>);
  const files = [sent.file].flat().filter((one): one is File => one instanceof File && one.name !== '');
  const ctx = c.get('ctx');
  const language = c.get('language');
  const words = messages(language).photos;
  if (!(await findEvent(ctx, idOf(c)))) return errorPage(c, 'not_found');
  const wrong: string[] = [];
  for (const file of files.slice(0, MOST_PHOTOS + 1)) {
    const done = await addPhoto(ctx, idOf(c), { bytes: new Uint8Array(await file.arrayBuffer()) });
    if (done.ok) continue;
    if (done.reason !== 'picture') return errorPage(c, done.reason);
    const text = problemText({ rule: `picture_${done.fault}`, params: { most: MOST_PHOTOS } }, language);
    wrong.push(files.length > 1 ? words.ofFile({ name: file.name, text }) : text);
  }
  if (!files.length) wrong.push(words.choose);
  if (c.req.header('accept') === 'application/json')
    return wrong.length ? c.json({ problem: wrong.join(' ') }, 422) : c.json({});
  if (wrong.length) return page(c, { upload: { ...freshForm(language), problems: { file: wrong.join(' ') } } });
  return c.redirect(`${photosPath(idOf(c))}?disimpan=ya`, 303);
}

/** A photo of the event in the address; undefined for another's. */
async function photoIn(c: C) {
  const photo = await findPhoto(c.get('ctx'), c.req.param('photo') ?? '');
  return photo?.eventId === idOf(c) ? photo : undefined;
}

/** POST /acara/:id/foto/:photo: the caption, and with `aksi` naik or turun one place up or down. */
export async function changePhotoPage(c: C) {
  const ctx = c.get('ctx');
  const typed = await typedIn(c);
  const photo = await photoIn(c);
  if (!photo) return errorPage(c, 'not_found');
  const parsed = parseInput(captionInput, { caption: typed.get('caption') ?? undefined });
  if (!parsed.ok) {
    const form = withProblems({ typed, problems: {}, language: c.get('language') }, parsed.problems);
    return page(c, { caption: { id: photo.id, form } });
  }
  const place = (await listPhotos(ctx, photo.eventId)).findIndex(({ id }) => id === photo.id) + 1;
  const step = { naik: -1, turun: 1 }[typed.get('aksi') ?? ''];
  const position = step === undefined ? undefined : Math.max(1, place + step);
  const done = await changePhoto(ctx, photo.id, { caption: parsed.value.caption, position });
  return done.ok ? c.redirect(`${photosPath(idOf(c))}#${photo.id}`, 303) : errorPage(c, done.reason);
}

/** POST /acara/:id/foto/:photo/hapus */
export async function dropPhoto(c: C) {
  const photo = await photoIn(c);
  // gone already, or never of this event
  if (!photo && (await findEvent(c.get('ctx'), idOf(c)))) return c.redirect(photosPath(idOf(c)), 303);
  const done = await removePhoto(c.get('ctx'), photo?.id ?? '');
  return done.ok ? c.redirect(`${photosPath(idOf(c))}?disimpan=dihapus`, 303) : errorPage(c, done.reason);
}

/** GET /acara/:id/foto/:photo: the picture, to members alone; whatever it may be, a browser runs nothing in it. */
export async function showPhoto(c: C) {
  const file = (await photoIn(c)) ? await photoFile(c.get('ctx'), c.req.param('photo') ?? '') : null;
  if (!file?.ok) return errorPage(c, 'not_found');
  const { type, id } = file.photo;
  return c.body(file.bytes.slice().buffer as ArrayBuffer, 200, {
    'Content-Type': type,
    'Content-Disposition': `inline; filename="${id}.${type === 'image/png' ? 'png' : 'jpg'}"`,
    // what stands at an address never changes
    'Cache-Control': 'private, max-age=3600',
    'Content-Security-Policy': "default-src 'none'; sandbox; base-uri 'none'; frame-ancestors 'none'",
    'Cross-Origin-Resource-Policy': 'same-origin',
  });
}
