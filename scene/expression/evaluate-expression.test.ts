import { expect, test } from 'vitest';
import { evaluateExpression } from './evaluate-expression.ts';
import type { Expression, Result } from './expression.ts';

const fields: Readonly<Record<string, Result>> = {
  width: 45,
  size: 'large',
  bell: true,
  odd: 'constructor',
  empty: undefined,
};
const values = {
  field: (name: string) => fields[name],
  value: (name: string) => (name === 'half' ? 22.5 : undefined),
};
const width: Expression = { op: 'field', name: 'width' };
const size: Expression = { op: 'field', name: 'size' };
const bell: Expression = { op: 'field', name: 'bell' };
const empty: Expression = { op: 'field', name: 'empty' };

test.each<[string, Expression, Result]>([
  ['a literal is itself', 12.5, 12.5],
  ['fields and values', { op: 'add', args: [width, { op: 'value', name: 'half' }] }, 67.5],
  ['a feature', { op: 'feature', field: 'size', values: { small: 390, large: 430 } }, 430],
  ['a feature that no value has', { op: 'feature', field: 'size', values: { small: 390 } }, undefined],
  ['no entry of the prototype', { op: 'feature', field: 'odd', values: {} }, undefined],
  [
    'arithmetic',
    {
      op: 'divide',
      args: [
        { op: 'power', args: [2, 3] },
        { op: 'negate', args: [4] },
      ],
    },
    -2,
  ],
  ['a division by zero', { op: 'divide', args: [1, 0] }, undefined],
  ['a root of less than nothing', { op: 'sqrt', args: [-1] }, undefined],
  ['a function of many', { op: 'max', args: [1, width, 7] }, 45],
  ['rounding half away from zero', { op: 'round', args: [-2.5] }, -3],
  ['rounding to places', { op: 'round', args: [2.345, 2] }, 2.35],
  ['what depends on nothing', { op: 'add', args: [1, empty] }, undefined],
  ['equality of sums', { op: '=', args: [{ op: 'add', args: [0.1, 0.2] }, 0.3] }, true],
  ['an order', { op: '<=', args: [width, 45] }, true],
  ['a strict order', { op: '<', args: [width, 45] }, false],
  ['words', { op: '!=', args: [size, 'small'] }, true],
  ['and, decided by one', { op: 'and', args: [false, { op: '=', args: [empty, 1] }] }, false],
  ['and, undecided', { op: 'and', args: [true, { op: '=', args: [empty, 1] }] }, undefined],
  ['or, decided by one', { op: 'or', args: [{ op: '=', args: [empty, 1] }, bell] }, true],
  ['not', { op: 'not', args: [bell] }, false],
  ['a count', { op: 'count', args: [bell, false, true] }, 2],
  ['if, of words', { op: 'if', args: [bell, 'brass', 'none'] }, 'brass'],
  ['choose', { op: 'choose', by: size, cases: { large: width }, otherwise: 1 }, 45],
  ['choose, by yes and no', { op: 'choose', by: bell, cases: { yes: 1, no: 2 } }, 1],
  ['choose, otherwise', { op: 'choose', by: size, cases: { small: 2 }, otherwise: 1 }, 1],
  ['choose, without an entry', { op: 'choose', by: size, cases: { small: 2 } }, undefined],
  ['choose, by nothing', { op: 'choose', by: empty, cases: {}, otherwise: 1 }, undefined],
])('%s', (_, expression, expected) => {
  expect(evaluateExpression(expression, values)).toBe(expected);
});
