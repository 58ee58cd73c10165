/**
 * Explains a conflict by a minimal unsatisfiable subset: rules and choices, none of which can be left out, that are
 * inconsistent with the requested values.
 *
 * First the choices, under all rules: the shortest inconsistent prefix of them, newest first, ends with a choice that every
 * unsatisfiable subset of that prefix contains; it is kept, and the shorter list is searched again. Then the same for the
 * rules that unit propagation traces the conflict back to. When propagation meets no conflict, for the rules nearest to the
 * choices, of which more are added until they explain the conflict.
 *
 * Invariant: every step asks for a property of the problem, so the result is canonical: it prefers recent choices, then near
 * rules. It is minimal unless the budget was spent: then it is marked as inexact and contains all elements still in question,
 * which are inconsistent with the request unless even that was undecided.
 * Cost: usually a refutation and a solution per element; for rules, of a small subproblem.
 */
import { type Choice, commitOf, literalsOf } from '../encode/choices.ts';
import type { CompiledProblem } from '../encode/compile-problem.ts';
import { type CoreTools, failedChoices, propagatedConflict } from './conflict-core.ts';
import { requireDecided, withinBudget } from '../sat/conflict-budget.ts';
import type { Explanation } from '../engine-port.ts';
import { RuleSubproblem } from './rule-subproblem.ts';
import type { RuleTrace } from './rule-trace.ts';
import type { SatSolverFactory } from '../sat/sat-solver.ts';
import { type PrefixTest, shortestFailingPrefix } from '../complete/shortest-failing-prefix.ts';
import { differing } from '../solve/solution-pool.ts';
import { type SolutionTools, findSolution } from '../complete/find-solution.ts';

export interface ExplainerTools extends CoreTools, SolutionTools {
  readonly problem: CompiledProblem;
  readonly trace: RuleTrace;
  readonly factory: SatSolverFactory;
}

/** Number of rules in the first subproblem, and its growth. */
const FIRST_SIZE = 4;
const GROWTH = 4;
/** A rule of more fields than this counts as one layer further away. */
const MAX_NEAR_FIELDS = 8;

/** Explains why `choices` (oldest first) and `wanted` are inconsistent, which they must be. */
export function explainConflict(
  tools: ExplainerTools,
  choices: readonly Choice[],
  wanted: readonly Choice[],
): Explanation {
  const commits = minimalChoices(tools, choices, wanted);
  const rules = minimalRules(tools, [...wanted, ...commits.items]);
  return {
    rules: rules.items.map((rule) => tools.problem.ruleNames[rule] ?? ''),
    commits: choices.filter((choice) => commits.items.includes(choice)).map(commitOf),
    ...(commits.exact && rules.exact ? {} : { exact: false }),
  };
}

/** Elements of the subset. Not exact when the budget was spent before it was minimal. */
interface Core<T> {
  readonly items: readonly T[];
  readonly exact: boolean;
}

function minimalChoices(
  tools: ExplainerTools,
  choices: readonly Choice[],
  wanted: readonly Choice[],
): Core<Choice> {
  const { propagation, solver } = tools;
  const needed: Choice[] = [];
  let open = [...choices].reverse();
  for (;;) {
    const fixed = [...wanted, ...needed];
    const test = (length: number): PrefixTest => {
      const prefix = open.slice(0, length);
      const solution = findSolution(tools, [...fixed, ...prefix]);
      if (solution) {
        const beyond = open.findIndex((choice) => differing(solution, [choice]) !== undefined);
        return { holds: beyond < 0 ? open.length : beyond };
      }
      requireDecided(solver.solve(literalsOf([...fixed, ...prefix])));
      const last = failedChoices(solver, prefix).at(-1);
      return { fails: last ? prefix.indexOf(last) + 1 : 0 };
    };
    const bound = propagatedConflict(propagation, fixed, open);
    const fails = withinBudget(
      () => shortestFailingPrefix(open.length, test, bound) ?? 0,
      () => undefined,
    );
    if (fails === undefined) return { items: [...needed, ...open], exact: false };
    const last = open[fails - 1];
    if (!last) return { items: needed, exact: true };
    needed.push(last);
    open = open.slice(0, open.indexOf(last));
  }
}

