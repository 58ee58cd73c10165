/**
 * What the features of a feature model cost, by the fields that say whether they are there: the price of a configuration
 * is the sum of the attribute "Price" of all its features, each as often as it is there.
 *
 * Invariant: no price is dropped. What cannot be stated exactly is an error that names the feature.
 */
import { formatDecimal, parseExact } from '#server/model/number/decimal.ts';
import { add, isZero, type Rational } from '#server/model/number/rational.ts';
import type { Diagnostic } from '#server/model/source/diagnostic.ts';
import type { Attribute, Feature, FeatureGroup, FeatureModel } from './feature-model.ts';
import type { FeatureProblem } from './feature-problem.ts';

export interface FeaturePrices {
  /** What a value of a field costs, in decimal notation; undefined when none of its features says a price. */
  ofValue(field: string, value: string): string | undefined;
  /** Features that cost something in every configuration: no choice carries their price. */
  readonly included: readonly { readonly feature: Feature; readonly price: string }[];
  /** Features of which there can be several, and the field that says how many there are. */
  readonly perPiece: readonly {
    readonly feature: Feature;
    readonly price: string;
    readonly quantity: string;
  }[];
}

/** Decimals of the currency of an imported product. */
const decimals = 2;
const largest = /^-?0*\d{1,9}$/;
const amountHint = 'Write an amount such as 12.50.';

/** @param report is told of prices that cannot be carried (errors) and of missing ones (warnings) */
export function featurePrices(
  model: FeatureModel,
  { fields, literals, values }: FeatureProblem,
  report: (diagnostic: Diagnostic) => void,
): FeaturePrices {
  const ofValues = new Map<string, Map<string, Rational>>();
  const included: { feature: Feature; price: string }[] = [];
  const perPiece: { feature: Feature; price: string; quantity: string }[] = [];
  const valuesOf = new Map(
    fields.map(({ field }) => [field.name, field.kind === 'enumerated' ? field.values : []] as const),
  );
  model.features.forEach((feature, index) => {
    const price = readPrice(feature, report);
    if (!price) return;
    const quantity = feature.value?.kind === 'quantity' ? values.get(index) : undefined;
    const literal = literals[index];
    if (quantity !== undefined) {
      if (!isZero(price)) perPiece.push({ feature, price: formatDecimal(price), quantity });
    } else if (!literal || literal.kind === 'always') {
      if (!isZero(price)) included.push({ feature, price: formatDecimal(price) });
    } else {
      const prices = ofValues.get(literal.field) ?? new Map<string, Rational>();
      ofValues.set(literal.field, prices);
      for (const value of valuesOf.get(literal.field) ?? []) {
        if ((value === literal.value) !== (literal.kind === 'is')) continue;
        const known = prices.get(value);
        prices.set(value, known ? add(known, price) : price);
      }
    }
  });
  for (const group of model.groups) reportMissing(model, group, report);
  return {
    ofValue(field, value) {
      const price = ofValues.get(field)?.get(value);
      return price && formatDecimal(price);
    },
    included,
    perPiece,
  };
}

/** The attribute that a shop knows what to do with, whatever stands in it. */
export function isPrice({ name }: Attribute): boolean {
  return /^price$/i.test(name);
}

function readPrice(feature: Feature, report: (diagnostic: Diagnostic) => void): Rational | undefined {
  const { name, file, line, attributes } = feature;
  const error = (message: string, hint: string): undefined => {
    report({ severity: 'error', file, line, column: 1, message, hint });
  };
  for (const attribute of attributes) {
    if (isPrice(attribute) || !/(^|\.)price(\.|$)/i.test(attribute.name)) continue;
    error(`"${attribute.name}" of "${name}" is not read as a price.`, 'Write "Price" and a number.');
  }
  const [price, another] = attributes.filter(isPrice);
  if (!price) return undefined;
  if (another) {
    const all = attributes.filter(isPrice).map((its) => `${its.name} ${contentText(its)}`);
    return error(`"${name}" has several prices: ${all.join(', ')}.`, 'Leave one of them.');
  }
  const text = contentText(price);
  if (price.content.kind !== 'number')
    return error(`The price of "${name}" is not a number: ${text}.`, amountHint);
  const [whole = '', fraction = ''] = text.split('.');
  if (fraction.replace(/0+$/, '').length > decimals)
    return error(`The price of "${name}" has more than ${decimals} decimals: ${text}.`, amountHint);
  if (!largest.test(whole || '0'))
    return error(`The price of "${name}" is too large: ${text}.`, 'It must be below 1,000,000,000.');
  return parseExact(text);
}

/** An alternative that says no price costs nothing, and is the cheapest for that: it is named. */
function reportMissing(
  { features }: FeatureModel,
  { members, max }: FeatureGroup,
  report: (diagnostic: Diagnostic) => void,
): void {
  if (max !== 1 || members.length < 2) return;
  const choices = members.flatMap((member) => features[member] ?? []);
  if (!choices.some(({ attributes }) => attributes.some(isPrice))) return;
  for (const { name, file, line, attributes } of choices) {
    if (attributes.some(isPrice)) continue;
    const message = `"${name}" has no price, and other alternatives have one: it costs nothing.`;
    const hint = 'Give it a price, or 0 if it is free.';
    report({ severity: 'warning', file, line, column: 1, message, hint });
  }
}

function contentText({ content }: Attribute): string {
  return content.kind === 'boolean' ? String(content.value) : content.text;
}
