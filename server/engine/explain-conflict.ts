/**
 * Why do these choices not hold together? A smallest set, in the sense that nothing can be left out, of rules and
 * choices that contradict what is wanted.
 *
 * First the choices, with all rules in force: the shortest list of them, newest first, that cannot hold ends with one that
 * is needed; keep it and look at the shorter list again. Then the same for the rules that unit propagation traces the
 * conflict back to. When propagation does not see it, for the rules around the choices, in a circle that is widened until
 * it explains the conflict; so explanations stay near to what the customer touched.
 *
 * Invariant: every step asks about the problem, not about a solver's state, so the result is canonical: it prefers recent
 * choices, then near rules. Nothing in it can be left out.
 * Cost: a refutation and a solution per element of the answer, as a rule; for rules, of a small problem.
 */
import { type Choice, commitOf, literalsOf } from './choices.ts';
import type { CompiledProblem } from './compile-problem.ts';
import { type CoreTools, failedChoices, propagatedConflict } from './conflict-core.ts';
import type { Explanation } from './engine-port.ts';
import { RuleCircle } from './rule-circle.ts';
import type { RuleTrace } from './rule-trace.ts';
import type { SatSolverFactory } from './sat-solver.ts';
import { shortestFailingPrefix } from './shortest-failing-prefix.ts';
import { differing } from './solution-pool.ts';
import { type SolutionTools, someSolution } from './some-solution.ts';

export interface ExplainerTools extends CoreTools, SolutionTools {
  readonly problem: CompiledProblem;
  readonly trace: RuleTrace;
  readonly factory: SatSolverFactory;
}

/** How many of the nearest rules are looked at first, and how fast the circle grows. */
const FIRST_CIRCLE = 16;
const GROWTH = 4;

/** Explains why `choices` (oldest first) and `wanted` contradict each other, which they must. */
export function explainConflict(
  tools: ExplainerTools,
  choices: readonly Choice[],
  wanted: readonly Choice[],
): Explanation {
  const commits = minimalChoices(tools, choices, wanted);
  const rules = minimalRules(tools, [...wanted, ...commits]);
  return {
    rules: rules.map((rule) => tools.problem.ruleNames[rule] ?? ''),
    commits: choices.filter((choice) => commits.includes(choice)).map(commitOf),
  };
}

function minimalChoices(
  tools: ExplainerTools,
  choices: readonly Choice[],
  wanted: readonly Choice[],
): Choice[] {
  const { propagation, session } = tools;
  const needed: Choice[] = [];
  let open = [...choices].reverse();
  for (;;) {
    const fixed = [...wanted, ...needed];
    const fails = shortestFailingPrefix(
      open.length,
      (length) => {
        const prefix = open.slice(0, length);
        const solution = someSolution(tools, [...fixed, ...prefix]);
        if (solution) {
          const beyond = open.findIndex((choice) => differing(solution, [choice]) !== undefined);
          return { holds: beyond < 0 ? open.length : beyond };
        }
        session.solve(literalsOf([...fixed, ...prefix]));
        const last = failedChoices(session, prefix).at(-1);
        return { fails: last ? prefix.indexOf(last) + 1 : 0 };
      },
      propagatedConflict(propagation, fixed, open),
    );
    const last = open[(fails ?? 0) - 1];
    if (!last) return needed;
    needed.push(last);
    open = open.slice(0, open.indexOf(last));
  }
}

function minimalRules(tools: ExplainerTools, choices: readonly Choice[]): number[] {
  const { problem } = tools;
  const traced = tools.trace.conflict(choices);
  const order = rulesByDistance(problem, choices, traced);
  if (traced) return inCircle(tools, choices, order) ?? [];
  for (let size = FIRST_CIRCLE; ; size *= GROWTH) {
    const rules = inCircle(tools, choices, order.slice(0, size));
    if (rules) return rules;
    if (size >= order.length) throw new Error('Choices to be explained do not contradict the rules.');
  }
}

/** The minimal explanation among these rules, those first in the list preferred; undefined when they allow the choices. */
function inCircle(
  { problem, factory }: ExplainerTools,
  choices: readonly Choice[],
  rules: readonly number[],
): number[] | undefined {
  const circle = new RuleCircle(problem, factory, rules, choices);
  try {
    return circle.core(rules) && minimalCore(circle, rules);
  } finally {
    circle.dispose();
  }
}

function minimalCore(circle: RuleCircle, rules: readonly number[]): number[] {
  const needed: number[] = [];
  let open = rules;
  for (;;) {
    const fails = shortestFailingPrefix(open.length, (length) => {
      const prefix = open.slice(0, length);
      const core = circle.core([...needed, ...prefix]);
      if (!core) return { holds: length };
      const used = new Set(core);
      return { fails: prefix.findLastIndex((rule) => used.has(rule)) + 1 };
    });
    const last = open[(fails ?? 0) - 1];
    if (last === undefined) return needed.sort((a, b) => a - b);
    needed.push(last);
    open = open.slice(0, open.indexOf(last));
  }
}

/** The given rules (all when none are given), breadth first from the fields of the choices; unreachable ones come last. */
function rulesByDistance(
  { checks, rulesOf }: CompiledProblem,
  choices: readonly Choice[],
  rules?: readonly number[],
): number[] {
  const wanted = rules && new Set(rules);
  const order = new Set<number>();
  const fields = new Set(choices.map((choice) => choice.field.index).sort((a, b) => a - b));
  // A set is visited in the order of insertion, including what is added on the way.
  for (const field of fields)
    for (const rule of rulesOf[field] ?? []) {
      if (order.has(rule) || (wanted && !wanted.has(rule))) continue;
      order.add(rule);
      for (const next of checks[rule]?.fields ?? []) fields.add(next);
    }
  for (const rule of wanted ?? checks.keys()) order.add(rule);
  return [...order];
}
