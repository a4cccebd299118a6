import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  circleFaults,
  importFaults,
  importsOf,
  lengthFaults,
  purityFaults,
  type Sources,
  sourcesOf,
  tenancyFaults,
} from './house.ts';

/* The house's own rules (DESIGN: imports only go down). Each fault says what to do about it. */

const root = path.resolve(import.meta.dirname, '../..');
const house = sourcesOf(root, ['src', 'workflows']);

/** Functions of src/db that see every organization's rows, and why they must. */
const OVER_ALL: Record<string, string> = {
  runBatch: 'runs statements that name their organization themselves',
  statement: 'makes one statement',
  rowsOf: 'makes one query',
  findAnswer: 'is given the organization beside the database',
  unsealed: 'the audit is one chain over all organizations',
  seal: 'the audit is one chain over all organizations',
  claimNext: 'mails of all organizations share the connections',
  recordOutcome: 'ends what claimNext claimed',
  parkAbandoned: 'a killed process left mails of all organizations',
  outbox: 'the sweep asks whether anybody is owed anything',
  organizationOfEvent: 'a lifecycle is given an id alone',
  endLeases: 'a killed process left keys of all organizations',
  forgetKeys: 'old keys go, whoever used them',
  findCheckable: 'a check code is its own authority: anybody may ask, and the invitation leads to the organization',
  findLinked: 'a link is its own authority: the token leads to the organization',
  findLinkedSeat: 'the same of the link of a date poll',
  keepMail: 'the mailbox of one machine belongs to the machine',
  listMails: 'the mailbox of one machine belongs to the machine',
  eventsOverdue: 'the sweep serves all organizations',
  membershipsOf: 'a person may belong to several organizations',
  findOrganization: 'is the organization itself',
  storeOrganization: 'is the organization itself',
  isMemberAddress: 'signing in comes before the organization is known',
  findReport: 'a report workflow is given an id alone',
  overdueDrafts: 'the sweep serves all organizations',
  filesDue: 'the sweep serves all organizations',
  forgetFiles: 'the sweep serves all organizations',
  claimFeeds: 'the sweep serves all organizations',
  readSetting: 'settings are the installation’s',
  writeSetting: 'settings are the installation’s',
  countAttempt: 'wrong codes and tokens belong to nobody yet',
  attemptsIn: 'wrong codes and tokens belong to nobody yet',
  organizationOfToken: 'a bearer token leads to the organization',
};

