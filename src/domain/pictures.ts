import { cleanedJpeg, flatJpeg } from './picture-jpeg.ts';
import type { Picture, PictureType } from './picture-pieces.ts';
import { cleanedPng } from './picture-png.ts';

/** `kind`: neither JPEG nor PNG; `heic`: what iPhones keep; `pixels`: more of them than we take. */
export type PictureFault = 'kind' | 'heic' | 'broken' | 'pixels';
export type Cleaned = { ok: true; picture: Picture } | { ok: false; fault: PictureFault };

/** The longest side of a picture, and how many pixels it may have in all. PNGs are unpacked to be printed, JPEGs are not. */
export const LONGEST_SIDE = 8000;
export const MOST_PIXELS: Record<PictureType, number> = { 'image/jpeg': 40_000_000, 'image/png': 4_000_000 };

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const startsWith = (bytes: Uint8Array, head: number[]) => head.every((byte, at) => bytes[at] === byte);

/**
 * A picture with everything left out that is not needed to draw it: place, device, time, thumbnails, comments, profiles,
 * whatever follows its end. What it is, its first bytes say, not its name. Never throws.
 */
export function cleanedPicture(bytes: Uint8Array): Cleaned {
  const read = startsWith(bytes, PNG) ? cleanedPng : startsWith(bytes, [0xff, 0xd8, 0xff]) ? cleanedJpeg : null;
  if (!read) {
    // ISO base media files say 'ftyp' behind their length
    const heic = startsWith(bytes.subarray(4), [0x66, 0x74, 0x79, 0x70]);
    return { ok: false, fault: heic ? 'heic' : 'kind' };
  }
  const picture = read(bytes);
  if (!picture) return { ok: false, fault: 'broken' };
  const { type, width, height } = picture;
  const fits = Math.max(width, height) <= LONGEST_SIDE && width * height <= MOST_PIXELS[type];
  return fits ? { ok: true, picture } : { ok: false, fault: 'pixels' };
}

/**
 * The pixels of a cleaned picture as they lie, and how they are turned (EXIF orientation): for documents, whose readers don't
 * agree on whether a picture's own word on that counts.
 */
export function laidFlat(bytes: Uint8Array): { bytes: Uint8Array; turned: number } {
  const flat = flatJpeg(bytes);
  return flat ?? { bytes, turned: 1 };
}
