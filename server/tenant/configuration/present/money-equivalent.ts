/**
 * A number in the model's currency, such as a budget that rules hold the list prices to, stays in that currency for customers
 * who pay in another one; what it comes to for them stands below it (docs/decisions/0031-money-fields-keep-their-currency.md).
 */
import type { Parameter } from '#contract/configuration.ts';
import { convertPrice, hasCurrency } from '#server/model/product/convert-price.ts';
import { toMinorUnits } from '#server/model/number/money.ts';
import { parseDecimal } from '#server/model/number/decimal.ts';
import { unitOf, type ModelField } from '#server/model/product/model-field.ts';
import type { ModelUnitSystem, ProductModel } from '#server/model/product/product-model.ts';
import { texts } from '#server/texts/texts.ts';
import { describeWithUnit } from '../../product/describe-value.ts';
import { formatMoney } from '../../text/format-numbers.ts';

export interface Customer {
  /** What the customer pays in; undefined where that does not matter. */
  readonly currency: string | undefined;
  readonly language: string | undefined;
}

/** An amount in the model's currency and what it comes to in the customer's, both formatted; undefined where there are not two. */
function inBothCurrencies(
  field: ModelField,
  value: string,
  model: ProductModel,
  { currency, language }: Customer,
): { readonly amount: string; readonly equivalent: string } | undefined {
  if (unitOf(field) !== model.currency || currency === undefined) return undefined;
  if (currency === model.currency || !hasCurrency(model, currency)) return undefined;
  const amount = parseDecimal(value);
  const minor = amount && toMinorUnits(amount, model.currency);
  if (minor === undefined) return undefined;
  return {
    amount: formatMoney(minor, model.currency, language),
    equivalent: formatMoney(convertPrice(minor, model, currency), currency, language),
  };
}

/** A value in words with its unit; an amount in another currency than the customer's also in theirs: `3,000 EUR (CHF 2,820.00)`. */
export function describeWithEquivalent(
  field: ModelField,
  value: string,
  model: ProductModel,
  customer: Customer,
  system: ModelUnitSystem | undefined,
): string {
  const described = describeWithUnit(field, value, customer.language, system);
  const both = inBothCurrencies(field, value, model, customer);
  return both ? `${described} (${both.equivalent})` : described;
}

/** The parameter with the amount in the customer's currency in its help text, where it is an amount in another one. */
export function withMoneyEquivalent(
  parameter: Parameter,
  field: ModelField,
  model: ProductModel,
  customer: Customer,
): Parameter {
  const both = inBothCurrencies(field, parameter.value, model, customer);
  if (!both) return parameter;
  const equivalent = texts.format('pricing.equivalent', customer.language, both);
  const help = [parameter.properties['tc_info_text'], equivalent].filter(Boolean).join(' ');
  return { ...parameter, properties: { ...parameter.properties, tc_info_text: help } };
}
