/**
 * A conflict core: some of the choices that are inconsistent with others that are fixed. Unit propagation finds most cores,
 * one element at a time: the choice at which propagation meets a conflict is in the core, and with it assumed first the
 * conflict is met earlier. Other cores are the failed assumptions of the solver, with elements removed one by one.
 *
 * Invariant: the core is inconsistent with what is fixed. It is small, not necessarily minimal.
 * Cost: a propagation per element, or a few refutations, each limited in conflicts and decisions.
 */
import { type Choice, literalsOf } from '../encode/choices.ts';
import { requireDecided } from '../sat/conflict-budget.ts';
import type { IncrementalSolver } from '../solve/incremental-solver.ts';
import type { UnitPropagation } from '../sat/unit-propagation.ts';

export interface CoreTools {
  readonly propagation: UnitPropagation;
  readonly solver: IncrementalSolver;
}

/** What the attempt to remove one element from a core may cost. */
const SHRINK_LIMITS = { conflicts: 100, decisions: 500 };

/**
 * A core of choices known to be inconsistent with what is fixed; empty when what is fixed is inconsistent by itself.
 * @throws OutOfBudget
 */
export function conflictCore(
  tools: CoreTools,
  fixed: readonly Choice[],
  choices: readonly Choice[],
): Choice[] {
  return propagatedCore(tools.propagation, fixed, choices) ?? refutedCore(tools.solver, fixed, choices);
}

/** The number of choices, in their order, after which propagation meets a conflict; undefined when it meets none. */
export function propagatedConflict(
  propagation: UnitPropagation,
  fixed: readonly Choice[],
  choices: readonly Choice[],
): number | undefined {
  if (propagation.contradictory) return 0;
  propagation.backtrack(0);
  const place = [...fixed, ...choices].findIndex(
    (choice) => !choice.literals.every((literal) => propagation.assume(literal)),
  );
  propagation.backtrack(0);
  return place < 0 ? undefined : Math.max(0, place - fixed.length + 1);
}

function propagatedCore(
  propagation: UnitPropagation,
  fixed: readonly Choice[],
  choices: readonly Choice[],
): Choice[] | undefined {
  const core: Choice[] = [];
  let open = choices;
  for (;;) {
    const length = propagatedConflict(propagation, [...fixed, ...core], open);
    if (length === undefined) return undefined;
    const last = open[length - 1];
    if (!last) return core;
    core.push(last);
    open = open.slice(0, length - 1);
  }
}

function refutedCore(
  solver: IncrementalSolver,
  fixed: readonly Choice[],
  choices: readonly Choice[],
): Choice[] {
  const assumptions = literalsOf(fixed);
  requireDecided(solver.solve([...assumptions, ...literalsOf(choices)]));
  let core = failedChoices(solver, choices);
  for (const choice of core) {
    if (!core.includes(choice)) continue;
    const rest = core.filter((other) => other !== choice);
    const answer = solver.solve([...assumptions, ...literalsOf(rest)], undefined, SHRINK_LIMITS);
    if (answer === 'unsatisfiable') core = failedChoices(solver, rest);
  }
  return core;
}

/** After a refutation: the choices it used. */
export function failedChoices(solver: IncrementalSolver, choices: readonly Choice[]): Choice[] {
  const failed = new Set(solver.failed(literalsOf(choices)));
  return choices.filter((choice) => choice.literals.some((literal) => failed.has(literal)));
}
