import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, shown } from '#server/model/testing/model-folder.ts';
import { modelStats } from '#tools/model/stats/model-stats.ts';
import { readFeatureModel } from '../read-feature-model.ts';

/** Number of configurations, core and dead features; `a.uvl` is read, the others lie beside it. */
async function figures(text: string, others: Readonly<Record<string, string>> = {}, skipUnsupported = false) {
  const folder = await folderWith({ 'a.uvl': text, ...others });
  const { configurations, core, dead } = await modelStats(join(folder, 'a.uvl'), { skipUnsupported });
  return {
    count: configurations.kind === 'exact' ? Number(configurations.count) : Number.NaN,
    core: core.join(' '),
    dead: dead.join(' '),
  };
}

async function problems(
  text: string,
  others: Readonly<Record<string, string>> = {},
  skipUnsupported = false,
) {
  const folder = await folderWith({ 'a.uvl': text, ...others });
  const { diagnostics } = await readFeatureModel(join(folder, 'a.uvl'), { skipUnsupported });
  return diagnostics.map((diagnostic) => shown(diagnostic, folder).replace(/^a\.uvl:/, ''));
}

/** A root R with this below it, and constraints. */
function model(tree: string, ...constraints: readonly string[]): string {
  const lines = tree.split('\n').map((line) => `        ${line}`);
  const below = constraints.map((constraint) => `    ${constraint}`);
  return ['features', '    R', ...lines, ...(below.length > 0 ? ['constraints', ...below] : [])].join('\n');
}

const abc = (group: string) => `${group}\n    A\n    B\n    C`;

test.each([
  ['mandatory', abc('mandatory'), 1, 'R A B C', ''],
  ['optional', abc('optional'), 8, 'R', ''],
  ['or', abc('or'), 7, 'R', ''],
  ['alternative', abc('alternative'), 3, 'R', ''],
  ['[2..3]', abc('[2..3]'), 4, 'R', ''],
  ['[2]', abc('[2]'), 3, 'R', ''],
  ['[1..*]', abc('[1..*]'), 7, 'R', ''],
  ['[0..*]', abc('[0..*]'), 8, 'R', ''],
  ['[0..1]', abc('[0..1]'), 4, 'R', ''],
  ['[1..1]', abc('[1..1]'), 3, 'R', ''],
  ['[3..3]', abc('[3..3]'), 1, 'R A B C', ''],
  ['[0..0]', abc('[0]'), 1, 'R', 'A B C'],
  ['alternative of one', 'alternative\n    A', 1, 'R A', ''],
  ['or of one', 'or\n    A', 1, 'R A', ''],
  ['two groups', `${abc('alternative')}\nor\n    D\n    E`, 9, 'R', ''],
  ['two alternatives', `${abc('alternative')}\nalternative\n    D\n    E`, 6, 'R', ''],
  [
    'an optional feature with alternatives',
    `optional\n    P\n        alternative\n            A\n            B`,
    3,
    'R',
    '',
  ],
  [
    'the same with a further child',
    `optional\n    P\n        alternative\n            A\n            B\n        optional\n            C`,
    5,
    'R',
    '',
  ],
  [
    'an optional feature with two alternatives',
    `optional\n    P\n        alternative\n            A\n            B\n        alternative\n            C\n            D`,
    5,
    'R',
    '',
  ],
  [
    'an alternative below an alternative',
    `alternative\n    P\n        alternative\n            A\n            B\n    Q`,
    3,
    'R',
    '',
  ],
  [
    'at most one below an optional feature',
    `optional\n    P\n        [0..1]\n            A\n            B`,
    4,
    'R',
    '',
  ],
  [
    'two of three below an optional feature',
    `optional\n    P\n        [2..2]\n            A\n            B\n            C`,
    4,
    'R',
    '',
  ],
  [
    'mandatory below optional',
    `optional\n    P\n        mandatory\n            A\n                or\n                    B\n                    C`,
    4,
    'R',
    '',
  ],
  [
    'a group of features that are merged with their alternatives',
    `[1..2]\n    P\n        alternative\n            A\n            B\n    Q\n    S`,
    9,
    'R',
    '',
  ],
  [
    'a member called "none"',
    `optional\n    P\n        alternative\n            none\n            A`,
    3,
    'R',
    '',
  ],
])('group: %s', async (_, tree, count, core, dead) => {
  expect(await figures(model(tree))).toEqual({ count, core, dead });
});

