import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** `npm test` (short) and `npm run test:long` (long): says plainly whether browser tests can run, then runs vitest. */
const [which = 'short', ...rest] = process.argv.slice(2);
const root = path.resolve(import.meta.dirname, '..');

function chromium(): string | null {
  if (process.env.CHROMIUM_PATH) return existsSync(process.env.CHROMIUM_PATH) ? process.env.CHROMIUM_PATH : null;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
    } catch {
      // not this name
    }
  }
  return null;
}

/** Where the databases of tests live for a minute: in memory where there is room for them, since none must outlast its test. */
function scratch(): string {
  const memory = '/dev/shm';
  try {
    accessSync(memory, constants.W_OK);
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize > 2 ** 31 ? memory : tmpdir();
  } catch {
    return tmpdir();
  }
}

const found = chromium();
if (!found) {
  console.log(
    'Browser tests are SKIPPED: no Chromium here. Set CHROMIUM_PATH or put chromium on the PATH to run them.',
  );
  if (process.env.PENDOPO_CI) {
    console.error('CI can install Chromium, so skipped browser tests fail it.');
    process.exit(1);
  }
}
const configs = which === 'long' ? ['vitest.long.config.ts'] : ['vitest.config.ts', 'vitest.worker.config.ts'];
let status = 0;
for (const config of configs) {
  const run = spawnSync(
    process.execPath,
    [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', config, ...rest],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, CHROMIUM_PATH: found ?? '', PENDOPO_DATA_DIR: '', TMPDIR: scratch() },
    },
  );
  status ||= run.status ?? 1;
}
process.exit(status);
