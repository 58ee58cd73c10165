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
 * choices, then near rules. Nothing in it can be left out, unless a budget ended the search: then it is marked, and has all
 * that was still in question. That contradicts what is wanted, except where not even the circle could be refuted.
 * Cost: a refutation and a solution per element of the answer, as a rule; for rules, of a small problem.
 */
import { type Choice, commitOf, literalsOf } from '../encode/choices.ts';
import type { CompiledProblem } from '../encode/compile-problem.ts';
import { type CoreTools, failedChoices, propagatedConflict } from './conflict-core.ts';
import { decided, withinBudget } from '../sat/conflict-budget.ts';
import type { Explanation } from '../engine-port.ts';
import { RuleCircle } from './rule-subproblem.ts';
import type { RuleTrace } from './rule-trace.ts';
import type { SatSolverFactory } from '../sat/sat-solver.ts';
import { type PrefixTest, shortestFailingPrefix } from '../complete/shortest-failing-prefix.ts';
import { differing } from '../solve/solution-pool.ts';
import { type SolutionTools, someSolution } from '../complete/find-solution.ts';

export interface ExplainerTools extends CoreTools, SolutionTools {
  readonly problem: CompiledProblem;
  readonly trace: RuleTrace;
  readonly factory: SatSolverFactory;
}

/** How many of the nearest rules are looked at first, and how fast the circle grows. */
const FIRST_CIRCLE = 4;
const GROWTH = 4;
const FEW_FIELDS = 8;

/** Explains why `choices` (oldest first) and `wanted` contradict each other, which they must. */
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

/** What takes part in a conflict. Not exact when a budget ended the search for less. */
interface Part<T> {
  readonly items: readonly T[];
  readonly exact: boolean;
}

function minimalChoices(
  tools: ExplainerTools,
  choices: readonly Choice[],
  wanted: readonly Choice[],
): Part<Choice> {
  const { propagation, session } = tools;
  const needed: Choice[] = [];
  let open = [...choices].reverse();
  for (;;) {
    const fixed = [...wanted, ...needed];
    const test = (length: number): PrefixTest => {
      const prefix = open.slice(0, length);
      const solution = someSolution(tools, [...fixed, ...prefix]);
      if (solution) {
        const beyond = open.findIndex((choice) => differing(solution, [choice]) !== undefined);
        return { holds: beyond < 0 ? open.length : beyond };
      }
      decided(session.solve(literalsOf([...fixed, ...prefix])));
      const last = failedChoices(session, prefix).at(-1);
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

function minimalRules(tools: ExplainerTools, choices: readonly Choice[]): Part<number> {
  const { problem } = tools;
  const traced = tools.trace.conflict(choices);
  // Without any rule everything is possible: a single one cannot be left out.
  if (traced?.length === 1) return { items: traced, exact: true };
  if (traced) {
    const rules = [...rulesByDistance(problem, choices, traced)];
    return inCircle(tools, choices, rules) ?? { items: [], exact: true };
  }
  const nearest = rulesByDistance(problem, choices);
  const circle: number[] = [];
  for (let size = FIRST_CIRCLE; ; size *= GROWTH) {
    circle.push(...take(size - circle.length, nearest));
    const rules = inCircle(tools, choices, circle);
    if (rules) return rules;
    if (circle.length < size) throw new Error('Choices to be explained do not contradict the rules.');
  }
}

/** The next so many; fewer when there are no more. */
function take(count: number, rules: Iterator<number>): number[] {
  const taken: number[] = [];
  while (taken.length < count) {
    const next = rules.next();
    if (next.done) break;
    taken.push(next.value);
  }
  return taken;
}

/** The minimal explanation among these rules, those first in the list preferred; undefined when they allow the choices. */
function inCircle(
  { problem, factory, session }: ExplainerTools,
  choices: readonly Choice[],
  rules: readonly number[],
): Part<number> | undefined {
  const circle = new RuleCircle(problem, factory, rules, choices, session.effort);
  const unfinished = { items: [...rules].sort((a, b) => a - b), exact: false };
  try {
    return withinBudget(
      () => circle.core(rules) && minimalCore(circle, rules),
      () => unfinished,
    );
  } finally {
    circle.dispose();
  }
}

function minimalCore(circle: RuleCircle, rules: readonly number[]): Part<number> {
  const needed: number[] = [];
  let open = rules;
  for (;;) {
    const test = (length: number): PrefixTest => {
      const prefix = open.slice(0, length);
      const core = circle.core([...needed, ...prefix]);
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
 * The rules (only the wanted ones when given) in layers around the fields of the choices, within a layer those that speak
 * of few fields first, at the end those that cannot be reached. A rule of many fields counts as one layer further away
 * than it is: it would make everything near.
 */
function* rulesByDistance(
  { checks, rulesOf }: CompiledProblem,
  choices: readonly Choice[],
  wanted?: readonly number[],
): Generator<number, undefined> {
  const among = wanted && new Set(wanted);
  const visited = new Set<number>();
  const reached = new Set(choices.map((choice) => choice.field.index));
  const size = (rule: number): number => checks[rule]?.fields.length ?? 0;
  let fields = [...reached];
  let delayed: number[] = [];
  while (fields.length + delayed.length > 0) {
    const layer = delayed;
    delayed = [];
    for (const rule of fields.flatMap((field) => rulesOf[field] ?? [])) {
      if (visited.has(rule) || (among && !among.has(rule))) continue;
      visited.add(rule);
      (size(rule) > FEW_FIELDS ? delayed : layer).push(rule);
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
  for (const rule of wanted ?? checks.keys()) if (!visited.has(rule)) yield rule;
}
