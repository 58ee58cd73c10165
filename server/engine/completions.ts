/**
 * Preferred completions, remembered. Besides the same choices again, one case needs no work: when the completion of fewer
 * choices happens to have the additional ones, it is the completion of all of them too, because the best of many
 * solutions is also the best of those it is among.
 *
 * Invariant: what is returned is the canonical completion of exactly these choices. Cost: see canonical-completion.ts.
 */
import { type CompletionTools, canonicalCompletion } from './canonical-completion.ts';
import type { Choice } from './choices.ts';
import type { Assignment } from './rule-check.ts';
import { differing } from './solution-pool.ts';

const CAPACITY = 64;

interface Entry {
  readonly choices: readonly Choice[];
  readonly completion: Assignment;
}

export class Completions {
  private readonly tools: CompletionTools;
  /** Oldest first. */
  private readonly entries: Entry[] = [];

  constructor(tools: CompletionTools) {
    this.tools = tools;
  }

  /** The preferred completion, or undefined when the choices cannot hold together. */
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

  /** Takes down what the preferred completion of these choices is. */
  learn(choices: readonly Choice[], completion: Assignment): void {
    this.tools.onSolution(completion);
    if (this.entries.length >= CAPACITY) this.entries.shift();
    this.entries.push({ choices: [...choices], completion });
  }
}
