/**
 * What pulls a wide integer: the linear rules that tie it to other fields, turned into "it is at least (at most) this sum
 * of what the others contribute". Such a sum, taken over what propagation leaves of each field, bounds the integer at
 * once; and the values that contribute least show the solver where to look first.
 *
 * Invariant: no solution lies beyond `limit`. Cost: linear in the values of the fields of these rules.
 */
import type { ValuesField, WideField } from '../encode/encode-field.ts';
import type { LinearPart } from '../encode/encode-linear.ts';
import type { UnitPropagation } from '../sat/unit-propagation.ts';
import { type Truth, type UpperSum, leastOf } from '../encode/linear-inequalities.ts';

/** −1 for the smallest value a field can take, 1 for the largest. */
export type Direction = -1 | 1;

/** `direction × value ≤ (constant − Σ parts) / divisor`: what the other fields take off the end of the range. */
interface Lever {
  readonly parts: readonly LinearPart[];
  readonly constant: number;
  readonly divisor: number;
}

/** A field that pulls, and its values from least pull to most. */
export interface Pull {
  readonly field: ValuesField;
  readonly values: readonly number[];
}

export class RangeLevers {
  private readonly field: WideField;
  private readonly towards: Readonly<Record<Direction, readonly Lever[]>>;
  /** The fields that pull, those that can make the most difference first. */
  readonly pulls: Readonly<Record<Direction, readonly Pull[]>>;

  constructor(field: WideField, sums: readonly UpperSum[]) {
    const levers = (direction: Direction): Lever[] => sums.flatMap((sum) => leversOf(field, direction, sum));
    this.field = field;
    this.towards = { [-1]: levers(-1), [1]: levers(1) };
    this.pulls = { [-1]: pullsOf(this.towards[-1]), [1]: pullsOf(this.towards[1]) };
  }

  /** The furthest offset that the sums leave to the field, given what is propagated now. */
  limit(direction: Direction, propagation: UnitPropagation): number {
    const { field } = this;
    const truth: Truth = (literal) => propagation.value(literal);
    let limit = direction > 0 ? field.max : -field.min;
    for (const { parts, constant, divisor } of this.towards[direction]) {
      let room = constant;
      for (const part of parts) room -= leastOf(part, truth);
      limit = Math.min(limit, Math.floor(room / divisor));
    }
    return direction * limit - field.min;
  }
}

function pullsOf(levers: readonly Lever[]): Pull[] {
  const sums = new Map<ValuesField, number[]>();
  for (const { parts, divisor } of levers)
    for (const part of parts) {
      if (part.kind === 'wide') continue;
      const sum = sums.get(part.field) ?? part.weights.map(() => 0);
      for (const [i, weight] of part.weights.entries()) sum[i] = (sum[i] ?? 0) + weight / divisor;
      sums.set(part.field, sum);
    }
  const spread = (sum: readonly number[]): number => Math.max(...sum) - Math.min(...sum);
  return [...sums]
    .sort(([, a], [, b]) => spread(b) - spread(a))
    .map(([field, sum]) => {
      const rank = new Map(field.preference.map((value, i) => [value, i]));
      const byPull = (a: number, b: number): number =>
        (sum[a] ?? 0) - (sum[b] ?? 0) || (rank.get(a) ?? 0) - (rank.get(b) ?? 0);
      return { field, values: [...field.literals.keys()].sort(byPull) };
    });
}

/** Brings a sum with the field in it to the form of a lever; none when it does not hold the field back at that end. */
function leversOf(field: WideField, direction: Direction, { parts, bound }: UpperSum): Lever[] {
  const own = parts.find((part) => part.field === field);
  if (own?.kind !== 'wide' || Math.sign(own.factor) !== direction) return [];
  return [{ parts: parts.filter((part) => part !== own), constant: bound, divisor: Math.abs(own.factor) }];
}
