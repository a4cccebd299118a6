import * as compiled from './compiled/messages/_index.js';

export type Language = 'id' | 'en';

type Compiled = typeof compiled;
type Key = keyof Compiled & string;
type First<Rest extends string> = Rest extends `${infer Name}.${string}` ? Name : Rest;
type Under<Rest extends string, Name extends string> = Rest extends `${Name}.${infer Deeper}` ? Deeper : never;
type Leaf<Said> = Said extends (inputs: infer Inputs, ...rest: never[]) => string
  ? undefined extends Inputs
    ? string
    : (inputs: { [Name in keyof Inputs]: string | number }) => string
  : never;
type Tree<Rest extends string, Path extends string> = {
  readonly [Name in First<Rest>]: Name extends Rest
    ? Leaf<Compiled[`${Path}${Name}` & Key]>
    : Tree<Under<Rest, Name>, `${Path}${Name}.`>;
};

/** Every word of the pages as the JSON of a language has it: a text that takes nothing is a string, others are functions. */
export type Messages = Tree<Key, ''>;

type Said = (inputs: object, options: { locale: Language }) => string;
type Branch = { [name: string]: Branch | string | ((inputs: object) => string) };

function treeOf(locale: Language): Messages {
  const tree: Branch = {};
  for (const [key, said] of Object.entries(compiled as unknown as Record<string, Said>)) {
    const path = key.split('.');
    const name = path.pop() ?? key;
    let branch = tree;
    for (const part of path) {
      const inner = (branch[part] ?? {}) as Branch;
      branch[part] = inner;
      branch = inner;
    }
    // the compiler gives a text that takes nothing a default for its inputs, so that its length is 0
    branch[name] = said.length === 0 ? said({}, { locale }) : (inputs) => said(inputs, { locale });
  }
  return tree as Messages;
}

const made = new Map<Language, Messages>();

/** Every word of the pages in a language, made once. Mails, papers and problems at fields have files beside this one. */
export function messages(language: Language): Messages {
  const kept = made.get(language) ?? treeOf(language);
  made.set(language, kept);
  return kept;
}
