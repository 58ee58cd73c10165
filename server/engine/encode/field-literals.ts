/**
 * Literals for statements about one field: "has this value", "has one of these values", "is at least", and the order of
 * a field's values by weight. Each is defined once per problem, in both directions, and shared by all rules.
 *
 * Invariant: every literal is equivalent to its statement under the clauses of the field's domain, and unit propagation over
 * an assignment of the field decides it. Cost: linear in the field's values for each new statement.
 */
import type { ClauseBuilder } from './clause-builder.ts';
import { FALSE, TRUE } from '../sat/clause-set.ts';
import type { EncodedField, ValuesField, WideField } from './encode-field.ts';
import { andGate, atLeastGate, orGate } from './encode-gate.ts';

/** The values of a field that have one weight; `atLeast` holds when the field's value has this weight or more. */
export interface WeightClass {
  readonly weight: number;
  readonly atLeast: number;
}

/** What the encodings of linear comparisons share. */
export interface LinearContext {
  readonly clauses: ClauseBuilder;
  readonly literals: FieldLiterals;
  /** Sums whose decision diagram would have more nodes than this are encoded with adders. */
  readonly largestDiagram: number;
}

export class FieldLiterals {
  private readonly clauses: ClauseBuilder;
  private readonly known = new Map<string, number>();
  private readonly comparisons = new Map<WideField, Map<string, number>>();
  private readonly orders = new Map<string, readonly WeightClass[]>();

  constructor(clauses: ClauseBuilder) {
    this.clauses = clauses;
  }

  /** "The field has this value"; FALSE for a value outside its domain. */
  equals(field: EncodedField, value: string): number {
    if (field.kind === 'values') return field.literals[field.valueIndex.get(value) ?? -1] ?? FALSE;
    const offset = wideOffset(field, value);
    if (offset === undefined) return FALSE;
    return this.defineOnce(`${field.index}=${offset}`, field, () =>
      andGate(this.clauses, digitsOf(field, offset)),
    );
  }

  /** "The field has one of these values." Values outside its domain are ignored. */
  oneOf(field: EncodedField, values: readonly string[]): number {
    if (field.kind === 'wide')
      return orGate(
        this.clauses,
        values.map((value) => this.equals(field, value)),
      );
    const indexes = values.map((value) => field.valueIndex.get(value)).filter((i) => i !== undefined);
    return this.oneOfIndexes(field, new Set(indexes));
  }

  /** "The value has one of these indexes." */
  oneOfIndexes(field: ValuesField, indexes: ReadonlySet<number>): number {
    const inside = field.literals.filter((_, i) => indexes.has(i));
    const outside = field.literals.filter((_, i) => !indexes.has(i));
    if (inside.length <= 1) return inside[0] ?? FALSE;
    if (outside.length <= 1) return -(outside[0] ?? FALSE);
    const first = Math.min(...indexes);
    const last = Math.max(...indexes);
    if (field.integer && last - first + 1 === inside.length) {
      const from = field.integer.atLeast[first] ?? FALSE;
      const beyond = field.integer.atLeast[last + 1] ?? FALSE;
      if (from === TRUE) return -beyond;
      if (beyond === FALSE) return from;
      return this.defineOnce(`${field.index}[${first},${last}]`, field, () =>
        andGate(this.clauses, [from, -beyond]),
      );
    }
    const key = `${field.index}:${[...indexes].sort((a, b) => a - b).join()}`;
    return this.defineOnce(key, field, () => {
      const literal = this.clauses.newVariable();
      for (const value of inside) this.clauses.add([literal, -value]);
      for (const value of outside) this.clauses.add([-literal, -value]);
      this.clauses.add([-literal, ...inside]);
      this.clauses.add([literal, ...outside]);
      return literal;
    });
  }

  /** "value − min ≥ offset" of a wide integer; also for offsets beyond its range, within its binary digits. */
  wideAtLeast(field: WideField, offset: number): number {
    if (offset <= 0) return TRUE;
    const memo = this.comparisons.get(field) ?? new Map<string, number>();
    this.comparisons.set(field, memo);
    return this.clauses.forField(field.index, () => atLeastGate(this.clauses, field.bits, offset, memo));
  }

  /** The distinct weights of a field's values in ascending order. `weights` has one entry per value. */
  weightOrder(field: ValuesField, weights: readonly number[]): readonly WeightClass[] {
    const key = `${field.index}:${weights.join()}`;
    const known = this.orders.get(key);
    if (known) return known;
    const order = this.clauses.forField(field.index, () => this.defineOrder(field, weights));
    this.orders.set(key, order);
    return order;
  }

  private defineOrder(field: ValuesField, weights: readonly number[]): WeightClass[] {
    const members = new Map<number, number[]>();
    weights.forEach((weight, value) => {
      const literal = field.literals[value] ?? FALSE;
      const known = members.get(weight);
      if (known) known.push(literal);
      else members.set(weight, [literal]);
    });
    const distinct = [...members.keys()].sort((a, b) => a - b);
    const monotone = field.integer !== undefined && isMonotone(weights);
    const classes: WeightClass[] = [];
    let above = FALSE;
    let heavier = 0;
    // From the heaviest class down: "at least this" is "in this class, or at least the next".
    for (let i = distinct.length - 1; i >= 0; i -= 1) {
      const weight = distinct[i] ?? 0;
      const here = members.get(weight) ?? [];
      heavier += here.length;
      // Looking at all values for each weight would be quadratic: only where they have a literal already.
      const direct = monotone || heavier === 1 || heavier === weights.length - 1;
      let atLeast = TRUE;
      if (i > 0) {
        atLeast = direct
          ? this.oneOfIndexes(
              field,
              indexesWhere(weights, (other) => other >= weight),
            )
          : this.clauses.newVariable();
      }
      for (const literal of here) {
        this.clauses.add([-literal, atLeast]);
        this.clauses.add([-literal, -above]);
      }
      this.clauses.add([-above, atLeast]);
      this.clauses.add([-atLeast, above, ...here]);
      classes.push({ weight, atLeast });
      above = atLeast;
    }
    return classes.reverse();
  }

  /** Defines a literal at its first use. Its clauses belong to the field, whichever rule came first. */
  private defineOnce(key: string, field: EncodedField, define: () => number): number {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const literal = this.clauses.forField(field.index, define);
    this.known.set(key, literal);
    return literal;
  }
}

/** Offset from `min` of a value in decimal notation, or undefined when the field does not have it. */
export function wideOffset(field: WideField, value: string): number | undefined {
  if (!/^-?\d+$/.test(value)) return undefined;
  const number = Number(value);
  if (String(number) !== value || number < field.min || number > field.max) return undefined;
  return number - field.min;
}

/** The literals whose conjunction is "the field has this offset". */
export function digitsOf(field: WideField, offset: number): number[] {
  return field.bits.map((bit, i) => (Math.floor(offset / 2 ** i) % 2 === 1 ? bit : -bit));
}

function indexesWhere(weights: readonly number[], holds: (weight: number) => boolean): ReadonlySet<number> {
  return new Set(weights.flatMap((weight, index) => (holds(weight) ? [index] : [])));
}

function isMonotone(weights: readonly number[]): boolean {
  const rising = weights.every((weight, i) => i === 0 || weight >= (weights[i - 1] ?? weight));
  return rising || weights.every((weight, i) => i === 0 || weight <= (weights[i - 1] ?? weight));
}
