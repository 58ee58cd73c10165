import { expect, test } from 'vitest';
import { abc, figures, model, priced, problems } from './testing/read-uvl-text.ts';

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

test('names may carry the namespace', async () => {
  expect((await figures(`namespace shop\n${model(abc('optional'), 'shop.A => shop.B')}`)).count).toBe(6);
});
