import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

type Process = { pid: number; ppid: number; command: string };

/** Every process that was started for this data folder: its environment says so. Linux by /proc, elsewhere by ps. */
function startedFor(dataDir: string): Process[] {
  const mark = `PENDOPO_DATA_DIR=${dataDir}`;
  if (!existsSync('/proc/self/environ')) {
    const rows = execFileSync('ps', ['axeww', '-o', 'pid=,ppid=,command='], { encoding: 'utf8', maxBuffer: 1e8 }).split(
      '\n',
    );
    return rows.flatMap((row) => {
      const found = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row);
      return found?.[3] && ` ${found[3]} `.includes(` ${mark} `)
        ? [{ pid: Number(found[1]), ppid: Number(found[2]), command: found[3] }]
        : [];
    });
  }
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      if (!readFileSync(`/proc/${name}/environ`, 'utf8').split('\0').includes(mark)) return [];
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const ppid = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      return [
        { pid: Number(name), ppid, command: readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ') },
      ];
    } catch {
      return [];
    }
  });
}

const isServer = (p: Process) => /src\/local\/(serve|dev)\.ts/.test(p.command);
const parentLives = (p: Process) => {
  try {
    process.kill(p.ppid, 0);
    return p.ppid > 1;
  } catch {
    return false;
  }
};

/**
 * Ends what an earlier, killed start on the same folder left running (a server whose parent is gone, an engine whose
 * server is gone) and waits until it is. Throws when a living start holds the folder.
 */
export async function endOrphans(dataDir: string): Promise<number> {
  const others = startedFor(dataDir).filter((p) => p.pid !== process.pid && p.pid !== process.ppid);
  const servers = others.filter(isServer);
  const living = servers.find(parentLives);
  if (living)
    throw new Error(
      `DATA_DIR ${dataDir} sedang dipakai oleh proses ${living.pid} / is in use by process ${living.pid}`,
    );
  const orphans = others.filter((p) => servers.includes(p) || /workerd/.test(p.command));
  for (const orphan of orphans) {
    try {
      process.kill(orphan.pid, 'SIGKILL');
    } catch {
      // ended by itself between the look and the kill
    }
  }
  for (let i = 0; i < 100 && startedFor(dataDir).some((p) => orphans.some((o) => o.pid === p.pid)); i++) {
    await new Promise((done) => setTimeout(done, 50));
  }
  return orphans.length;
}
