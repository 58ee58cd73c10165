/**
 * Which rules follow from all the others? Each rule gets a field that says whether it holds; then one solver is asked,
 * rule by rule, for a solution in which all others hold and this one does not.
 *
 * Of several that say the same, each alone is idle, but not all of them: one that was found stays out for the rest.
 * Cost: one compilation of twice the size, and one question per rule.
 */
import { compileProblem } from '#server/engine/encode/compile-problem.ts';
import type { Field, Formula, Problem, Rule } from '#server/engine/problem.ts';
import type { SatSolverFactory } from '#server/engine/sat/sat-solver.ts';

/** Tables with more cells are taken to matter: written as a formula they would take too long. */
const mostCells = 20_000;
/** A question that is harder is left open: its rule is taken to matter. */
const mostConflicts = 5_000;

/** Names of rules, in their order. What `deadline` (as `performance.now()` counts) leaves no time for is not named. */
export function findIdleRules(
  problem: Problem,
  factory: SatSolverFactory,
  deadline: number,
): readonly string[] {
  const rules = problem.rules.filter((rule) => rule.kind === 'formula' || cellsOf(rule) <= mostCells);
  const kept = problem.rules.filter((rule) => !rules.includes(rule));
  const witnesses = rules.map((_, index): Field => {
    return { kind: 'enumerated', name: witness(index), values: ['Yes', 'No'], preference: [] };
  });
  const meanings = rules.map((rule, index): Rule => {
    const holds: Formula = { op: 'in', field: witness(index), values: ['Yes'] };
    const formula = rule.kind === 'formula' ? rule.formula : tableFormula(rule);
    const args: Formula[] = [
      { op: 'implies', if: holds, then: formula },
      { op: 'implies', if: formula, then: holds },
    ];
    return { name: witness(index), kind: 'formula', formula: { op: 'and', args } };
  });
  const compiled = compileProblem({
    fields: [...problem.fields, ...witnesses],
    rules: [...kept, ...meanings],
  });
  const literals = rules.map((_, index) => {
    const field = compiled.fieldsByName.get(witness(index));
    return field?.kind === 'values' ? (field.literals[0] ?? 0) : 0;
  });
  const solver = factory();
  try {
    for (const literal of literals) solver.freeze(Math.abs(literal));
    for (const clause of compiled.clauses.all()) solver.addClause(clause);
    const idle = new Set<number>();
    for (const [index, { name }] of rules.entries()) {
      if (performance.now() > deadline) break;
      // What only helps other rules to be stated is no rule of the author's.
      if (name.startsWith('= ')) continue;
      const assumed = literals.flatMap((literal, at) =>
        at === index ? [-literal] : idle.has(at) ? [] : [literal],
      );
      if (solver.solve(assumed, { conflicts: mostConflicts }) === 'unsatisfiable') idle.add(index);
    }
    return [...idle].map((index) => rules[index]?.name ?? '');
  } finally {
    solver.dispose();
  }
}

/** No name of an author's field looks like this. */
function witness(index: number): string {
  return `= rule ${index}`;
}

type TableRule = Extract<Rule, { kind: 'table' }>;

function cellsOf(rule: Rule): number {
  return rule.kind === 'table' ? rule.rows.length * rule.fields.length : 0;
}

function tableFormula({ fields, rows }: TableRule): Formula {
  return {
    op: 'or',
    args: rows.map((row) => ({
      op: 'and',
      args: row.flatMap((value, column): Formula[] =>
        value === null ? [] : [{ op: 'in', field: fields[column] ?? '', values: [value] }],
      ),
    })),
  };
}
