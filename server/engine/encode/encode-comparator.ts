/**
 * "At most" and "at least" between a wide integer and a number given with each question. The digits of the number are
 * variables that the question assumes, so one set of clauses is enough for all questions; a literal per number would add
 * clauses without limit.
 *
 * Invariant: `atMost` implies offset ≤ number and `atLeast` implies offset ≥ number; neither is implied, so the clauses
 * exclude no assignment of the field. Cost: three variables and six clauses per binary digit.
 */
import type { WideField } from './encode-field.ts';

export interface Comparator {
  /** Literals of the number's binary digits, least significant first. */
  readonly number: readonly number[];
  readonly atMost: number;
  readonly atLeast: number;
  readonly clauses: readonly (readonly number[])[];
  /** Highest variable used. */
  readonly lastVariable: number;
}

/** Uses the variables after `lastVariable`. */
export function encodeComparator({ bits }: WideField, lastVariable: number): Comparator {
  const clauses: number[][] = [];
  const number = bits.map((_, i) => lastVariable + 1 + i);
  let atMost = 0;
  let atLeast = 0;
  let last = lastVariable + bits.length;
  for (const [i, bit] of bits.entries()) {
    const digit = number[i] ?? 0;
    const lower = { atMost, atLeast };
    atMost = last + 1;
    atLeast = last + 2;
    last += 2;
    clauses.push([-atMost, -bit, digit], [-atLeast, bit, -digit]);
    // Where the digits are equal, the lower digits decide.
    if (i === 0) continue;
    clauses.push([-atMost, -bit, lower.atMost], [-atMost, digit, lower.atMost]);
    clauses.push([-atLeast, bit, lower.atLeast], [-atLeast, -digit, lower.atLeast]);
  }
  return { number, atMost, atLeast, clauses, lastVariable: last };
}
