/**
 * Bounds propagation for a wide integer: the linear inequalities it occurs in, solved for it. The minimum activity of the
 * other parts under the current unit propagation bounds the integer; the fields that contribute most are those to branch on,
 * and their values of least contribution those to try first.
 *
 * Invariant: no solution is beyond `limit`. Cost: linear in the values of the fields of these inequalities.
 */
import type { ValuesField, WideField } from '../encode/encode-field.ts';
import type { LinearPart } from '../encode/encode-linear.ts';
import type { UnitPropagation } from '../sat/unit-propagation.ts';
import { type Truth, type LinearInequality, minActivity } from '../encode/linear-inequalities.ts';

/** −1 for the smallest value of a field, 1 for the largest. */
export type Direction = -1 | 1;

/** `direction × value ≤ (constant − Σ parts) / divisor`, the parts being those of other fields. */
interface LinearBound {
  readonly parts: readonly LinearPart[];
  readonly constant: number;
  readonly divisor: number;
}

/** A field that contributes to the bounds, and its values from least contribution to most. */
export interface Contributor {
  readonly field: ValuesField;
  readonly values: readonly number[];
}

export class LinearBounds {
  private readonly field: WideField;
  private readonly bounds: Readonly<Record<Direction, readonly LinearBound[]>>;
  /** Those with the largest spread of contributions first. */
  readonly contributors: Readonly<Record<Direction, readonly Contributor[]>>;

  constructor(field: WideField, inequalities: readonly LinearInequality[]) {
    const boundsTo = (direction: Direction): LinearBound[] =>
      inequalities.flatMap((inequality) => boundsOf(field, direction, inequality));
    this.field = field;
    this.bounds = { [-1]: boundsTo(-1), [1]: boundsTo(1) };
    this.contributors = { [-1]: contributorsOf(this.bounds[-1]), [1]: contributorsOf(this.bounds[1]) };
  }

  /** Bound on the field's offset under the current propagation. */
  limit(direction: Direction, propagation: UnitPropagation): number {
    const { field } = this;
    const truth: Truth = (literal) => propagation.value(literal);
    let limit = direction > 0 ? field.max : -field.min;
    for (const { parts, constant, divisor } of this.bounds[direction]) {
      let room = constant;
      for (const part of parts) room -= minActivity(part, truth);
      limit = Math.min(limit, Math.floor(room / divisor));
    }
    return direction * limit - field.min;
  }
}

function contributorsOf(bounds: readonly LinearBound[]): Contributor[] {
  const sums = new Map<ValuesField, number[]>();
  for (const { parts, divisor } of bounds)
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
      const byContribution = (a: number, b: number): number =>
        (sum[a] ?? 0) - (sum[b] ?? 0) || (rank.get(a) ?? 0) - (rank.get(b) ?? 0);
      return { field, values: [...field.literals.keys()].sort(byContribution) };
    });
}

/** The inequality solved for the field; none when it does not bound the field in that direction. */
function boundsOf(field: WideField, direction: Direction, { parts, bound }: LinearInequality): LinearBound[] {
  const fieldPart = parts.find((part) => part.field === field);
  if (fieldPart?.kind !== 'wide' || Math.sign(fieldPart.factor) !== direction) return [];
  const others = parts.filter((part) => part !== fieldPart);
  return [{ parts: others, constant: bound, divisor: Math.abs(fieldPart.factor) }];
}
