/**
 * Logical gates over literals, defined in both directions (Tseitin 1968), with constants folded.
 *
 * Invariant: the output is equivalent to the function of the inputs; the clauses exclude no assignment of the inputs.
 * Cost: one variable per gate, and a clause per input or row of the truth table.
 */
import type { ClauseBuilder } from './clause-builder.ts';
import { FALSE, TRUE } from '../sat/clause-set.ts';

/** A literal that holds exactly when all inputs do. */
export function andGate(clauses: ClauseBuilder, inputs: readonly number[]): number {
  const live = [...new Set(inputs)].filter((literal) => literal !== TRUE);
  if (live.some((literal) => literal === FALSE || live.includes(-literal))) return FALSE;
  const [only = TRUE] = live;
  if (live.length < 2) return only;
  const gate = clauses.newVariable();
  for (const literal of live) clauses.add([-gate, literal]);
  clauses.add([gate, ...live.map((literal) => -literal)]);
  return gate;
}

/** A literal that holds exactly when at least one input does. */
export function orGate(clauses: ClauseBuilder, inputs: readonly number[]): number {
  return -andGate(
    clauses,
    inputs.map((literal) => -literal),
  );
}

/** A literal that holds exactly when an odd number of the two inputs does. */
export function xorGate(clauses: ClauseBuilder, a: number, b: number): number {
  if (a === TRUE) return -b;
  if (a === FALSE) return b;
  if (b === TRUE) return -a;
  if (b === FALSE) return a;
  if (a === b) return FALSE;
  if (a === -b) return TRUE;
  const gate = clauses.newVariable();
  clauses.add([-gate, a, b]);
  clauses.add([-gate, -a, -b]);
  clauses.add([gate, -a, b]);
  clauses.add([gate, a, -b]);
  return gate;
}

/** A literal that holds exactly when at least two of the three inputs do. */
export function majorityGate(clauses: ClauseBuilder, a: number, b: number, c: number): number {
  return orGate(clauses, [andGate(clauses, [a, b]), andGate(clauses, [a, c]), andGate(clauses, [b, c])]);
}

/**
 * A literal that holds exactly when the binary number (least significant digit first) is at least the bound. Comparisons
 * of the same number made with the same `memo` share their tails.
 */
export function atLeastGate(
  clauses: ClauseBuilder,
  digits: readonly number[],
  bound: number,
  memo: Map<string, number>,
): number {
  if (bound <= 0) return TRUE;
  if (bound >= 2 ** digits.length) return FALSE;
  const key = `${digits.length}:${bound}`;
  const known = memo.get(key);
  if (known !== undefined) return known;
  const digit = digits.at(-1) ?? FALSE;
  const rest = digits.slice(0, -1);
  const half = 2 ** rest.length;
  const gate =
    bound >= half
      ? andGate(clauses, [digit, atLeastGate(clauses, rest, bound - half, memo)])
      : orGate(clauses, [digit, atLeastGate(clauses, rest, bound, memo)]);
  memo.set(key, gate);
  return gate;
}
