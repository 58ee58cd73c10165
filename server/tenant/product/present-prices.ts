/**
 * `pricing`, `bom` and `price-details` of configurations and cart items. The column names are those that clients of the
 * API know from its demo, and those that the model adds; all amounts are display strings in the language of the request.
 */
import type { BomItem, Pricing, PricingLine, PricingRow } from '#contract/pricing.ts';
import { billOfMaterials, type BomEntry } from '#server/model/product/bill-of-materials.ts';
import { convertPrice, listPrice, unitPrice } from '#server/model/product/convert-price.ts';
import { localize } from '#server/model/product/localize.ts';
import {
  partKey,
  priceConfiguration,
  type PiecesTogether,
  type PricedConfiguration,
  type PriceLine,
} from '#server/model/product/price.ts';
import { settledValue } from '#server/model/product/variant-catalog.ts';
import type { ModelValue } from '#server/model/product/model-domain.ts';
import { domainOf, valuesOf, type ModelField } from '#server/model/product/model-field.ts';
import type { ModelUnitSystem, PriceColumn, ProductModel } from '#server/model/product/product-model.ts';
import { texts } from '#server/texts/texts.ts';
import { formatMoney, formatMoneyDifference } from '../text/format-numbers.ts';
import { describeFeature } from './describe-value.ts';
import type { EvaluatedConfiguration } from './evaluated-configuration.ts';
import { componentPicture } from './present-picture.ts';
import type { ServiceAmount } from './service-amount.ts';

/** What `excludePricing` leaves; an object all the same, as clients read into it without looking. */
export const NO_PRICING: Pricing = {};

/** How prices are to be shown. */
export interface PriceView {
  readonly language: string | undefined;
  readonly currency: string;
  /** How many of the product: a cart item shows what all of them need and cost. */
  readonly pieces?: number | undefined;
  /** With the other lines of the cart. */
  readonly together?: PiecesTogether | undefined;
  /** What services cost with the rest of the cart. */
  readonly services?: ServiceAmount | undefined;
  /** What numbers are told in, if not in the model's units. */
  readonly system?: ModelUnitSystem | undefined;
}

/** A heading for every step that has priced choices, a row for each of them; at the end what is taken off. */
export function presentPricing(
  configuration: EvaluatedConfiguration,
  { language, currency, pieces = 1, together, services, system }: PriceView,
): Pricing {
  const { product, evaluation } = configuration;
  const { model } = product;
  const { variants } = configuration.state;
  const priced = priceConfiguration(model, evaluation.assignment, { currency, pieces, together, variants });
  const money = (minor: number) => formatMoney(minor * pieces, currency, language);
  const missing = texts.format('pricing.no-price', language);
  const cell = (line: PriceLine, column: PriceColumn) => [
    column.name,
    priceCell(model, line, column, { language, currency, system }),
  ];
  const rows = priced.sections.map((section): PricingRow => ({
    summary: {
      descriptionColumn: localize(section.label, language),
      customerNetPriceColumn: money(section.total),
    },
    rows: section.lines.map((line) => ({
      descriptionColumn: localize(line.label, language),
      parameterColumn: localize(line.role, language),
      qtyColumn: String(line.quantity * pieces),
      itemNumberColumn: line.article ?? '',
      customerNetPriceColumn: line.isPriceMissing ? missing : money(line.total),
      ...illustrate(configuration, line, language),
      ...(Object.fromEntries(model.priceColumns.map((column) => cell(line, column))) as PricingLine),
    })),
  }));
  if (priced.reductions.length > 0) {
    const off = priced.reductions.reduce((sum, { amount }) => sum + amount, 0);
    rows.push({
      summary: {
        descriptionColumn: texts.format('pricing.discounts', language),
        customerNetPriceColumn: money(-off),
      },
      rows: priced.reductions.map(({ label, amount }) => ({
        descriptionColumn: localize(label, language),
        qtyColumn: '',
        itemNumberColumn: '',
        customerNetPriceColumn: money(-amount),
      })),
    });
  }
  const ofServices = convertPrice(services?.amount ?? 0, model, currency);
  const servicesLabel = texts.format('pricing.services', language);
  if (services?.amount !== undefined) {
    rows.push({
      summary: { descriptionColumn: servicesLabel, customerNetPriceColumn: money(ofServices) },
      rows: [],
    });
  }
  const unpriced = [
    ...priced.unpriced.map((line) => nameUnpriced(line, language)),
    ...(services && services.amount === undefined ? [servicesLabel] : []),
  ];
  return {
    rows,
    summary: {
      ListPrice: money(priced.listTotal + ofServices),
      customerNetPriceColumn: money(priced.total + ofServices),
    },
    ...(unpriced.length > 0 && { unpriced }),
    ...(model.priceColumns.length > 0 && {
      columns: model.priceColumns.map(({ name, label }) => ({ name, title: localize(label, language) })),
    }),
  };
}

