/**
 * Evaluates rules on assignments, without the solver. Loading an assignment computes what all questions about it share
 * (sums, matching rows); then "does the rule hold when this one field has that value?" is a look-up, a subtraction, or an
 * evaluation of the formula.
 *
 * Invariant: agrees with the clauses. An assignment has, per field, the index of its value, or for a wide integer its offset
 * from the minimum. Cost: loading is linear in the terms or cells of the rule.
 */
import type { EncodedField } from './encode-field.ts';
import type { NormalFormula } from './encode-formula.ts';
import type { LinearPart } from './encode-linear.ts';
import type { NormalTable } from './encode-table.ts';
import { wideOffset } from './field-literals.ts';

/** One number per field. */
export type Assignment = Int32Array;

export interface RuleCheck {
  /** Indexes of the fields of the rule. */
  readonly fields: readonly number[];
  /** Prepares questions about this assignment, which need not satisfy the rule. */
  load(assignment: Assignment): void;
  /** Does the rule hold when `field` has `value` and all others are as loaded? */
  holdsWith(field: number, value: number): boolean;
}

type Node = (assignment: Assignment, field: number, value: number) => boolean;

export function formulaCheck(formula: NormalFormula): RuleCheck {
  const fields = new Set<number>();
  const loaders: ((assignment: Assignment) => void)[] = [];
  const node = formulaNode(formula, fields, loaders);
  let loaded: Assignment = new Int32Array(0);
  return {
    fields: [...fields],
    load(assignment) {
      loaded = assignment;
      for (const loader of loaders) loader(assignment);
    },
    holdsWith: (field, value) => node(loaded, field, value),
  };
}

function formulaNode(
  formula: NormalFormula,
  fields: Set<number>,
  loaders: ((assignment: Assignment) => void)[],
): Node {
  switch (formula.op) {
    case 'and': {
      const nodes = formula.args.map((arg) => formulaNode(arg, fields, loaders));
      return (assignment, field, value) => nodes.every((node) => node(assignment, field, value));
    }
    case 'or': {
      const nodes = formula.args.map((arg) => formulaNode(arg, fields, loaders));
      return (assignment, field, value) => nodes.some((node) => node(assignment, field, value));
    }
    case 'in': {
      const { index } = formula.field;
      const { negated } = formula;
      fields.add(index);
      const members = new Set(formula.values.map((name) => valueNumber(formula.field, name)));
      return (assignment, field, value) =>
        members.has(field === index ? value : (assignment[index] ?? -1)) !== negated;
    }
    case 'linear': {
      const { relation, bound } = formula;
      const parts = new Map(formula.parts.map((part) => [part.field.index, part]));
      for (const field of parts.keys()) fields.add(field);
      let sum = 0;
      loaders.push((assignment) => {
        sum = 0;
        for (const [field, part] of parts) sum += weightOf(part, assignment[field] ?? 0);
      });
      return (assignment, field, value) => {
        const part = parts.get(field);
        const total = part ? sum - weightOf(part, assignment[field] ?? 0) + weightOf(part, value) : sum;
        switch (relation) {
          case '<=':
            return total <= bound;
          case '>=':
            return total >= bound;
          case '=':
            return total === bound;
          case '!=':
            return total !== bound;
        }
      };
    }
  }
}

export function tableCheck({ fields, rows }: NormalTable): RuleCheck {
  const places = fields.map((field) => field.index);
  const cells = rows.map((row) =>
    Int32Array.from(row, (cell, i) => {
      const field = fields[i];
      return cell === null || !field ? ANY : valueNumber(field, cell);
    }),
  );
  const column = new Map(places.map((place, i) => [place, i]));
  /** Per column: the values it may take with the other columns as loaded. */
  const allowed = places.map(() => new Set<number>());
  let anyRow = false;
  return {
    fields: places,
    load(assignment) {
      for (const set of allowed) set.clear();
      anyRow = false;
      for (const row of cells) {
        let wrong = -1;
        let mismatches = 0;
        for (let i = 0; i < places.length && mismatches < 2; i += 1) {
          const cell = row[i] ?? ANY;
          if (cell === ANY || cell === assignment[places[i] ?? 0]) continue;
          wrong = i;
          mismatches += 1;
        }
        if (mismatches === 1) allowed[wrong]?.add(row[wrong] ?? ANY);
        if (mismatches === 0) {
          anyRow = true;
          for (const [i, cell] of row.entries()) allowed[i]?.add(cell);
        }
      }
    },
    holdsWith(field, value) {
      const set = allowed[column.get(field) ?? -1];
      return set ? set.has(ANY) || set.has(value) : anyRow;
    },
  };
}

/** A cell that matches every value. */
const ANY = -1;
/** A value outside the domain: equal to no value. */
const NONE = -2;

/** The number of a value in an assignment. */
export function valueNumber(field: EncodedField, value: string): number {
  return (field.kind === 'wide' ? wideOffset(field, value) : field.valueIndex.get(value)) ?? NONE;
}

function weightOf(part: LinearPart, value: number): number {
  return part.kind === 'values' ? (part.weights[value] ?? 0) : part.factor * (part.field.min + value);
}