test.each([
  ['A', 4, 'R A', ''],
  ['!A', 4, 'R', 'A'],
  ['A & B', 2, 'R A B', ''],
  ['A | B', 6, 'R', ''],
  ['A => B', 6, 'R', ''],
  ['A <=> B', 4, 'R', ''],
  ['A <=> B <=> C', 4, 'R', ''],
  ['!(A => B)', 2, 'R A', 'B'],
  ['(A => B) => C', 5, 'R', ''],
  ['A => B => C', 5, 'R', ''],
  ['true => A', 4, 'R A', ''],
  ['A & false', 0, '', 'R A B C'],
  ['R => A', 4, 'R A', ''],
  ['!R', 0, '', 'R A B C'],
])('constraint: %s', async (constraint, count, core, dead) => {
  expect(await figures(model(abc('optional'), constraint))).toEqual({ count, core, dead });
});

const priced = (group = 'optional') =>
  `${group}\n    A {Price 2, Fun 12, Name 'alpha', hot}\n    B {Price 7, Fun 6, Name 'beta', hot false}\n    C {Price 0.5}`;

test.each([
  // an attribute counts with its feature only: A 2, B 7, C 0.5
  ['A.Price + B.Price < 9', 6],
  ['A.Price + B.Price <= 9', 8],
  ['A.Price - B.Price > 0', 2],
  ['A.Price * 3 == 6', 4],
  ['2 * A.Price + 4 * C.Price >= 5.5', 2],
  ['A.Price / 4 == C.Price', 4],
  ['-A.Price > -1', 4],
  ['(A.Price + 1) * 2 == 6', 4],
  ['3 < 4', 8],
  ['4 < 3', 0],
  ['sum(Price) < 9', 6],
  ['sum(Price) == 9.5', 1],
  ['sum(Price) != 0', 7],
  ['sum(Price) > sum(Fun)', 3],
  ['sum(Price, B) > 0', 4],
  ['sum(B, Price) > 0', 4],
  ['sum(Price, R) < 9', 6],
  // the average of nothing is 0: {} 0, A 2, B 7, C .5, AB 4.5, AC 1.25, BC 3.75, ABC 3.1666…
  ['avg(Price) > 3', 4],
  ['avg(Price) >= 3.75', 3],
  ['avg(Price) == 0', 1],
  ['2 * avg(Price) + 1 < 3.6', 3],
  ['avg(Price) < avg(Fun)', 5],
  // not linear, few features
  ['A.Price * B.Price == 14', 2],
  ['A.Price * A.Price == 4', 4],
  ['A.Fun / B.Fun == 2', 2],
  ['A.Fun / B.Fun >= 0', 4],
  ['floor(C.Price) == 0 & A', 4],
  ['ceil(C.Price) == 1', 4],
  ['len(A.Name) == 5', 4],
  ['A.hot', 4],
  ['B.hot', 0],
  ["A.Name == 'alpha'", 4],
  ["A.Name != 'alpha'", 4],
  ['A.Name == B.Name', 0],
  ['B => A.Price > 1', 6],
])('attributes: %s', async (constraint, count) => {
  expect((await figures(model(priced(), constraint))).count).toBe(count);
});

test('attributes of members of an alternative, and nested ones', async () => {
  expect((await figures(model(priced('alternative'), 'sum(Price) < 3'))).count).toBe(2);
  expect((await figures(model(priced('alternative'), 'A.Price + B.Price + C.Price > 1'))).count).toBe(2);
  expect((await figures(model('optional\n    A {Box {Width 3}}', 'A.Box.Width > 2'))).count).toBe(1);
  expect(
    (await figures(model('mandatory\n    A {Price 3}\noptional\n    B {Price 4}', 'sum(Price) < 7'))).count,
  ).toBe(1);
});

test('a sum over many features, exactly', async () => {
  const features = Array.from({ length: 14 }, (_, i) => `    F${i} {Price ${i + 1}.25}`);
  const text = model(['optional', ...features].join('\n'), 'sum(Price) == 33.5');
  // Brute force over 2^14.
  let count = 0;
  for (let bits = 0; bits < 2 ** 14; bits += 1) {
    let sum = 0;
    for (let i = 0; i < 14; i += 1) if ((bits >> i) % 2 === 1) sum += 4 * (i + 1) + 1;
    if (sum === 134) count += 1;
  }
  expect((await figures(text)).count).toBe(count);
});

