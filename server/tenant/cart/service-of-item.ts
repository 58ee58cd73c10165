/** Items of a cart as services see them: every configured product is an asset for the services beside it. */
import { calculateService } from '#server/category-pricing/calculate-service.ts';
import {
  ServiceNotPriced,
  type CartAsset,
  type ConfiguredService,
} from '#server/category-pricing/configured-service.ts';
import { outputsOf } from '../product/bound-value.ts';
import { valueOf, type EvaluatedConfiguration } from '../product/evaluated-configuration.ts';
import type { ServiceAmount } from '../product/service-amount.ts';

/** A cart item and what it is configured as; undefined for a plain product. */
export interface ServedItem {
  readonly item: { readonly id: string; readonly qty: number };
  readonly configuration: EvaluatedConfiguration | undefined;
}

/** @param others the other items of the cart */
export function serviceOfItem(
  { item, configuration }: ServedItem,
  others: readonly ServedItem[],
): ConfiguredService | undefined {
  return (
    configuration && {
      id: item.id,
      title: configuration.product.model.title,
      model: configuration.product.model,
      assignment: configuration.evaluation.assignment,
      textOf: (field) => textOf(configuration, field),
      qty: item.qty,
      cart: others.flatMap(assetOf),
    }
  );
}

/** What the services of an item cost with the rest of its cart; undefined for a product without services. */
export function serviceAmount(item: ServedItem, cart: readonly ServedItem[]): ServiceAmount | undefined {
  if (!item.configuration?.product.model.services) return undefined;
  const others = cart.filter((other) => other.item.id !== item.item.id);
  const service = serviceOfItem(item, others);
  try {
    const cells = service && calculateService({ ...service, qty: 1 })?.cells;
    return { amount: cells?.reduce((sum, { price }) => sum + price, 0) };
  } catch (error) {
    if (error instanceof ServiceNotPriced) return { amount: undefined };
    throw error;
  }
}

function textOf(configuration: EvaluatedConfiguration, name: string): string {
  const field = configuration.product.model.fields.get(name);
  return field ? valueOf(configuration, field) : '';
}

function assetOf({ item, configuration }: ServedItem): CartAsset[] {
  if (!configuration) return [];
  const { name, title } = configuration.product.model;
  const attributes = new Map([...Object.entries(outputsOf(configuration)), ['qty', String(item.qty)]]);
  return [{ id: item.id, model: name, title, attributes }];
}
