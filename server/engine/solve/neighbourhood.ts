/**
 * Local search around a solution: other values that are consistent when few fields change. Three moves, each of which
 * visits only the rules of the fields that change:
 *
 * - swap: one field changes; the result is a solution when every rule of that field holds;
 * - replay: the moves of an earlier repair are applied to this solution;
 * - repair: under the assumption of a value, unit propagation refutes the values that some fields have in the solution. Those
 *   fields get new values, which may refute values of further fields, until no value is refuted and the rules of all changed
 *   fields hold. All other fields keep their values.
 *
 * Invariant: what is reported is a solution. Not finding one proves nothing.
 * Cost: proportional to the rules of the fields that change; a repair gives up after a few conflicts.
 */
import type { EncodedField } from '../encode/encode-field.ts';
import { valueLiterals } from '../encode/choices.ts';
import type { CompiledProblem } from '../encode/compile-problem.ts';
import type { Assignment, RuleCheck } from '../encode/rule-check.ts';
import type { UnitPropagation } from '../sat/unit-propagation.ts';

/** A field that changes, and its new value. */
export interface Move {
  readonly field: number;
  readonly value: number;
}

/** State of a repair, restored after a conflict. */
interface Progress {
  readonly displaced: number;
  readonly moved: number;
  readonly verified: number;
  readonly scanned: number;
}

const MAX_CONFLICTS = 24;

export class Neighbourhood {
  private readonly fields: readonly EncodedField[];
  private readonly checks: readonly RuleCheck[];
  private readonly rulesOf: readonly (readonly number[])[];
  private readonly propagation: UnitPropagation;
  /** By variable: the index of the field it belongs to, or −1. */
  private readonly owner: Int32Array;

  private solution: Assignment = new Int32Array(0);
  /** The solution with the moves of the current repair. */
  private current: Assignment = new Int32Array(0);
  /** By rule: 1 while its check is loaded with the current assignment. */
  private readonly isLoaded: Uint8Array;
  /** Fields whose value in the solution is refuted, in the order of refutation; the same as marks. */
  private readonly displaced: number[] = [];
  private readonly isDisplaced: Uint8Array;
  /** How many of them have a new value, and how many have all their rules verified. */
  private moved = 0;
  private verified = 0;
  /** How much of the trail of the propagation is scanned. */
  private scanned = 0;
  private conflictsLeft = 0;

  constructor({ fields, checks, rulesOf, clauses }: CompiledProblem, propagation: UnitPropagation) {
    this.fields = fields;
    this.checks = checks;
    this.propagation = propagation;
    this.rulesOf = rulesOf;
    this.isLoaded = new Uint8Array(checks.length);
    this.isDisplaced = new Uint8Array(fields.length);
    this.owner = new Int32Array(clauses.variables + 1).fill(-1);
    for (const field of fields)
      for (const literal of field.kind === 'wide' ? field.bits : field.literals)
        this.owner[Math.abs(literal)] = field.index;
  }

  /** Sets the solution to search around. */
  moveTo(solution: Assignment): void {
    this.solution = solution;
    this.current = solution.slice();
    this.isLoaded.fill(0);
  }

  /** Is the solution still one when only this field changes? */
  isSwapValid(field: number, value: number): boolean {
    return (this.rulesOf[field] ?? []).every((rule) => this.holdsWith(rule, field, value));
  }

  /** Do the moves of an earlier repair lead from this solution to another one? */
  isReplayValid(moves: readonly Move[]): boolean {
    for (const { field, value } of moves) this.move(field, value);
    const holds = moves.every(({ field, value }) => this.isSwapValid(field, value));
    for (const { field } of moves) this.move(field, this.solution[field] ?? 0);
    return holds;
  }

