import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const at = (...parts: string[]) => path.join(root, ...parts);
const short = (hash: ReturnType<typeof createHash>) => hash.digest('hex').slice(0, 12);

/** Every file under the folders whose name ends so, as one digest together with the lock file. */
function digestOf(folders: string[], ends: RegExp): string {
  const hash = createHash('sha256').update(readFileSync(at('package-lock.json')));
  for (const folder of folders) {
    const names = readdirSync(at(folder), { recursive: true, encoding: 'utf8' }).sort();
    for (const name of names.filter((n) => ends.test(n) && !n.includes('compiled'))) {
      hash.update(name).update(readFileSync(at(folder, name)));
    }
  }
  return short(hash);
}

/** Makes `folder` anew unless it was made from the same sources. */
async function once(folder: string, digest: string, make: () => void | Promise<void>): Promise<void> {
  const stamp = path.join(folder, '.made');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  rmSync(stamp, { force: true });
  mkdirSync(folder, { recursive: true });
  await make();
  writeFileSync(stamp, digest);
}

/** Every word's place in a part of the catalogue: 'kinds.facts'. A list is the variants of one word. */
const placesIn = (part: object, before = ''): string[] =>
  Object.entries(part).flatMap(([key, value]) =>
    key === '$schema'
      ? []
      : typeof value === 'string' || Array.isArray(value)
        ? before + key
        : placesIn(value, `${before}${key}.`),
  );

/** Refuses a word that stands twice: the compiler would take the one it likes, after minutes. */
function refuseDoubles(language: string): void {
  const settings = JSON.parse(readFileSync(at('src/messages/pendopo.inlang/settings.json'), 'utf8'));
  const parts: string[] = settings['plugin.inlang.messageFormat'].pathPattern;
  const holder = new Map<string, string>();
  for (const part of parts) {
    const file = part.replace('{locale}', language);
    for (const place of placesIn(JSON.parse(readFileSync(at('src/messages', file), 'utf8')))) {
      const other = holder.get(place);
      if (other) throw new Error(`The word "${place}" stands twice: in ${other} and in ${file}.`);
      holder.set(place, file);
    }
  }
}

/**
 * The catalogue as functions, from the JSON of each language. Compiled from a copy, since the compiler leaves files of its
 * own beside the settings; moved file by file, so that two of these at once change nothing under each other.
 */
async function words(): Promise<void> {
  const folder = at('src/messages/compiled');
  await once(folder, digestOf(['src/messages'], /\.json$/), async () => {
    for (const language of ['id', 'en']) refuseDoubles(language);
    // as deep below the root as src/messages is: the settings name the compiler's plugin relative to it
    const copy = at('.build', `words.${process.pid}`);
    const compiled = path.join(copy, 'compiled');
    // loaded only when needed: it is slow to load
    const { compile } = await import('@inlang/paraglide-js');
    for (const part of ['id', 'en', 'pendopo.inlang'])
      cpSync(at('src/messages', part), path.join(copy, part), { recursive: true });
    try {
      await compile({
        project: path.join(copy, 'pendopo.inlang'),
        outdir: compiled,
        outputStructure: 'locale-modules',
        strategy: ['baseLocale'],
        emitGitIgnore: false,
        emitPrettierIgnore: false,
        emitReadme: false,
      });
      // a plugin that is not found is only a warning to the compiler
      const index = path.join('messages', '_index.js');
      if (!readFileSync(path.join(compiled, index), 'utf8').includes('export {'))
        throw new Error('No words were compiled.');
      const made = readdirSync(compiled, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      for (const entry of made) {
        const from = path.join(entry.parentPath, entry.name);
        const to = path.join(folder, path.relative(compiled, from));
        mkdirSync(path.dirname(to), { recursive: true });
        renameSync(from, to);
      }
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });
}

function tailwind(input: string, output: string): void {
  const cli = at('node_modules/@tailwindcss/cli/dist/index.mjs');
  const done = spawnSync(process.execPath, [cli, '--input', at(input), '--output', output, '--minify'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`The style does not build:\n${done.stdout}\n${done.stderr}`);
}

/** The style sheet, the script and what else is served as it is; and the style that the invitee's page carries inside. */
async function style(): Promise<void> {
  const folder = at('src/web/compiled');
  await once(folder, digestOf(['src/web'], /\.(tsx?|css|js|txt)$/), () => {
    const assets = path.join(folder, 'assets');
    cpSync(at('src/web/assets'), assets, { recursive: true });
    tailwind('src/web/styles/pendopo.css', path.join(assets, 'pendopo.css'));
    cpSync(at('node_modules/htmx.org/dist/htmx.min.js'), path.join(assets, 'htmx.js'));
    const link = path.join(folder, 'link.css');
    tailwind('src/web/styles/link.css', link);
    const served = readdirSync(assets).filter((name) => /\.(css|js)$/.test(name));
    // a name changes with its content, so that a browser may keep it for ever
    const versions = served.map((name) => {
      const version = short(createHash('sha256').update(readFileSync(path.join(assets, name))));
      return [name.replace(/\W/g, '_').toUpperCase(), `/${name}?v=${version}`] as const;
    });
    // the compiler puts its own name first
    const linkStyle = readFileSync(link, 'utf8').replace(/^\/\*!.*?\*\/\s*/s, '');
    const constants = [...versions, ['LINK_STYLE', linkStyle.trim()] as const];
    writeFileSync(
      path.join(folder, 'assets.ts'),
      constants.map(([name, text]) => `export const ${name} = ${JSON.stringify(text)};\n`).join(''),
    );
    const kept = served.map((name) => `/${name}\n  Cache-Control: public, max-age=31536000, immutable\n`);
    writeFileSync(path.join(assets, '_headers'), kept.join(''));
  });
}

/**
 * The typefaces of PDF files, as text that a Worker can carry. Two of the four that come with pdfmake: upright and bold.
 */
async function typefaces(): Promise<void> {
  const folder = at('src/documents/compiled');
  await once(folder, digestOf([], /$/), () => {
    const from = at('node_modules/pdfmake/build/fonts/Roboto');
    const named = (['Regular', 'Medium'] as const).map((cut) => {
      const bytes = readFileSync(path.join(from, `Roboto-${cut}.ttf`));
      return `export const ${cut.toUpperCase()} = ${JSON.stringify(bytes.toString('base64'))};\n`;
    });
    writeFileSync(path.join(folder, 'typefaces.ts'), named.join(''));
  });
}

/** What is made from the sources before anything is built, checked or tested; nothing where it stands already. */
export async function prepare(): Promise<void> {
  await words();
  await style();
  await typefaces();
}

if (process.argv[1] === import.meta.filename) {
  await prepare();
  // the compiler of words would hold the process for another half minute
  process.exit();
}
