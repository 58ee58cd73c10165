/** The look-up of forbidden combinations agrees with the formula, for every change of one field. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ClauseBuilder } from './clause-builder.ts';
import { combinationCheck } from './combination-check.ts';
import { encodeField } from './encode-field.ts';
import { type FormulaContext, normalise } from './encode-formula.ts';
import { FieldLiterals } from './field-literals.ts';
import type { Formula } from '../problem.ts';
import { formulaCheck } from './rule-check.ts';

const values = ['x', 'y', 'z'];
const clauses = new ClauseBuilder();
const fields = ['a', 'b', 'c', 'd'].map((name, index) =>
  encodeField(clauses, { kind: 'enumerated', name, values, preference: [] }, index, 3 * index, 200),
);
const context: FormulaContext = {
  clauses,
  literals: new FieldLiterals(clauses),
  largestDiagram: 100,
  fieldOf: (name) => fields['abcd'.indexOf(name)] ?? fields[0]!,
};
const none = (rows: readonly Formula[]): Formula => ({
  op: 'and',
  args: rows.map((arg) => ({ op: 'not', arg })),
});

const row = fc
  .uniqueArray(
    fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.subarray(values, { minLength: 1, maxLength: 1 })),
    {
      selector: ([name]) => name,
      minLength: 2,
      maxLength: 3,
    },
  )
  .map((cells): Formula => ({
    op: 'and',
    args: cells.map(([field, some]): Formula => ({ op: 'in', field, values: some })),
  }));

it('agrees with the formula for every assignment and change', () => {
  let holding = 0;
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 16, maxLength: 24 }),
      fc.array(fc.nat({ max: 2 }), { minLength: 4, maxLength: 4 }),
      (rows, assignment) => {
        const formula = normalise(context, none(rows), 'rule');
        const [quick, plain] = [combinationCheck(formula), formulaCheck(formula)];
        if (!quick) throw new Error('These are forbidden combinations.');
        for (const check of [quick, plain]) check.load(Int32Array.from(assignment));
        for (const field of fields.keys())
          for (const value of values.keys()) {
            expect(quick.holdsWith(field, value)).toBe(plain.holdsWith(field, value));
            if (plain.holdsWith(field, value)) holding += 1;
          }
      },
    ),
    { numRuns: 2_000 },
  );
  expect(holding).toBeGreaterThan(1_000);
});

it('is not made for other formulas', () => {
  const membership: Formula = { op: 'in', field: 'a', values: ['x'] };
  expect(combinationCheck(normalise(context, none([membership]), 'few'))).toBeUndefined();
  const required: Formula = { op: 'and', args: Array.from({ length: 20 }, () => membership) };
  expect(combinationCheck(normalise(context, required, 'required'))).toBeUndefined();
  const twice: Formula = { op: 'and', args: [membership, membership] };
  expect(combinationCheck(normalise(context, none(Array(20).fill(twice)), 'twice'))).toBeUndefined();
});
