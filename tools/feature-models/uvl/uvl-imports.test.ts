import { expect, test } from 'vitest';
import { figures, problems } from './testing/read-uvl-text.ts';

const sub =
  'features\n  Engine\n    alternative\n      Petrol {Power 90}\n      Electric\n    optional\n      Turbo\nconstraints\n  Turbo => Petrol';

test('imported models', async () => {
  const text =
    'imports\n  parts.engine as e\nfeatures\n  Car\n    mandatory\n      e.Engine\n    optional\n      Sport\nconstraints\n  Sport => e.Turbo & e.Petrol.Power > 80';
  expect(await problems(text, { 'parts/engine.uvl': sub })).toEqual([]);
  const { count, core } = await figures(text, { 'parts/engine.uvl': sub });
  // Electric, Petrol, Petrol + Turbo, and the last with Sport.
  expect([count, core]).toEqual([4, 'Car e.Engine']);
});

test('the same model imported twice, and imports of imports', async () => {
  const middle = 'imports\n  engine\nfeatures\n  Boat\n    mandatory\n      engine.Engine';
  const text =
    'imports\n  engine as left\n  engine as right\n  boat\nfeatures\n  Ship\n    mandatory\n      left.Engine\n      right.Engine\n    optional\n      boat.Boat\nconstraints\n  left.Petrol => right.Petrol\n  boat.engine.Electric => right.Electric';
  const files = { 'engine.uvl': sub, 'boat.uvl': middle };
  expect(await problems(text, files)).toEqual([]);
  // left/right: E,E  E,P  E,PT  P,P  P,PT  PT,P  PT,PT; with a boat (4 ways, or 3 without Electric: P, PT, none).
  expect((await figures(text, files)).count).toBe(1 * 4 + 6 * 3);
});

test.each([
  [
    'a missing file',
    'imports\n  x\nfeatures\n  R',
    {},
    ['2:3: error: The imported model "x" cannot be found.\n  hint: There is no file "x.uvl".'],
  ],
  [
    'a circle',
    'imports\n  x\nfeatures\n  R\n    optional\n      x.X',
    { 'x.uvl': 'imports\n  a\nfeatures\n  X' },
    [
      'x.uvl:2:3: error: This import is circular: the file imports this one.\n  hint: Remove one of these imports.',
    ],
  ],
  [
    'a way out of the folder',
    'imports\n  "../etc/passwd"\n  ".."."x"\nfeatures\n  R',
    {},
    [
      '2:3: error: The imported model "../etc/passwd" cannot be found.\n  hint: An import names a file in the folder of the model: a.b is "a/b.uvl".',
      '3:3: error: The imported model "...x" cannot be found.\n  hint: An import names a file in the folder of the model: a.b is "a/b.uvl".',
    ],
  ],
  [
    'one that is not used',
    'imports\n  x\nfeatures\n  R',
    { 'x.uvl': 'features\n  X' },
    ['2:3: warning: The imported model "x" is not used.\n  hint: Put its root feature into the tree: x.…'],
  ],
  [
    'not the root',
    'imports\n  x\nfeatures\n  R\n    optional\n      x.Y',
    { 'x.uvl': 'features\n  X\n    optional\n      Y' },
    [
      '2:3: warning: The imported model "x" is not used.\n  hint: Put its root feature into the tree: x.…',
      '6:7: error: Only the root of an imported model can be put into the tree.\n  hint: Its root is "X".',
    ],
  ],
  [
    'an alias nobody gave',
    'imports\n  x as y\nfeatures\n  R\n    optional\n      x.X',
    { 'x.uvl': 'features\n  X' },
    [
      '2:3: warning: The imported model "y" is not used.\n  hint: Put its root feature into the tree: y.…',
      '6:7: error: There is no imported model "x".\n  hint: It is called "y" here: write y.X, or "x.X" in one pair of quotes for a feature of that name.',
    ],
  ],
  [
    'a mistake in the imported file',
    'imports\n  x\nfeatures\n  R\n    optional\n      x.X',
    { 'x.uvl': 'features\n  X\n    B' },
    [expect.stringMatching(/^x\.uvl:3:5: error: Expected "mandatory"/)],
  ],
])('imports: %s', async (_, text, others, expected) => {
  expect(await problems(text, others)).toEqual(expected);
});
