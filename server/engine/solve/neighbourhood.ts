/**
 * With a solution in hand: which other values fit, everything else kept as far as possible? Three searches that touch
 * only what has to do with the value:
 *
 * - one swap: the value alone changes; it fits when every rule of its field still holds;
 * - replay: what repaired the value around an earlier solution, done again;
 * - repair: with the value assumed, unit propagation shows which fields cannot keep what they have in the solution. Those
 *   get new values, which may displace further fields, until nothing is displaced and the rules around the changes hold.
 *   All other fields keep their values unseen.
 *
 * Invariant: a value is reported only when an assignment with it was found that satisfies every rule. Not finding one
 * says nothing. Cost: proportional to the rules around the fields that change; a repair gives up after a few conflicts.
 */
import type { EncodedField } from '../encode/encode-field.ts';
import { valueLiterals } from '../encode/choices.ts';
import type { CompiledProblem } from '../encode/compile-problem.ts';
import type { Assignment, RuleCheck } from '../encode/rule-check.ts';
import type { UnitPropagation } from '../sat/unit-propagation.ts';

/** A field that differs from the solution, and its value then. */
export interface Move {
  readonly field: number;
  readonly value: number;
}

/** How far a repair has come; what it goes back to after a conflict. */
interface Progress {
  readonly displaced: number;
  readonly moved: number;
  readonly verified: number;
  readonly seen: number;
}

const CONFLICTS_PER_REPAIR = 24;

export class Neighbourhood {
  private readonly fields: readonly EncodedField[];
  private readonly checks: readonly RuleCheck[];
  private readonly rulesOf: readonly (readonly number[])[];
  private readonly propagation: UnitPropagation;
  /** By variable: the index of the field it belongs to, or −1. */
  private readonly owner: Int32Array;

  private solution: Assignment = new Int32Array(0);
  /** The solution, with the changes of the repair under way. */
  private current: Assignment = new Int32Array(0);
  /** By rule: 1 while it is loaded with the current assignment. */
  private readonly fresh: Uint8Array;
  /** Fields that cannot keep their value, in the order in which that was seen; and the same as marks. */
  private readonly displaced: number[] = [];
  private readonly isDisplaced: Uint8Array;
  /** How many of them have their new value, and how many have their rules looked at. */
  private moved = 0;
  private verified = 0;
  /** How much of the propagation's trail has been looked at. */
  private seen = 0;
  private conflictsLeft = 0;

  constructor({ fields, checks, rulesOf, clauses }: CompiledProblem, propagation: UnitPropagation) {
    this.fields = fields;
    this.checks = checks;
    this.propagation = propagation;
    this.rulesOf = rulesOf;
    this.fresh = new Uint8Array(checks.length);
    this.isDisplaced = new Uint8Array(fields.length);
    this.owner = new Int32Array(clauses.variables + 1).fill(-1);
    for (const field of fields)
      for (const literal of field.kind === 'wide' ? field.bits : field.literals)
        this.owner[Math.abs(literal)] = field.index;
  }

  /** Moves to a solution. */
  around(solution: Assignment): void {
    this.solution = solution;
    this.current = solution.slice();
    this.fresh.fill(0);
  }

  /** Does the solution stay one when only this field changes? */
  fits(field: number, value: number): boolean {
    return (this.rulesOf[field] ?? []).every((rule) => this.holdsWith(rule, field, value));
  }

  /** Do the moves of an earlier repair lead from this solution to another one? */
  replay(moves: readonly Move[]): boolean {
    for (const { field, value } of moves) this.move(field, value);
    const holds = moves.every(({ field, value }) => this.fits(field, value));
    for (const { field } of moves) this.move(field, this.solution[field] ?? 0);
    return holds;
  }

  /**
   * To be called with the commits to keep assumed first, all of which the solution has, and then, above `level`, the
   * values in question. Returns the fields that have to change, with their new values, or undefined when no repair was
   * found. Leaves the propagation as it was.
   */
  repair(level: number): readonly Move[] | undefined {
    const { propagation, displaced } = this;
    const top = propagation.level;
    this.seen = propagation.startOf(level + 1);
    this.conflictsLeft = CONFLICTS_PER_REPAIR;
    const found = this.settle();
    const moves = found ? displaced.map((field) => ({ field, value: this.current[field] ?? 0 })) : undefined;
    propagation.backtrack(top);
    this.retreat({ displaced: 0, moved: 0, verified: 0, seen: 0 });
    return moves;
  }

