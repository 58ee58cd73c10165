/**
 * What pulls a wide integer: the linear rules that tie it to other fields, turned into "it is at least (at most) this sum
 * of what the others contribute". Such a sum, taken over what propagation leaves of each field, bounds the integer at
 * once; and the values that contribute least show the solver where to look first.
 *
 * Invariant: no solution lies beyond `limit`. Cost: linear in the values of the fields of these rules.
 */
import type { ValuesField, WideField } from './encode-field.ts';
import type { LinearPart, Relation } from './encode-linear.ts';
import type { UnitPropagation } from './unit-propagation.ts';

/** A comparison that always holds. */
export interface StatedLinear {
  readonly parts: readonly LinearPart[];
  readonly relation: Relation;
  readonly bound: number;
}

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

  constructor(field: WideField, linears: readonly StatedLinear[]) {
    const levers = (direction: Direction): Lever[] =>
      linears.flatMap((linear) => leversOf(field, direction, linear));
    this.field = field;
    this.towards = { [-1]: levers(-1), [1]: levers(1) };
    this.pulls = { [-1]: pullsOf(this.towards[-1]), [1]: pullsOf(this.towards[1]) };
  }

  /** The furthest offset that the sums leave to the field, given what is propagated now. */
  limit(direction: Direction, propagation: UnitPropagation): number {
    const { field } = this;
    let limit = direction > 0 ? field.max : -field.min;
    for (const { parts, constant, divisor } of this.towards[direction]) {
      let room = constant;
      for (const part of parts) room -= leastOf(part, propagation);
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

/** Brings a comparison with the field in it to the form of levers; none when it does not hold the field back. */
function leversOf(field: WideField, direction: Direction, linear: StatedLinear): Lever[] {
  const own = linear.parts.find((part) => part.field === field);
  if (own?.kind !== 'wide' || own.factor === 0) return [];
  const others = linear.parts.filter((part) => part !== own);
  const levers: Lever[] = [];
  // As "Σ ≤ bound", and for an equation also the other way round.
  for (const sign of linear.relation === '<=' ? [1] : linear.relation === '>=' ? [-1] : [1, -1]) {
    if (linear.relation === '!=' || Math.sign(sign * own.factor) !== direction) continue;
    levers.push({
      parts: others.map((part) => scaled(part, sign)),
      constant: sign * linear.bound,
      divisor: Math.abs(own.factor),
    });
  }
  return levers;
}

function scaled(part: LinearPart, sign: number): LinearPart {
  return part.kind === 'wide'
    ? { ...part, factor: sign * part.factor }
    : { ...part, weights: part.weights.map((weight) => sign * weight) };
}

/** The least a part contributes with one of the values that are not refuted. */
function leastOf(part: LinearPart, propagation: UnitPropagation): number {
  if (part.kind === 'wide') return Math.min(part.factor * part.field.min, part.factor * part.field.max);
  let least = Infinity;
  for (const [i, literal] of part.field.literals.entries()) {
    const weight = part.weights[i] ?? 0;
    if (weight < least && propagation.value(literal) >= 0) least = weight;
  }
  return least;
}
