/**
 * A number in the model's currency, such as a budget that rules hold the list prices to, stays in that currency for customers
 * who pay in another one; what it comes to for them stands below it (docs/decisions/0031-money-fields-keep-their-currency.md).
 */
import type { Parameter } from '#contract/configuration.ts';
import { convertPrice, hasCurrency } from '#server/model/product/convert-price.ts';
import { toMinorUnits } from '#server/model/number/money.ts';
import { parseDecimal } from '#server/model/number/decimal.ts';
import { unitOf, type ModelField } from '#server/model/product/model-field.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { texts } from '#server/texts/texts.ts';
import { formatMoney } from '../../text/format-numbers.ts';

/** The parameter with the amount in the customer's currency in its help text, where it is an amount in another one. */
export function withMoneyEquivalent(
  parameter: Parameter,
  field: ModelField,
  model: ProductModel,
  { currency, language }: { readonly currency: string; readonly language: string | undefined },
): Parameter {
  const isMoney = unitOf(field) === model.currency;
  if (!isMoney || currency === model.currency || !hasCurrency(model, currency)) return parameter;
  const amount = parseDecimal(parameter.value);
  const minor = amount && toMinorUnits(amount, model.currency);
  if (minor === undefined) return parameter;
  const equivalent = texts.format('pricing.equivalent', language, {
    amount: formatMoney(minor, model.currency, language),
    equivalent: formatMoney(convertPrice(minor, model, currency), currency, language),
  });
  const help = [parameter.properties['tc_info_text'], equivalent].filter(Boolean).join(' ');
  return { ...parameter, properties: { ...parameter.properties, tc_info_text: help } };
}
