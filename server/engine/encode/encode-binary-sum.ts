/**
 * "Σ groups ≤ bound" with binary adders (Warners 1998), for sums whose decision diagram would be too large (many different
 * weights, such as prices). Each group becomes a binary number, a tree of ripple-carry adders sums the numbers, and the total
 * is compared with the bound.
 *
 * Invariant: that of every linear literal; all gates are defined in both directions, so an assignment of all fields
 * propagates to the total. Partial assignments propagate less than in a diagram.
 * Cost: about (number of groups) × (binary digits of the total) full adders.
 */
import { FALSE } from '../sat/clause-set.ts';
import { atLeastGate, majorityGate, orGate, xorGate } from './encode-gate.ts';
import type { LinearContext, WeightClass } from './field-literals.ts';

export function encodeBinarySum(
  context: LinearContext,
  groups: readonly (readonly WeightClass[])[],
  bound: number,
): number {
  let rest = bound;
  let numbers: (readonly number[])[] = [];
  for (const group of groups) {
    const base = group[0]?.weight ?? 0;
    rest -= base;
    numbers.push(groupNumber(context, group, base));
  }
  while (numbers.length > 1) {
    const sums: (readonly number[])[] = [];
    for (let i = 0; i < numbers.length; i += 2)
      sums.push(addNumbers(context, numbers[i] ?? [], numbers[i + 1] ?? []));
    numbers = sums;
  }
  return -atLeastGate(context.clauses, numbers[0] ?? [], rest + 1, new Map());
}

/** The weight of a group above its lightest class, as binary digits, least significant first. */
function groupNumber({ clauses }: LinearContext, group: readonly WeightClass[], base: number): number[] {
  const exactly = group.map(({ atLeast }, i) => {
    const next = group[i + 1]?.atLeast ?? FALSE;
    return { atLeast, next };
  });
  const digits = Math.ceil(Math.log2((group.at(-1)?.weight ?? base) - base + 1));
  return Array.from({ length: digits }, (_, digit) => {
    const classes = exactly.filter((_, i) => {
      const weight = (group[i]?.weight ?? base) - base;
      return Math.floor(weight / 2 ** digit) % 2 === 1;
    });
    return orGate(
      clauses,
      classes.map(({ atLeast, next }) => (next === FALSE ? atLeast : -orGate(clauses, [-atLeast, next]))),
    );
  });
}

function addNumbers({ clauses }: LinearContext, a: readonly number[], b: readonly number[]): number[] {
  const sum: number[] = [];
  let carry = FALSE;
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const x = a[i] ?? FALSE;
    const y = b[i] ?? FALSE;
    sum.push(xorGate(clauses, xorGate(clauses, x, y), carry));
    carry = majorityGate(clauses, x, y, carry);
  }
  if (carry !== FALSE) sum.push(carry);
  return sum;
}
