import { describe, expect, test } from 'vitest';
import type { Field, Formula } from '#server/engine/problem.ts';
import { satisfies } from '#server/engine/testing/brute-force.ts';
import { parseExact as decimal } from '../number/decimal.ts';
import { evaluateCondition } from './evaluate.ts';
import { FormulaWriter } from './formula-writer.ts';
import { resolveCondition } from './resolve-expression.ts';
import type { Scope } from './scope.ts';

const numbers = (values: Record<string, string>) => ({
  type: 'number' as const,
  values: new Map(Object.entries(values).map(([name, text]) => [name, decimal(text)])),
});
const words = (type: 'text' | 'yes-no', values: Record<string, string>) => ({
  type,
  values: new Map(Object.entries(values)),
});

const scope: Scope = new Map([
  ['size', { type: 'enumerated', values: ['small', 'medium', 'extra large'], features: new Map() }],
  ['other_size', { type: 'enumerated', values: ['medium', 'extra large', 'huge'], features: new Map() }],
  [
    'fork',
    {
      type: 'enumerated',
      values: ['rigid', 'air', '__proto__'],
      features: new Map<string, ReturnType<typeof numbers> | ReturnType<typeof words>>([
        ['weight', numbers({ rigid: '1.05', air: '1.7', ['__proto__']: '0' })],
        ['mount', words('text', { rigid: 'post', air: 'flat', ['__proto__']: 'flat' })],
        ['disc', words('yes-no', { rigid: 'no', air: 'yes', ['__proto__']: 'yes' })],
      ]),
    },
  ],
  [
    'wheel',
    {
      type: 'enumerated',
      values: ['w1', 'w2'],
      features: new Map<string, ReturnType<typeof numbers> | ReturnType<typeof words>>([
        ['weight', numbers({ w1: '0.7', w2: '0.45' })],
        ['mount', words('text', { w1: 'post', w2: 'flat' })],
        ['disc', words('yes-no', { w1: 'yes', w2: 'no' })],
      ]),
    },
  ],
  ['lamp', { type: 'yes-no', values: ['Yes', 'No'], features: new Map() }],
  ['count', { type: 'number', min: 0, max: 9 }],
  ['limit', { type: 'number', min: 0, max: 5 }],
  ['note', { type: 'text' }],
  ['medium', { type: 'number', min: 0, max: 1 }],
]);

const problemFields: readonly Field[] = [...scope].flatMap(([name, field]): Field[] => {
  if ('values' in field) return [{ kind: 'enumerated', name, values: field.values, preference: [] }];
  return field.type === 'number' ? [{ kind: 'integer', name, preferred: 0, ...field }] : [];
});

/** What a rule with this condition is, and everything wrong with it. */
function compileExpression(text: string, known = scope) {
  const { expression, errors } = resolveCondition(text, known);
  const written = new FormulaWriter(problemFields).write(expression);
  return { expression, formula: written.result, errors: [...errors, ...written.errors] };
}

/** All assignments of the named fields for which the expression holds, for the engine and for its calculation alike, written `value/value`. */
function solutions(text: string, ...fields: readonly string[]): readonly string[] {
  const { expression, formula, errors } = compileExpression(text);
  expect(errors).toEqual([]);
  const valuesOf = (name: string): readonly string[] => {
    const field = scope.get(name);
    if (field && 'values' in field) return field.values;
    if (field?.type !== 'number') return [];
    return Array.from({ length: field.max - field.min + 1 }, (_, i) => String(field.min + i));
  };
  const combinations = fields.reduce<readonly (readonly string[])[]>(
    (partial, field) => partial.flatMap((start) => valuesOf(field).map((value) => [...start, value])),
    [[]],
  );
  return combinations
    .filter((values) => {
      const assignment = new Map(fields.map((field, index) => [field, values[index] ?? '']));
      const holds = satisfies({ name: 'r', kind: 'formula', formula }, assignment);
      expect([text, ...values, evaluateCondition(expression, assignment)]).toEqual([text, ...values, holds]);
      return holds;
    })
    .map((values) => values.join('/'));
}

const compiled = (text: string): Formula => compileExpression(text).formula;