  /** Goes on until nothing is displaced and all rules around the changes hold. */
  private settle(): boolean {
    this.scanTrail();
    const { displaced } = this;
    for (; this.moved < displaced.length; this.moved += 1) {
      const index = displaced[this.moved] ?? 0;
      const field = this.fields[index];
      if (!field) continue;
      const value = this.assignedValue(field);
      if (value === undefined) return this.decide(field);
      this.move(index, value);
    }
    const undecided = this.undecidedOfBrokenRule();
    return undecided === 'none' || (undecided !== undefined && this.decide(undecided));
  }

  /** Tries the values left to a field, its own first, and goes on from each. */
  private decide(field: EncodedField): boolean {
    const { propagation, moved, verified, seen } = this;
    const { level } = propagation;
    const mark = { displaced: this.displaced.length, moved, verified, seen };
    for (const value of this.valuesToTry(field)) {
      const literals = valueLiterals(field, value);
      if (literals.some((literal) => propagation.value(literal) < 0)) continue;
      if (literals.every((literal) => propagation.assume(literal)) && this.settle()) return true;
      propagation.backtrack(level);
      this.retreat(mark);
      this.conflictsLeft -= 1;
      if (this.conflictsLeft < 0) return false;
    }
    return false;
  }

  private valuesToTry(field: EncodedField): Iterable<number> {
    const own = this.solution[field.index] ?? 0;
    // Of a wide integer only its own value and the ends are tried: they give the most room.
    if (field.kind === 'wide') return new Set([own, 0, field.max - field.min]);
    return this.isDisplaced[field.index] === 1 ? field.preference : new Set([own, ...field.preference]);
  }

  /** Notes the fields that what has been propagated since the last look takes away from their value in the solution. */
  private scanTrail(): void {
    const { propagation } = this;
    for (; this.seen < propagation.size; this.seen += 1) {
      const index = this.owner[Math.abs(propagation.at(this.seen))] ?? -1;
      const field = index < 0 || this.isDisplaced[index] === 1 ? undefined : this.fields[index];
      if (!field || !this.losesValue(field)) continue;
      this.isDisplaced[index] = 1;
      this.displaced.push(index);
    }
  }

  private losesValue(field: EncodedField): boolean {
    const { propagation } = this;
    const own = this.solution[field.index] ?? 0;
    if (field.kind === 'values') return propagation.value(field.literals[own] ?? 0) < 0;
    return valueLiterals(field, own).some((literal) => propagation.value(literal) < 0);
  }

  private assignedValue(field: EncodedField): number | undefined {
    const { propagation } = this;
    if (field.kind === 'values') {
      const value = field.literals.findIndex((literal) => propagation.value(literal) > 0);
      return value < 0 ? undefined : value;
    }
    if (field.bits.some((bit) => propagation.value(bit) === 0)) return undefined;
    return field.bits.reduce((offset, bit, i) => offset + (propagation.value(bit) > 0 ? 2 ** i : 0), 0);
  }

  /**
   * A field to decide because a rule around the changes does not hold yet: `none` when all rules hold. (When all fields
   * of a rule are decided without a conflict, the rule holds.) What has been verified stays so: a later change looks at
   * the rules of its own field.
   */
  private undecidedOfBrokenRule(): EncodedField | 'none' | undefined {
    for (; this.verified < this.displaced.length; this.verified += 1) {
      const index = this.displaced[this.verified] ?? 0;
      for (const rule of this.rulesOf[index] ?? []) {
        if (this.holdsWith(rule, index, this.current[index] ?? 0)) continue;
        for (const other of this.checks[rule]?.fields ?? []) {
          const field = this.fields[other];
          if (field && this.assignedValue(field) === undefined) return field;
        }
        return undefined;
      }
    }
    return 'none';
  }

  private retreat({ displaced, moved, verified, seen }: Progress): void {
    for (const index of this.displaced.slice(moved)) this.move(index, this.solution[index] ?? 0);
    for (const index of this.displaced.splice(displaced)) this.isDisplaced[index] = 0;
    this.moved = moved;
    this.verified = verified;
    this.seen = seen;
  }

  private move(field: number, value: number): void {
    if (this.current[field] === value) return;
    this.current[field] = value;
    for (const rule of this.rulesOf[field] ?? []) this.fresh[rule] = 0;
  }

  private holdsWith(rule: number, field: number, value: number): boolean {
    const check = this.checks[rule];
    if (!check) return true;
    if (this.fresh[rule] !== 1) {
      this.fresh[rule] = 1;
      check.load(this.current);
    }
    return check.holdsWith(field, value);
  }
}
