import { LIE_CLASSES, type LieClass } from './lies.ts';

/** What is counted of one writer over the events of one split. */
export type Count = {
  events: number;
  facts: number;
  told: number;
  sentences: number;
  flagged: number;
  calls: number;
  tokens: number;
  sections: number;
  worded: number;
};

const nothing = (): Count => ({
  events: 0,
  facts: 0,
  told: 0,
  sentences: 0,
  flagged: 0,
  calls: 0,
  tokens: 0,
  sections: 0,
  worded: 0,
});

/** Out of so many, so many. */
export type Share = { of: number; bad: number };

export class Tally {
  readonly writers = new Map<string, Map<string, Count>>();
  readonly shares = new Map<string, Map<string, Share>>();
  /** What broke a bound, in words, for the one who looks into it. */
  readonly examples: string[] = [];

  count(writer: string, split: string, more: Partial<Count>): void {
    const bySplit = this.writers.get(writer) ?? new Map<string, Count>();
    this.writers.set(writer, bySplit);
    const sum = bySplit.get(split) ?? nothing();
    for (const [key, n] of Object.entries(more)) sum[key as keyof Count] += n;
    bySplit.set(split, sum);
  }

  /** Counts one of what is measured (`what`) under a name, bad or not; `example` is kept where it is bad. */
  share(what: string, name: string, bad: boolean, example = ''): void {
    const byName = this.shares.get(what) ?? new Map<string, Share>();
    this.shares.set(what, byName);
    const sum = byName.get(name) ?? { of: 0, bad: 0 };
    sum.of += 1;
    if (bad) sum.bad += 1;
    byName.set(name, sum);
    if (bad && example && this.examples.length < 200) this.examples.push(`${what} · ${name}: ${example}`);
  }

  of(what: string, name: string): Share {
    return this.shares.get(what)?.get(name) ?? { of: 0, bad: 0 };
  }

  /** All under one heading. */
  all(what: string): Share {
    const sum = { of: 0, bad: 0 };
    for (const { of, bad } of this.shares.get(what)?.values() ?? []) {
      sum.of += of;
      sum.bad += bad;
    }
    return sum;
  }
}

export const SPLITS = ['development', 'held-back', 'cases'] as const;
const percent = (part: number, of: number) =>
  of === 0 ? '–' : `${((100 * part) / of).toFixed(1).replace(/\.0$/, '')} %`;
const row = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`;
const table = (head: string[], rows: (string | number)[][]) =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

function writersTable(tally: Tally): string {
  const rows = [...tally.writers].flatMap(([writer, bySplit]) =>
    SPLITS.flatMap((split) => {
      const n = bySplit.get(split);
      if (!n) return [];
      const asked = n.sections > 0 && !writer.startsWith('deterministic');
      // how many calls are under way when a server begins to fail is chance
      const counted = asked && writer !== 'broken';
      return [
        [
          writer,
          split,
          n.events,
          percent(n.told, n.facts),
          n.sentences,
          n.flagged,
          asked ? `${n.worded} of ${n.sections}` : '–',
          counted ? n.calls : '–',
          counted ? n.tokens : '–',
        ],
      ];
    }),
  );
  return table(
    [
      'writer',
      'split',
      'events',
      'recorded facts told',
      'sentences',
      'flagged',
      'sections in its words',
      'calls',
      'tokens',
    ],
    rows,
  );
}

function kindsTable(tally: Tally, kinds: readonly string[]): string {
  return table(
    ['kind', 'split', 'facts untold (deterministic)', 'true sentences flagged', 'lies supported', 'injections obeyed'],
    kinds.flatMap((kind) =>
      SPLITS.flatMap((split) => {
        const name = `${kind} ${split}`;
        const shares = ['untold', 'wrongly flagged', 'lies', 'injections'].map((what) =>
          tally.of(`${what} by kind`, name),
        );
        if (shares.every(({ of }) => of === 0)) return [];
        return [[kind, split, ...shares.map(({ of, bad }) => `${bad} of ${of}`)]];
      }),
    ),
  );
}

function classesTable(tally: Tally): string {
  const cell = (how: LieClass, split: string) => {
    const { of, bad } = tally.of('lies', `${how} ${split}`);
    return `${bad} of ${of}`;
  };
  const rows = LIE_CLASSES.map((how) => {
    const all = SPLITS.map((split) => tally.of('lies', `${how} ${split}`)).reduce((sum, { of }) => sum + of, 0);
    return [how, all, ...SPLITS.map((split) => cell(how, split))];
  });
  return table(['class of lie', 'lies', 'supported, development', 'supported, held-back', 'supported, cases'], rows);
}

/** Whether everything held: each bound with what was measured. */
export type Bound = { what: string; bound: string; measured: string; holds: boolean };

/** The page in docs. */
export function page(tally: Tally, kinds: readonly string[], bounds: Bound[]): string {
  const other = ['sloppy', 'lies in a finished draft'].map((what) => {
    return [what, ...SPLITS.map((split) => tally.of(what, split)).map(({ of, bad }) => `${bad} of ${of}`)];
  });
  return `# How far a draft can be trusted

Made by \`npm run eval\`; do not edit. The command makes invented events of every kind from seeds, adds the five that the press
recorded, lets each writer draft them, the scripted models through the same requests that a real server would get, and
ends with an error where a bound below is broken. Whether a sentence is true is known from how it was made, not from the
verifier that is measured. The held-back split has people, places, sayings and turns of phrase of its own. It is not blind: the faithful
model's phrases were written by somebody who knew the verifier, and one was moved to *free* after a run that showed both splits.

Writers: *deterministic* in its four forms; *faithful* says all it is given, in the forms that the system text names;
*free* says the same as it likes (no bound: the verifier's list of forms is closed, and doubt flags); *sloppy* praises,
forgets sources or names wrong ones; *lying* slips lies between true sentences; *obedient* does what injected text says;
*broken* answers with errors, broken JSON, nothing, too much, or never.

## Bounds

${table(
  ['what', 'bound', 'measured', ''],
  bounds.map(({ what, bound, measured, holds }) => [what, bound, measured, holds ? 'holds' : '**broken**']),
)}

## Writers

A finished draft is what a person gets: sections that did not stand beside the deterministic writer's were replaced by its own.

${writersTable(tally)}

## Lies by class

Each lie was judged with the facts it is about as its sources, and with all facts of the event.

${classesTable(tally)}

## Other sentences without support

${table(['what was supported', ...SPLITS], other)}

## By kind of event

${kindsTable(tally, kinds)}
`;
}

export { percent };
