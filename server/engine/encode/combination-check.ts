/**
 * Many forbidden combinations (nogoods) as one rule check, a negative table constraint. As a formula, every question would
 * visit all rows; here all rows are visited once for each assignment.
 *
 * Invariant: equivalent to the formula it is made of. Cost: loading is linear in the cells, a question is a look-up.
 */
import type { NormalFormula } from './encode-formula.ts';
import { type RuleCheck, valueNumber } from './rule-check.ts';

/** With fewer rows, a formula is as fast. */
const MIN_ROWS = 16;

interface Row {
  /** Places in the list of fields, and the values that the row has there. */
  readonly places: readonly number[];
  readonly cells: readonly ReadonlySet<number>[];
}

/** Undefined for a formula of another form. */
export function combinationCheck(formula: NormalFormula): RuleCheck | undefined {
  if (formula.op !== 'and' || formula.args.length < MIN_ROWS) return undefined;
  const placeOf = new Map<number, number>();
  /** The same cell in many rows is one set. */
  const known = new Map<string, ReadonlySet<number>>();
  const rows: Row[] = [];
  for (const arg of formula.args) {
    const parts = arg.op === 'or' ? arg.args : [arg];
    const cells = new Map<number, ReadonlySet<number>>();
    for (const part of parts) {
      if (part.op !== 'in' || !part.negated) return undefined;
      const { field, values } = part;
      if (!placeOf.has(field.index)) placeOf.set(field.index, placeOf.size);
      const place = placeOf.get(field.index) ?? 0;
      if (cells.has(place)) return undefined;
      const key = JSON.stringify([place, ...values]);
      const cell = known.get(key) ?? new Set(values.map((name) => valueNumber(field, name)));
      known.set(key, cell);
      cells.set(place, cell);
    }
    rows.push({ places: [...cells.keys()], cells: [...cells.values()] });
  }
  return new CombinationCheck([...placeOf.keys()], rows);
}

class CombinationCheck implements RuleCheck {
  readonly fields: readonly number[];
  private readonly rows: readonly Row[];
  private readonly placeOf: ReadonlyMap<number, number>;
  /** By place: values with which a row applies, all other fields being as loaded. */
  private readonly forbidden: readonly Set<number>[];
  /** Number of rows that apply as loaded, and by place, how many of them have a cell there. */
  private applying = 0;
  private readonly applyingAt: Int32Array;

  constructor(fields: readonly number[], rows: readonly Row[]) {
    this.fields = fields;
    this.rows = rows;
    this.placeOf = new Map(fields.map((field, place) => [field, place]));
    this.forbidden = fields.map(() => new Set());
    this.applyingAt = new Int32Array(fields.length);
  }

  load(assignment: Int32Array): void {
    const { fields, forbidden, applyingAt } = this;
    for (const set of forbidden) set.clear();
    applyingAt.fill(0);
    this.applying = 0;
    for (const { places, cells } of this.rows) {
      let wrong = -1;
      let mismatches = 0;
      for (let i = 0; i < places.length && mismatches < 2; i += 1) {
        if (cells[i]?.has(assignment[fields[places[i] ?? 0] ?? 0] ?? -1)) continue;
        wrong = i;
        mismatches += 1;
      }
      if (mismatches > 1) continue;
      if (mismatches === 1) {
        for (const value of cells[wrong] ?? []) forbidden[places[wrong] ?? 0]?.add(value);
        continue;
      }
      this.applying += 1;
      for (const [i, place] of places.entries()) {
        applyingAt[place] = (applyingAt[place] ?? 0) + 1;
        for (const value of cells[i] ?? []) forbidden[place]?.add(value);
      }
    }
  }

  holdsWith(field: number, value: number): boolean {
    const place = this.placeOf.get(field);
    // A row that applies and has no cell for the field still applies.
    if (place === undefined) return this.applying === 0;
    return this.applying === (this.applyingAt[place] ?? 0) && !this.forbidden[place]?.has(value);
  }
}
