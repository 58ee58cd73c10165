/**
 * Preferred completions, remembered. Besides the same choices again, one case needs no work: when the completion of fewer
 * choices happens to have the additional ones, it is the completion of all of them too, because the best of many
 * solutions is also the best of those it is among.
 *
 * Invariant: what is returned is the canonical completion of exactly these choices, unless it is marked as another one.
 * Cost: see canonical-completion.ts.
 */
import { type CompletionTools, canonicalCompletion } from './preferred-completion.ts';
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

export class Completions {
  private readonly tools: CompletionTools & {
    /** What finding any completion may cost the solver, in conflicts. */
    readonly conflicts: number;
    /** A solution that is known already and has these choices. */
    readonly atHand: (choices: readonly Choice[]) => Assignment | undefined;
  };
  /** Oldest first. */
  private readonly entries: Entry[] = [];
  private readonly others = new WeakSet<Assignment>();

  constructor(tools: Completions['tools']) {
    this.tools = tools;
  }

  /** The preferred completion, or undefined when the choices cannot hold together. @throws OutOfBudget */
  of(choices: readonly Choice[]): Assignment | undefined {
    const known = this.entries.findLast(
      ({ choices: fewer, completion }) =>
        fewer.length <= choices.length &&
        differing(completion, choices) === undefined &&
        fewer.every(({ field, value }) =>
          choices.some((choice) => choice.field === field && choice.value === value),
        ),
    );
    if (known) return known.completion;
    const completion = canonicalCompletion(this.tools, choices);
    if (completion) this.learn(choices, completion);
    return completion;
  }

  /**
   * The preferred completion; when that costs too much, another one, which {@link isPreferred} tells apart. That comes from
   * a solver that knows nothing of the past, so it is the same every time, or, as a last resort, is a solution at hand.
   * Undefined when the choices cannot hold together.
   * @throws EngineTimeout when not even that can be found out
   */
  ofAnyKind(choices: readonly Choice[]): Assignment | undefined {
    return withinBudget(
      () => this.of(choices),
      () => this.makeDo(choices),
    );
  }

  /** Is this a preferred completion, as far as completions from here go? */
  isPreferred(completion: Assignment): boolean {
    return !this.others.has(completion);
  }

  private makeDo(choices: readonly Choice[]): Assignment | undefined {
    const { session, onSolution, conflicts, atHand } = this.tools;
    const found = session.solutionAfresh(literalsOf(choices), { conflicts });
    if (found === 'unsatisfiable') return undefined;
    const completion = found === 'unknown' ? atHand(choices)?.slice() : found;
    if (!completion)
      throw new EngineTimeout('Whether these values fit together cannot be told within the budget.');
    onSolution(completion);
    this.others.add(completion);
    return completion;
  }

  /** Takes down what the preferred completion of these choices is. */
  learn(choices: readonly Choice[], completion: Assignment): void {
    this.tools.onSolution(completion);
    if (this.entries.length >= CAPACITY) this.entries.shift();
    this.entries.push({ choices: [...choices], completion });
  }
}
