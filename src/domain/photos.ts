import * as z from 'zod';
import { lineOrNone } from './input.ts';

/** How many photos an event may have. */
export const MOST_PHOTOS = 20;
/** Bytes of one photo: more than a picture of 1,600 pixels needs. */
export const PHOTO_BYTES = 1.5 * 1024 * 1024;
/** Bytes of all photos of an event: a report with them is put together in a Worker's 128 MB. The browser makes each fit. */
export const PHOTOS_BYTES = 12 * 1024 * 1024;
/** A press release shows so many at most. */
export const PRESS_PHOTOS = 3;

export const CAPTION = 200;
export const captionInput = z.object({ caption: lineOrNone(CAPTION).optional() });
/** A new caption (empty: none), another place (1 is the first), or both. */
export const photoInput = z.object({
  caption: lineOrNone(CAPTION).optional(),
  position: z.number().int().min(1).max(MOST_PHOTOS).optional(),
});

/** What of photos a final report is hashed over. */
export type HashedPhoto = { sha256: string; caption: string | null };
