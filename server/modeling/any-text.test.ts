/** Whatever somebody types, the answer is a model or diagnostics with places in the file; never an exception. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkModel } from './load-model.ts';
import { folderWith } from './testing/model-folder.ts';

const original = await readFile(join(import.meta.dirname, '../../models/bike/model.yaml'), 'utf8');
const lines = original.split('\n');

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
  ...['a_field', '99999999999999999999', '-1', 'none', 'constructor: x', '🚲', '\u202E'],
);

/** Lines taken out, doubled or swapped, and pieces put into others. */
const edit = fc.oneof(
  fc.record({ kind: fc.constant('remove' as const), at: fc.nat(lines.length - 1) }),
  fc.record({ kind: fc.constant('double' as const), at: fc.nat(lines.length - 1) }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat(lines.length - 1) }),
  fc.record({ kind: fc.constant('put' as const), at: fc.nat(lines.length - 1), column: fc.nat(60), piece }),
);

test('edited at random', { timeout: 120_000 }, async () => {
  const folder = await folderWith({});
  const file = join(folder, 'model.yaml');
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
      const text = edits.reduce(
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
      const { model, diagnostics } = await checkModel(folder);
      expect(model === undefined).toBe(diagnostics.some(({ severity }) => severity === 'error'));
      const height = text.join('\n').split('\n').length;
      for (const { line, column, message } of diagnostics) {
        expect(message).not.toMatch(/undefined|\[object|Invalid input/);
        expect([line >= 1 && line <= height, column >= 1]).toEqual([true, true]);
      }
    }),
    { numRuns: 25, seed: 7 },
  );
});
