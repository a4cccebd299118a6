// The first thing any command runs, under whatever Node (≥ 20) is there and with nothing installed: it installs what
// package-lock.json names, when that changed, and hands over to the Node that came with it. Standard library only.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const modules = path.join(root, 'node_modules');
const stamp = path.join(modules, '.pendopo-installed');

/** Installs once per lock file. */
function install() {
  const wanted = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Memasang kebutuhan (npm ci), sekali saja … / Installing what is needed, once …');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const done = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (done.status !== 0) process.exit(done.status ?? 1);
  writeFileSync(stamp, wanted);
}

/** Runs one program under the project's Node; signals reach it, and its end is ours. */
function run(args, env) {
  const node = path.join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return new Promise((resolve) => {
    const child = spawn(node, args, {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        ...env,
        PATH: `${path.dirname(node)}${path.delimiter}${path.join(modules, '.bin')}${path.delimiter}${process.env.PATH}`,
      },
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
      process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
    child.on('exit', (code, signal) => resolve(code ?? (signal ? 130 : 1)));
  });
}

const bin = (name, file) => path.join(modules, name, file);
const vitest = (config) => [bin('vitest', 'vitest.mjs'), 'run', '--config', config];
const dataDir = path.resolve(process.env.DATA_DIR || path.join(root, '.data'));
const serve = (file) => [
  ['--disable-warning=ExperimentalWarning', path.join(root, 'src/local', file), ...process.argv.slice(3)],
];
const commands = {
  start: serve('serve.ts'),
  dev: serve('dev.ts'),
  test: [[path.join(root, 'test/run.ts'), 'short', ...process.argv.slice(3)]],
  'test:long': [[path.join(root, 'test/run.ts'), 'long', ...process.argv.slice(3)]],
  bench: ['report.ts', 'bench.ts', 'pages.ts', 'schedule.ts'].map((file) => [path.join(root, 'test/bench', file)]),
  eval: [['--disable-warning=ExperimentalWarning', path.join(root, 'test/eval/run.ts')]],
  screenshots: [[path.join(root, 'test/screenshots.ts')]],
  check: [
    [bin('typescript', 'bin/tsc'), '--noEmit'],
    [bin('@biomejs/biome', 'bin/biome'), 'check', '.'],
    vitest('vitest.house.config.ts'),
  ],
};
const steps = commands[process.argv[2]];
if (!steps) throw new Error(`unknown command ${process.argv[2]}`);
install();
const prepare = [path.join(root, 'src/local/prepare.ts')];
let code = 0;
for (const args of [prepare, ...steps]) code ||= await run(args, { PENDOPO_DATA_DIR: dataDir });
process.exit(code);