test.each([
  ['mandatory\n    Integer N', ['N >= 3 & N <= 7'], 5],
  ['mandatory\n    Integer N {constraint N > 3 & N < 7}', [], 3],
  ['mandatory\n    Integer N', ['N == 4 | N == 6 | N == 40'], 3],
  ['optional\n    Integer N', ['N => N >= 3 & N <= 7'], 6],
  ['optional\n    Integer N', ['N => N >= -3 & N <= 7', 'N != 0 | !N'], 11],
  // without its feature the number is 0
  ['optional\n    Integer N', ['N >= 3', 'N <= 7'], 5],
  ['mandatory\n    Integer N\n    Integer M', ['N >= 1 & N <= 3', 'M >= 1 & M <= 3', 'N + M == 4'], 3],
  ['mandatory\n    Integer N\n    Integer M', ['N >= 1 & N <= 3', 'M >= 1 & M <= 3', 'sum(N, M) <= 3'], 3],
  ['mandatory\n    Integer N\noptional\n    A {Price 2}', ['N >= 0 & N <= 9', 'N == 3 * A.Price'], 2],
  ['mandatory\n    Integer N', ['N >= 0 & N <= 1000000', 'N > 999990'], 10],
  ['mandatory\n    String S', ["S == 'a' | S == 'b' | S == 'c'"], 3],
  ['optional\n    String S', ["S == 'a' => R", "S != 'b'"], 3],
  ['mandatory\n    String S', ["S == 'a'", "S == 'b'"], 0],
  ["mandatory\n    String S\n    A {Name 'x'}", ['A.Name == S'], 1],
  ['mandatory\n    Boolean A\n    Real X\n    String S', [], 1],
])('features with values: %s with %s', async (tree, constraints, count) => {
  expect((await figures(model(tree, ...constraints))).count).toBe(count);
});

test('a number without limits has assumed ones, which is said and does not count', async () => {
  const text = model('optional\n    Integer N\n    A', 'N > 5 => A', 'N > 3');
  expect(await problems(text)).toEqual([
    '4:1: warning: "N" has no limits; from 4 to 1000000 is assumed.\n  hint: Write them as a constraint: N >= 0 & N <= 100.',
  ]);
  expect(await figures(text)).toEqual({ count: 2, core: 'R N', dead: '' });
});

test.each([
  // instances are filled in order: 1 to 4 of them, each with one of three
  [
    'A cardinality [1..4]\n        alternative\n            B\n            C\n            D',
    [],
    3 + 9 + 27 + 81,
  ],
  ['A cardinality [2]\n        optional\n            B', [], 4],
  ['A cardinality [0..2]\n        optional\n            B', [], 1 + 2 + 4],
  ['A cardinality [1..3]', [], 3],
  ['A cardinality [2..2]', [], 1],
  [
    'A cardinality [1..2]\n        mandatory\n            B cardinality [1..2]\n                optional\n                    C',
    [],
    6 + 36,
  ],
  // a constraint holds for every instance
  ['A cardinality [2]\n        optional\n            B\n            C', ['B => C'], 9],
  ['A cardinality [1..2]\n        optional\n            B', ['B'], 2],
  ['A cardinality [1..2]\n        optional\n            B\n    D', ['D => B'], 2],
  // an attribute counts per instance
  ['A cardinality [1..5] {Price 3}', ['sum(Price) < 10'], 3],
  ['A cardinality [1..5]\n        mandatory\n            B {Price 3}', ['sum(Price) < 10'], 3],
])('instances: %s with %s', async (feature, constraints, count) => {
  expect((await figures(model(`mandatory\n    ${feature}`, ...constraints))).count).toBe(count);
});

test('an optional feature with instances', async () => {
  const tree = 'optional\n    A cardinality [1..2]\n        optional\n            B\n    D';
  expect((await figures(model(tree, 'D => B'))).count).toBe(7 + (1 + 2));
});

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

test('names may carry the namespace', async () => {
  expect((await figures(`namespace shop\n${model(abc('optional'), 'shop.A => shop.B')}`)).count).toBe(6);
});

