/**
 * What differs between two states of a configuration, in all steps: every value that the customer sees and that was chosen or
 * filled in, with what it adds to the price.
 *
 * Invariant: a visible field of a row or step that is there before and after is listed if and only if its value differs; one of a
 * row that goes, if its value was chosen. Cost: a pass over the fields, and two price calculations where there are prices.
 */
import type { Change } from '#server/engine/engine-port.ts';
import { fieldsOf } from '#server/model/product/fields-of.ts';
import type { ModelField } from '#server/model/product/model-field.ts';
import { priceConfiguration, type PriceLine } from '#server/model/product/price.ts';
import type { ChosenVariant } from '#server/model/product/variant-catalog.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { isPresent } from '#server/model/product/row-presence.ts';
import type { Assignment } from '../notation.ts';

/** A value that a call changes, besides the one it asks for. An empty value is none. */
export interface PropagatedChange extends Change {
  /** What the call asks for; what the customer chose before; what the engine filled in. */
  readonly kind: 'asked' | 'chosen' | 'filled-in';
  /** What it adds to the price of one piece, in minor units; undefined without prices. */
  readonly price: number | undefined;
}

export interface Propagated {
  /** In the order of the screen. */
  readonly changes: readonly PropagatedChange[];
  /** Of one piece with all discounts, in minor units of `currency`; undefined where no prices are told. */
  readonly price: { readonly currency: string; readonly before: number; readonly after: number } | undefined;
}

/** A state of a configuration. */
export interface ValuedState {
  /** Of all fields, free texts included. */
  readonly values: Assignment;
  /** The fields that the customer chose. */
  readonly chosen: ReadonlySet<string>;
  /** What is chosen from variant catalogs: a part of the price. */
  readonly variants?: readonly ChosenVariant[] | undefined;
}

export interface Comparison {
  readonly asked: ReadonlySet<string>;
  /** What prices are told in. */
  readonly currency: string | undefined;
  /** How many of the product are bought, 1 if not given: prices are those of one of them. */
  readonly pieces?: number | undefined;
  /** Where a field's value went when rows moved: undefined for a row that was taken out. Fields stay where they are without it. */
  readonly placeOf?: ((field: string) => string | undefined) | undefined;
}

export function compareValues(
  model: ProductModel,
  before: ValuedState,
  after: ValuedState,
  { asked, currency, pieces, placeOf = (field) => field }: Comparison,
): Propagated {
  const moved = moveFields(before, placeOf);
  const changes = visibleFields(model).flatMap((field): Omit<PropagatedChange, 'price'>[] => {
    const { name } = field;
    const from = moved.values.get(name) ?? '';
    const to = isPresent(field, after.values) ? (after.values.get(name) ?? '') : '';
    if (from === to) return [];
    const kind = asked.has(name) ? 'asked' : moved.chosen.has(name) ? 'chosen' : 'filled-in';
    // Rows that come and go are told by their number; only what was chosen in them is lost.
    if (kind === 'filled-in' && (isNewRow(field, moved.values) || !isPresent(field, after.values))) return [];
    return [{ field: name, from, to, kind }];
  });
  if (currency === undefined || changes.length === 0)
    return { changes: changes.map((one) => ({ ...one, price: undefined })), price: undefined };
  const [old, next] = [before, after].map(({ values, variants }) =>
    priceConfiguration(model, values, { currency, pieces, variants }),
  );
  const differences = priceDifferences(model, new Set(changes.map(({ field }) => field)), [
    ...linesOf(old).map((line) => ({ ...line, place: placeOf(line.field), total: -line.total })),
    ...linesOf(next).map((line) => ({ ...line, place: line.field })),
  ]);
  return {
    changes: changes.map((one) => ({ ...one, price: differences.get(one.field) ?? 0 })),
    price: { currency, before: old?.total ?? 0, after: next?.total ?? 0 },
  };
}

const visible = new WeakMap<ProductModel, readonly ModelField[]>();

/** In the order of the screen, each once. A picture of the whole product says nothing that the other fields do not. */
function visibleFields(model: ProductModel): readonly ModelField[] {
  let fields = visible.get(model);
  if (!fields) {
    const shown = model.steps
      .flatMap(fieldsOf)
      .filter(({ hidden, widget, readonly }) => !hidden && !(widget === 'selected_image' && readonly));
    fields = [...new Map(shown.map((field) => [field.name, field])).values()];
    visible.set(model, fields);
  }
  return fields;
}

function isNewRow(field: ModelField, before: Assignment): boolean {
  return field.row !== undefined && !before.has(field.name);
}

function moveFields(
  { values, chosen }: ValuedState,
  placeOf: (field: string) => string | undefined,
): ValuedState {
  return {
    values: new Map(
      [...values].flatMap(([field, value]): [string, string][] => {
        const place = placeOf(field);
        return place === undefined ? [] : [[place, value]];
      }),
    ),
    chosen: new Set([...chosen].flatMap((field) => placeOf(field) ?? [])),
  };
}

interface Amount {
  readonly field: string;
  /** Where the field is after the call; undefined for one of a row that was taken out. */
  readonly place: string | undefined;
  readonly total: number;
}

function linesOf(priced: ReturnType<typeof priceConfiguration> | undefined): readonly PriceLine[] {
  return (priced?.sections ?? []).flatMap(({ lines }) => lines);
}

/**
 * What each change adds to the price. An amount whose own field does not change is counted to the field that says how many
 * there are of it, or whether its row is there. What is left, such as discounts, shows in the total only.
 */
function priceDifferences(
  model: ProductModel,
  changed: ReadonlySet<string>,
  amounts: readonly Amount[],
): ReadonlyMap<string, number> {
  const differences = new Map<string, number>();
  for (const { field, place, total } of amounts) {
    const quantity = place === undefined ? undefined : quantityFieldOf(model, place);
    const owner = [place, quantity, model.fields.get(field)?.row?.table.count].find(
      (name) => name !== undefined && changed.has(name),
    );
    if (owner !== undefined) differences.set(owner, (differences.get(owner) ?? 0) + total);
  }
  return differences;
}

function quantityFieldOf(model: ProductModel, field: string): string | undefined {
  const lines = [...model.bom];
  for (let line = lines.pop(); line; line = lines.pop()) {
    if (line.field === field && typeof line.quantity !== 'number') return line.quantity.field;
    lines.push(...line.subLines);
  }
  return undefined;
}
