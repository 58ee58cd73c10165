/**
 * The last completions of a model, by what decides them. A call that decides something needs that of the configuration before it,
 * which the call before has just answered, and twice that of the one after. Invariant: what is kept is what the engine would answer
 * again, so completions that a conflict budget cut short are not kept.
 */
import type { Choices, Completion, Completions } from './context.ts';

/** Of a model: a completion has a value for each field, so a model of 1,000 fields keeps about 2 MB. */
const MOST_KEPT = 32;

export class CompletionCache implements Completions {
  /** The oldest first. */
  readonly #kept = new Map<string, Completion>();

  get(choices: Choices): Completion | undefined {
    const key = keyOf(choices);
    const known = this.#kept.get(key);
    if (known) this.#keep(key, known);
    return known;
  }

  set(choices: Choices, { assignment, exact }: Completion): void {
    if (exact === false) return;
    this.#keep(keyOf(choices), { assignment });
  }

  #keep(key: string, completion: Completion): void {
    this.#kept.delete(key);
    this.#kept.set(key, completion);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }
}

function keyOf({ commits, previous, preferences = [] }: Choices): string {
  const pairs = (list: Choices['commits']) => list.map(({ field, value }) => [field, value]);
  return JSON.stringify([
    pairs(commits),
    pairs(previous),
    preferences.map(({ field, values }) => [field, values]),
  ]);
}
