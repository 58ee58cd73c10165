import { expect, test } from 'vitest';
import { condition, conditionProblems, parse } from './testing/parsed-uvl.ts';

test.each([
  ['B', 'B'],
  ['!B', '!B'],
  ['!!B', '!!B'],
  ['B & C', '(B & C)'],
  ['B | C', '(B | C)'],
  ['B => C', '(B => C)'],
  ['B <=> C', '(B <=> C)'],
  ['(B)', 'B'],
  ['true => false', '(true => false)'],
  ['"two words" & a."b c".d', '(two words & a.b c.d)'],
  // binding
  ['!B & C | D => E <=> F', '((((!B & C) | D) => E) <=> F)'],
  ['F <=> E => D | C & !B', '(F <=> (E => (D | (C & !B))))'],
  ['B & (C | D) & E', '(B & (C | D) & E)'],
  ['B => C => D', '((B => C) => D)'],
  ['B <=> C <=> D', '((B <=> C) <=> D)'],
  ['!(B => C)', '!(B => C)'],
  // comparisons
  ['B.x == 3', '(B.x == 3)'],
  ['B.x != 3.5', '(B.x != 3.5)'],
  ['B.x < C.x', '(B.x < C.x)'],
  ['B.x <= C.x', '(B.x <= C.x)'],
  ['B.x > C.x', '(B.x > C.x)'],
  ['B.x >= C.x', '(B.x >= C.x)'],
  ["B == 'some text'", "(B == 'some text')"],
  ['!B == 3', '!(B == 3)'],
  ['B > 1 & C <= 3', '((B > 1) & (C <= 3))'],
  // arithmetic
  ['B + C - D == 1', '((+B +C -D) == 1)'],
  ['B - (C + D) == 1', '((+B -(+C +D)) == 1)'],
  ['B * C / D == 1', '((*B *C /D) == 1)'],
  ['B + C * D == -1', '((+B +(*C *D)) == (-1))'],
  ['B-C == 0', '((+B -C) == 0)'],
  ['B -1 > 0', '((+B -1) > 0)'],
  ['(B + 1) * 2 > 3', '((*(+B +1) *2) > 3)'],
  ['((B + 1) > 2) & C', '(((+B +1) > 2) & C)'],
  // functions
  ['sum(Price) < 3', '(sum(Price) < 3)'],
  ['avg(Price, B) < 3', '(avg(Price, B) < 3)'],
  ['len(B) == 3', '(len(B) == 3)'],
  ['floor(B.x) == ceil(C.x)', '(floor(B.x) == ceil(C.x))'],
])('condition %s', (written, expected) => {
  expect(condition(written)).toBe(expected);
});

test('a chain of 20,000 features, and 400 brackets deep', () => {
  const chain = Array.from({ length: 20_000 }, (_, i) => `F${i}`).join(' | ');
  expect(condition(chain)).toHaveLength(chain.length + 2);
  expect(condition(`${'('.repeat(400)}B${')'.repeat(400)}`)).toBe('B');
});

test.each([
  ['B &', ['3 Expected a feature, a number or "(", found the end of the line.']],
  ['& B', ['0 Expected a feature, a number or "(", found "&".']],
  ['B C', ['2 Expected an operator or the end of the line, found "C".']],
  [
    '(B | C',
    ['0 This "(" is not closed. [Add ")".]', '6 Expected ")" or an operator, found the end of the line.'],
  ],
  ['B)', ['1 This ")" has no opening counterpart.']],
  ['B = C', ['2 "=" is not allowed here. [Write "==".]']],
  ['1 < B < 3', ['6 Comparisons cannot be chained. [Write two comparisons and "&" between them.]']],
  ['max(B) > 3', ['0 There is no function "max". [There are: sum, avg, len, floor and ceil.]']],
  ['sum() > 3', ['4 Expected the name of a feature or an attribute, found ")".']],
  ['B and C', ['2 Expected an operator or the end of the line, found "and".']],
  ['or => B', ['0 Expected a feature, found "or". [Put a feature of that name in double quotes.]']],
  [
    'B ^ C',
    [
      '2 "^" is not allowed here. [Put names with such characters in double quotes.]',
      '4 Expected an operator or the end of the line, found "C".',
    ],
  ],
  [
    "B == 'open",
    [
      "5 The quote is not closed on this line. [Add ' after the text.]",
      '4 Expected a feature, a number or "(", found the end of the line.',
    ],
  ],
  ['12B', ['0 A name cannot start with a digit. [Put it in double quotes: "12B".]']],
  ['B. => C', ['3 Expected a name after ".", found "=>".']],
])('wrong condition %s', (written, expected) => {
  expect(conditionProblems(written)).toEqual(expected);
});

test('too deep is said, not crashed', () => {
  expect(conditionProblems(`${'('.repeat(50_000)}B${')'.repeat(50_000)}`)).toEqual([
    expect.stringContaining('nested more than 500 levels deep'),
  ]);
  expect(conditionProblems(`${'!'.repeat(50_000)}B`)).toEqual([
    expect.stringContaining('nested more than 500'),
  ]);
  expect(parse(`features\n  A ${'{a '.repeat(50_000)}1${'}'.repeat(50_000)}\n`).problems).toEqual([
    expect.stringContaining('nested more than 100 levels deep'),
  ]);
});
