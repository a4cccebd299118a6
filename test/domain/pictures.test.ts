import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanedPicture } from '../../src/domain/pictures.ts';
import { chunk, exif, jpeg, PLANTED, png, segment, tells } from './picture-samples.ts';

const read = (bytes: Uint8Array) => {
  const cleaned = cleanedPicture(bytes);
  return cleaned.ok ? cleaned.picture : cleaned.fault;
};
const kept = (bytes: Uint8Array) => {
  const cleaned = cleanedPicture(bytes);
  if (!cleaned.ok) throw new Error(cleaned.fault);
  return cleaned.picture;
};

/** The segments before the pixels, and what follows the last of them. */
function segmentsOf(bytes: Uint8Array): { marker: number; content: Buffer }[] {
  const whole = Buffer.from(bytes);
  const found = [];
  for (let at = 2; at < whole.length; ) {
    const marker = whole[at + 1] ?? 0;
    const end = at + 2 + whole.readUInt16BE(at + 2);
    found.push({ marker, content: whole.subarray(at + 4, end) });
    if (marker === 0xda) break;
    at = end;
  }
  return found;
}
const MINIMAL = (value: number) => `457869660000${'4d4d002a00000008'}0001011200030000000100${`0${value}`}000000000000`;

/** What no cleaned JPEG has: an application's segment with anything but colours or which way is up, or a comment. */
function faultsOf(bytes: Uint8Array): string[] {
  return segmentsOf(bytes).flatMap(({ marker, content }) => {
    const hex = content.toString('hex');
    if (marker === 0xe0) return content.length === 14 && hex.endsWith('0000') ? [] : [`APP0 ${hex}`];
    if (marker === 0xe1)
      return /^[2-8]$/.test(hex[51] ?? '') && hex === MINIMAL(Number(hex[51])) ? [] : [`APP1 ${hex}`];
    if (marker === 0xee) return content.length === 12 ? [] : [`APP14 ${hex}`];
    return marker >= 0xe0 ? [`${marker.toString(16)} ${hex}`] : [];
  });
}

describe('a JPEG', () => {
  test('keeps its look and nothing else; said again it is the same', () => {
    const made = jpeg({ width: 40, height: 24 });
    expect(tells(made)).toEqual(PLANTED);
    const picture = kept(made);
    expect(picture).toMatchObject({ type: 'image/jpeg', width: 40, height: 24, turned: 1 });
    expect([tells(picture.bytes), faultsOf(picture.bytes)]).toEqual([[], []]);
    expect(segmentsOf(picture.bytes).map(({ marker }) => marker)).toEqual([0xe0, 0xdb, 0xc0, 0xc4, 0xc4, 0xda]);
    expect(kept(picture.bytes).bytes).toEqual(picture.bytes);
  });

  test('keeps which way is up, from either order of bytes, and of EXIF no more', () => {
    for (const little of [false, true])
      for (const orientation of [2, 3, 4, 5, 6, 7, 8]) {
        const picture = kept(jpeg({ width: 40, height: 24, orientation, little }));
        const [width, height] = orientation > 4 ? [24, 40] : [40, 24];
        expect(picture).toMatchObject({ width, height, turned: orientation });
        const [, own] = segmentsOf(picture.bytes);
        expect([own?.marker, own?.content.toString('hex')]).toEqual([0xe1, MINIMAL(orientation)]);
        expect([tells(picture.bytes), faultsOf(picture.bytes)]).toEqual([[], []]);
        expect(kept(picture.bytes)).toEqual(picture);
      }
    for (const orientation of [0, 9, 65_535]) expect(kept(jpeg({ orientation }))).toMatchObject({ turned: 1 });
  });

  test('in tables too long for themselves, between scans and after its end, nothing is carried', () => {
    const made = Buffer.from(jpeg());
    const table = made.indexOf(Buffer.from([0xff, 0xdb]));
    const stuffed = segment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 1), Buffer.from('SMUGGLED')]));
    const end = made.lastIndexOf(Buffer.from([0xff, 0xd9]));
    const with_ = (at: number, more: Buffer, from = at) =>
      Buffer.concat([made.subarray(0, at), more, made.subarray(from)]);
    expect(read(with_(table, stuffed))).toBe('broken');
    const late = kept(with_(end, segment(0xe1, exif(6))));
    expect([tells(late.bytes), faultsOf(late.bytes)]).toEqual([[], []]);
    const second = kept(with_(end + 2, Buffer.from(jpeg())));
    expect(second.bytes).toEqual(kept(made).bytes);
  });
});

