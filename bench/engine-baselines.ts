/**
 * Baselines for deciding the states of all values: a backtracking search with propagation, and a SAT solver that is asked
 * about one value after the other. Both get the commits that the engine was measured on.
 */
import { loadCadicalSolver } from '#server/engine/sat/cadical-solver.ts';
import { literalsOf, resolveChoices } from '#server/engine/encode/choices.ts';
import { compileProblem } from '#server/engine/encode/compile-problem.ts';
import type { Commit } from '#server/engine/engine-port.ts';
import type { Problem } from '#server/engine/problem.ts';
import { BacktrackingSolver, SearchLimit } from '#server/engine/testing/backtracking-solver.ts';
import { SeededRandom } from './seeded-random.ts';
import { Stopwatch } from './stopwatch.ts';

/** Beyond this many nodes a value is undecided for the backtracking search. */
const SEARCH_NODES = 1_000;
/** A baseline may work this many milliseconds on a list of commits; the rest is extrapolated. */
const WORK_LIMIT_MS = 2_500;

/** The cost of asking about every value under some commits. */
export interface BaselineRun {
  /** At work. */
  readonly ms: number;
  /** Values asked about, of how many. When fewer, `ms` is extrapolated. */
  readonly asked: number;
  readonly values: number;
  /** Values without an answer. */
  readonly undecided: number;
}

/** Whether a value is consistent with the commits; undefined when undecided. */
type Ask = (commits: readonly Commit[], field: string, value: string) => boolean | undefined;

export function backtrackingSearch(problem: Problem): Ask {
  const search = new BacktrackingSolver(problem);
  return (commits, field, value) => {
    try {
      return search.solve([...commits, { field, value }], SEARCH_NODES) !== undefined;
    } catch (error) {
      if (error instanceof SearchLimit) return undefined;
      throw error;
    }
  };
}

export async function oneCallPerValue(problem: Problem): Promise<Ask> {
  const compiled = compileProblem(problem);
  const factory = await loadCadicalSolver();
  const solver = factory();
  for (const clause of compiled.clauses.all()) solver.addClause(clause);
  for (const field of compiled.fields)
    for (const literal of field.kind === 'wide' ? field.bits : field.literals)
      solver.freeze(Math.abs(literal));
  solver.solve([]);
  return (commits, field, value) =>
    solver.solve(literalsOf(resolveChoices(compiled, [...commits, { field, value }]))) === 'satisfiable';
}

/** Asks about every value of every enumerated field, in random order, so that a part of them stands for all. */
export function decideWith(ask: Ask, problem: Problem, commits: readonly Commit[]): BaselineRun {
  const values = problem.fields.flatMap((field) => {
    const others = commits.filter((commit) => commit.field !== field.name);
    return field.kind === 'enumerated'
      ? field.values.map((value) => ({ others, name: field.name, value }))
      : [];
  });
  const order = new SeededRandom(7).sample(values, values.length);
  const watch = new Stopwatch();
  let asked = 0;
  let undecided = 0;
  let ms = 0;
  for (const { others, name, value } of order) {
    if (ask(others, name, value) === undefined) undecided += 1;
    asked += 1;
    ms = watch.read().worked;
    if (ms > WORK_LIMIT_MS) break;
  }
  return { ms: (ms * values.length) / asked, asked, values: values.length, undecided };
}
