import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

/* Manuals and README show pictures that exist, and name what is on the screen as the screen does: **in bold**. */

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const PAGES = [
  'README.md',
  ...readdirSync(path.join(root, 'docs')).flatMap((f) => (f.endsWith('.md') ? [`docs/${f}`] : [])),
];
const MANUALS = { id: ['panduan-koordinator', 'panduan-undangan'], en: ['manual-coordinators', 'manual-invitees'] };
/** Bold for weight, not as a name. */
const WEIGHT = ['tebal', 'tidak pernah', 'bold', 'in bold'];

/** Every text of a catalogue, without the places a number or name is put into. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value.replace(/\s*\(?\{\w+\}\)?/g, '').trim()];
  return value && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];
}
function catalogue(language: string): Set<string> {
  const folder = `src/messages/${language}`;
  return new Set(
    readdirSync(path.join(root, folder)).flatMap((file) => textsOf(JSON.parse(read(`${folder}/${file}`)))),
  );
}
const boldIn = (text: string) =>
  [...text.matchAll(/\*\*([^*]+)\*\*/g)].map(([, said = '']) => said.replace(/\s+/g, ' ').trim());

test.each(PAGES)('what %s links exists', (page) => {
  const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, to = '']) => to);
  expect(links.filter((to) => !existsSync(path.join(root, path.dirname(page), to)))).toEqual([]);
});

describe.each(Object.entries(MANUALS))('the manuals in %s', (language, manuals) => {
  const texts = catalogue(language);
  test.each(manuals)('%s names what is on the screen', (manual) => {
    const named = boldIn(read(`docs/${manual}.md`));
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((said) => !texts.has(said) && !WEIGHT.includes(said))).toEqual([]);
  });
});

test('every picture is used', () => {
  const text = PAGES.map(read).join('\n');
  expect(readdirSync(path.join(root, 'docs/images')).filter((picture) => !text.includes(`images/${picture}`))).toEqual(
    [],
  );
});
