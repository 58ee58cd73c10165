/**
 * A quantity option is one decision in two fields: which part, and how many; no part and 0 are the same. So a commit of "no
 * part" does not contradict the number committed before, nor the other way round: the commit of the other field is
 * withdrawn without a question (an implied uncommit). The states of both fields say so.
 */
import type { Bounds, Commit, Evaluation, ValueState } from '#server/engine/engine-port.ts';
import { emptyVariant } from '#server/model/compile/fields/quantity-field.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';

interface OptionField {
  /** The value of the field that means "no part". */
  readonly none: string;
  /** The other field of the decision, and what means "no part" there. */
  readonly partner: { readonly field: string; readonly none: string };
}

/** By field, for the options that can be empty. */
export type QuantityOptions = ReadonlyMap<string, OptionField>;

const known = new WeakMap<ProductModel, QuantityOptions>();

export function quantityOptions(model: ProductModel): QuantityOptions {
  const found = known.get(model);
  if (found) return found;
  const options = new Map<string, OptionField>();
  for (const number of model.fields.values()) {
    if (number.type !== 'integer' || number.counts?.kind !== 'pieces' || number.min !== 0) continue;
    const [name, quantity] = [number.counts.of, number.name];
    // A contextual need is never withdrawn.
    if (model.needs.some(({ field }) => field === name || field === quantity)) continue;
    options.set(name, { none: emptyVariant, partner: { field: quantity, none: '0' } });
    options.set(quantity, { none: '0', partner: { field: name, none: emptyVariant } });
  }
  known.set(model, options);
  return options;
}

/** The commits that are withdrawn when these values are wanted: of two fields of an option, one says "no part" and the other not. */
export function impliedUncommits(
  model: ProductModel,
  commits: readonly Commit[],
  wanted: readonly Commit[],
): readonly Commit[] {
  const options = quantityOptions(model);
  if (options.size === 0) return [];
  const asked = new Set(wanted.map(({ field }) => field));
  const committed = new Map(commits.map((commit) => [commit.field, commit]));
  return wanted.flatMap(({ field, value }) => {
    const option = options.get(field);
    const other = option && !asked.has(option.partner.field) && committed.get(option.partner.field);
    if (!other) return [];
    return (value === option.none) === (other.value === option.partner.none) ? [] : [other];
  });
}

/**
 * The states and bounds of option fields, where what contradicts the partner's commit is as free as without that commit.
 *
 * Cost: `without` is asked once for each field in view whose partner is committed.
 * @param without states of a field without one of the commits
 */
export function withQuantityOptions(
  model: ProductModel,
  commits: readonly Commit[],
  { states, bounds }: Pick<Evaluation, 'states' | 'bounds'>,
  without: (commit: Commit, field: string) => Pick<Evaluation, 'states' | 'bounds'>,
): Pick<Evaluation, 'states' | 'bounds'> {
  const outStates = new Map(states);
  const outBounds = new Map(bounds);
  for (const [field, { none, partner }] of quantityOptions(model)) {
    const other = commits.find((commit) => commit.field === partner.field);
    const [values, range] = [states.get(field), bounds.get(field)];
    if (!other || (!values && !range)) continue;
    const released = without(other, field);
    const isEmpty = other.value === partner.none;
    const isOpposite = (value: string) => (value === none) !== isEmpty;
    const free = released.states.get(field);
    if (values && free)
      outStates.set(
        field,
        new Map(
          [...values].map(([value, state]): [string, ValueState] => [
            value,
            isOpposite(value) ? (free.get(value) ?? state) : state,
          ]),
        ),
      );
    const wider = released.bounds.get(field);
    if (range && wider) outBounds.set(field, joined(range, wider, isEmpty));
  }
  return { states: outStates, bounds: outBounds };
}

/** Of a quantity: beside what the partner's value allows, the opposite as without it: 0, or everything above. */
function joined(range: Bounds, released: Bounds, isEmpty: boolean): Bounds {
  if (isEmpty) return { ...released, min: range.min };
  return released.min === 0 ? { ...range, min: 0 } : range;
}
