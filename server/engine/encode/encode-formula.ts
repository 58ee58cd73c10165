/**
 * Formulas as clauses. A formula is brought into negation normal form, so that every subformula occurs positively and its
 * literal has to be defined in one direction only: the literal implies the subformula (Plaisted and Greenbaum 1986). A
 * disjunction at the top becomes one clause, with memberships ("one of these values") inlined.
 *
 * Invariant: the literal of a formula implies it; an assignment of all fields that violates the formula falsifies the
 * literal by unit propagation. Cost: linear in the formula, plus that of its comparisons.
 */
import { FALSE, TRUE } from '../sat/clause-set.ts';
import type { EncodedField } from './encode-field.ts';
import { type LinearPart, assertExact, linearLiteral, partOf } from './encode-linear.ts';
import type { LinearContext } from './field-literals.ts';
import { InvalidProblem } from '../engine-errors.ts';
import type { Formula, Linear } from '../problem.ts';

export interface FormulaContext extends LinearContext {
  readonly fieldOf: (name: string, rule: string) => EncodedField;
}

/** A formula without negations and implications, its comparisons merged by field. */
export type NormalFormula =
  | { readonly op: 'and' | 'or'; readonly args: readonly NormalFormula[] }
  | {
      readonly op: 'in';
      readonly field: EncodedField;
      readonly values: readonly string[];
      readonly negated: boolean;
    }
  | {
      readonly op: 'linear';
      readonly parts: readonly LinearPart[];
      readonly relation: Linear['relation'];
      readonly bound: number;
    };

const OPPOSITE = { '<=': '>=', '>=': '<=', '=': '!=', '!=': '=' } as const;

/** Moves negations to the leaves and resolves fields. `rule` is for messages. @throws InvalidProblem */
export function normalise(
  context: FormulaContext,
  formula: Formula,
  rule: string,
  negate = false,
): NormalFormula {
  switch (formula.op) {
    case 'and':
    case 'or':
      return {
        op: (formula.op === 'and') === negate ? 'or' : 'and',
        args: formula.args.map((arg) => normalise(context, arg, rule, negate)),
      };
    case 'not':
      return normalise(context, formula.arg, rule, !negate);
    case 'implies':
      return {
        op: negate ? 'and' : 'or',
        args: [normalise(context, formula.if, rule, !negate), normalise(context, formula.then, rule, negate)],
      };
    case 'in': {
      const field = context.fieldOf(formula.field, rule);
      if (field.kind === 'values' && !field.integer)
        for (const value of formula.values)
          if (!field.valueIndex.has(value))
            throw new InvalidProblem(`Rule ${rule} names value ${value}, which field ${field.name} lacks.`);
      return { op: 'in', field, values: formula.values, negated: negate };
    }
    case 'linear':
      return normaliseLinear(context, formula, rule, negate);
  }
}

function normaliseLinear(
  context: FormulaContext,
  linear: Linear,
  rule: string,
  negate: boolean,
): NormalFormula {
  const byField = new Map<EncodedField, { weights: Map<string, number>[]; factor: number }>();
  for (const term of linear.terms) {
    const field = context.fieldOf(term.field, rule);
    const sum = byField.get(field) ?? { weights: [], factor: 0 };
    byField.set(field, sum);
    if (term.kind === 'weight') {
      if (field.kind === 'wide' || field.integer)
        throw new InvalidProblem(`Rule ${rule} gives weights to the integer field ${field.name}.`);
      sum.weights.push(new Map(Object.entries(term.weights)));
    } else {
      if (field.kind === 'values' && !field.integer)
        throw new InvalidProblem(
          `Rule ${rule} uses ${field.name} as a number, but it is not an integer field.`,
        );
      sum.factor += term.factor;
    }
  }
  const parts = [...byField].map(([field, { weights, factor }]) => {
    const weightOf = (i: number): number => {
      if (field.kind !== 'values') return 0;
      if (field.integer) return factor * (field.integer.min + i);
      const value = field.values[i] ?? '';
      return weights.reduce((total, weight) => total + (weight.get(value) ?? 0), 0);
    };
    return partOf(field, weightOf, factor);
  });
  assertExact(parts, linear.bound, rule);
  if (!negate) return { op: 'linear', parts, relation: linear.relation, bound: linear.bound };
  const relation = OPPOSITE[linear.relation];
  const shift = linear.relation === '<=' ? 1 : linear.relation === '>=' ? -1 : 0;
  return { op: 'linear', parts, relation, bound: linear.bound + shift };
}

/** Adds clauses that state the formula. */
export function assertFormula(context: FormulaContext, formula: NormalFormula): void {
  if (formula.op === 'and') for (const arg of formula.args) assertFormula(context, arg);
  else context.clauses.state(disjuncts(context, formula));
}

/** Literals that replace the formula in a clause: each implies it, and at least one can be true whenever it holds. */
function disjuncts(context: FormulaContext, formula: NormalFormula): number[] {
  if (formula.op === 'or') return formula.args.flatMap((arg) => disjuncts(context, arg));
  if (formula.op === 'in' && formula.field.kind === 'values') {
    const { field, values, negated } = formula;
    const literals = [...new Set(values)].map((value) => context.literals.equals(field, value));
    if (!negated) return literals;
    if (literals.length > 1) return [-context.literals.oneOf(field, values)];
  }
  return [formulaLiteral(context, formula)];
}

function formulaLiteral(context: FormulaContext, formula: NormalFormula): number {
  const { clauses, literals } = context;
  switch (formula.op) {
    case 'in': {
      const literal = literals.oneOf(formula.field, formula.values);
      return formula.negated ? -literal : literal;
    }
    case 'linear':
      return linearLiteral(context, formula.parts, formula.relation, formula.bound);
    case 'or': {
      const parts = disjuncts(context, formula);
      if (parts.length === 1) return parts[0] ?? FALSE;
      const literal = clauses.newVariable();
      clauses.add([-literal, ...parts]);
      return literal;
    }
    case 'and': {
      const parts = formula.args.map((arg) => formulaLiteral(context, arg));
      if (parts.length === 0) return TRUE;
      if (parts.length === 1) return parts[0] ?? TRUE;
      const literal = clauses.newVariable();
      for (const part of parts) clauses.add([-literal, part]);
      return literal;
    }
  }
}
