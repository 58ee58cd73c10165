/** Whatever somebody types, the answer is a model or diagnostics with places in the file; never an exception. */
import { readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkModel } from './load-model.ts';
import { folderWith } from '../testing/model-folder.ts';

const models = join(import.meta.dirname, '../../../models');
const pump = [
  'model.yaml',
  'parts/pumps.csv',
  'parts/motors.csv',
  'parts/liquids.csv',
  'parts/seals.csv',
  'parts/coatings.csv',
];
/** The file to edit, and those it needs beside it. */
const cases = [
  ['bike', 'model.yaml', ['model.yaml'], 25],
  ...pump.map((file) => ['pump', file, pump, 25] as const),
] as const;

const piece = fc.constantFrom(
  ...[
    '',
    ' ',
    ':',
    '- ',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '#',
    '&a ',
    '*a',
    '\t',
    '|',
    '__proto__',
    '§',
    '=',
    ' and ',
    '\n',
  ],
  ...[';', ',', '|', '"a""', '1,5', 'quantity', 'computed: 1 / 0', '* a_field'],
  ...['a_field', '99999999999999999999', '-1', 'none', 'constructor: x', '🚲', '\u202E'],
);

/** Lines taken out, doubled or swapped, and pieces put into others. */
const edits = (last: number) =>
  fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('remove' as const), at: fc.nat(last) }),
      fc.record({ kind: fc.constant('double' as const), at: fc.nat(last) }),
      fc.record({ kind: fc.constant('cut' as const), at: fc.nat(last) }),
      fc.record({ kind: fc.constant('put' as const), at: fc.nat(last), column: fc.nat(60), piece }),
    ),
    { minLength: 1, maxLength: 4 },
  );

test.each(cases)('%s/%s edited at random', { timeout: 300_000 }, async (model, edited, files, numRuns) => {
  const read = async (name: string) => [name, await readFile(join(models, model, name), 'utf8')] as const;
  const originals = Object.fromEntries(await Promise.all(files.map(read)));
  const folder = await folderWith(originals);
  const file = join(folder, edited);
  const lines = (originals[edited] ?? '').split('\n');
  await fc.assert(
    fc.asyncProperty(edits(lines.length - 1), async (made) => {
      const text = made.reduce(
        (changed, change) => {
          const line = changed[change.at] ?? '';
          if (change.kind === 'remove') changed.splice(change.at, 1);
          else if (change.kind === 'double') changed.splice(change.at, 0, line);
          else if (change.kind === 'cut') changed[change.at] = line.slice(0, line.length / 2);
          else changed[change.at] = line.slice(0, change.column) + change.piece + line.slice(change.column);
          return changed;
        },
        [...lines],
      );
      await writeFile(file, text.join('\n'));
      const { model: loaded, diagnostics } = await checkModel(folder);
      expect(loaded === undefined).toBe(diagnostics.some(({ severity }) => severity === 'error'));
      const height = (name: string) =>
        (name === file ? text.join('\n') : (originals[relative(folder, name)] ?? '')).split(/\r\n|\r|\n/)
          .length;
      for (const { file: its, line, column, message } of diagnostics) {
        expect(message).not.toMatch(/undefined|\[object|Invalid input/);
        expect([line >= 1 && line <= height(its), column >= 1]).toEqual([true, true]);
      }
    }),
    { numRuns, seed: 7 },
  );
});
