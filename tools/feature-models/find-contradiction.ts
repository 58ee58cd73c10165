/**
 * Why nothing satisfies a feature model: constraints and parts of the tree that contradict each other, none of which can be
 * left out. Cost: that of an explanation by the engine, which has a conflict budget; once it is spent, the set may
 * contain more than is needed.
 */
import { InconsistentCommits } from '#server/engine/engine-port.ts';
import { Kernel } from '#server/engine/kernel.ts';
import type { Problem } from '#server/engine/problem.ts';
import type { SatSolverFactory } from '#server/engine/sat/sat-solver.ts';
import type { Diagnostic } from '#server/model/source/diagnostic.ts';
import type { FeatureProblem, FeatureRule } from './feature-problem.ts';

/** So many are listed: more than that nobody reads, and only a spent budget leaves so many. */
const mostListed = 20;

/** @param problem that has no solution. @returns errors: one for the model, one for each constraint with its line */
export function describeContradiction(
  file: string,
  { rules }: FeatureProblem,
  problem: Problem,
  factory: SatSolverFactory,
): readonly Diagnostic[] {
  const { found, minimal } = contradicting(rules, problem, factory);
  const message = 'No configuration satisfies all constraints: there is nothing to configure.';
  const hint = !minimal
    ? 'Some of those listed below contradict each other; which ones could not be determined.'
    : found.length === 1
      ? 'The constraint listed below can never hold: change it.'
      : `The ${found.length} listed below contradict each other, and each is needed for the contradiction: change one of them.`;
  const general: Diagnostic = {
    severity: 'error',
    file,
    line: 1,
    column: 1,
    message,
    hint: found.length === 0 ? undefined : hint,
  };
  const listed = found.slice(0, mostListed).map((rule, index): Diagnostic => {
    const which = rule.constraint ? 'constraint' : 'part of the tree';
    const more = found.length - mostListed;
    const rest = more > 0 && index === mostListed - 1 ? `There are ${more} more.` : undefined;
    const text = `This ${which} is one of those that contradict each other: ${rule.text}`;
    return { severity: 'error', file: rule.file, line: rule.line, column: 1, message: text, hint: rest };
  });
  return [general, ...listed];
}

function contradicting(
  rules: readonly FeatureRule[],
  problem: Problem,
  factory: SatSolverFactory,
): { readonly found: readonly FeatureRule[]; readonly minimal: boolean } {
  const kernel = new Kernel(problem, factory);
  try {
    kernel.evaluate([], []);
  } catch (error) {
    if (!(error instanceof InconsistentCommits)) throw error;
    const { explanation } = error;
    const named = new Set(explanation.rules);
    return { found: rules.filter(({ name }) => named.has(name)), minimal: explanation.exact !== false };
  } finally {
    kernel.dispose();
  }
  return { found: [], minimal: false };
}