describe('values', () => {
  test('of enumerated fields, quoted where they are no names', () => {
    expect(solutions('size = small', 'size')).toEqual(['small']);
    expect(solutions("size != 'extra large'", 'size')).toEqual(['small', 'medium']);
    expect(solutions("size in [small, 'extra large']", 'size')).toEqual(['small', 'extra large']);
    expect(solutions('small = size', 'size')).toEqual(['small']);
    expect(solutions('fork = __proto__', 'fork')).toEqual(['__proto__']);
  });

  test('of yes/no fields, written out or alone', () => {
    for (const text of ['lamp', 'lamp = yes', 'lamp = Yes', 'not lamp = no', 'lamp in [yes]']) {
      expect(solutions(text, 'lamp')).toEqual(['Yes']);
    }
    expect(solutions('lamp = wheel.disc', 'lamp', 'wheel')).toEqual(['Yes/w1', 'No/w2']);
  });

  test('of features', () => {
    expect(solutions('fork.mount = flat', 'fork')).toEqual(['air', '__proto__']);
    expect(solutions('not fork.disc', 'fork')).toEqual(['rigid']);
  });

  test('of two fields with each other', () => {
    expect(solutions('size = other_size', 'size', 'other_size')).toEqual([
      'medium/medium',
      'extra large/extra large',
    ]);
    expect(solutions('fork.mount = wheel.mount', 'fork', 'wheel')).toEqual([
      'rigid/w1',
      'air/w2',
      '__proto__/w2',
    ]);
    expect(solutions('fork.disc != wheel.disc', 'fork', 'wheel')).toEqual([
      'rigid/w1',
      'air/w2',
      '__proto__/w2',
    ]);
  });

  test('mean the value when quoted, though a field has that name', () => {
    expect(solutions("size = 'medium'", 'size')).toEqual(['medium']);
  });
});

describe('numbers', () => {
  test('decimals are compared exactly', () => {
    // 1.05 + 0.45 is 1.5, although floating point says 1.5000000000000002 for similar sums.
    expect(solutions('fork.weight + wheel.weight <= 1.5', 'fork', 'wheel')).toEqual([
      'rigid/w2',
      '__proto__/w1',
      '__proto__/w2',
    ]);
    expect(solutions('fork.weight + wheel.weight < 1.5', 'fork', 'wheel')).toEqual([
      '__proto__/w1',
      '__proto__/w2',
    ]);
    expect(solutions('fork.weight + wheel.weight = 1.5', 'fork', 'wheel')).toEqual(['rigid/w2']);
  });

  test('become whole numbers without a common divisor', () => {
    expect(compiled('2 * count + fork.weight <= 4.5')).toEqual({
      op: 'linear',
      relation: '<=',
      bound: 90,
      terms: [
        { kind: 'integer', field: 'count', factor: 40 },
        { kind: 'weight', field: 'fork', weights: { rigid: 21, air: 34, ['__proto__']: 0 } },
      ],
    });
    expect(compiled('10 * count - 10 * limit < 25')).toMatchObject({ relation: '<=', bound: 2 });
    expect(compiled('10 * count - 10 * limit > 25')).toMatchObject({ relation: '>=', bound: 3 });
  });

  test('on both sides, with factors, brackets and signs', () => {
    const all = solutions('3 * (count - limit) >= 2 * count - 4', 'count', 'limit');
    const expected = [];
    for (let count = 0; count <= 9; count++) {
      for (let limit = 0; limit <= 5; limit++)
        if (3 * (count - limit) >= 2 * count - 4) expected.push(`${count}/${limit}`);
    }
    expect(all).toEqual(expected);
  });

  test('of one enumerated field become a choice of values', () => {
    expect(compiled('2 * fork.weight - 1 <= 1.5')).toEqual({
      op: 'in',
      field: 'fork',
      values: ['rigid', '__proto__'],
    });
    expect(compiled('fork.weight >= 0')).toEqual({ op: 'and', args: [] });
    expect(compiled('fork.weight > 9')).toEqual({ op: 'or', args: [] });
  });

  test('that cancel out or cannot be equal are decided at once', () => {
    expect(compiled('count - count = 0')).toEqual({ op: 'and', args: [] });
    expect(compiled('2 * count = 2 * limit + 1')).toEqual({ op: 'or', args: [] });
    expect(compiled('2 * count != 2 * limit + 1')).toEqual({ op: 'and', args: [] });
  });

  test('in lists', () => {
    expect(solutions('count in [2, 4.0, 8]', 'count')).toEqual(['2', '4', '8']);
    expect(solutions('count not in [2, 4, 5, 6, 7, 8, 9]', 'count')).toEqual(['0', '1', '3']);
  });
});