function minimalRules(tools: ExplainerTools, choices: readonly Choice[]): Core<number> {
  const { problem } = tools;
  const traced = tools.trace.conflict(choices);
  // Without any rule everything is consistent, so a single rule is minimal.
  if (traced?.length === 1) return { items: traced, exact: true };
  if (traced) {
    const rules = [...rulesByDistance(problem, choices, traced)];
    return coreAmong(tools, choices, rules) ?? { items: [], exact: true };
  }
  const nearest = rulesByDistance(problem, choices);
  const candidates: number[] = [];
  for (let size = FIRST_SIZE; ; size *= GROWTH) {
    candidates.push(...takeNext(size - candidates.length, nearest));
    const rules = coreAmong(tools, choices, candidates);
    if (rules) return rules;
    if (candidates.length < size) throw new Error('Choices to be explained are consistent with the rules.');
  }
}

/** The next `count` rules, or as many as there are. */
function takeNext(count: number, rules: Iterator<number>): number[] {
  const taken: number[] = [];
  while (taken.length < count) {
    const next = rules.next();
    if (next.done) break;
    taken.push(next.value);
  }
  return taken;
}

/** A minimal core of these rules, preferring the first ones; undefined when they are consistent with the choices. */
function coreAmong(
  { problem, factory, solver }: ExplainerTools,
  choices: readonly Choice[],
  rules: readonly number[],
): Core<number> | undefined {
  const subproblem = new RuleSubproblem(problem, factory, rules, choices, solver.budget);
  const unfinished = { items: [...rules].sort((a, b) => a - b), exact: false };
  try {
    return withinBudget(
      () => subproblem.core(rules) && minimalCore(subproblem, rules),
      () => unfinished,
    );
  } finally {
    subproblem.dispose();
  }
}

function minimalCore(subproblem: RuleSubproblem, rules: readonly number[]): Core<number> {
  const needed: number[] = [];
  let open = rules;
  for (;;) {
    const test = (length: number): PrefixTest => {
      const prefix = open.slice(0, length);
      const core = subproblem.core([...needed, ...prefix]);
      if (!core) return { holds: length };
      const used = new Set(core);
      return { fails: prefix.findLastIndex((rule) => used.has(rule)) + 1 };
    };
    const fails = withinBudget(
      () => shortestFailingPrefix(open.length, test) ?? 0,
      () => undefined,
    );
    if (fails === undefined) return { items: [...needed, ...open].sort((a, b) => a - b), exact: false };
    const last = open[fails - 1];
    if (last === undefined) return { items: needed.sort((a, b) => a - b), exact: true };
    needed.push(last);
    open = open.slice(0, open.indexOf(last));
  }
}

/**
 * The rules (of `candidates` when given) by their distance from the fields of the choices, in layers; within a layer those of
 * few fields first; unconnected rules last. A rule of many fields counts as one layer further away, because it would make
 * everything near.
 */
function* rulesByDistance(
  { checks, rulesOf }: CompiledProblem,
  choices: readonly Choice[],
  candidates?: readonly number[],
): Generator<number, undefined> {
  const isCandidate = candidates && new Set(candidates);
  const visited = new Set<number>();
  const reached = new Set(choices.map((choice) => choice.field.index));
  const size = (rule: number): number => checks[rule]?.fields.length ?? 0;
  let fields = [...reached];
  let delayed: number[] = [];
  while (fields.length + delayed.length > 0) {
    const layer = delayed;
    delayed = [];
    for (const rule of fields.flatMap((field) => rulesOf[field] ?? [])) {
      if (visited.has(rule) || (isCandidate && !isCandidate.has(rule))) continue;
      visited.add(rule);
      (size(rule) > MAX_NEAR_FIELDS ? delayed : layer).push(rule);
    }
    fields = [];
    for (const rule of layer.sort((a, b) => size(a) - size(b) || a - b)) {
      yield rule;
      for (const field of checks[rule]?.fields ?? []) {
        if (reached.has(field)) continue;
        reached.add(field);
        fields.push(field);
      }
    }
  }
  for (const rule of candidates ?? checks.keys()) if (!visited.has(rule)) yield rule;
}
