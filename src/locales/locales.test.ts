import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import de from './de.json';
import en from './en.json';

type Texts = { [key: string]: string | Texts };
type Node = { type: number; value?: string; options?: Record<string, { value: Node[] }>; children?: Node[] };

const ARGUMENT_TYPES = new Set([1, 2, 3, 4, 5, 6]); // argument, number, date, time, select, plural
const TAG = 8;

function flatten(texts: Texts, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string' ? [[prefix + key, text] as [string, string]] : flatten(text, `${prefix}${key}.`),
  );
}

/** Names of all arguments and tags of an ICU message. Throws when it is not one. */
function placeholders(message: string, language: string): string[] {
  const names = new Set<string>();
  const visit = (nodes: Node[]) => {
    for (const node of nodes) {
      if (ARGUMENT_TYPES.has(node.type) || node.type === TAG) names.add(`${node.type}:${node.value}`);
      for (const option of Object.values(node.options ?? {})) visit(option.value);
      visit(node.children ?? []);
    }
  };
  visit(new IntlMessageFormat(message, language).getAst());
  return [...names].sort();
}

describe('locales', () => {
  const english = new Map(flatten(en));
  const german = new Map(flatten(de));

  it('have the same keys in the same order', () => {
    expect([...german.keys()]).toEqual([...english.keys()]);
  });

  it.each([...english])('%s has the same placeholders in both languages', (key, text) => {
    expect(placeholders(german.get(key) ?? '', 'de')).toEqual(placeholders(text, 'en'));
  });

  it('leave no text empty', () => {
    for (const text of [...english.values(), ...german.values()]) expect(text.trim()).not.toBe('');
  });
});
