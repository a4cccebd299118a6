import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { messages } from '../../src/messages/index.ts';
import settings from '../../src/messages/pendopo.inlang/settings.json' with { type: 'json' };

const folder = path.resolve(import.meta.dirname, '../../src/messages');
const LANGUAGES = ['id', 'en'] as const;

type Variants = { declarations: string[]; match: Record<string, string> }[];
type Words = { [name: string]: Words | Variants | string };

const files = (language: string) => readdirSync(path.join(folder, language)).sort();

/** Every text of a language by its key: what it takes, and each way it is said. */
function textsOf(language: string): Map<string, { takes: string[]; said: string[] }> {
  const texts = new Map<string, { takes: string[]; said: string[] }>();
  const namesIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const walk = (words: Words, at: string) => {
    for (const [name, word] of Object.entries(words)) {
      const key = `${at}${name}`;
      if (typeof word === 'string') texts.set(key, { takes: [...new Set(namesIn(word))].sort(), said: [word] });
      else if (Array.isArray(word)) {
        const inputs = word.flatMap((one) => one.declarations).filter((one) => one.startsWith('input '));
        const said = word.flatMap((one) => Object.values(one.match));
        const takes = [...inputs.map((one) => one.slice('input '.length)), ...said.flatMap(namesIn)];
        texts.set(key, { takes: [...new Set(takes)].sort(), said });
      } else walk(word, `${key}.`);
    }
  };
  for (const file of files(language)) {
    const { $schema, ...words } = JSON.parse(readFileSync(path.join(folder, language, file), 'utf8'));
    walk(words, '');
  }
  return texts;
}

test('both languages have the same words, none of them empty, taking the same', () => {
  const [id, en] = LANGUAGES.map(textsOf);
  const shape = (texts: typeof id) => [...(texts ?? [])].map(([key, { takes }]) => `${key} {${takes}}`).sort();
  expect(shape(en)).toEqual(shape(id));
  for (const texts of [id, en])
    for (const [key, { said }] of texts ?? []) expect(said.length && said.every((text) => text.trim()), key).toBe(true);
});

test('every file of words is compiled, and compared by the type check', () => {
  const compared = readFileSync(path.join(folder, 'same-keys.ts'), 'utf8');
  for (const language of LANGUAGES) {
    const named = settings['plugin.inlang.messageFormat'].pathPattern.map((one) => path.basename(one));
    expect(files(language)).toEqual([...named].sort());
    for (const file of files(language)) expect(compared).toContain(`'./${language}/${file}'`);
  }
});

test('every word is said, whatever it is told: never a raw key, never "undefined"', () => {
  for (const language of LANGUAGES) {
    for (const [key, { takes, said }] of textsOf(language)) {
      const word = key.split('.').reduce<any>((tree, name) => tree?.[name], messages(language));
      if (takes.length === 0) expect(word, key).toBe(said[0]);
      for (const given of takes.length ? [0, 1, 2, 'x'] : []) {
        const text = word(Object.fromEntries(takes.map((name) => [name, given])));
        expect(text, key).not.toMatch(/undefined|[{}]/);
        expect(text, key).not.toBe(key);
        expect(text.trim(), key).not.toBe('');
      }
    }
  }
});

test('numbers are said as each language says them', () => {
  expect(messages('en').events.late({ n: 1 })).toBe('1 task overdue');
  expect(messages('en').events.late({ n: 2 })).toBe('2 tasks overdue');
  expect(messages('id').events.late({ n: 2 })).toBe('2 tugas lewat tenggat');
  expect(messages('id').invitations.sent({ owed: 0 })).toBe('Tidak ada undangan yang perlu dikirim.');
  expect(messages('en').invitations.sent({ owed: 1 })).toBe('1 invitation is being sent.');
});