test.each([
  [
    'an unknown feature',
    model(abc('optional'), 'Aa => B'),
    ['8:5: error: There is no feature "Aa".\n  hint: Did you mean "A"?'],
  ],
  [
    'a feature twice',
    model('optional\n    A\n    R'),
    ['5:13: error: There is a feature "R" already.\n  hint: The other one is in line 2.'],
  ],
  [
    'a group without features',
    model('optional'),
    ['3:9: error: There is no feature in this group.\n  hint: Indent its features below it.'],
  ],
  [
    'a group that asks for too many',
    model(abc('[4..5]')),
    ['3:9: error: [4..5] asks for more features than the group has: 3.'],
  ],
  [
    'an attribute nobody has',
    model(priced(), 'sum(Prize) < 3'),
    ['8:9: error: No feature has the attribute "Prize".'],
  ],
  [
    'an attribute the feature lacks',
    model(priced(), 'C.Fun > 1'),
    ['8:5: error: "C" has no attribute "Fun".\n  hint: It has: Price.'],
  ],
  [
    'a number as a condition',
    model(priced(), 'A.Price => B'),
    ['8:5: error: This attribute is not true or false.\n  hint: Compare it with something.'],
  ],
  [
    'a feature as a number',
    model(priced(), 'A > 3'),
    ['8:5: error: "A" is not a number.\n  hint: Take an attribute of it: Feature.Attribute.'],
  ],
  [
    'a text and a number',
    model(priced(), 'A.Name == 3'),
    ['8:15: error: A text can only be compared with a text.\n  hint: Texts are in single quotes.'],
  ],
])('wrong: %s', async (_, text, expected) => {
  expect(await problems(text)).toEqual(expected);
});

const many = ['optional', ...Array.from({ length: 13 }, (_, i) => `    F${i} {x ${i}}`)].join('\n');

test.each([
  [
    'a real number, rounded',
    model('optional\n    Real X', 'floor(X) > 2'),
    /^6:5: error: floor and ceil of a Real are not supported/,
  ],
  [
    'the length of a chosen text',
    model('optional\n    String S', 'len(S) < 3'),
    /^6:5: error: Conditions on the length of a chosen text/,
  ],
  [
    'two chosen texts',
    model('optional\n    String S\n    String T', 'S == T'),
    /^7:5: error: Comparing the texts of two features/,
  ],
  [
    'an order of texts',
    model('optional\n    String S', "S < 'b'"),
    /^6:5: error: Texts cannot be compared with "<"/,
  ],
  [
    'a product of numbers',
    model('mandatory\n    Integer N\n    Integer M', 'N * M > 3'),
    /^7:5: error: This comparison is not linear/,
  ],
  [
    'a product of many features',
    model(many, `${Array.from({ length: 13 }, (_, i) => `F${i}.x`).join(' * ')} > 3`),
    /^18:5: error: This comparison is not linear/,
  ],
  [
    'the average of chosen numbers',
    model('mandatory\n    Integer N\n    Integer M', 'avg(N, M) > 3'),
    /^7:5: error: The average of numbers that are chosen/,
  ],
  [
    'unlimited instances',
    model('mandatory\n    A cardinality [1..*]\n        optional\n            B'),
    /^4:27: error: An unlimited number/,
  ],
  [
    'numbers beyond exact ones',
    model('optional\n    A {x 90071992547409931}\n    B {x 1}', 'sum(x) > 3'),
    /^7:1: error: The numbers of this comparison are too large/,
  ],
])('not supported: %s', async (_, text, expected) => {
  await expect(figures(text)).rejects.toThrow(
    expect.objectContaining({
      message: expect.stringMatching(expected.source.replace('^', 'a\\.uvl:')) as unknown,
    }),
  );
});

test('what is not supported can be left out, with a warning', async () => {
  const text = model('optional\n    String S\n    A\n    B', 'len(S) > 2 => A', 'A => B');
  expect(await problems(text, {}, true)).toEqual([
    '8:5: warning: Conditions on the length of a chosen text are not supported. The constraint is left out.\n  hint: Compare the text with the texts that are possible.',
  ]);
  expect((await figures(text, {}, true)).count).toBe(6);
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
      'x.uvl:2:3: error: This import leads back to a file that is importing it.\n  hint: Remove one import of the circle.',
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

test('files that are no feature models', async () => {
  const folder = await folderWith({ 'a.xml': '<x/>', 'b.uvl': new Uint8Array([0xff, 0xfe, 0x00]) });
  const said = async (name: string) =>
    (await readFeatureModel(join(folder, name))).diagnostics.map((its) => its.message);
  expect(await said('a.xml')).toEqual(['This is not a feature model that can be read.']);
  expect(await said('b.uvl')).toEqual(['The file is not UTF-8 text.']);
  expect(await said('c.uvl')).toEqual(['There is no such file.']);
});