describe('conditions', () => {
  test('are combined', () => {
    expect(solutions('size = small and lamp or count > 8', 'size', 'lamp', 'count')).toEqual(
      solutions('(size = small and lamp) or (count >= 9)', 'size', 'lamp', 'count'),
    );
    expect(solutions('not (lamp or size = small)', 'size', 'lamp')).toEqual(['medium/No', 'extra large/No']);
  });
});

describe('errors have their place', () => {
  const errorsOf = (text: string) =>
    compileExpression(text).errors.map(({ offset, message, hint }) => [offset, message, hint]);

  test.each([
    ['   ', 0, 'There is no expression here.', undefined],
    ['forkk = air', 0, 'There is no field "forkk".', 'Did you mean "fork"?'],
    ['fork.wait = 3', 5, '"fork" has no feature "wait".', 'There is: weight, mount, disc.'],
    ['fork.wieght = 3', 5, '"fork" has no feature "wieght".', 'Did you mean "weight"?'],
    ['count.x = 3', 6, '"count" has no feature "x".', undefined],
    ['size = smal', 7, '"size" is never "smal" here.', 'Did you mean "small"?'],
    ['fork.mount in [flat, pots]', 21, '"fork" is never "pots" here.', 'Did you mean "post"?'],
    ['lamp = maybe', 7, '"lamp" is never "maybe" here.', 'There is: yes, no.'],
    ['size < small', 5, '"<" compares numbers only.', 'Write "=", "!=" or "in".'],
    ['size', 0, 'This is not a condition.', 'Compare it with something.'],
    ['count + 1', 0, 'This is not a condition.', 'Compare it with something.'],
    ['size = 3', 5, 'A number can only be compared with a number.', undefined],
    ['size + 1 = 3', 0, 'This is not a number.', 'Take a number feature of it: field.feature.'],
    ['(lamp and lamp) = yes', 1, 'A condition cannot be compared or calculated with.', undefined],
    ['count / 2 = 1', 6, 'There is no division in a rule.', 'Multiply the other side instead.'],
    ['count ^ 2 = 1', 6, 'There are no powers in a rule.', 'Write a product.'],
    ['max(count, limit) = 1', 0, 'A rule cannot calculate "max".', 'Only computed fields and warnings can.'],
    ['count(count) = 1', 6, 'This is not a condition.', 'Compare it with something.'],
    ['note = x', 0, '"note" is a free text: rules and expressions cannot use it.', undefined],
    ['lamp = size', 5, 'Yes or no can only be compared with yes or no.', undefined],
    ['count in [1, small]', 13, 'A list holds numbers only.', undefined],
    ['size in [small, 3]', 16, 'A list holds values only.', undefined],
    [
      '999999999999999 * count <= 999999999999998 * limit',
      24,
      'The numbers of this comparison are too large to be exact.',
      undefined,
    ],
  ])('%s', (text, offset, message, hint) => {
    expect(errorsOf(text)).toEqual([[offset, message, hint]]);
  });

  test('all of them at once', () => {
    expect(errorsOf('sice = small and fork.x = 1 or size = huge').map(([offset]) => offset)).toEqual([
      0, 22, 38,
    ]);
  });

  test('a name that means a field and a value has to be quoted', () => {
    const enumerated = new Map(scope).set('medium', {
      type: 'enumerated',
      values: ['medium'],
      features: new Map(),
    });
    expect(compileExpression('size = medium', enumerated).errors.map(({ message }) => message)).toEqual([
      '"medium" is a field and a value of "size".',
    ]);
  });

  test('an expression that is too long is not read', () => {
    expect(errorsOf('a'.repeat(10_001))).toEqual([
      [0, 'An expression has 10000 characters at most.', undefined],
    ]);
  });
});
