/**
 * Values as customers and the engine write them. The engine solves whole numbers only, so a decimal field is solved as
 * value × 10^decimals; the point is put in and taken out here.
 */
import type { Change, Commit, Explanation, Preference } from '#server/engine/engine-port.ts';
import { fromEngineText, toEngineText } from '#server/model/number/decimal.ts';
import { withComputed } from '#server/model/product/computed-values.ts';
import { decimalsOf } from '#server/model/product/model-field.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { presentOnly } from '#server/model/product/row-presence.ts';

export type Assignment = ReadonlyMap<string, string>;

/** A commit as the engine writes it. What is no number of the field is left to the engine to refuse. */
export function toEngine(model: ProductModel, { field, value }: Commit): Commit {
  const decimals = decimalsOf(model.fields.get(field));
  return { field, value: decimals === 0 ? value : (toEngineText(value, decimals) ?? value) };
}

export function preferenceToEngine(model: ProductModel, { field, values }: Preference): Preference {
  return { field, values: values.map((value) => toEngine(model, { field, value }).value) };
}

/** A value as the customer sees it. */
export function fromEngine(model: ProductModel, field: string, value: string): string {
  return fromEngineText(value, decimalsOf(model.fields.get(field)));
}

export function changeFromEngine(model: ProductModel, { field, from, to }: Change): Change {
  return { field, from: fromEngine(model, field, from), to: fromEngine(model, field, to) };
}

export function changeToEngine(model: ProductModel, { field, from, to }: Change): Change {
  const [old, next] = [from, to].map((value) => toEngine(model, { field, value }).value);
  return { field, from: old ?? from, to: next ?? to };
}

export function explanationFromEngine(
  model: ProductModel,
  { commits, ...explanation }: Explanation,
): Explanation {
  return {
    ...explanation,
    commits: commits.map(({ field, value }) => ({ field, value: fromEngine(model, field, value) })),
  };
}

/**
 * What the engine assigned as the customer sees it: the fields of the product without those that only its rules need,
 * decimals with their point, computed fields calculated, nothing in rows that are not there.
 */
export function assignmentFromEngine(model: ProductModel, assigned: Assignment): Assignment {
  const values = new Map<string, string>();
  for (const name of model.fields.keys()) {
    const value = assigned.get(name);
    if (value !== undefined) values.set(name, fromEngine(model, name, value));
  }
  return withComputed(model.computed, presentOnly(model, values));
}
