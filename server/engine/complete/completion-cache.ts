/**
 * Preferred completions, cached by their choices. A completion of a subset of the choices that agrees with all of them is
 * reused: the most preferred of a set of solutions is also the most preferred of each subset that contains it.
 *
 * Invariant: what is returned is the preferred completion of exactly these choices, unless it is recorded as a fallback.
 * Cost: a scan of the cache, or that of preferred-completion.ts.
 */
import { type CompletionTools, preferredCompletion } from './preferred-completion.ts';
import { type Choice, literalsOf } from '../encode/choices.ts';
import { withinBudget } from '../sat/conflict-budget.ts';
import { EngineTimeout } from '../engine-errors.ts';
import type { Assignment } from '../encode/rule-check.ts';
import { differing } from '../solve/solution-pool.ts';

const CAPACITY = 64;

interface Entry {
  readonly choices: readonly Choice[];
  readonly completion: Assignment;
}

export class CompletionCache {
  private readonly tools: CompletionTools & {
    /** Conflicts that the search for a fallback may meet. */
    readonly conflicts: number;
    /** A known solution with these choices. */
    readonly knownSolution: (choices: readonly Choice[]) => Assignment | undefined;
  };
  /** Oldest first. */
  private readonly entries: Entry[] = [];
  private readonly fallbacks = new WeakSet<Assignment>();

  constructor(tools: CompletionCache['tools']) {
    this.tools = tools;
  }

  /** The preferred completion, or undefined when the choices are inconsistent. @throws OutOfBudget */
  preferred(choices: readonly Choice[]): Assignment | undefined {
    const cached = this.entries.findLast(
      ({ choices: fewer, completion }) =>
        fewer.length <= choices.length &&
        differing(completion, choices) === undefined &&
        fewer.every(({ field, value }) =>
          choices.some((choice) => choice.field === field && choice.value === value),
        ),
    );
    if (cached) return cached.completion;
    const completion = preferredCompletion(this.tools, choices);
    if (completion) this.remember(choices, completion);
    return completion;
  }

  /**
   * The preferred completion; when the budget is spent, a fallback, for which {@link isPreferred} is false. It comes from a
   * new solver, so it is the same one every time, or else is a known solution. Undefined when the choices are inconsistent.
   * @throws EngineTimeout when that is undecided
   */
  preferredOrFallback(choices: readonly Choice[]): Assignment | undefined {
    return withinBudget(
      () => this.preferred(choices),
      () => this.fallback(choices),
    );
  }

  /** False for a fallback that this cache has returned. */
  isPreferred(completion: Assignment): boolean {
    return !this.fallbacks.has(completion);
  }

  private fallback(choices: readonly Choice[]): Assignment | undefined {
    const { solver, onSolution, conflicts, knownSolution } = this.tools;
    const found = solver.solveWithNewSolver(literalsOf(choices), { conflicts });
    if (found === 'unsatisfiable') return undefined;
    const completion = found === 'unknown' ? knownSolution(choices)?.slice() : found;
    if (!completion)
      throw new EngineTimeout(
        'Whether these values are consistent is undecided: the conflict budget is spent.',
      );
    onSolution(completion);
    this.fallbacks.add(completion);
    return completion;
  }

  /** Stores the preferred completion of these choices. */
  remember(choices: readonly Choice[], completion: Assignment): void {
    this.tools.onSolution(completion);
    if (this.entries.length >= CAPACITY) this.entries.shift();
    this.entries.push({ choices: [...choices], completion });
  }
}
