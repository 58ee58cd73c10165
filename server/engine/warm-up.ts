/**
 * What the first customers would otherwise wait for: the states without any commit (which also tells the impossible
 * values), and a few commits and conflicts, so that the code is compiled and a pool of solutions is at hand.
 *
 * It comes in small pieces, so that whoever runs it can answer customers in between.
 *
 * Invariant: changes no answer. Cost: one evaluation of everything in all, then a few of a small view.
 */
import { EngineTimeout } from './engine-errors.ts';
import { type Commit, type Evaluation, InconsistentCommits } from './engine-port.ts';
import type { Kernel } from './kernel.ts';
import type { Problem } from './problem.ts';

const STEPS = 24;
const VIEW = 60;

/** Each step of the iterator is a piece of work; it does nothing until it is asked for the first. */
export function* warmUp(kernel: Kernel, problem: Problem): Generator<undefined, undefined> {
  const names = problem.fields.map((field) => field.name);
  const view = names.slice(0, VIEW);
  let commits: Commit[] = [];
  try {
    for (let i = 0; i < names.length; i += VIEW) {
      const { states, exact } = kernel.evaluate([], names.slice(i, i + VIEW));
      // Where budgets run out, every piece would take as long as it may, and customers would wait behind it.
      if (
        exact === false ||
        [...states.values()].some((values) => [...values.values()].includes('undecided'))
      )
        return;
      yield;
    }
    let evaluation = kernel.evaluate([], view);
    for (let step = 0; step < STEPS; step += 1) {
      const name = view[(step * 7) % view.length] ?? '';
      const conflict = valueWith(evaluation, name, 'conflicting');
      if (conflict) {
        kernel.check(commits, [conflict]);
        kernel.alternatives(commits, [conflict], 3);
        yield;
      }
      const next = valueWith(evaluation, name, 'free');
      if (!next) continue;
      commits = [...commits.filter((commit) => commit.field !== name), next];
      kernel.check(commits, [next]);
      evaluation = kernel.evaluate(commits, view);
      yield;
    }
  } catch (error) {
    // A problem without a solution, or too hard a one, has nothing to warm up; whoever asks is told.
    if (!(error instanceof InconsistentCommits || error instanceof EngineTimeout)) throw error;
  }
}

/** A value of the field with this state other than the one it has. */
function valueWith(
  { states, assignment }: Evaluation,
  field: string,
  wanted: 'free' | 'conflicting',
): Commit | undefined {
  for (const [value, state] of states.get(field) ?? [])
    if (state === wanted && value !== assignment.get(field)) return { field, value };
  return undefined;
}
