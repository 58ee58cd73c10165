/**
 * The most recent solutions, of all customers. A value of a solution that agrees with the choices is consistent with them,
 * without any search. The pool also records permanently which values occurred in any solution.
 *
 * Invariant: every assignment in the pool satisfies all rules. The pool saves questions and changes no answer.
 * Cost: one number per field and solution; a scan compares each solution with the choices up to the second difference.
 */
import type { Choice } from '../encode/choices.ts';
import type { EncodedField } from '../encode/encode-field.ts';
import type { Assignment } from '../encode/rule-check.ts';

const CAPACITY = 200;

export class SolutionPool {
  /** By value number: 1 when some solution has the value. */
  readonly seen: Uint8Array;
  private readonly fields: readonly EncodedField[];
  private readonly solutions: Assignment[] = [];
  private oldest = 0;

  constructor(fields: readonly EncodedField[], valueCount: number) {
    this.fields = fields;
    this.seen = new Uint8Array(valueCount);
  }

  add(solution: Assignment): void {
    for (const field of this.fields)
      if (field.kind === 'values') this.seen[field.firstValue + (solution[field.index] ?? 0)] = 1;
    if (this.solutions.length < CAPACITY) this.solutions.push(solution);
    else {
      this.solutions[this.oldest] = solution;
      this.oldest = (this.oldest + 1) % CAPACITY;
    }
  }

  /** All solutions, one after the other. */
  pack(): Int32Array {
    const packed = new Int32Array(this.solutions.length * this.fields.length);
    for (const [i, solution] of this.solutions.entries()) packed.set(solution, i * this.fields.length);
    return packed;
  }

  /**
   * The solution that agrees with most of the choices, the last of several, and the number of choices it differs in. Only
   * solutions with all choices in `required` count.
   */
  nearest(
    choices: readonly Choice[],
    required: readonly Choice[] = [],
  ): { solution: Assignment | undefined; differences: number } {
    let best: Assignment | undefined;
    let fewest = Infinity;
    for (const solution of this.solutions) {
      if (required.some(({ field, value }) => solution[field.index] !== value)) continue;
      let differences = 0;
      for (const { field, value } of choices) if (solution[field.index] !== value) differences += 1;
      if (differences > fewest) continue;
      best = solution;
      fewest = differences;
    }
    return { solution: best, differences: fewest };
  }

  /**
   * Calls `visit` for every solution that agrees with the choices in all fields but at most one; `except` is that one.
   */
  forEachNear(
    choices: readonly Choice[],
    visit: (solution: Assignment, except: Choice | undefined) => void,
  ): void {
    for (const solution of this.solutions) {
      const difference = differing(solution, choices);
      if (difference !== 'several') visit(solution, difference);
    }
  }
}

/** The choice in which the solution differs, `several`, or undefined when it agrees with all. */
export function differing(solution: Assignment, choices: readonly Choice[]): Choice | 'several' | undefined {
  let difference: Choice | undefined;
  for (const choice of choices) {
    if (solution[choice.field.index] === choice.value) continue;
    if (difference) return 'several';
    difference = choice;
  }
  return difference;
}
