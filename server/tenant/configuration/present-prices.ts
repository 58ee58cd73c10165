/**
 * `pricing`, `bom` and `price-details` of configurations and cart items. The column names are those that clients of the
 * API know from its demo; all amounts are display strings in the language of the request.
 */
import type { BomItem } from '#contract/pricing.ts';
import { billOfMaterials, type BomEntry } from '#server/modeling/bill-of-materials.ts';
import { localize } from '#server/modeling/localize.ts';
import { priceConfiguration } from '#server/modeling/price.ts';
import type { ModelField } from '#server/modeling/product-model.ts';
import { formatMoney, formatMoneyDifference } from '../text/format.ts';
import type { EvaluatedConfiguration } from './service.ts';

/** A line of `pricing` as it travels: column → display text. */
export type WirePricingLine = Record<string, string>;

/** Lines stand alone or, below a heading with sums of its own, together. */
export type WirePricingRow = WirePricingLine | { summary: WirePricingLine; rows: WirePricingLine[] };

export interface WirePricing {
  rows: WirePricingRow[];
  summary: Record<string, string>;
}

/** What `excludePricing` leaves; an object all the same, as clients read into it without looking. */
export const NO_PRICING: Record<string, never> = {};

/**
 * A heading for every step that has priced choices, a row for each of them.
 * @param pieces how many of the product: a cart item shows what all of them need and cost
 */
export function presentPricing(
  { product, evaluation }: EvaluatedConfiguration,
  language: string | undefined,
  pieces = 1,
): WirePricing {
  const priced = priceConfiguration(product.model, evaluation.assignment);
  const money = (minor: number) => formatMoney(minor * pieces, priced.currency, language);
  const rows = priced.sections.map((section): WirePricingRow => ({
    summary: {
      descriptionColumn: localize(section.label, language),
      customerNetPriceColumn: money(section.total),
    },
    rows: section.lines.map((line) => ({
      descriptionColumn: localize(line.label, language),
      qtyColumn: String(line.quantity * pieces),
      itemNumberColumn: line.article ?? '',
      customerNetPriceColumn: money(line.total),
    })),
  }));
  const total = money(priced.total);
  return { rows, summary: { ListPrice: total, customerNetPriceColumn: total } };
}

/** @param withPrices without them the price attributes are there, but empty ("BoM attributes … will not get any value") */
export function presentBom(
  { product: { model }, evaluation }: EvaluatedConfiguration,
  language: string | undefined,
  withPrices: boolean,
): BomItem[] {
  const present = (entry: BomEntry): BomItem => ({
    name: entry.article,
    description: localize(entry.label, language),
    qty: String(entry.quantity),
    attributes: {
      articleNumber: entry.article,
      parameter: entry.field,
      position: localize(entry.role, language),
      price: withPrices ? formatMoney(entry.value.price * entry.total, model.currency, language) : '',
    },
    subItems: entry.entries.map(present),
  });
  return billOfMaterials(model, evaluation.assignment).map(present);
}

/**
 * `price-details` of a field with price lookup: by element, the price of the variant (`list`), or what the whole
 * product would cost more or less with it and all else as it is (`delta`; elements that change nothing are left out).
 */
export function presentPriceDetails(
  { product: { model }, evaluation }: EvaluatedConfiguration,
  field: ModelField,
  language: string | undefined,
): Record<string, string> {
  const values = field.domain?.values ?? [];
  if (field.priceLookup === 'list') {
    return Object.fromEntries(
      values.map(({ name, price }) => [name, formatMoney(price, model.currency, language)]),
    );
  }
  const now = priceConfiguration(model, evaluation.assignment).total;
  const differences = values.map(({ name }): [string, string] => {
    const { total } = priceConfiguration(model, new Map(evaluation.assignment).set(field.name, name));
    return [name, formatMoneyDifference(total - now, model.currency, language)];
  });
  return Object.fromEntries(differences.filter(([, difference]) => difference !== ''));
}
