/*
 * Which hosts a server may be sent to by an address somebody typed. Refused is whatever is not of the public internet
 * (IANA special-purpose registries, RFC 6890): a calendar's address must not read a router, a neighbour or a cloud's
 * metadata. URL parsers undo the disguises of IPv4 (octal, hex, one number) before the name comes here.
 */

export type AddressFault = 'bad_url' | 'bad_scheme' | 'credentials' | 'private';

/** IPv4 networks that are nobody's on the internet: network and prefix length. */
const PRIVATE_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];
/** Names that lead inside by themselves. */
const PRIVATE_NAMES =
  /^(?:localhost|localdomain|broadcasthost)$|\.(?:localhost|local|localdomain|internal|intranet|lan|home|corp|arpa|onion)$/;

function v4Of(text: string): number | null {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)) return null;
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}

function privateV4(address: number): boolean {
  return PRIVATE_V4.some(([network, length]) => {
    const size = 2 ** (32 - length);
    return Math.floor(address / size) === Math.floor((v4Of(network) ?? 0) / size);
  });
}

/** The eight groups of an IPv6 address, its zone left out; null for anything else. */
function v6Of(text: string): number[] | null {
  const bare = text.replace(/%.*$/, '');
  const dotted = /^(.*:)([\d.]+)$/.exec(bare);
  const tail = dotted?.[2]?.includes('.') ? v4Of(dotted[2]) : undefined;
  if (tail === null) return null;
  const hex =
    tail === undefined ? bare : `${dotted?.[1]}${Math.floor(tail / 65536).toString(16)}:${(tail % 65536).toString(16)}`;
  const halves = hex.split('::');
  if (halves.length > 2) return null;
  const [head = [], rest = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - rest.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
  const groups = [...head, ...Array<string>(halves.length === 2 ? missing : 0).fill('0'), ...rest];
  return groups.every((group) => /^[\da-f]{1,4}$/i.test(group))
    ? groups.map((group) => Number.parseInt(group, 16))
    : null;
}

function privateV6(groups: number[]): boolean {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = groups;
  const last = g * 65536 + h;
  const zeros = [a, b, c, d, e].every((group) => group === 0);
  // IPv4 in IPv6's clothes: mapped, compatible, NAT64, 6to4
  if (zeros && (f === 0xffff || f === 0)) return f === 0 ? true : privateV4(last);
  if (a === 0x64 && b === 0xff9b) return c !== 0 || privateV4(last);
  if (a === 0x2002) return privateV4(b * 65536 + c);
  // public is 2000::/3, without documentation, Teredo and benchmarks
  if (a < 0x2000 || a > 0x3fff) return true;
  return (a === 0x2001 && (b < 0x200 || b === 0xdb8)) || (a === 0x3fff && b < 0x1000);
}

/** Whether an IP address, as text without brackets, is not of the public internet; null for what is no address. */
export function isPrivateAddress(text: string): boolean | null {
  const v4 = v4Of(text);
  if (v4 !== null) return privateV4(v4);
  const v6 = v6Of(text);
  return v6 && privateV6(v6);
}

/** A comma list of hosts or host:port, as ALLOW_PRIVATE_HOSTS has it. */
export function allowedHosts(list: string | undefined): string[] {
  return (list ?? '')
    .split(',')
    .map((host) => host.trim().toLowerCase())
    .filter(Boolean);
}

const bareHost = (url: URL) =>
  url.hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();

/** Whether a list names a URL's host, with any port or with this one. */
export function isAllowed(url: URL, allowed: readonly string[]): boolean {
  const host = bareHost(url);
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  const written = host.includes(':') ? [host, `[${host}]`, `[${host}]:${port}`] : [host, `${host}:${port}`];
  return written.some((name) => allowed.includes(name));
}

/**
 * Whether a server may fetch a URL that somebody gave; what its name resolves to is not known here. `allowed` (see
 * `allowedHosts`) may be reached although private.
 */
export function readAddress(
  text: string,
  allowed: readonly string[],
): { ok: true; url: URL } | { ok: false; reason: AddressFault } {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url) return { ok: false, reason: 'bad_url' };
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { ok: false, reason: 'bad_scheme' };
  if (url.username || url.password) return { ok: false, reason: 'credentials' };
  if (isAllowed(url, allowed)) return { ok: true, url };
  const host = bareHost(url);
  const address = isPrivateAddress(host);
  const inside = address ?? (PRIVATE_NAMES.test(host) || !host.includes('.'));
  return inside ? { ok: false, reason: 'private' } : { ok: true, url };
}