test('a PNG keeps its look and nothing else', () => {
  const made = png();
  expect(tells(made).length).toBeGreaterThan(5);
  const picture = kept(made);
  expect(picture).toMatchObject({ type: 'image/png', width: 12, height: 9, turned: 1 });
  expect(tells(picture.bytes)).toEqual([]);
  for (const name of ['tEXt', 'iTXt', 'eXIf', 'tIME', 'iCCP'])
    expect(Buffer.from(picture.bytes).includes(name)).toBe(false);
  expect(kept(picture.bytes).bytes).toEqual(picture.bytes);
  const broken = Buffer.from(made);
  broken[20] = (broken[20] ?? 0) + 1;
  expect(read(broken)).toBe('broken');
  const at = Buffer.from(made).indexOf('IDAT') - 4;
  const with_ = (more: Buffer) => Buffer.concat([made.subarray(0, at), more, made.subarray(at)]);
  expect(read(with_(chunk('IHDR', Buffer.alloc(13))))).toBe('broken');
  expect(read(with_(chunk('XXXX', Buffer.from('unknown and needed'))))).toBe('broken');
});

test('what is neither, by its content, and what is too large', () => {
  const gif = Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1');
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>');
  const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
  const others = [gif, svg, Buffer.from('%PDF-1.7'), Buffer.from('PK\x03\x04'), Buffer.alloc(0), Buffer.from([0xff])];
  for (const bytes of others) expect(read(bytes)).toBe('kind');
  expect(read(heic)).toBe('heic');
  // a page before the picture, so that a browser would guess a page
  expect(read(Buffer.concat([Buffer.from('<html>'), jpeg()]))).toBe('kind');
  expect(read(jpeg({ width: 8001, height: 8 }))).toBe('pixels');
  expect(read(png({ width: 2001, height: 2000 }))).toBe('pixels');
  expect(read(png({ width: 0, height: 9 }))).toBe('broken');
});

describe('whatever comes', () => {
  const samples = [jpeg(), jpeg({ orientation: 6, little: true }), png()].map((made) => Buffer.from(made));
  const changed = fc
    .tuple(
      fc.constantFrom(...samples),
      fc.array(fc.tuple(fc.nat(), fc.nat(255), fc.constantFrom('set', 'cut', 'insert')), { maxLength: 12 }),
    )
    .map(([sample, deeds]) => {
      let bytes = Buffer.from(sample);
      for (const [where, value, deed] of deeds) {
        const at = where % (bytes.length + 1);
        if (deed === 'set') bytes[at] = value;
        else if (deed === 'cut') bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + (value % 40))]);
        else bytes = Buffer.concat([bytes.subarray(0, at), Buffer.alloc(value % 40, value), bytes.subarray(at)]);
      }
      return bytes;
    });
  const noise = fc
    .tuple(fc.constantFrom([], [0xff, 0xd8, 0xff], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), fc.uint8Array())
    .map(([head, rest]) => Buffer.from([...head, ...rest]));

  test('it never throws; what it takes is clean, and clean a second time', () => {
    const check = (bytes: Buffer) => {
      const cleaned = cleanedPicture(bytes);
      if (!cleaned.ok) return;
      const { picture } = cleaned;
      if (picture.type === 'image/jpeg') expect(faultsOf(picture.bytes)).toEqual([]);
      expect(cleanedPicture(picture.bytes)).toEqual(cleaned);
    };
    fc.assert(fc.property(changed, check), { numRuns: 3000 });
    fc.assert(fc.property(noise, check), { numRuns: 500 });
  });

  test('segments of any content, anywhere before the pixels, leave nothing', () => {
    const strange = fc.array(
      fc.tuple(
        fc.integer({ min: 0xe0, max: 0xfe }),
        fc.constantFrom('', 'JFIF\0', 'Exif\0\0', 'Adobe'),
        fc.uint8Array(),
      ),
      { maxLength: 8 },
    );
    const made = Buffer.from(jpeg());
    const property = fc.property(strange, fc.boolean(), (list, late) => {
      const at = late ? made.lastIndexOf(Buffer.from([0xff, 0xd9])) : 2;
      const more = list.map(([marker, head, rest]) =>
        segment(marker, Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from('PLANTED-HERE'), rest])),
      );
      const { bytes } = kept(Buffer.concat([made.subarray(0, at), ...more, made.subarray(at)]));
      expect(faultsOf(bytes)).toEqual([]);
      expect(Buffer.from(bytes).includes('PLANTED-HERE')).toBe(false);
    });
    fc.assert(property, { numRuns: 500 });
  });
});
