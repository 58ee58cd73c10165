import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it, onTestFinished } from 'vitest';
import english from './en.json';
import { loadTexts, texts } from './texts.ts';

type Group = { [key: string]: string | Group };
interface Node {
  type: number;
  value?: string;
  options?: Record<string, { value: Node[] }>;
}

const here = import.meta.dirname;
const languages = readdirSync(here)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace('.json', ''));

function flatten(group: Group, prefix = ''): [string, string][] {
  return Object.entries(group).flatMap(([key, text]) =>
    typeof text === 'string' ? [[prefix + key, text] as [string, string]] : flatten(text, `${prefix}${key}.`),
  );
}

function textsIn(language: string): [string, string][] {
  return flatten(JSON.parse(readFileSync(join(here, `${language}.json`), 'utf8')) as Group);
}

/** Names of the arguments of an ICU message. */
function placeholders(message: string): string[] {
  const names = new Set<string>();
  const visit = (nodes: Node[]) => {
    for (const { type, value, options = {} } of nodes) {
      if (type >= 1 && type <= 6 && value !== undefined) names.add(value);
      for (const option of Object.values(options)) visit(option.value);
    }
  };
  visit(new IntlMessageFormat(message, 'en').getAst());
  return [...names].sort();
}

/** A folder with our languages and one more. */
function folderWith(language: string, content: Group | string): URL {
  const folder = mkdtempSync(join(tmpdir(), 'bespoke-texts-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  for (const name of languages) copyFileSync(join(here, `${name}.json`), join(folder, `${name}.json`));
  writeFileSync(
    join(folder, `${language}.json`),
    typeof content === 'string' ? content : JSON.stringify(content),
  );
  return pathToFileURL(`${folder}/`);
}

describe.each(languages)('%s.json', (language) => {
  const translated = new Map(textsIn(language));

  it('has every text in the order of English, none of them empty', () => {
    expect([...translated.keys()]).toEqual(flatten(english).map(([key]) => key));
    for (const text of translated.values()) expect(text.trim()).not.toBe('');
  });

  it.each(flatten(english))('%s has the placeholders of English', (key, text) => {
    expect(placeholders(translated.get(key) ?? '')).toEqual(placeholders(text));
  });
});

describe('texts', () => {
  it('come in the language asked for, or the nearest one there is', () => {
    const price = (language?: string) => texts.format('catalog.price', language);
    expect([price('de'), price('de-AT'), price('en-GB')]).toEqual(['Preis', 'Preis', 'Price']);
    expect([price('fr'), price('den'), price('')]).toEqual(['Price', 'Price', 'Price']);
    expect(price()).toBe('Price');
  });

  it('choose by number, and keep what is filled in as it is', () => {
    const digits = (decimals: number) =>
      texts.format('message.too-many-decimals', 'de', { field: '<A> {b}', decimals });
    expect(digits(1)).toBe('„<A> {b}“ darf höchstens 1 Nachkommastelle haben.');
    expect(digits(2)).toBe('„<A> {b}“ darf höchstens 2 Nachkommastellen haben.');
    expect(() => texts.format('message.too-long', 'en', { field: 'A' })).toThrow('max');
  });

  it('have a third language when there is a third file; what it lacks is English', () => {
    const three = loadTexts(
      folderWith('fr', { catalog: { price: 'Prix' }, proposal: { page: 'Page {page} sur {pages}' } }),
    );
    expect(three.languageOf('fr-CH')).toBe('fr');
    expect(three.format('catalog.price', 'fr-CH')).toBe('Prix');
    expect(three.format('proposal.page', 'fr', { page: 1, pages: 2 })).toBe('Page 1 sur 2');
    expect(three.format('catalog.search', 'fr')).toBe('Search');
    expect(three.format('catalog.price', 'de')).toBe('Preis');
  });

  it('are refused with file and key where a message is not ICU', () => {
    expect(() => loadTexts(folderWith('fr', { proposal: { page: '{page' } }))).toThrow(
      'fr.json: "proposal.page"',
    );
  });
});
