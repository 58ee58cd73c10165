/**
 * A core: some of the choices that already cannot hold together with others that are fixed. Unit propagation finds most,
 * one element at a time: the choice at which a conflict shows is needed, and with it in front the conflict shows earlier.
 * What propagation cannot see the solver refutes.
 *
 * Invariant: what is returned contradicts what is fixed. It is small, not necessarily minimal.
 * Cost: a propagation per element, or a few refutations, each cut off once it looks like becoming a solution.
 */
import { type Choice, literalsOf } from '../encode/choices.ts';
import { decided } from '../sat/conflict-budget.ts';
import type { SolverSession } from '../solve/incremental-solver.ts';
import type { UnitPropagation } from '../sat/unit-propagation.ts';

export interface CoreTools {
  readonly propagation: UnitPropagation;
  readonly session: SolverSession;
}

/** Leaving one element out of a core refuted by the solver is worth this much, no more. */
const SHRINK_LIMITS = { conflicts: 100, decisions: 500 };

/**
 * A core of choices known to contradict what is fixed; empty when what is fixed contradicts itself.
 * @throws OutOfBudget
 */
export function conflictCore(
  tools: CoreTools,
  fixed: readonly Choice[],
  choices: readonly Choice[],
): Choice[] {
  return propagatedCore(tools.propagation, fixed, choices) ?? refutedCore(tools.session, fixed, choices);
}

/** How many of the choices it takes, in their order, until propagation sees a conflict; undefined when it does not. */
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

function refutedCore(session: SolverSession, fixed: readonly Choice[], choices: readonly Choice[]): Choice[] {
  const assumptions = literalsOf(fixed);
  decided(session.solve([...assumptions, ...literalsOf(choices)]));
  let core = failedChoices(session, choices);
  for (const choice of core) {
    if (!core.includes(choice)) continue;
    const rest = core.filter((other) => other !== choice);
    const answer = session.solve([...assumptions, ...literalsOf(rest)], undefined, SHRINK_LIMITS);
    if (answer === 'unsatisfiable') core = failedChoices(session, rest);
  }
  return core;
}

/** Those of the choices that the refutation just made used. */
export function failedChoices(session: SolverSession, choices: readonly Choice[]): Choice[] {
  const failed = new Set(session.failed(literalsOf(choices)));
  return choices.filter((choice) => choice.literals.some((literal) => failed.has(literal)));
}