describe('the house', () => {
  test('was read whole', () => {
    expect(Object.keys(house)).toEqual(
      expect.arrayContaining(['src/index.ts', 'src/web/app.tsx', 'workflows/dispatch.ts']),
    );
    expect(importsOf(house).length).toBeGreaterThan(400);
    const named = importsOf(house).filter(
      ({ to }) => /^(src|workflows)\//.test(to) && /\.tsx?$/.test(to) && !to.includes('/compiled/'),
    );
    // a relative import that leads to no file would mean that paths are read wrongly here
    expect(named.filter(({ to }) => !(to in house)).map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });
  test('imports only go down', () => expect(importFaults(house)).toEqual([]));
  test('no imports in circles', () => expect(circleFaults(house)).toEqual([]));
  test('rules are pure', () => expect(purityFaults(house)).toEqual([]));
  test('no file of more than 400 lines', () => {
    expect(lengthFaults({ ...house, ...sourcesOf(root, ['test/house', 'test/worker']) })).toEqual([]);
  });
  test('queries are an organization’s own', () => expect(tenancyFaults(house, OVER_ALL)).toEqual([]));
});

describe('the rule itself', () => {
  const fine: Sources = {
    'src/domain/dates.ts': "import * as z from 'zod';\n",
    'src/db/events.ts': "import { sql } from 'drizzle-orm';\nimport type { Day } from '../domain/dates.ts';\n",
    'src/actions/events.ts': "import {\n  findEvent,\n} from '../db/events.ts';\n",
    'src/api/events.ts':
      "import { closeEvent } from '../actions/events.ts';\nimport { findEvent } from '../db/events.ts';\n",
    'workflows/report.ts': "import { x } from '../src/context.ts';\n",
    'src/context.ts': "import type { Context } from './actions/events.ts';\n",
  };
  const fault = (more: Sources) => importFaults({ ...fine, ...more });

  test('finds nothing in a sound house', () => expect(fault({})).toEqual([]));

  test.each<[string, Sources, RegExp]>([
    [
      'a rule that asks the database',
      { 'src/domain/plan.ts': "import { a } from '../db/events.ts';" },
      /plan\.ts:1 .*Rules are pure/,
    ],
    [
      'a rule with a package',
      { 'src/domain/plan.ts': "\nimport { hash } from 'node:crypto';" },
      /plan\.ts:2 imports node:crypto/,
    ],
    ['a rule with words', { 'src/domain/plan.ts': "import { a } from '../messages/id.ts';" }, /Rules are pure/],
    [
      'a hand that acts',
      { 'src/mail/letter.ts': "export { a } from '../actions/events.ts';" },
      /lies below src\/actions/,
    ],
    [
      'a hand in a hand',
      { 'src/mail/letter.ts': "import type { A } from '../db/events.ts';" },
      /Hands do not know each other/,
    ],
    ['an action at a door', { 'src/actions/plan.ts': "import { page } from '../web/app.tsx';" }, /lies below src\/web/],
    [
      'a door in a door',
      { 'src/web/app.tsx': "import { api } from '../api/events.ts';" },
      /Doors do not know each other/,
    ],
    [
      'a door in a workflow',
      { 'src/api/reports.ts': "const w = await import('../../workflows/report.ts');" },
      /ctx\.start/,
    ],
    ['words that act', { 'src/messages/id.ts': "import '../actions/events.ts';" }, /lies below src\/actions/],
    ['leaning on one machine', { 'src/api/a.ts': "import { seed } from '../local/seed.ts';" }, /Nothing leans on/],
    ['a room nobody drew', { 'src/helpers/text.ts': '' }, /stands nowhere in the house/],
  ])('finds %s', (_what, more, words) => {
    const faults = fault(more);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(words);
  });

  test('is not led astray by comments and texts', () => {
    expect(
      fault({
        'src/domain/a.ts':
          "/** as in\n * import { a } from '../db/events.ts';\n */\nconst b = 'x from \\'../web/app.tsx\\'';\n",
      }),
    ).toEqual([]);
  });

  test('finds circles, of three and of one, once', () => {
    const circle = {
      'src/api/a.ts': "import './b.ts';",
      'src/api/b.ts': "import type { C } from './c.ts';",
      'src/api/c.ts': "export * from './a.ts';",
      'src/api/d.ts': "import './d.ts';\nimport './a.ts';",
    };
    const faults = circleFaults(circle);
    expect(faults).toHaveLength(2);
    expect(faults.join('\n')).toMatch(/a\.ts → src\/api\/b\.ts → src\/api\/c\.ts → src\/api\/a\.ts\. Move what/);
  });

  test('finds impure rules, long files and queries of nobody', () => {
    const rule = { 'src/domain/a.ts': 'const now = Date.now();\n// not Math.random()\n' };
    expect(purityFaults(rule)).toEqual([expect.stringMatching(/^src\/domain\/a\.ts:1 uses Date\.now/)]);
    expect(lengthFaults({ 'src/web/a.tsx': 'x\n'.repeat(401), 'src/web/b.tsx': 'x\n'.repeat(400) })).toEqual([
      expect.stringMatching(/^src\/web\/a\.tsx has 401 lines/),
    ]);
    const db = {
      'src/db/a.ts':
        'export async function all(db: Database) {}\nexport function own(t: Tenant, id: string) {}\nexport function wide(\n  db: Database,\n) {}\n',
    };
    expect(tenancyFaults(db, { wide: 'reason', gone: 'reason' })).toEqual([
      expect.stringMatching(/src\/db\/a\.ts: all takes a database/),
      expect.stringMatching(/^gone is listed/),
    ]);
  });
});
