import { pricingSchema, type Pricing } from '#contract/pricing.ts';
import { unitsOf } from '../../product/evaluated-configuration.ts';
import { presentPricing } from '../../product/present-prices.ts';
import type { KeptPrice } from './kept-price.ts';
import type { PricedItem } from './line-price.ts';

/** How the price of an item is made up, by language of its model; empty for a plain product, whose price has no parts. */
export function presentPricings(
  { configuration, qty, together, services }: PricedItem,
  currency: string,
): Record<string, Pricing> {
  if (!configuration) return {};
  const { languages } = configuration.product.model;
  const system = unitsOf(configuration);
  return Object.fromEntries(
    languages.map((language) => [
      language,
      presentPricing(configuration, { language, currency, pieces: qty, together, services, system }),
    ]),
  );
}

/**
 * How a kept price was made up; undefined where it is known only as a whole, or is of another quantity.
 * @param language falls back to the model's own language
 */
export function keptPricing({ pricing }: KeptPrice, language: string | undefined): Pricing | undefined {
  const [wanted = ''] = (language ?? '').split('-');
  const kept = pricingSchema.safeParse(
    pricing[language ?? ''] ?? pricing[wanted] ?? Object.values(pricing)[0],
  );
  return kept.success ? kept.data : undefined;
}
