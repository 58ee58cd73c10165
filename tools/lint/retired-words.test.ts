/** Names of files and exports are held against the words that the glossary has retired. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findRetiredWords, splitName } from './find-retired-words.mjs';
import { listSources } from './import-graph.mjs';

const root = join(import.meta.dirname, '..', '..');
/** These have the words as data. */
const about = 'tools/lint/retired-words';

describe('names', () => {
  it('use the words of the glossary', () => {
    const found = listSources(root)
      .filter((file) => !file.startsWith(about))
      .flatMap((file) => findRetiredWords(file, readFileSync(join(root, file), 'utf8')));
    expect(found.join('\n')).toBe('');
  });

  it.each([
    ['letGoOfValues', 'let go of values'],
    ['hindered-values', 'hindered values'],
    ['MAX_PDFSize2', 'max pdf size2'],
    ['UVLModule', 'uvl module'],
  ])('like %s have the words %s', (name, words) => {
    expect(splitName(name).join(' ')).toBe(words);
  });

  it.each([
    ['server/wish-list.ts', '', '"wish"; write: preference'],
    ['server/wishes/list.ts', '', '"wish"'],
    ['server/new.ts', 'export function letGo() {}', '"let go"; write: uncommit'],
    ['server/new.ts', 'export const [ripples] = [1];', '"ripple"'],
    ['server/new.ts', 'const a = 1;\nexport { a as Effort };', '"effort"'],
    ['server/new.ts', 'export interface LearntClause { a: 1 }', '"learnt"'],
    [
      'server/new.ts',
      'export const a = 1;\n/** What the customer has learnt. */',
      'server/new.ts:2: "learnt"',
    ],
    ['server/new.ts', '/**\n * Who gives\n * way?\n */', '"gives way"'],
    ['server/new.ts', '// The customer lets go of it.', '"lets go of"'],
    ['server/utils.ts', '', '"util"'],
  ])('of %s with %j are refused', (file, text, message) => {
    expect(findRetiredWords(file, text).join('\n')).toContain(
      message.replace(/^"/, 'has the retired word "'),
    );
  });

  it.each([
    ['server/gateway/sessions.ts', 'export class Sessions {}'],
    ['tools/render-pictures/colours.ts', ''],
    ['e2e/new.ts', "export function type() { return press('Let go'); }"],
    ['server/type-check.ts', 'export function takeSnapshot() {}'],
    ['server/new.ts', 'export const gateway = 1; const wish = 2; // Whether it is so, always.'],
  ])('of %s with %j are allowed', (file, text) => {
    expect(findRetiredWords(file, text)).toEqual([]);
  });
});
