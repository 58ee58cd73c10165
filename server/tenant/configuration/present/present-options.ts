/** Groups of options ("Options", "Price Lookup" of the API page). */
import type { Parameter } from '#contract/configuration.ts';
import { listPrice } from '#server/model/product/convert-price.ts';
import { localize } from '#server/model/product/localize.ts';
import { valuesOf, type ModelField } from '#server/model/product/model-field.ts';
import type { ModelGroup, ModelOptions } from '#server/model/product/product-model.ts';
import { describeFeature } from '../../product/describe-value.ts';
import type { EvaluatedConfiguration } from '../../product/evaluated-configuration.ts';
import type { PriceView } from '../../product/present-prices.ts';
import { formatMoney } from '../../text/format-numbers.ts';
import type { Presentation } from './present-parameter.ts';
import { componentPicture } from '../../product/present-picture.ts';

export function presentOptionsProperties(
  { component, details, withPrices }: ModelOptions,
  presentation: Pick<Presentation, 'withPrices'>,
): Record<string, string> {
  return {
    tc_options_module: component.name,
    ...(details.length > 0 && {
      tc_options_feature_details: details.map(({ name }) => name).join('; '),
    }),
    ...(withPrices && presentation.withPrices && { tc_price_lookup_mode: 'list' }),
  };
}

/** `price-details` of the group: what every option costs, by parameter. */
export function presentOptionPrices(
  { product: { model } }: EvaluatedConfiguration,
  { members }: ModelGroup,
  { language, currency }: PriceView,
): Record<string, string> {
  return Object.fromEntries(
    members.flatMap((member) => {
      if ('members' in member) return [];
      const yes = valuesOf(member).find(({ name }) => name === 'Yes');
      return [
        [member.name, formatMoney(yes ? listPrice(yes, model, currency) : 0, currency, language)] as const,
      ];
    }),
  );
}

/**
 * The parameter with what is told of its option. The API page sends the ids of the feature details only, and nothing
 * that a customer could read: `tc_options_features` is ours (docs/tenant-differences.md).
 */
export function withOption(
  parameter: Parameter,
  field: ModelField,
  { component, details }: ModelOptions,
  configuration: EvaluatedConfiguration,
  { language, system }: Presentation,
): Parameter {
  const { help } = field;
  const option = field.type === 'yes-no' ? field.option : undefined;
  const variant = component.values.find(({ name }) => name === option?.variant);
  if (!variant) return parameter;
  const picture = componentPicture(configuration, component, variant);
  const features = details.map((feature) => ({
    name: feature.name,
    description: localize(feature.label, language),
    valueDescription: describeFeature(feature, variant.name, language, system),
  }));
  return {
    ...parameter,
    properties: {
      ...parameter.properties,
      tc_options_variant: variant.name,
      ...(picture !== undefined && { tc_component_picture: picture }),
      ...(!help && variant.description && { tc_info_text: localize(variant.description, language) }),
      ...(features.length > 0 && {
        tc_options_features: JSON.stringify(
          features.filter(({ valueDescription }) => valueDescription !== ''),
        ),
      }),
    },
  };
}
