/** Where the pictures are that follow from the values of a configuration. */
import { addressOf } from '#contract/endpoint.ts';
import * as endpoints from '#contract/endpoints.ts';
import { fieldsOf } from '#server/model/product/fields-of.ts';
import type { ModelDomain, ModelValue } from '#server/model/product/model-domain.ts';
import { domainOf } from '#server/model/product/model-field.ts';
import { isPresent } from '#server/model/product/row-presence.ts';
import type { EvaluatedConfiguration } from './evaluated-configuration.ts';
import { strongReference } from './product-registry.ts';

/** Address of the picture of a value; undefined when it has none. */
export function componentPicture(
  { product: { product } }: Pick<EvaluatedConfiguration, 'product'>,
  domain: ModelDomain,
  { picture, name }: Pick<ModelValue, 'picture' | 'name'>,
): string | undefined {
  if (picture === undefined) return undefined;
  const productId = strongReference(product);
  return addressOf(endpoints.modelImage, { productId, section: domain.name, sectionId: name });
}

/**
 * Address of the picture of the whole product as it is configured: that of the first field, in any step, that only shows a
 * picture. Undefined for a model without such a field.
 */
export function configurationPicture(configuration: EvaluatedConfiguration): string | undefined {
  const found = pictureValueOf(configuration);
  return found && componentPicture(configuration, found.domain, found.value);
}

/** The value that has that picture. */
export function pictureValueOf({
  product,
  evaluation,
}: EvaluatedConfiguration): { domain: ModelDomain; value: ModelValue } | undefined {
  const { assignment } = evaluation;
  for (const field of product.model.steps.flatMap(fieldsOf)) {
    const domain = domainOf(field);
    if (!domain || field.hidden || field.widget !== 'selected_image' || !isPresent(field, assignment))
      continue;
    const value = domain.values.find(({ name }) => name === assignment.get(field.name));
    if (value?.picture !== undefined) return { domain, value };
  }
  return undefined;
}