/** Picture and description of a part, under the names that the vendor's demo reads them by. */
function illustrate(
  configuration: EvaluatedConfiguration,
  { field, value, placed }: Pick<BomEntry, 'field' | 'placed'> & { readonly value: ModelValue },
  language: string | undefined,
): PricingLine {
  const domain = placed?.catalog.component ?? domainOf(configuration.product.model.fields.get(field ?? ''));
  const picture = domain && componentPicture(configuration, domain, value);
  return {
    ...(picture !== undefined && { tc_component_picture: picture }),
    ...(value.description && { long_description: localize(value.description, language) }),
  };
}

/** What the customer said of a variant that left it open, or what the variant settles. */
function describeChoices({ placed }: BomEntry, language: string | undefined): Record<string, string> {
  if (!placed) return {};
  const { catalog, value, chosen } = placed;
  return Object.fromEntries(
    catalog.choices.map((choice) => {
      const name = settledValue(choice, value) ?? chosen.values[choice.name];
      const element = choice.domain.values.find((one) => one.name === name);
      return [choice.name, element ? localize(element.label, language) : ''];
    }),
  );
}

/** What has no price, as a customer reads it: `Board: Board B`. */
export function nameUnpriced({ role, label }: PriceLine, language: string | undefined): string {
  return [...new Set([localize(role, language), localize(label, language)])].join(': ');
}

/** What a line has in a column that the model adds; empty where there is nothing to say. */
export function priceCell(
  model: ProductModel,
  line: PriceLine,
  { show }: PriceColumn,
  { language, currency, system }: PriceView,
): string {
  if (line.isPriceMissing && (show === 'unit_price' || show === 'list_price'))
    return texts.format('pricing.no-price', language);
  if (show === 'unit_price') return formatMoney(line.unitPrice, currency, language);
  if (show === 'list_price') return formatMoney(line.listPrice, currency, language);
  const domain = line.placed?.catalog.component ?? domainOf(model.fields.get(line.field));
  const feature = domain?.features?.find(({ name }) => name === show.feature);
  return feature ? describeFeature(feature, line.value.name, language, system) : '';
}

/**
 * The parts of one product.
 * @param withPrices without them the price attributes are there, but empty ("BoM attributes … will not get any value")
 */
export function presentBom(
  configuration: EvaluatedConfiguration,
  { language, currency, pieces = 1, together, system }: PriceView,
  withPrices: boolean,
): BomItem[] {
  const { product, evaluation } = configuration;
  const { model } = product;
  const price = ({ field, value, total }: BomEntry): string => {
    if (!withPrices || !value) return '';
    if (value.isPriceMissing) return texts.format('pricing.no-price', language);
    const count = together?.parts.get(partKey(field ?? '', value.name)) ?? total * pieces;
    return formatMoney(unitPrice(value, model, currency, count) * total, currency, language);
  };
  const present = (entry: BomEntry): BomItem => {
    const { value, features } = entry;
    const told = features.flatMap((feature) => {
      const text = value ? describeFeature(feature, value.name, language, system) : '';
      return text === '' ? [] : [{ feature, text }];
    });
    return {
      name: entry.article,
      description: localize(entry.label, language),
      qty: String(entry.quantity),
      attributes: {
        articleNumber: entry.article,
        parameter: entry.field ?? '',
        position: entry.role ? localize(entry.role, language) : '',
        price: price(entry),
        ...(value && illustrate(configuration, { ...entry, value }, language)),
        ...describeChoices(entry, language),
        ...(Object.fromEntries(told.map(({ feature, text }) => [feature.name, text])) as Record<
          string,
          string
        >),
      },
      attributeTitles: Object.fromEntries([
        ...told.map(({ feature }) => [feature.name, localize(feature.label, language)] as const),
        ...(entry.placed?.catalog.choices ?? []).map(
          ({ name, label }) => [name, localize(label, language)] as const,
        ),
      ]),
      subItems: entry.entries.map(present),
    };
  };
  return billOfMaterials(model, evaluation.assignment, configuration.state.variants).map(present);
}

/**
 * `price-details` of a field with price lookup: by element, the price of the variant (`list`), or what the whole
 * product would cost more or less with it and all else as it is (`delta`; elements that change nothing are left out).
 */
export function presentPriceDetails(
  { product: { model }, evaluation }: EvaluatedConfiguration,
  field: ModelField,
  { language, currency }: PriceView,
): Record<string, string> {
  const values = valuesOf(field);
  const missing = texts.format('pricing.no-price', language);
  if (field.priceLookup === 'list') {
    return Object.fromEntries(
      values.map((value) => [
        value.name,
        value.isPriceMissing ? missing : formatMoney(listPrice(value, model, currency), currency, language),
      ]),
    );
  }
  const isUnpriced = ({ unpriced }: PricedConfiguration) =>
    unpriced.some((line) => line.field === field.name);
  const current = priceConfiguration(model, evaluation.assignment, { currency });
  const now = current.total;
  const differences = values.map(({ name }): [string, string] => {
    const instead = new Map(evaluation.assignment).set(field.name, name);
    const priced = priceConfiguration(model, instead, { currency });
    if (isUnpriced(priced)) return [name, missing];
    if (isUnpriced(current)) return [name, '']; // no difference to what has no price
    const { total } = priced;
    return [name, formatMoneyDifference(total - now, currency, language)];
  });
  return Object.fromEntries(differences.filter(([, difference]) => difference !== ''));
}
