/**
 * Compiles a problem to clauses, encoded fields and rule checks, once per problem.
 *
 * Invariant: the assignments of values to fields that satisfy the clauses are exactly the problem's solutions, and an
 * assignment of all fields that violates a rule conflicts by unit propagation.
 * Cost: linear in fields, formulas and table cells, plus the size of the decision diagrams of sums.
 */
import { ClauseBuilder } from './clause-builder.ts';
import { ClauseSet, type PackedClauses } from '../sat/clause-set.ts';
import { combinationCheck } from './combination-check.ts';
import { type EncodedField, type WideField, encodeField } from './encode-field.ts';
import { type FormulaContext, assertFormula, normalise } from './encode-formula.ts';
import { assertTable, normaliseTable } from './encode-table.ts';
import { FieldLiterals } from './field-literals.ts';
import { InvalidProblem } from '../engine-errors.ts';
import type { Problem } from '../problem.ts';
import { type RuleCheck, formulaCheck, tableCheck } from './rule-check.ts';
import { type LinearInequality, inequalitiesOf } from './linear-inequalities.ts';

export interface CompiledProblem {
  readonly fields: readonly EncodedField[];
  readonly fieldsByName: ReadonlyMap<string, EncodedField>;
  /** Number of values of all fields that have value literals. */
  readonly valueCount: number;
  readonly ruleNames: readonly string[];
  readonly clauses: ClauseSet;
  /** One per rule, in rule order. */
  readonly checks: readonly RuleCheck[];
  /** By field: indexes of its rules. */
  readonly rulesOf: readonly (readonly number[])[];
  readonly literals: FieldLiterals;
  /** Linear inequalities that rules state unconditionally. */
  readonly inequalities: readonly LinearInequality[];
}

export interface EncodingLimits {
  /** Integers with more values than this are wide: they answer bounds instead of states. */
  readonly enumerable: number;
  /** Sums whose decision diagram would have more nodes than this are encoded with adders. */
  readonly largestDiagram: number;
}

export const DEFAULT_LIMITS: EncodingLimits = { enumerable: 200, largestDiagram: 20_000 };

/**
 * @param packed clauses made by this function of the same problem and limits, to be used instead of encoding the rules again
 * @throws InvalidProblem when the problem refers to what it does not have or cannot be represented exactly
 * @throws InvalidSnapshot when `packed` cannot be of this problem
 */
export function compileProblem(
  problem: Problem,
  limits: EncodingLimits = DEFAULT_LIMITS,
  packed?: PackedClauses,
): CompiledProblem {
  const clauses = new ClauseBuilder();
  const literals = new FieldLiterals(clauses);
  const fieldsByName = new Map<string, EncodedField>();
  let valueCount = 0;
  for (const [index, field] of problem.fields.entries()) {
    if (fieldsByName.has(field.name)) throw new InvalidProblem(`There are two fields named ${field.name}.`);
    const encoded = clauses.forField(index, () =>
      encodeField(clauses, field, index, valueCount, limits.enumerable),
    );
    if (encoded.kind === 'values') valueCount += encoded.values.length;
    else encodeRange(clauses, literals, encoded);
    fieldsByName.set(field.name, encoded);
  }

  const context: FormulaContext = {
    clauses,
    literals,
    largestDiagram: limits.largestDiagram,
    fieldOf: (name, rule) => {
      const field = fieldsByName.get(name);
      if (!field) throw new InvalidProblem(`Rule ${rule} refers to field ${name}, which does not exist.`);
      return field;
    },
  };
  const inequalities: LinearInequality[] = [];
  const checks = problem.rules.map((rule, index) => {
    if (rule.kind === 'table') {
      const table = normaliseTable(context, rule);
      if (!packed) clauses.forRule(index, () => assertTable(context, table));
      return tableCheck(table);
    }
    const formula = normalise(context, rule.formula, rule.name);
    if (!packed) clauses.forRule(index, () => assertFormula(context, formula));
    inequalities.push(...inequalitiesOf(formula, index));
    return combinationCheck(formula) ?? formulaCheck(formula);
  });
  clauses.close();
  const [fieldCount, ruleCount] = [problem.fields.length, problem.rules.length];
  const rulesOf = problem.fields.map((): number[] => []);
  for (const [rule, check] of checks.entries()) for (const field of check.fields) rulesOf[field]?.push(rule);
  return {
    fields: [...fieldsByName.values()],
    fieldsByName,
    valueCount,
    ruleNames: problem.rules.map((rule) => rule.name),
    clauses: new ClauseSet(packed ?? clauses.pack(fieldCount, ruleCount), fieldCount, ruleCount),
    checks,
    rulesOf,
    literals,
    inequalities,
  };
}

/** Restricts the binary digits to the field's range, and defines the literal "more than the preferred value". */
function encodeRange(clauses: ClauseBuilder, literals: FieldLiterals, field: WideField): void {
  clauses.forField(field.index, () => {
    clauses.add([-literals.wideAtLeast(field, field.max - field.min + 1)]);
    literals.wideAtLeast(field, field.preferred + 1);
  });
}
