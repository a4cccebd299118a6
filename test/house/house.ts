import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A source by its path from the root, '/' between folders. */
export type Sources = Record<string, string>;
/** One import: who, what (a path from the root, or a package's name), in which line. */
export type Import = { from: string; to: string; line: number };
/** What is wrong, where, and the way out. */
export type Fault = string;

const SOURCE = /\.(ts|tsx|mjs)$/;

/** Every TypeScript source below some folders; what is made from sources (folders named `compiled`) is none. */
export function sourcesOf(root: string, folders: string[]): Sources {
  const found: Sources = {};
  for (const folder of folders) {
    for (const entry of readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })) {
      if (entry.parentPath.split(path.sep).includes('compiled')) continue;
      if (!entry.isFile() || !SOURCE.test(entry.name) || entry.name.endsWith('.d.ts')) continue;
      const name = path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/');
      found[name] = readFileSync(path.join(root, name), 'utf8');
    }
  }
  return found;
}

const STATEMENT = /^[ \t]*(?:import|export)\b(?:[^'"`;]*?\bfrom)?\s*['"]([^'"\n]+)['"]/gm;
const CALL = /\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g;

/** Every import of the sources: of values and of types, re-exports and `import()` too. */
export function importsOf(sources: Sources): Import[] {
  return Object.entries(sources).flatMap(([from, text]) => {
    const code = text.replace(/^[ \t]*\/\*[\s\S]*?\*\//gm, (comment) => comment.replace(/[^\n]/g, ' '));
    return [...code.matchAll(STATEMENT), ...code.matchAll(CALL)].map((match) => {
      const named = match[1] ?? '';
      const to = named.startsWith('.') ? path.posix.join(path.posix.dirname(from), named) : named;
      return {
        from,
        to,
        line: code.slice(0, match.index).split('\n').length + (/^\n*/.exec(match[0])?.[0].length ?? 0),
      };
    });
  });
}

const DOORS = ['src/web', 'src/api', 'src/inbox', 'workflows'];
const HANDS = ['src/db', 'src/mail', 'src/documents', 'src/llm', 'src/files'];
const SHARED = ['src/domain', 'src/messages', 'src/log.ts'];

/**
 * What each place of the house may import, beside itself. Doors → actions → hands → domain; never up, never sideways.
 * Beside the floors stand messages, the log, the context (made at a door, from hands), one machine's own (local, which
 * may knock at doors: it prints a ready sign-in) and the Worker's entry, which joins everything.
 */
const MAY: Record<string, string[]> = {
  'src/domain': [],
  'src/messages': ['src/domain'],
  'src/log.ts': [],
  ...Object.fromEntries(HANDS.map((hand) => [hand, SHARED])),
  'src/actions': [...HANDS, ...SHARED],
  'src/context.ts': ['src/actions', ...HANDS, ...SHARED],
  ...Object.fromEntries(DOORS.map((door) => [door, ['src/actions', 'src/context.ts', ...HANDS, ...SHARED]])),
  'src/local': ['src/web', 'src/api', 'src/actions', 'src/context.ts', ...HANDS, ...SHARED],
  'src/index.ts': [...DOORS, 'src/local', 'src/actions', 'src/context.ts', ...HANDS, ...SHARED],
};

const placeOf = (file: string) => Object.keys(MAY).find((place) => file === place || file.startsWith(`${place}/`));

function wayOut(from: string, to: string): string {
  if (from === 'src/domain')
    return 'Rules are pure: pass in what this needs as an argument, or move the rule that is needed into src/domain.';
  if (to === 'src/index.ts' || to === 'src/local')
    return 'Nothing leans on the entry or on one machine: move what is shared into src/actions or src/domain.';
  if (DOORS.includes(from) && DOORS.includes(to))
    return 'Doors do not know each other: what both do is one action in src/actions; a workflow is started through its binding (ctx.start).';
  if (HANDS.includes(from) && HANDS.includes(to))
    return 'Hands do not know each other: let an action fetch from the one and give to the other.';
  if (DOORS.includes(to) || to === 'src/actions' || to === 'src/context.ts')
    return `${from} lies below ${to}: return what happened and let the caller above act on it, or move what is shared down.`;
  return 'See "Four doors" in the README: imports only go down. Move what is shared to the floor below both.';
}

/** Packages a rule may use: nothing that reads a clock, the environment or the network. */
const PURE = /^(zod|temporal-polyfill|ical\.js)$/;

/** Imports that go up or sideways, and files that stand nowhere in the house. */
export function importFaults(sources: Sources): Fault[] {
  return [
    ...Object.keys(sources)
      .filter((file) => !placeOf(file))
      .map(
        (file) => `${file} stands nowhere in the house. Put it on one of its floors: ${Object.keys(MAY).join(', ')}.`,
      ),
    ...importsOf(sources).flatMap(({ from, to, line }): Fault[] => {
      const place = placeOf(from);
      if (!place) return [];
      if (!/^(src|workflows)\//.test(to)) {
        if (place !== 'src/domain' || PURE.test(to)) return [];
        return [`${from}:${line} imports ${to}. ${wayOut('src/domain', to)}`];
      }
      const target = placeOf(to);
      if (target === place || (target && MAY[place]?.includes(target))) return [];
      return [`${from}:${line} imports ${to}. ${wayOut(place, target ?? to)}`];
    }),
  ];
}

/** Circles of imports, of types too, each once: 'a → b → a'. */
export function circleFaults(sources: Sources): Fault[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of importsOf(sources)) if (to in sources) next.set(from, [...(next.get(from) ?? []), to]);
  const faults = new Map<string, Fault>();
  const done = new Set<string>();
  const walk = (file: string, way: string[]) => {
    const start = way.indexOf(file);
    if (start >= 0) {
      const circle = way.slice(start);
      const words = [...circle, file].join(' → ');
      faults.set([...circle].sort().join(), `${words}. Move what two of these share into a file that both import.`);
      return;
    }
    if (done.has(file)) return;
    for (const to of next.get(file) ?? []) walk(to, [...way, file]);
    done.add(file);
  };
  for (const file of Object.keys(sources)) walk(file, []);
  return [...faults.values()];
}

const MOST_LINES = 400;

/** Files too long to be read in one go. */
export function lengthFaults(sources: Sources): Fault[] {
  return Object.entries(sources).flatMap(([file, text]) => {
    const lines = text.split('\n').length - 1;
    return lines > MOST_LINES
      ? [
          `${file} has ${lines} lines, more than ${MOST_LINES}. Split it by noun, where one half can be named without the other.`,
        ]
      : [];
  });
}

const IMPURE = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bTemporal\.Now\b|\bfetch\(|\bcrypto\./;

/** Rules that read the clock, chance, the environment or the network. */
export function purityFaults(sources: Sources): Fault[] {
  return Object.entries(sources)
    .filter(([file]) => file.startsWith('src/domain/'))
    .flatMap(([file, text]) =>
      text.split('\n').flatMap((line, i) => {
        const found = IMPURE.exec(line.replace(/\/\/.*|^\s*\*.*/, ''))?.[0];
        return found ? [`${file}:${i + 1} uses ${found}. ${wayOut('src/domain', '')}`] : [];
      }),
    );
}

const EXPORTED = /^export (?:async )?function (\w+)(?:<[^>]*>)?\(\s*\w+: ([\w'[\]]+)/gm;

/**
 * Functions of src/db that are given a database and no tenant, other than those known to need none: they see every
 * organization's rows.
 */
export function tenancyFaults(sources: Sources, known: Record<string, string>): Fault[] {
  const faults: Fault[] = [];
  const seen = new Set<string>();
  for (const [file, text] of Object.entries(sources)) {
    if (!/^src\/db\/\w+\.ts$/.test(file)) continue;
    for (const [, name = '', type = ''] of text.matchAll(EXPORTED)) {
      if (!/^(Database|Tenant\['db'\])$/.test(type)) continue;
      seen.add(name);
      if (!(name in known))
        faults.push(
          `${file}: ${name} takes a database, not a tenant, so nothing keeps it to one organization's rows. ` +
            'Give it `t: Tenant` and name t.organizationId in the query; if it must see all, list it with its reason.',
        );
    }
  }
  for (const name of Object.keys(known))
    if (!seen.has(name)) faults.push(`${name} is listed and is no more: take it off the list.`);
  return faults;
}
