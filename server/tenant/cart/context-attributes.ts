/**
 * The needs that a configuration was started with, as attributes by their aliases: of the cart ("Starting the configuration with
 * provided model needs updates the shopping cart's context attributes") and of the item.
 */
import type { StartedConfiguration } from '../cart-access.ts';
import { asConfigurable, type ProductRegistry } from '../product/product-registry.ts';
import { RESTRICTED_CART_ATTRIBUTES, RESTRICTED_ITEM_ATTRIBUTES } from './custom-attributes.ts';
import type { Attributes } from './stored-cart.ts';

/** Without aliases that name what the tenant itself says of carts and items. */
export function contextAttributes(
  { tab, productId, needs }: StartedConfiguration,
  registry: ProductRegistry,
): Attributes {
  const product = asConfigurable(registry.productIn(tab, productId));
  const values = new Map(needs.map(({ field, value }) => [field, value]));
  return new Map(
    (product?.model.needs ?? []).flatMap(({ alias, field }): [string, string][] => {
      const value = values.get(field);
      const isRestricted = RESTRICTED_CART_ATTRIBUTES.has(alias) || RESTRICTED_ITEM_ATTRIBUTES.has(alias);
      return value === undefined || isRestricted ? [] : [[alias, value]];
    }),
  );
}
