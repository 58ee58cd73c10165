/** Texts on the screen are held against phrases that customers and translators stumbled over. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { findRetiredPhrases } from './find-retired-phrases.mjs';

const root = join(import.meta.dirname, '..', '..');
type Tree = string | number | boolean | null | { readonly [key: string]: Tree } | readonly Tree[];

/** Keys of a model whose values are no texts. */
const HIDDEN = new Set(['picture', 'file']);

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** The texts in a file with their paths. In a model these are names and expressions, too. */
function textsOf(tree: Tree, path: string): [path: string, text: string][] {
  if (typeof tree === 'string') return [[path, tree]];
  if (tree === null || typeof tree !== 'object') return [];
  return Object.entries(tree).flatMap(([key, value]) =>
    HIDDEN.has(key) ? [] : textsOf(value, `${path}.${key}`),
  );
}

function filesIn(folder: string, isWanted: (file: string) => boolean): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file}`)
    .filter(isWanted);
}

const shownTexts: readonly (readonly [language: 'en' | 'de', path: string, text: string])[] = [
  ...(['en', 'de'] as const).flatMap((language) =>
    [`src/locales/${language}.json`, `server/texts/${language}.json`].flatMap((file) =>
      textsOf(JSON.parse(read(file)) as Tree, file).map((found) => [language, ...found] as const),
    ),
  ),
  ...filesIn('models', (file) => file.endsWith('.yaml')).flatMap((file) => {
    const language = file.endsWith('translations/de.yaml') ? 'de' : 'en';
    return textsOf(parse(read(file)) as Tree, file).map((found) => [language, ...found] as const);
  }),
  ...filesIn('models', (file) => file.endsWith('.csv')).flatMap((file) =>
    (['en', 'de'] as const).map((language) => [language, file, read(file)] as const),
  ),
];

describe('texts on the screen', () => {
  it('use none of the retired phrases', () => {
    expect(shownTexts.length).toBeGreaterThan(1_000);
    const found = shownTexts.flatMap(([language, path, text]) =>
      findRetiredPhrases(language, text).map((message) => `${path}: ${message}`),
    );
    expect(found.join('\n')).toBe('');
  });

  it.each([
    ['en', 'Let go of this choice', '"let go"; write: reset'],
    ['en', 'For this, something else has to give\nway.', '"give way"; write: change'],
    ['en', 'The tenant did not take this.', '"tenant"'],
    ['de', 'Farbe freigeben', '"freigeben"; write: zurücksetzen'],
    ['de', 'Weg 1: eine Änderung', '"weg"; write: Lösung'],
  ] as const)('in %s like %j are refused', (language, text, message) => {
    expect(findRetiredPhrases(language, text).join('\n')).toContain(message);
  });

  it.each([
    ['en', 'Always available'],
    ['de', 'Straßen und Wege'],
    ['de', 'Abweichung vom Bestpunkt'],
  ] as const)('in %s like %j are allowed', (language, text) => {
    expect(findRetiredPhrases(language, text)).toEqual([]);
  });
});
