/** What a file somebody uploads may hold. Bytes are those after unpacking. */
const MOST_ENTRIES = 500;
const MOST_BYTES = 20 * 1024 * 1024;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const END_LENGTH = 22;

export type Unpacked = { ok: true; files: Map<string, Uint8Array> } | { ok: false; reason: 'broken' | 'bomb' };

/**
 * The files of a ZIP archive by name (APPNOTE 4.3), unpacked piece by piece: what is larger than it says, or than we
 * take, is given up before it fills the memory. Archives with parts elsewhere, with secrets or of 64 bits are `broken`.
 */
export async function unzip(bytes: Uint8Array): Promise<Unpacked> {
  try {
    return await unpacked(bytes);
  } catch {
    return { ok: false, reason: 'broken' };
  }
}

const BROKEN: Unpacked = { ok: false, reason: 'broken' };
const BOMB: Unpacked = { ok: false, reason: 'bomb' };

async function unpacked(bytes: Uint8Array): Promise<Unpacked> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - END_LENGTH;
  while (end >= 0 && view.getUint32(end, true) !== END) end--;
  if (end < 0) return BROKEN;
  const entries = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  // readers differ in what they make of anything before, between or behind the parts
  if (at + view.getUint32(end + 12, true) !== end || end + END_LENGTH + view.getUint16(end + 20, true) !== bytes.length)
    return BROKEN;
  if (entries > MOST_ENTRIES) return BOMB;
  const files = new Map<string, Uint8Array>();
  let left = MOST_BYTES;
  for (let n = 0; n < entries; n++) {
    if (view.getUint32(at, true) !== CENTRAL) return BROKEN;
    const [flags, method, size] = [
      view.getUint16(at + 8, true),
      view.getUint16(at + 10, true),
      view.getUint32(at + 20, true),
    ];
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ];
    const local = view.getUint32(at + 42, true);
    const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name));
    if (flags & 1 || (method !== 0 && method !== 8) || files.has(path)) return BROKEN;
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const packed = bytes.subarray(start, start + size);
    const whole = method === 0 ? (size <= left ? packed : null) : await inflated(packed, left);
    if (!whole) return BOMB;
    left -= whole.length;
    files.set(path, whole);
    at += 46 + name + extra + comment;
  }
  return { ok: true, files };
}

/** Null as soon as it is more than `most` bytes. */
async function inflated(packed: Uint8Array, most: number): Promise<Uint8Array | null> {
  const stream = new Blob([packed.slice()]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
