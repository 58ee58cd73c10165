/**
 * The price of a configuration as sums that the engine can make small. What each priced field adds is read off
 * `priceConfiguration`, value by value and quantity by quantity, so the two cannot come to disagree about a line; which lines
 * there are, and which discounts hold, the engine decides by fields that say so.
 *
 * A discount makes the price another sum. So there is one for each set of discounts that may hold together
 * (`price-cases.ts`), and whoever wants the lowest price looks for it in each.
 */
import type { Field, Problem, Rule, Term } from '#server/engine/problem.ts';
import { fieldHas } from '#server/model/expression/expression.ts';
import { YES } from '#server/model/expression/scope.ts';
import { conditionField, type ConditionField } from './price-condition.ts';
import { priceCases, type PriceCase, type PricedField } from './price-cases.ts';
import { priceConfiguration, type PriceTerms } from '#server/model/product/price.ts';
import { presentOnly } from '#server/model/product/row-presence.ts';
import type { BomLine, ProductModel } from '#server/model/product/product-model.ts';
import { domainOf } from '#server/model/product/model-field.ts';

export interface PriceGoal {
  /** Fields and rules that the sums need beside the model's. */
  readonly fields: readonly Field[];
  readonly rules: readonly Rule[];
  /** Every solution belongs to one of them at least. */
  readonly cases: readonly PriceCase[];
  /** Their sum is how many parts have no price; none where the model has a price for everything. */
  readonly unpriced: readonly Term[];
}

/** Variants times quantities of one field; more would take too long to add up. */
const MOST_COMBINATIONS = 2_000;

/**
 * For one piece, when so many are bought. Undefined for a model without prices, or with more quantities of a variant than
 * can be gone through.
 */
export function priceGoal(model: ProductModel, terms: PriceTerms = {}): PriceGoal | undefined {
  const { bom, conditions, dependencies } = readLines(model);
  const gross = { ...model, bom, discounts: [] };
  const flags = conditions.map(({ field }) => field);
  const fields: Field[] = [...flags, ...conditions.flatMap(({ tie }) => tie?.fields ?? [])];
  const rules: Rule[] = conditions.flatMap(({ tie }) => tie?.rules ?? []);
  const byName = new Map([...model.problem.fields, ...flags].map((field) => [field.name, field]));
  const priced: PricedField[] = [];
  for (const modelField of model.fields.values()) {
    const { name, row } = modelField;
    const field = byName.get(name);
    if (!domainOf(modelField) || field?.kind !== 'enumerated') continue;
    const count = row && row.number > row.table.min ? [row.table.count] : [];
    const others = [...(dependencies.get(name) ?? []), ...count].map((other) => byName.get(other));
    const columns = [field, ...others.filter((other) => other !== undefined)];
    if (columns.reduce((count, column) => count * sizeOf(column), 1) > MOST_COMBINATIONS) return undefined;
    const rows = combinations(columns).map((values) => {
      const all = new Map(columns.map((column, i) => [column.name, values[i] ?? '']));
      // What is in a row that is not there costs nothing.
      const assignment = row && !all.has(row.table.count) ? all : presentOnly(model, all);
      const { total, unpriced } = priceConfiguration(gross, assignment, terms);
      return { values, cost: total, isUnpriced: unpriced.length > 0 };
    });
    if (rows.every(({ cost, isUnpriced }) => cost === 0 && !isUnpriced)) continue;
    if (columns.length === 1) {
      const costs = new Map(rows.map(({ values, cost }) => [values[0] ?? '', cost]));
      const unpriced = rows.flatMap(({ values, isUnpriced }) => (isUnpriced ? (values[0] ?? '') : []));
      priced.push({ name, payer: name, costs, unpriced });
      continue;
    }
    const nameCost = ({ cost, isUnpriced }: (typeof rows)[number]) =>
      isUnpriced ? `${cost} and unpriced` : String(cost);
    const costs = new Map(
      [...rows].sort((a, b) => a.cost - b.cost).map((row) => [nameCost(row), row.cost] as const),
    );
    const unpriced = [...new Set(rows.filter(({ isUnpriced }) => isUnpriced).map(nameCost))];
    const payer = `price ${name}`;
    fields.push({ kind: 'enumerated', name: payer, values: [...costs.keys()], preference: [] });
    rules.push({
      name: payer,
      kind: 'table',
      fields: [...columns.map((column) => column.name), payer],
      rows: rows.map((row) => [...row.values, nameCost(row)]),
    });
    priced.push({ name, payer, costs, unpriced });
  }
  if (priced.length === 0) return undefined;
  const discounted = priceCases(model, priced, terms);
  return {
    fields: [...fields, ...discounted.fields],
    rules: [...rules, ...discounted.rules],
    cases: discounted.cases,
    unpriced: priced
      .filter(({ unpriced }) => unpriced.length > 0)
      .map(({ payer, unpriced }) => ({
        kind: 'weight',
        field: payer,
        weights: Object.fromEntries(unpriced.map((value) => [value, 1])),
      })),
  };
}

interface Lines {
  /** With their conditions asked of fields of the problem. */
  readonly bom: readonly BomLine[];
  /** What those fields stand for. */
  readonly conditions: readonly ConditionField[];
  /** By field: what says how many of its variant there are, on all levels above. */
  readonly dependencies: ReadonlyMap<string, readonly string[]>;
}

function readLines({ bom, problem }: ProductModel): Lines {
  const conditions: ConditionField[] = [];
  const dependencies = new Map<string, readonly string[]>();
  const read = (line: BomLine, above: readonly string[]): BomLine => {
    const flag = line.condition && `line ${conditions.length + 1}`;
    if (flag !== undefined && line.condition) conditions.push(conditionField(flag, line.condition, problem));
    const quantity = typeof line.quantity === 'number' ? undefined : line.quantity.field;
    const all = new Set([...above, ...[quantity, flag].filter((name) => name !== undefined)]);
    if (line.field !== undefined) dependencies.set(line.field, [...all]);
    return {
      ...line,
      condition: flag === undefined ? undefined : fieldHas(flag, [YES]),
      subLines: line.subLines.map((one) => read(one, [...all])),
    };
  };
  return { bom: bom.map((line) => read(line, [])), conditions, dependencies };
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

/** The model's problem with what a price needs. */
export function withPrice({ fields, rules }: Problem, price: PriceGoal): Problem {
  return { fields: [...fields, ...price.fields], rules: [...rules, ...price.rules] };
}
