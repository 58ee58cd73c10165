/** What expressions come to, and that rules, warnings and computed fields read the same text in the same way. */
import { describe, expect, test } from 'vitest';
import type { Field } from '#server/engine/problem.ts';
import { satisfies } from '#server/engine/testing/brute-force.ts';
import { formatDecimal } from '../number/decimal.ts';
import { evaluateCondition, evaluateNumber, fails, holds } from './evaluate.ts';
import type { Condition } from './expression.ts';
import { FormulaWriter } from './formula-writer.ts';
import { resolveCalculation, resolveCondition } from './resolve-expression.ts';
import type { Scope } from './scope.ts';

const scope: Scope = new Map([
  ['size', { type: 'enumerated', values: ['small', 'large'], features: new Map() }],
  ['other', { type: 'enumerated', values: ['small', 'large'], features: new Map() }],
  ['small', { type: 'enumerated', values: ['small', 'large'], features: new Map() }],
  ['lamp', { type: 'yes-no', values: ['Yes', 'No'], features: new Map() }],
  ['bell', { type: 'yes-no', values: ['Yes', 'No'], features: new Map() }],
  ['count', { type: 'number', min: 0, max: 3 }],
  ['width', { type: 'number', min: 0, max: 30, decimals: 1 }],
  ['lit', { type: 'computed', result: 'yes-no' }],
  ['share', { type: 'computed', result: 'number' }],
]);
const fields: readonly Field[] = [
  { kind: 'enumerated', name: 'lamp', values: ['Yes', 'No'], preference: [] },
  { kind: 'enumerated', name: 'bell', values: ['Yes', 'No'], preference: [] },
  { kind: 'integer', name: 'count', min: 0, max: 3, preferred: 0 },
  { kind: 'integer', name: 'width', min: 0, max: 30, preferred: 0 },
];

function condition(text: string): Condition {
  const { expression, errors } = resolveCondition(text, scope);
  expect(errors).toEqual([]);
  return expression;
}

const values = (given: Readonly<Record<string, string>>) => new Map(Object.entries(given));

describe('what cannot be calculated', () => {
  // `share` has no value: a division by zero, say.
  test.each([
    ['share > 1', undefined],
    ['not share > 1', undefined],
    ['share > 1 and count = 1', false],
    ['share > 1 and count = 0', undefined],
    ['share > 1 or count = 0', true],
    ['share > 1 or count = 1', undefined],
    ['all(share > 1, count = 1)', false],
    ['any(share > 1, count = 1)', undefined],
    ['share in [1, 2]', undefined],
    ['share not in [1, 2]', undefined],
    ['count(share > 1, count = 0) >= 1', undefined],
    ['1 / count > 0', undefined],
    ['if(count = 0, 1, 1 / count) = 1', true],
    ['lit', undefined],
    ['lit = lamp', undefined],
  ])('%s is %s', (text, result) => {
    const given = values({ count: '0', lamp: 'Yes', share: '', lit: '' });
    const read = condition(text);
    expect(evaluateCondition(read, given)).toBe(result);
    expect([holds(read, given), fails(read, given)]).toEqual([result === true, result === false]);
  });
});

describe('rules, warnings and computed fields', () => {
  /** What a computed field says of the same text. */
  const computed = (text: string) =>
    resolveCalculation(text, scope).errors.map(({ offset, message }) => [offset, message]);
  const asked = (text: string) =>
    resolveCondition(text, scope).errors.map(({ offset, message }) => [offset, message]);

  test.each([
    ['size = medium', 7, '"size" is never "medium" here.'],
    ['size = small', 7, '"small" is a field and a value of "size".'],
    ['lamp = size', 5, 'Yes or no can only be compared with yes or no.'],
    ['(lamp and bell) = yes', 1, 'A condition cannot be compared or calculated with.'],
    ["count = 'two'", 8, 'There is no field "two".'],
    ['size = 3', 5, 'A number can only be compared with a number.'],
    ['size in [other]', 9, 'A list holds values only.'],
    ['count in [width]', 10, 'A list holds numbers only.'],
    ['size < small', 5, '"<" compares numbers only.'],
    ['lamp and size', 9, 'This is not a condition.'],
    ['size + 1 > 2', 0, 'This is not a number.'],
    ['round(1, 2, 3) > 0', 0, '"round" takes 1 to 2 numbers, not 3.'],
    ['if(lamp, 1) > 0', 0, '"if" takes a condition and two numbers.'],
  ])('refuse in the same words: %s', (text, offset, message) => {
    expect(asked(text)).toEqual([[offset, message]]);
    expect(computed(text)).toEqual([[offset, message]]);
  });

  test.each([
    'all(lamp, bell, count > 1)',
    'any(lamp, bell)',
    'sum(count, 2 * count, 1) > 4',
    'lamp = bell',
    'lamp != no',
    'width - 0.5 * count >= 1.25',
    'width in [0.5, 1.5]',
    'count(lamp, bell) = count',
    'not (lamp or count = 2) and width <= 2.9',
  ])('mean the same: %s', (text) => {
    const read = condition(text);
    const writer = new FormulaWriter(fields);
    const { result: formula, errors } = writer.write(read);
    expect(errors).toEqual([]);
    for (const lamp of ['Yes', 'No']) {
      for (const bell of ['Yes', 'No']) {
        for (let count = 0; count <= 3; count++) {
          for (let width = 0; width <= 30; width++) {
            const solved = values({ lamp, bell, count: String(count), width: String(width) });
            // Auxiliary fields follow from the others: one of their values fits.
            const possible = writer.auxiliaries.fields.reduce(
              (all, field) =>
                all.flatMap((one) => field.values.map((value) => new Map(one).set(field.name, value))),
              [solved],
            );
            const isSolution = possible.some((one) =>
              [...writer.auxiliaries.rules, { name: 'r', kind: 'formula' as const, formula }].every((rule) =>
                satisfies(rule, one),
              ),
            );
            const shown = values({ lamp, bell, count: String(count), width: String(width / 10) });
            expect([text, lamp, bell, count, width, evaluateCondition(read, shown)]).toEqual([
              text,
              lamp,
              bell,
              count,
              width,
              isSolution,
            ]);
          }
        }
      }
    }
  });

  test.each([
    ['lit', 'is computed after all other values'],
    ['lit = lamp', 'is computed after all other values'],
    ['share > 1', 'is computed after all other values'],
    ['max(count, width) > 1', 'A rule cannot calculate "max".'],
    ['if(lamp, 1, 2) = count', 'A rule cannot calculate "if".'],
  ])('differ in what the engine cannot calculate: %s', (text, message) => {
    const { errors } = new FormulaWriter(fields).write(condition(text));
    expect(errors.map((error) => error.message)).toEqual([expect.stringContaining(message)]);
  });

  test('are data that can be copied to another thread', () => {
    const text = 'if(lamp, width, 2 ^ count) + sum(count, 0.25) > 1 and lamp = bell and size in [large]';
    const copied = structuredClone(condition(text));
    expect(copied).toEqual(condition(text));
    const given = values({ lamp: 'Yes', bell: 'Yes', count: '1', width: '0.5', size: 'large' });
    expect(evaluateCondition(copied, given)).toBe(true);
  });
});

test('numbers are exact', () => {
  const { expression } = resolveCalculation('0.1 + 0.2 - width / 3 * 3', scope);
  const number =
    expression.result === 'number' && evaluateNumber(expression.number, values({ width: '0.2' }));
  expect(number && formatDecimal(number)).toBe('0.1');
});
