import type { CartItem } from '#contract/cart.ts';
import { isCommitted } from '#server/configurator/parameters.ts';
import { localize } from '#server/model/product/localize.ts';
import { nameOf } from '#server/model/product/row-label.ts';
import { isPresent } from '#server/model/product/row-presence.ts';
import { describeWithUnit } from '../product/describe-value.ts';
import { unitsOf, valueOf, type EvaluatedConfiguration } from '../product/evaluated-configuration.ts';
import { visibleFields } from './review/agreement.ts';

/** `product-configuration`: asked for with `includeUploadedProductConfiguration`. */
export function presentProductConfiguration(
  configuration: EvaluatedConfiguration,
  language: string | undefined,
): NonNullable<CartItem['product-configuration']> {
  const { product, state } = configuration;
  const system = unitsOf(configuration);
  return {
    product: localize(product.model.title, language),
    productId: product.product.id,
    revision: state.revision,
    parameters: visibleFields(configuration)
      .filter((field) => isPresent(field, configuration.evaluation.assignment))
      .map((field) => {
        const value = valueOf(configuration, field);
        return {
          name: field.name,
          description: localize(nameOf(field), language),
          value,
          valueDescription: describeWithUnit(field, value, language, system),
          committed: isCommitted(state, field),
        };
      }),
  };
}
