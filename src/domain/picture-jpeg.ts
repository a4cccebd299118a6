import { joined, type Picture } from './picture-pieces.ts';

/** Markers (ITU-T T.81, B.1.1.3). */
const M = { soi: 0xd8, eoi: 0xd9, sos: 0xda, dqt: 0xdb, dri: 0xdd, dht: 0xc4, app0: 0xe0, app1: 0xe1, app14: 0xee };
/** Baseline, extended and progressive: what browsers and Word draw. */
const FRAMES = [0xc0, 0xc1, 0xc2];
/** Cameras make ten of a progressive picture; thousands only keep a reader busy. */
const MOST_SCANS = 100;

const latin = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
const EXIF = latin('Exif\0\0');
const begins = (bytes: Uint8Array, head: Uint8Array) => head.every((byte, at) => bytes[at] === byte);
const word = (bytes: Uint8Array, at: number) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

/** A segment of our own: marker, length, content. */
const segment = (marker: number, content: Uint8Array | number[]) =>
  Uint8Array.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 0xff, ...content]);

/** How the camera was held, from an EXIF segment (EXIF 2.32, 4.6.4 A); 1 where it does not say. */
function orientationOf(content: Uint8Array): number {
  const tiff = content.subarray(EXIF.length);
  if (tiff.length < 8) return 1;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const little = word(tiff, 0) === 0x4949;
  if (!little && word(tiff, 0) !== 0x4d4d) return 1;
  const first = view.getUint32(4, little);
  if (first + 2 > tiff.length) return 1;
  const entries = view.getUint16(first, little);
  for (let n = 0, at = first + 2; n < entries && at + 12 <= tiff.length; n++, at += 12) {
    if (view.getUint16(at, little) !== 0x0112) continue;
    const value = view.getUint16(at + 8, little);
    return view.getUint16(at + 2, little) === 3 && value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** EXIF that says one thing: which way is up. */
const orientation = (value: number) =>
  segment(M.app1, [
    ...EXIF,
    ...latin('MM\0*\0\0\0\x08'),
    ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0, 0, 0, 0, 0],
  ]);

/** Whether tables fill their segment to its last byte: room beside them could carry anything. */
function isFilled(marker: number, content: Uint8Array): boolean {
  let at = 0;
  while (at < content.length) {
    if (marker === M.dqt) at += (content[at] ?? 0) >> 4 ? 129 : 65;
    else at += 17 + content.subarray(at + 1, at + 17).reduce((sum, codes) => sum + codes, 0);
  }
  return content.length > 0 && at === content.length;
}

/** Where the compressed pixels that begin at `from` end: at the next marker that is no restart. -1 where none comes. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at)) {
    const next = bytes[at + 1] ?? 0;
    if (next === 0xff) at += 1;
    else if (next === 0 || (next >= 0xd0 && next <= 0xd7)) at += 2;
    else return at;
  }
  return -1;
}

/**
 * A JPEG (ITU-T T.81) with nothing in it but tables, frame and pixels, and what is made here anew: JFIF's and Adobe's word on
 * colours, and which way is up. Null where it is malformed or of a process that few can draw. Never throws.
 */
export function cleanedJpeg(bytes: Uint8Array): Picture | null {
  const kept: Uint8Array[] = [];
  let [frame, scans, turned, at]: [Uint8Array | null, number, number | null, number] = [null, 0, null, 2];
  let [jfif, adobe]: [Uint8Array | null, Uint8Array | null] = [null, null];
  for (;;) {
    if (bytes[at] !== 0xff) return null;
    while (bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1] ?? 0;
    if (marker === M.eoi) break;
    const length = word(bytes, at + 2);
    const content = bytes.subarray(at + 4, at + 2 + length);
    // also where a marker stands alone or is none: then what follows is no length
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= M.soi) || length < 2 || content.length !== length - 2)
      return null;
    at += 2 + length;
    if (marker === M.app0 && content.length >= 14 && begins(content, latin('JFIF\0'))) {
      jfif ??= segment(marker, [...content.subarray(0, 12), 0, 0]);
    } else if (marker === M.app14 && content.length >= 12 && begins(content, latin('Adobe'))) {
      adobe ??= segment(marker, [...latin('Adobe'), 0, 100, 0, 0, 0, 0, content[11] ?? 0]);
    } else if (marker === M.app1 && begins(content, EXIF)) {
      turned ??= orientationOf(content);
    } else if (marker === M.dqt || marker === M.dht) {
      if (!isFilled(marker, content)) return null;
      kept.push(segment(marker, content));
    } else if (marker === M.dri) {
      if (content.length !== 2) return null;
      kept.push(segment(marker, content));
    } else if (FRAMES.includes(marker)) {
      if (frame || content[0] !== 8 || content.length !== 6 + 3 * (content[5] ?? 0)) return null;
      frame = content;
      kept.push(segment(marker, content));
    } else if (marker === M.sos) {
      if (!frame || content.length !== 4 + 2 * (content[0] ?? 0)) return null;
      const end = endOfScan(bytes, at);
      if (end < 0 || scans >= MOST_SCANS) return null;
      kept.push(segment(marker, content), bytes.subarray(at, end));
      scans += 1;
      at = end;
      // comments and what else applications say; other processes, and what only they have, are refused
    } else if (marker < M.app0) return null;
  }
  const [high, wide, parts] = frame ? [word(frame, 1), word(frame, 3), frame[5] ?? 0] : [0, 0, 0];
  if (!scans || !high || !wide || ![1, 3, 4].includes(parts)) return null;
  const up = turned ?? 1;
  const own = [jfif, up > 1 ? orientation(up) : null, adobe].filter((one) => one !== null);
  const whole = joined([Uint8Array.of(0xff, M.soi), ...own, ...kept, Uint8Array.of(0xff, M.eoi)]);
  const [width, height] = up > 4 ? [high, wide] : [wide, high];
  return { type: 'image/jpeg', bytes: whole, width, height, turned: up };
}

/** A cleaned JPEG without its word on which way is up, and that word; null for one that has none. */
export function flatJpeg(bytes: Uint8Array): { bytes: Uint8Array; turned: number } | null {
  let at = 2;
  if (bytes[0] !== 0xff || bytes[1] !== M.soi) return null;
  while (bytes[at] === 0xff && bytes[at + 1] === M.app0) at += 2 + word(bytes, at + 2);
  const end = at + 2 + word(bytes, at + 2);
  const content = bytes.subarray(at + 4, end);
  if (bytes[at + 1] !== M.app1 || !begins(content, EXIF)) return null;
  return { bytes: joined([bytes.subarray(0, at), bytes.subarray(end)]), turned: orientationOf(content) };
}
