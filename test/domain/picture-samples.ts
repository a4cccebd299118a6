import { deflateSync } from 'node:zlib';

/*
 * Pictures made byte by byte, with everything that cameras, phones and programs leave in them. What must never be kept is
 * planted as words that a search finds.
 */

/** Words planted in a picture, each in a place of its own; none of them may be left. */
export const PLANTED = [
  'GPS-3.31S-114.59E',
  'SERIAL-88231',
  'THUMBNAIL-BYTES',
  'XMP-CREATOR',
  'IPTC-BYLINE',
  'COMMENT-TEXT',
  'ICC-DEVICE',
  'AFTER-THE-END',
  'MAKER-NOTE',
  'JFXX-THUMB',
];

const latin = (text: string) => Buffer.from(text, 'latin1');
const be = (value: number, size: 2 | 4) => {
  const bytes = Buffer.alloc(size);
  if (size === 2) bytes.writeUInt16BE(value);
  else bytes.writeUInt32BE(value);
  return bytes;
};
/** A JPEG segment. */
export const segment = (marker: number, content: Buffer) =>
  Buffer.concat([Buffer.from([0xff, marker]), be(content.length + 2, 2), content]);

// a table of one code a category is enough: every block is grey
const DQT = segment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 1)]));
const DHT = Buffer.concat(
  [0x00, 0x10].map((id) =>
    segment(0xc4, Buffer.concat([Buffer.from([id, 1, ...Array(15).fill(0)]), Buffer.from([0])])),
  ),
);

/** EXIF with an orientation, a place, a serial number, a maker's note and a thumbnail. */
export function exif(orientation: number, little = false): Buffer {
  const number = (value: number, size: 2 | 4) => (little ? Buffer.from(be(value, size)).reverse() : be(value, size));
  const entry = (tag: number, value: number) =>
    Buffer.concat([number(tag, 2), number(3, 2), number(1, 4), number(value, 2), Buffer.alloc(2)]);
  const ifd = Buffer.concat([number(2, 2), entry(0x0100, 640), entry(0x0112, orientation), number(0, 4)]);
  return Buffer.concat([
    latin('Exif\0\0'),
    latin(little ? 'II' : 'MM'),
    number(42, 2),
    number(8, 4),
    ifd,
    latin(`${PLANTED[0]} ${PLANTED[1]} ${PLANTED[8]} ${PLANTED[2]}`),
  ]);
}

export type Made = { width?: number; height?: number; orientation?: number; little?: boolean; salt?: number };

/** A grey JPEG of one component with all of it planted. `salt` makes another picture of the same look. */
export function jpeg({ width = 16, height = 8, orientation = 1, little = false, salt = 0 }: Made = {}): Uint8Array {
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8);
  // two bits a block: no difference, no more of it; ones fill the last byte
  const bits = '00'.repeat(blocks).padEnd(Math.ceil(blocks / 4) * 8, '1');
  const pixels = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const table = Buffer.concat([Buffer.from([0]), Buffer.alloc(63, 1), Buffer.from([1 + (salt % 255)])]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.concat([latin('JFIF\0'), Buffer.from([1, 2, 0, 0, 1, 0, 1, 0, 0])])),
    segment(0xe0, latin(`JFXX\0${PLANTED[9]}`)),
    segment(0xe1, exif(orientation, little)),
    segment(0xe1, latin(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${PLANTED[3]}</x:xmpmeta>`)),
    segment(0xe2, latin(`ICC_PROFILE\0\x01\x01${PLANTED[6]}`)),
    segment(0xed, latin(`Photoshop 3.0\x008BIM${PLANTED[4]}`)),
    segment(0xfe, latin(PLANTED[5] ?? '')),
    salt ? segment(0xdb, table) : DQT,
    segment(0xc0, Buffer.concat([Buffer.from([8]), be(height, 2), be(width, 2), Buffer.from([1, 1, 0x11, 0])])),
    DHT,
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    pixels,
    Buffer.from([0xff, 0xd9]),
    latin(`<script>${PLANTED[7]}</script>`),
  ]);
}

const CRC = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
/** A PNG chunk with its sum. */
export function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([latin(name), content]);
  let c = 0xffffffff;
  for (const byte of named) c = ((CRC[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8)) >>> 0;
  return Buffer.concat([be(content.length, 4), named, be((c ^ 0xffffffff) >>> 0, 4)]);
}

/** A PNG of eight-bit colours with texts, a time, EXIF and what follows its end. `shade` makes another picture. */
export function png({ width = 12, height = 9, shade = 200 } = {}): Uint8Array {
  const line = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, shade)]);
  const head = Buffer.concat([be(width, 4), be(height, 4), Buffer.from([8, 2, 0, 0, 0])]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('gAMA', be(45455, 4)),
    chunk('iCCP', latin(`${PLANTED[6]}\0\0`)),
    chunk('tEXt', latin(`Comment\0${PLANTED[5]}`)),
    chunk('iTXt', latin(`XML:com.adobe.xmp\0\0\0\0\0${PLANTED[3]}`)),
    chunk('eXIf', exif(1).subarray(6)),
    chunk('tIME', Buffer.from([7, 234, 11, 22, 10, 0, 0])),
    chunk('IDAT', deflateSync(Buffer.concat(Array(height).fill(line)))),
    chunk('IEND', Buffer.alloc(0)),
    latin(PLANTED[7] ?? ''),
  ]);
}

/** Whether any planted word stands in some bytes. */
export const tells = (bytes: Uint8Array) => PLANTED.filter((word) => Buffer.from(bytes).includes(word));
