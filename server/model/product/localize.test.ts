import { expect, test } from 'vitest';
import { localize } from './localize.ts';

const text = { text: 'Tyres', translations: { de: 'Reifen', 'pt-BR': 'Pneus' } };

test.each([
  [undefined, 'Tyres'],
  ['en', 'Tyres'],
  ['de', 'Reifen'],
  ['de-AT', 'Reifen'],
  ['pt-BR', 'Pneus'],
  ['pt', 'Tyres'],
  ['constructor', 'Tyres'],
  ['__proto__', 'Tyres'],
])('in %s it is %s', (language, expected) => {
  expect(localize(text, language)).toBe(expected);
});
