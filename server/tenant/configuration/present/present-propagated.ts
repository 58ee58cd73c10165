import type { Propagated as PropagatedOnWire, PropagatedChange } from '#contract/configuration.ts';
import type { Propagated } from '#server/configurator/changes/compare-values.ts';
import { fieldsOf } from '#server/model/product/fields-of.ts';
import { localize } from '#server/model/product/localize.ts';
import type { ModelStep, ModelUnitSystem, ProductModel } from '#server/model/product/product-model.ts';
import { nameOf } from '#server/model/product/row-label.ts';
import { formatMoney, formatMoneyDifference } from '../../text/format-numbers.ts';
import { describeWithEquivalent, type Customer } from './money-equivalent.ts';

/** What a call changes in all steps, or would: our own (`docs/tenant-differences.md`, "What it adds"). */
export function presentPropagated(
  model: ProductModel,
  { changes, price }: Propagated,
  customer: Customer,
  system: ModelUnitSystem | undefined,
): PropagatedOnWire {
  const { language } = customer;
  const steps = stepsByField(model);
  return {
    ...(price && {
      price: {
        now: formatMoney(price.before, price.currency, language),
        then: formatMoney(price.after, price.currency, language),
        difference: formatMoneyDifference(price.after - price.before, price.currency, language),
      },
    }),
    changed: changes.flatMap(({ field: name, from, to, kind, price: added = 0 }): PropagatedChange[] => {
      const field = model.fields.get(name);
      if (!field) return [];
      const step = steps.get(name);
      return [
        {
          name,
          description: localize(nameOf(field), language),
          oldValue: from,
          oldValueDescription: describeWithEquivalent(field, from, model, customer, system),
          newValue: to,
          newValueDescription: describeWithEquivalent(field, to, model, customer, system),
          step: step?.name ?? '',
          stepDescription: step ? localize(step.label, language) : '',
          kind,
          ...(price && added !== 0 && { price: formatMoneyDifference(added, price.currency, language) }),
        },
      ];
    }),
  };
}

const known = new WeakMap<ProductModel, ReadonlyMap<string, ModelStep>>();

/** The first step that shows each field. */
function stepsByField(model: ProductModel): ReadonlyMap<string, ModelStep> {
  let steps = known.get(model);
  if (!steps) {
    const all = model.steps.flatMap((step) => fieldsOf(step).map(({ name }) => [name, step] as const));
    steps = new Map(all.reverse());
    known.set(model, steps);
  }
  return steps;
}
