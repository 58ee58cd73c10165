import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, shown } from '#server/model/testing/model-folder.ts';
import { modelStats } from '#tools/model/stats/model-stats.ts';
import { readFeatureModel } from '../read-feature-model.ts';

async function read(text: string) {
  const folder = await folderWith({ 'a.dimacs': text });
  const { model, diagnostics } = await readFeatureModel(join(folder, 'a.dimacs'));
  const problems = diagnostics.map((its) => shown(its, folder).replace(/^a\.dimacs:/, ''));
  return { model, problems };
}

async function figures(text: string) {
  const folder = await folderWith({ 'a.dimacs': text });
  const { features, core, dead, auxiliary, configurations } = await modelStats(join(folder, 'a.dimacs'));
  const count = configurations.kind === 'exact' ? Number(configurations.count) : Number.NaN;
  return { features, core, dead, auxiliary, count };
}

test('named features, clauses over several lines and several on one', async () => {
  const text = `c a comment
c 1 Root
c 2 Left wing
c 3 "quoted" & odd, %$€ 名前
c 4 CONFIG_X bool
p cnf 4 4
1 0
-2 -3 0 -4
2
3 0
4 1 0
`;
  const { model, problems } = await read(text);
  expect(problems).toEqual([]);
  expect(model?.features.map(({ name }) => name)).toEqual([
    'Root',
    'Left wing',
    '"quoted" & odd, %$€ 名前',
    'CONFIG_X bool',
  ]);
  expect(model?.constraints.map(({ text: its, line }) => `${line}: ${its}`)).toEqual([
    '7: Root',
    '8: !(Left wing & "quoted" & odd, %$€ 名前)',
    '8: CONFIG_X bool => Left wing | "quoted" & odd, %$€ 名前',
    '11: CONFIG_X bool | Root',
  ]);
  // X off: 3 ways for the two others; X on: 2.
  expect(await figures(text)).toEqual({
    features: 4,
    core: ['Root'],
    dead: [],
    auxiliary: undefined,
    count: 5,
  });
});

test('core and dead features', async () => {
  const text = 'c 1 A\nc 2 B\nc 3 C\nc 4 D\np cnf 4 4\n1 2 0\n1 -2 0\n-1 -3 0\n4 -4 0\n';
  expect(await figures(text)).toMatchObject({ core: ['A'], dead: ['C'], count: 4 });
});

test('a contradiction', async () => {
  expect(await figures('c 1 A\nc 2 B\np cnf 2 2\n1 0\n-1 0\n')).toMatchObject({
    core: [],
    dead: ['A', 'B'],
    count: 0,
  });
  expect(await figures('p cnf 1 1\n0\n')).toMatchObject({ core: [], dead: ['x1'], count: 0 });
});

test('variables without a name, or marked with $, are no features and do not count', async () => {
  // 3 and 4 are free, and each configuration of A and B can be completed in several ways.
  const text = 'c 1 A\nc 2 B\nc 3$ _X1\np cnf 4 3\n-1 3 4 0\n2 -3 0\n3 0\n';
  expect(await figures(text)).toEqual({
    features: 2,
    core: ['B'],
    dead: [],
    auxiliary: { variables: 2, core: 1, dead: 0 },
    count: 2,
  });
});

test('a completion of auxiliary variables must exist', async () => {
  // With A, an auxiliary variable would have to be both.
  expect(await figures('c 1 A\nc 2 B\np cnf 3 2\n-1 3 0\n-1 -3 0\n')).toMatchObject({
    dead: ['A'],
    count: 2,
  });
  // x + y + z = 1 over auxiliary variables, x needed by A, y by B: A and B exclude each other.
  const oneOf = '3 4 5 0\n-3 -4 0\n-3 -5 0\n-4 -5 0\n';
  expect(await figures(`c 1 A\nc 2 B\np cnf 5 6\n-1 3 0\n-2 4 0\n${oneOf}`)).toMatchObject({ count: 3 });
});

test('without any names, every variable is a feature', async () => {
  expect(await figures('p cnf 3 1\n-1 2 0\n')).toMatchObject({ features: 3, count: 6 });
});

test('Windows line ends, names after the header, two features of one name, the end mark of old files', async () => {
  const { model, problems } = await read(
    'p cnf 3 1\r\nc 1 A\r\nc 2 A\r\nc 3 __proto__\r\n-1 2 0\r\n%\r\n0\r\n',
  );
  expect(problems).toEqual([]);
  expect(model?.features.map(({ name }) => name)).toEqual(['A', 'A [2]', '__proto__']);
  expect(model?.constraints).toHaveLength(1);
});

test.each([
  [
    'c 1 A\n',
    ['1:1: error: There is no line "p cnf <variables> <clauses>".\n  hint: Is this a DIMACS file?'],
  ],
  ['1 2 0\n', ['1:1: error: A line "p cnf <variables> <clauses>" must come before the clauses.']],
  ['p cnf 2\n', [expect.stringContaining('1:1: error: This line must be')]],
  ['p cnf 2 1\np cnf 2 1\n1 0\n', ['2:1: error: There is a line "p cnf …" already.']],
  ['p cnf 2 1\n1 -3 0\n', ['2:3: error: There is no variable 3.\n  hint: The highest is 2.']],
  [
    'p cnf 2 1\n1 x 0\n',
    ['2:3: error: "x" is not a number.\n  hint: A clause is a list of numbers that ends with 0.'],
  ],
  ['c 3 C\np cnf 2 1\n1 0\n', ['1:3: error: There is no variable 3.\n  hint: The highest is 2.']],
  ['c 1 A\nc 1 B\np cnf 2 1\n1 0\n', ['2:3: error: Variable 1 has a name already.']],
  ['p cnf 99999999 1\n1 0\n', ['1:7: error: There are more than 1000000 variables.']],
  ['p cnf 2 5\n1 0\n', ['1:1: warning: The file announces 5 clauses and has 1.']],
])('wrong: %j', async (text, expected) => {
  expect((await read(text)).problems).toEqual(expected);
});
