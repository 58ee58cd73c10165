import { expect, test } from 'vitest';
import { good, parse, shownFeature, tree } from './testing/parsed-uvl.ts';
import type { FeatureNode } from './uvl-syntax.ts';

test('a single feature', () => {
  expect(tree('features\n    Car\n')).toBe('Car');
});

test('groups: mandatory, optional, or, alternative', () => {
  const text = `features
    Car
        mandatory
            Engine
                alternative
                    Petrol
                    Electric
        optional
            Radio
        or
            Left
            Right`;
  expect(tree(text)).toBe(
    'Car (mandatory: Engine (alternative: Petrol, Electric); optional: Radio; or: Left, Right)',
  );
});

test.each([
  ['[2..3]', '[2..3]'],
  ['[2]', '[2..2]'],
  ['[1..*]', '[1..Infinity]'],
  ['[ 0 .. 2 ]', '[0..2]'],
])('group cardinality %s', (written, expected) => {
  expect(tree(`features\n  A\n    ${written}\n      B\n      C\n`)).toBe(`A (${expected}: B, C)`);
});

test.each([
  ['cardinality [1..4]', 'A (mandatory: B x[1..4])'],
  ['cardinality [3]', 'A (mandatory: B x[3..3])'],
  ['cardinality [1..*] {Price 3}', 'A (mandatory: B x[1..Infinity])'],
])('feature %s', (written, expected) => {
  expect(tree(`features\n  A\n    mandatory\n      B ${written}\n`)).toBe(expected);
});

test.each(['Boolean', 'Integer', 'Real', 'String'])('feature type %s', (type) => {
  const { root } = good(`features\n  ${type} A {Price 3}\n`);
  expect([root?.type, root?.path]).toEqual([type, ['A']]);
});

test('a feature may be called like a type or a function', () => {
  expect(tree('features\n  Integer\n    optional\n      sum\n      Type\n      as\n')).toBe(
    'Integer (optional: sum, Type, as)',
  );
});

test('names: letters of any language and the signs the grammar allows; anything else in double quotes', () => {
  const text = `features\n  Ölkühler_2#§%?;\n    optional\n      "two words"\n      "50%, (x) [y] {z} // no comment"\n      "v1.2"\n      don't\n`;
  expect(tree(text)).toBe(
    "Ölkühler_2#§%?; (optional: two words, 50%, (x) [y] {z} // no comment, v1.2, don't)",
  );
});

test('a tree 2,000 levels deep', () => {
  let text = 'features\n';
  for (let depth = 0; depth < 2000; depth += 1) {
    text += `${' '.repeat(2 * depth + 1)}F${depth}\n${' '.repeat(2 * depth + 2)}optional\n`;
  }
  let depth = 0;
  for (let at: FeatureNode | undefined = parse(text).file.root; at; at = at.groups[0]?.features[0])
    depth += 1;
  expect(depth).toBe(2000);
});

test('namespace, include, imports', () => {
  const file = good(`namespace shop."two words"

include
    Boolean.*
    Boolean.group-cardinality
    Arithmetic.feature-cardinality
    Arithmetic.aggregate-function
    Type.string-constraints
    Type

imports
    parts.Wheels as w
    "sub model"

features
    A
        mandatory
            w.Wheels
`);
  expect(file.namespace?.path).toEqual(['shop', 'two words']);
  expect(file.includes.map(({ major, minor }) => `${major}/${minor ?? ''}`)).toEqual([
    'Boolean/*',
    'Boolean/group-cardinality',
    'Arithmetic/feature-cardinality',
    'Arithmetic/aggregate-function',
    'Type/string-constraints',
    'Type/',
  ]);
  expect(file.imports.map(({ path, alias }) => [path.join('.'), alias?.join('.')])).toEqual([
    ['parts.Wheels', 'w'],
    ['sub model', undefined],
  ]);
  expect(file.root && shownFeature(file.root)).toBe('A (mandatory: w.Wheels)');
});

test('comments at every place', () => {
  const text = `// first
features // after a section
  /* over
several lines */
    A /* inside */ { Price /* and */ 3 } // after
// at the margin
        optional // after a group

            B

   // indented strangely
            C
constraints
    /* before */ B => C // last
// end`;
  expect(tree(text)).toBe('A (optional: B, C)');
  expect(good(text).constraints.map((its) => its.text)).toEqual(['B => C']);
});

test.each([
  ['tabs', 'features\n\tA\n\t\toptional\n\t\t\tB\nconstraints\n\tA => B'],
  [
    'Windows line ends',
    'features\r\n    A\r\n        optional\r\n            B\r\nconstraints\r\n    A => B\r\n',
  ],
  ['old Mac line ends', 'features\r  A\r    optional\r      B\rconstraints\r  A => B\r'],
  ['a byte order mark', '\ufefffeatures\n  A\n    optional\n      B\nconstraints\n  A => B\n'],
  ['an indented file', '  features\n    A\n      optional\n        B\n  constraints\n    A => B\n'],
  ['tabs and eight spaces', 'features\n\tA\n                optional\n\t\t\tB\nconstraints\n        A => B'],
])('%s', (_, text) => {
  expect(tree(text)).toBe('A (optional: B)');
  expect(good(text).constraints).toHaveLength(1);
});

test('places count lines and columns from 1', () => {
  const { root, constraints } = good(
    'features\r\n\tA\r\n\t\toptional\r\n\t\t\tInteger B {x 1}\r\nconstraints\r\n\tA => B\r\n',
  );
  const feature = root?.groups[0]?.features[0];
  expect(feature).toMatchObject({ line: 4, column: 12, path: ['B'] });
  expect(feature?.attributes[0]).toMatchObject({ line: 4, column: 15 });
  expect(constraints[0]).toMatchObject({ line: 6, column: 2 });
});
