import { joined, type Picture } from './picture-pieces.ts';

/** What is needed to draw a picture, and how long each may be where that is fixed (PNG, 3rd edition, 11). */
const KEPT: Record<string, number | null> = {
  IHDR: 13,
  PLTE: null,
  IDAT: null,
  IEND: 0,
  tRNS: null,
  gAMA: 4,
  sRGB: 1,
};
/** Depths that each colour type may have, and its samples a pixel. */
const COLOURS: Record<number, { depths: number[]; samples: number }> = {
  0: { depths: [1, 2, 4, 8, 16], samples: 1 },
  2: { depths: [8, 16], samples: 3 },
  3: { depths: [1, 2, 4, 8], samples: 1 },
  4: { depths: [8, 16], samples: 2 },
  6: { depths: [8, 16], samples: 4 },
};
const PALETTE = 3;

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function crcOf(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (let at = 0; at < bytes.length; at++) c = (CRC[(c ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

/** How many bytes the pixels of a header take unpacked, with the filter byte of each line; interlaced in seven passes. */
export function unpackedLength(png: Uint8Array): number {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const bits = (png[24] ?? 0) * (COLOURS[png[25] ?? 0]?.samples ?? 0);
  const size = (w: number, h: number) => (w && h ? h * (1 + Math.ceil((w * bits) / 8)) : 0);
  if (png[28] !== 1) return size(width, height);
  // where each pass begins and how far it steps (Adam7)
  const passes = [
    [0, 0, 8, 8],
    [4, 0, 8, 8],
    [0, 4, 4, 8],
    [2, 0, 4, 4],
    [0, 2, 2, 4],
    [1, 0, 2, 2],
    [0, 1, 1, 2],
  ] as const;
  return passes.reduce(
    (sum, [x, y, right, down]) => sum + size(Math.ceil((width - x) / right), Math.ceil((height - y) / down)),
    0,
  );
}

/** The compressed pixels of a PNG that was cleaned: the contents of its IDAT chunks. */
export function packedPixels(png: Uint8Array): Uint8Array {
  return joined([...chunksOf(png)].flatMap(({ name, content }) => (name === 'IDAT' ? [content] : [])));
}

/** The chunks of a PNG as far as they are whole and their sums right. */
function* chunksOf(bytes: Uint8Array): Generator<{ name: string; whole: Uint8Array; content: Uint8Array }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length || crcOf(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return;
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    yield { name, whole: bytes.subarray(at, end), content: bytes.subarray(at + 8, end - 4) };
    if (name === 'IEND') return;
    at = end;
  }
}

function isHeader(head: Uint8Array): boolean {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [depth = 0, colour = 0, packing = 0, filter = 0, interlaced = 0] = head.subarray(8);
  return width > 0 && height > 0 && !!COLOURS[colour]?.depths.includes(depth) && !packing && !filter && interlaced <= 1;
}

/**
 * A PNG (W3C, 3rd edition) with its header, palette, transparency, gamma and pixels alone; nothing behind its end. Null where
 * it is malformed. Whether its pixels unpack is for the caller to try. Never throws.
 */
export function cleanedPng(bytes: Uint8Array): Picture | null {
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  const seen: string[] = [];
  let head: Uint8Array | null = null;
  for (const { name, whole, content } of chunksOf(bytes)) {
    if (!(name in KEPT)) {
      // a chunk with a capital first letter is needed to draw the picture, and we don't know it
      if (/^[^a-z]/.test(name)) return null;
      continue;
    }
    const length = KEPT[name];
    if (length !== null && content.length !== length) return null;
    if (!head !== (name === 'IHDR')) return null;
    // one of each, but pixels may come in several pieces that follow each other
    if (seen.includes(name) && !(name === 'IDAT' && seen.at(-1) === 'IDAT')) return null;
    if (name === 'IHDR') {
      if (!isHeader(content)) return null;
      head = content;
    }
    if (name === 'PLTE' && (content.length % 3 || !content.length || content.length > 768)) return null;
    if (name === 'tRNS' && content.length > 256) return null;
    seen.push(name);
    kept.push(whole);
  }
  if (!head || seen.at(-1) !== 'IEND' || !seen.includes('IDAT')) return null;
  if (head[9] === PALETTE && !seen.includes('PLTE')) return null;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  return {
    type: 'image/png',
    bytes: joined(kept),
    width: view.getUint32(0),
    height: view.getUint32(4),
    turned: 1,
  };
}