  /**
   * Call with choices assumed that the solution has, and above `level` the values in question. Restores the propagation.
   * @returns the fields that change, with their new values, or undefined when no repair was found
   */
  repair(level: number): readonly Move[] | undefined {
    const { propagation, displaced } = this;
    const topLevel = propagation.level;
    this.scanned = propagation.startOf(level + 1);
    this.conflictsLeft = MAX_CONFLICTS;
    const isRepaired = this.continueRepair();
    const moves = isRepaired
      ? displaced.map((field) => ({ field, value: this.current[field] ?? 0 }))
      : undefined;
    propagation.backtrack(topLevel);
    this.undoTo({ displaced: 0, moved: 0, verified: 0, scanned: 0 });
    return moves;
  }

  /** Continues until no further value is refuted and the rules of all changed fields hold. */
  private continueRepair(): boolean {
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
    const undecided = this.undecidedFieldOfViolatedRule();
    return undecided === 'none' || (undecided !== undefined && this.decide(undecided));
  }

  /** Tries the remaining values of a field, that of the solution first, and continues from each. */
  private decide(field: EncodedField): boolean {
    const { propagation, moved, verified, scanned } = this;
    const { level } = propagation;
    const saved = { displaced: this.displaced.length, moved, verified, scanned };
    for (const value of this.valuesToTry(field)) {
      const literals = valueLiterals(field, value);
      if (literals.some((literal) => propagation.value(literal) < 0)) continue;
      if (literals.every((literal) => propagation.assume(literal)) && this.continueRepair()) return true;
      propagation.backtrack(level);
      this.undoTo(saved);
      this.conflictsLeft -= 1;
      if (this.conflictsLeft < 0) return false;
    }
    return false;
  }

  private valuesToTry(field: EncodedField): Iterable<number> {
    const current = this.solution[field.index] ?? 0;
    // Of a wide integer only its current value and the ends are tried.
    if (field.kind === 'wide') return new Set([current, 0, field.max - field.min]);
    return this.isDisplaced[field.index] === 1 ? field.preference : new Set([current, ...field.preference]);
  }

  /** Adds to `displaced` the fields whose value in the solution was refuted since the last scan. */
  private scanTrail(): void {
    const { propagation } = this;
    for (; this.scanned < propagation.trailLength; this.scanned += 1) {
      const index = this.owner[Math.abs(propagation.trailAt(this.scanned))] ?? -1;
      const field = index < 0 || this.isDisplaced[index] === 1 ? undefined : this.fields[index];
      if (!field || !this.isValueRefuted(field)) continue;
      this.isDisplaced[index] = 1;
      this.displaced.push(index);
    }
  }

  private isValueRefuted(field: EncodedField): boolean {
    const { propagation } = this;
    const current = this.solution[field.index] ?? 0;
    if (field.kind === 'values') return propagation.value(field.literals[current] ?? 0) < 0;
    return valueLiterals(field, current).some((literal) => propagation.value(literal) < 0);
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
   * An unassigned field of a rule that does not hold, `none` when all rules of the changed fields hold. (When all fields of a
   * rule are assigned without a conflict, the rule holds.) Verified rules need not be checked again: a later change verifies
   * the rules of its own field.
   */
  private undecidedFieldOfViolatedRule(): EncodedField | 'none' | undefined {
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

  private undoTo({ displaced, moved, verified, scanned }: Progress): void {
    for (const index of this.displaced.slice(moved)) this.move(index, this.solution[index] ?? 0);
    for (const index of this.displaced.splice(displaced)) this.isDisplaced[index] = 0;
    this.moved = moved;
    this.verified = verified;
    this.scanned = scanned;
  }

  private move(field: number, value: number): void {
    if (this.current[field] === value) return;
    this.current[field] = value;
    for (const rule of this.rulesOf[field] ?? []) this.isLoaded[rule] = 0;
  }

  private holdsWith(rule: number, field: number, value: number): boolean {
    const check = this.checks[rule];
    if (!check) return true;
    if (this.isLoaded[rule] !== 1) {
      this.isLoaded[rule] = 1;
      check.load(this.current);
    }
    return check.holdsWith(field, value);
  }
}
