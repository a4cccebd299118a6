import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

/** Everything the Worker is built from, as one digest. */
function digest(root: string): string {
  const hash = createHash('sha256');
  const walk = (at: string) => {
    for (const entry of readdirSync(path.join(root, at), { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const name = path.join(at, entry.name);
      if (entry.isDirectory()) walk(name);
      else hash.update(name).update(readFileSync(path.join(root, name)));
    }
  };
  for (const folder of ['src', 'workflows']) walk(folder);
  for (const file of ['wrangler.toml', 'package-lock.json']) hash.update(readFileSync(path.join(root, file)));
  return hash.digest('hex').slice(0, 16);
}

/**
 * Bundles the Worker as a deployment would (`wrangler deploy --dry-run`), once per state of the sources.
 * Returns the path of the module. Throws with wrangler's words when it does not build.
 */
export function bundleWorker(root: string): string {
  const home = path.join(root, '.build');
  const ready = path.join(home, digest(root));
  const entry = path.join(ready, 'index.js');
  if (existsSync(entry)) return entry;
  const making = `${ready}.${process.pid}`;
  mkdirSync(home, { recursive: true });
  const wrangler = path.join(root, 'node_modules/wrangler/bin/wrangler.js');
  const built = spawnSync(process.execPath, [wrangler, 'deploy', '--dry-run', '--outdir', making], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, WRANGLER_SEND_METRICS: 'false', NO_COLOR: '1' },
  });
  if (built.status !== 0) throw new Error(`The Worker does not build:\n${built.stdout}\n${built.stderr}`);
  for (const old of readdirSync(home)) {
    if (!old.startsWith(path.basename(ready)) && !/\.\d+$/.test(old))
      rmSync(path.join(home, old), { recursive: true, force: true });
  }
  if (existsSync(entry)) rmSync(making, { recursive: true, force: true });
  else renameSync(making, ready);
  return entry;
}
