/** What is wrong in a UVL file, and where. */
import { expect, test } from 'vitest';
import { parse, shownFeature } from './testing/parsed-uvl.ts';

test('an unknown language level', () => {
  expect(parse('include\n  Arithmetics\nfeatures\n  A\n').problems).toEqual([
    expect.stringMatching(
      /^2:3 There is no language level "Arithmetics"\. \[There is: Boolean, Boolean\.group-card/,
    ),
  ]);
});

test.each([
  ['nothing', '', ['1:1 There is no section "features". [Is this a UVL file?]']],
  ['no feature', 'features\n', ['1:1 There is no feature below "features".']],
  [
    'two roots',
    'features\n  A\n  B\n',
    ['3:3 There is a root feature already: "A". [Indent it further to put it below one.]'],
  ],
  [
    'a feature without a group',
    'features\n  A\n    B\n',
    [expect.stringMatching(/^3:5 Expected "mandatory".*found "B"\. \[Between a feature/)],
  ],
  [
    'a group among features',
    'features\n  A\n    optional\n      optional\n',
    [expect.stringMatching(/^4:7 Expected a feature, found "optional"/)],
  ],
  [
    'a dedent to nowhere',
    'features\n  A\n      optional\n        B\n    C\n',
    [expect.stringMatching(/^5:5 The indentation of this line fits no line above/)],
  ],
  [
    'something at the margin',
    'features\n  A\nB\n',
    [expect.stringMatching(/^3:1 Expected "namespace".*found "B"/)],
  ],
  ['a section twice', 'features\n  A\nfeatures\n  B\n', ['3:1 There is a section "features" already.']],
  [
    'a dash in a name',
    'features\n  A-B\n',
    [expect.stringMatching(/^2:4 Expected "cardinality".*found "-"\. \[Put names with spaces or signs/)],
  ],
  [
    'a cardinality upside down',
    'features\n  A\n    [3..2]\n      B\n',
    ['3:5 The cardinality [3..2] ends below its start.'],
  ],
  [
    'a broken cardinality',
    'features\n  A\n    [x]\n      B\n',
    [expect.stringMatching(/^3:6 Expected a whole number/)],
  ],
  [
    'a value without quotes',
    'features\n  A {Name x}\n',
    [expect.stringMatching(/^2:11 Expected a number.*\[Put a text in single quotes: 'x'\.\]/)],
  ],
  ['an attribute twice', 'features\n  A {x 1, x 2}\n', ['2:11 The attribute "x" is here twice.']],
  [
    'an attribute list that stays open',
    'features\n  A {x 1\n',
    ['2:5 This "{" is not closed. [Add "}".]', expect.stringMatching(/^2:9 Expected "," or "}"/)],
  ],
  ['an empty name', 'features\n  ""\n', ['2:3 This name is empty.']],
  ['a comment that stays open', 'features\n  A\n/* x\n', ['3:1 This comment is not closed. [Add "*/".]']],
  ['text below a namespace', 'namespace x\n  y\nfeatures\n  A\n', ['2:3 A namespace has no lines below it.']],
])('wrong: %s', (_, text, expected) => {
  expect(parse(text).problems).toEqual(expected);
});

test('one pass finds every wrong line, and what is below one is not blamed', () => {
  const text = `features
  A
    optionl
      B
        or
          C
    or
      D E
        or
          F
      G
constraints
  A =>
  A => G
  => G
`;
  const { file, problems } = parse(text);
  expect(problems.map((problem) => problem.split(' ')[0])).toEqual(['3:5', '8:9', '13:7', '15:3']);
  expect(file.root && shownFeature(file.root)).toBe('A (or: G)');
  expect(file.constraints.map((its) => its.text)).toEqual(['A => G']);
});
