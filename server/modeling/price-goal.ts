/**
 * The price of a configuration as a sum that the engine can make small. What each priced field adds is read off
 * `priceConfiguration`, value by value and quantity by quantity, so the two cannot come to disagree about a line.
 *
 * Discounts, and conditions of lines, depend on everything at once and are no part of it: the sum is what the product costs
 * without a discount and with all its lines, so never less than the price. Whoever uses it compares it with the price in the
 * end, and calls only a solution that costs exactly this much the cheapest.
 */
import type { Field, Problem, Rule, Term } from '#server/engine/problem.ts';
import { priceConfiguration } from './price.ts';
import { presentOnly } from './rows/row-presence.ts';
import type { BomLine, ProductModel } from './product-model.ts';

export interface PriceGoal {
  /** Fields and rules that a variant in a chosen quantity needs. */
  readonly fields: readonly Field[];
  readonly rules: readonly Rule[];
  readonly terms: readonly Term[];
}

/** Variants times quantities of one field; more would take too long to add up. */
const MOST_COMBINATIONS = 2_000;

/**
 * In minor units of the currency. Undefined for a model without prices, or with more quantities of a variant than can be
 * gone through.
 */
export function priceGoal(model: ProductModel, currency = model.currency): PriceGoal | undefined {
  const gross = { ...model, bom: unconditional(model.bom), discounts: [] };
  const quantities = quantityFields(model.bom);
  const byName = new Map(model.problem.fields.map((field) => [field.name, field]));
  const fields: Field[] = [];
  const rules: Rule[] = [];
  const terms: Term[] = [];
  for (const { name, domain, row } of model.fields.values()) {
    const field = byName.get(name);
    if (!domain || field?.kind !== 'enumerated') continue;
    const count = row && row.number > row.table.min ? [row.table.count] : [];
    const others = [...(quantities.get(name) ?? []), ...count].map((other) => byName.get(other));
    const columns = [field, ...others.filter((other) => other !== undefined)];
    if (columns.reduce((count, column) => count * sizeOf(column), 1) > MOST_COMBINATIONS) return undefined;
    const rows = combinations(columns).map((values) => {
      const all = new Map(columns.map((column, i) => [column.name, values[i] ?? '']));
      // What is in a row that is not there costs nothing.
      const assignment = row && !all.has(row.table.count) ? all : presentOnly(model, all);
      return { values, cost: priceConfiguration(gross, assignment, { currency }).total };
    });
    if (rows.every(({ cost }) => cost === 0)) continue;
    if (columns.length === 1) {
      terms.push(weights(name, new Map(rows.map(({ values, cost }) => [values[0] ?? '', cost]))));
      continue;
    }
    const costs = [...new Set(rows.map(({ cost }) => cost))].sort((a, b) => a - b);
    const line = `price ${name}`;
    fields.push({ kind: 'enumerated', name: line, values: costs.map(String), preference: [] });
    rules.push({
      name: line,
      kind: 'table',
      fields: [...columns.map((column) => column.name), line],
      rows: rows.map(({ values, cost }) => [...values, String(cost)]),
    });
    terms.push(weights(line, new Map(costs.map((cost) => [String(cost), cost]))));
  }
  return terms.length === 0 ? undefined : { fields, rules, terms };
}

/** By field: the integer fields that say how many of its variant there are, on all levels above. */
function quantityFields(
  lines: readonly BomLine[],
  above: readonly string[] = [],
  found = new Map<string, readonly string[]>(),
): ReadonlyMap<string, readonly string[]> {
  for (const { field, quantity, subLines } of lines) {
    const all = typeof quantity === 'number' ? above : [...new Set([...above, quantity.field])];
    if (field !== undefined) found.set(field, all);
    quantityFields(subLines, all, found);
  }
  return found;
}

function unconditional(lines: readonly BomLine[]): readonly BomLine[] {
  return lines.map((line) => ({ ...line, condition: undefined, subLines: unconditional(line.subLines) }));
}

function sizeOf(field: Field): number {
  return field.kind === 'enumerated' ? field.values.length : field.max - field.min + 1;
}

function valuesOf(field: Field): string[] {
  if (field.kind === 'enumerated') return [...field.values];
  return Array.from({ length: sizeOf(field) }, (_, i) => String(field.min + i));
}

function combinations(fields: readonly Field[]): string[][] {
  return fields.reduce<string[][]>(
    (rows, field) => rows.flatMap((row) => valuesOf(field).map((value) => [...row, value])),
    [[]],
  );
}

function weights(field: string, costs: ReadonlyMap<string, number>): Term {
  const byValue = Object.create(null) as Record<string, number>;
  for (const [value, cost] of costs) if (cost !== 0) byValue[value] = cost;
  return { kind: 'weight', field, weights: byValue };
}

/** The model's problem with what a price needs. */
export function withPrice({ fields, rules }: Problem, price: PriceGoal): Problem {
  return { fields: [...fields, ...price.fields], rules: [...rules, ...price.rules] };
}
