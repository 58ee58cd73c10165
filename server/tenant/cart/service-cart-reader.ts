import type { CartAsset } from '#server/category-pricing/configured-service.ts';
import type { ServiceCart, ServiceCarts, ServiceLine } from '../service-carts.ts';
import { outputsOf } from '../product/bound-value.ts';
import { valueOf, type EvaluatedConfiguration } from '../product/evaluated-configuration.ts';
import type { CartLine, CartReader } from './cart-reader.ts';
import type { CartStore } from './store.ts';

/** Carts as services see them: every configured product is an asset for the services beside it. */
export function serviceCartReader(carts: CartStore, reader: CartReader): ServiceCarts {
  const read = async (externalId: string): Promise<ServiceCart> => {
    const { cart, lines } = await reader.contents(externalId);
    return { id: cart.id, customer: externalId, lines: lines.map((line) => serviceLine(line, lines)) };
  };
  return {
    async cart(id) {
      const cart = await carts.findOpen(id);
      return cart?.isActive ? read(cart.externalId) : undefined;
    },
    async cartOfItem(itemId) {
      const item = await carts.findItem(itemId);
      return item && read(item.externalId);
    },
  };
}

function serviceLine(
  { item, configuration, needsReview }: CartLine,
  lines: readonly CartLine[],
): ServiceLine {
  const others = lines.filter((line) => line.item.id !== item.id);
  return {
    id: item.id,
    needsReview,
    configured: configuration && {
      id: item.id,
      title: configuration.product.model.title,
      model: configuration.product.model,
      assignment: configuration.evaluation.assignment,
      textOf: (field) => textOf(configuration, field),
      qty: item.qty,
      cart: others.flatMap(assetOf),
    },
  };
}

function textOf(configuration: EvaluatedConfiguration, name: string): string {
  const field = configuration.product.model.fields.get(name);
  return field ? valueOf(configuration, field) : '';
}

function assetOf({ item, configuration }: CartLine): CartAsset[] {
  if (!configuration) return [];
  const { name, title } = configuration.product.model;
  const attributes = new Map([...Object.entries(outputsOf(configuration)), ['qty', String(item.qty)]]);
  return [{ id: item.id, model: name, title, attributes }];
}
