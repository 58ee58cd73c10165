import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, shown } from '#server/model/testing/model-folder.ts';
import { modelStats } from '#tools/model/stats/model-stats.ts';
import { readFeatureModel } from '../read-feature-model.ts';

const tree = `features
    R
        optional
            A {Price 2, Size 'large', hot}
            B {Price 'on request', Size 'small'}
            C {Weight 3}
        optional
            D
            N cardinality [0..4] {Cost 5}
            W cardinality [1..3] {Load 4, round}
                optional
                    X
constraints
    `;

async function read(constraint: string) {
  const folder = await folderWith({ 'a.uvl': `${tree}${constraint}\n` });
  const { diagnostics } = await readFeatureModel(join(folder, 'a.uvl'));
  return { folder, problems: diagnostics.map((its) => shown(its, folder)) };
}

test.each([
  [
    'sum(Size) > 3',
    'a.uvl:14:9: error: The attribute "Size" of "A" is not a number.\n  hint: Only numbers have a sum or an average. It is \'large\' in line 4.',
  ],
  [
    'R => avg(Size) == 0',
    'a.uvl:14:14: error: The attribute "Size" of "A" is not a number.\n  hint: Only numbers have a sum or an average. It is \'large\' in line 4.',
  ],
  // A number that is missing is not 0.
  [
    'sum(Price) < 3',
    'a.uvl:14:9: error: The attribute "Price" of "B" is not a number.\n  hint: Only numbers have a sum or an average. It is \'on request\' in line 5.',
  ],
  [
    'avg(hot) < 3',
    'a.uvl:14:9: error: The attribute "hot" of "A" is not a number.\n  hint: Only numbers have a sum or an average. It is true in line 4.',
  ],
  ['sum(A.Size) > 3', 'a.uvl:14:9: error: The attribute "Size" is not a number.'],
  ['sum(Weight, D) > 3', 'a.uvl:14:17: error: No feature in "D" has the attribute "Weight".'],
])('what has no number has no sum: %s', async (constraint, message) => {
  expect((await read(constraint)).problems).toEqual([message]);
});

test.each([
  // without W: N is missing, 0 or 1 to 4; with W: 1 to 3 instances, each with an X or without
  ['sum(Price, A) < 3', 8 * 2 * 6 * 15],
  ['sum(Cost) == 15', 8 * 2 * 1 * 15],
  ['sum(N.Cost) == 15', 8 * 2 * 1 * 15],
  ['sum(Load) == 8', 8 * 2 * 6 * 4],
  ['sum(W.Load) == 8', 8 * 2 * 6 * 4],
  ['W.Load == 4', 8 * 2 * 6 * 14],
  ['W.round', 8 * 2 * 6 * 14],
])('an attribute counts for each copy: %s', async (constraint, count) => {
  const { folder } = await read(constraint);
  const { configurations } = await modelStats(join(folder, 'a.uvl'));
  expect(configurations).toEqual({ kind: 'exact', count: BigInt(count) });
});
