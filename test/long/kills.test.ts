import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { camats, rakor } from '../cast.ts';
import { startAbruptPeer } from './support/abrupt-peer.ts';
import { type Child, endChildren, startChild } from './support/child.ts';
import { invitationsOf, settled } from './support/ledger.ts';

const KILLS = 20;
const MAILS = 200;
const MOMENTS = ['after the 250', 'before the 250', 'anywhere'] as const;

const SEED = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000_000);
/** Numbers in [0, 1), the same for the same seed (mulberry32). */
function random(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Row = {
  kill: number;
  moment: string;
  'after mail': number;
  'taken at the kill': number;
  parked: number;
  'of these arrived': number;
  sent: number;
  lost: number;
  doubled: number;
  'start to last mail (s)': number;
};

let peer: Awaited<ReturnType<typeof startAbruptPeer>>;
// what a process had written outlives its kill in memory as on disk, and memory does not wait for a disk
const DATA_DIR = mkdtempSync(path.join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'pendopo-kills-'));
beforeAll(async () => {
  peer = await startAbruptPeer();
});
afterAll(async () => {
  await endChildren();
  await peer?.stop();
  rmSync(DATA_DIR, { recursive: true, force: true });
});

/**
 * Kills everything when the server has taken so many mails more: before it answers the last of them; after its 250,
 * which the product has no time to note, since it waits for the end of the session first; or some milliseconds on.
 * Resolves to that mail's recipient when all is dead.
 */
function killAt(child: Child, moment: (typeof MOMENTS)[number], mail: number, delay: number): Promise<string> {
  const at = peer.taken.length + mail;
  return new Promise((dead, failed) => {
    const kill = () => child.killAll().then(() => dead(peer.taken[at - 1] ?? ''), failed);
    peer.hooks.onTaken = (nth) => {
      if (nth !== at || moment === 'after the 250') return;
      if (moment === 'before the 250') kill();
      else setTimeout(kill, delay);
    };
    peer.hooks.onAnswered = (nth) => {
      if (nth === at && moment === 'after the 250') kill();
    };
  });
}

const table: Row[] = [];

describe(`SIGKILL of everything while ${MAILS} mails go out, ${KILLS} times (KILL_SEED=${SEED})`, () => {
  it('loses none, doubles none, parks at most five a kill, sends the rest within a minute of the start', {
    timeout: 1_800_000,
  }, async () => {
    const next = random(SEED);
    let child = await startChild({ DATA_DIR, SMTP_URL: peer.url });
    for (let kill = 1; kill <= KILLS; kill++) {
      const moment = MOMENTS[(kill - 1) % MOMENTS.length] ?? 'anywhere';
      const mail = 1 + Math.floor(((kill - 1 + next()) / KILLS) * (MAILS - 6));
      const people = camats(MAILS, `kill${kill}`);
      const { body: event } = await child.api.post('/events', { ...rakor, title: `Rapat ${kill}` });
      const invited = await child.api.post(`/events/${event.id}/invitations`, { invitees: people });
      expect(invited.status).toBe(201);

      const dead = killAt(child, moment, mail, next() * 25);
      // the answer may be cut off by the kill
      await child.api.post(`/events/${event.id}/send`).catch(() => {});
      const killedOn = await dead;
      const taken = people.filter((p) => peer.times(p.email) > 0).length;

      const started = Date.now();
      child = await startChild({ DATA_DIR, SMTP_URL: peer.url, PORT: child.port });
      const rows = await settled(child.api, event.id, 60_000);
      const seconds = (Date.now() - started) / 1000;

      const stateOf = new Map(rows.map((r) => [r.email, r.delivery.state]));
      const arrived = peer.times;
      const parked = people.filter((p) => stateOf.get(p.email) === 'parked');
      table.push({
        kill,
        moment,
        'after mail': mail,
        'taken at the kill': taken,
        parked: parked.length,
        'of these arrived': parked.filter((p) => arrived(p.email)).length,
        sent: people.filter((p) => stateOf.get(p.email) === 'sent').length,
        lost: people.filter((p) => !arrived(p.email) && stateOf.get(p.email) !== 'parked').length,
        doubled: people.filter((p) => arrived(p.email) > 1).length,
        'start to last mail (s)': Math.round(seconds * 10) / 10,
      });
      const row = table.at(-1);
      // what the server had taken and nobody had noted is parked, and nothing else is owed
      if (moment !== 'anywhere') expect(stateOf.get(killedOn)).toBe('parked');
      expect(row?.lost, JSON.stringify(row)).toBe(0);
      expect(row?.doubled, JSON.stringify(row)).toBe(0);
      expect(row?.parked, JSON.stringify(row)).toBeLessThanOrEqual(5);
      expect((row?.sent ?? 0) + (row?.parked ?? 0)).toBe(MAILS);
      expect(seconds).toBeLessThan(60);
    }
    // through all later starts and sweeps, what was parked stayed so and nothing went out again
    await new Promise((done) => setTimeout(done, 11_000));
    expect(new Set(peer.taken).size).toBe(peer.taken.length);
    const { body } = await child.api.get('/events?limit=100');
    let parked = 0;
    for (const event of body.data)
      for (const { delivery } of await invitationsOf(child.api, event.id)) if (delivery.state === 'parked') parked++;
    expect(parked).toBe(table.reduce((sum, row) => sum + row.parked, 0));
  });

  afterAll(() => {
    console.log(`KILL_SEED=${SEED}`);
    console.table(table);
  });
});
