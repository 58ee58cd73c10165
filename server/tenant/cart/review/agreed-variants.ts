/** Variants of variant catalogs in what a customer agreed to with a cart item. */
import { localize } from '#server/model/product/localize.ts';
import { placedVariants, type PlacedVariant } from '#server/model/product/variant-catalog.ts';
import type { LocalizedText } from '#server/model/source/texts.ts';
import type { EvaluatedConfiguration } from '../../product/evaluated-configuration.ts';

/** A line of a variant BoM as it was shown. */
export interface AgreedVariant {
  readonly position: string;
  readonly label: LocalizedText;
  /** Which line it is: the variant and the values of its open columns. */
  readonly line: string;
  /** `5 × Shelf, 1000 mm, Blue` */
  readonly description: LocalizedText;
}

/** @param inAll a text in all languages of the model, see `agreementOn` */
export function agreedVariants(
  { product, state }: EvaluatedConfiguration,
  inAll: (describe: (language: string) => string) => LocalizedText,
): AgreedVariant[] {
  return placedVariants(product.model, state.variants).map((placed) => ({
    position: placed.position.name,
    label: placed.position.label,
    line: lineOf(placed),
    description: inAll((language) => describe(placed, language)),
  }));
}

/** Those of an agreement that a revision does not have any more, with a variant or one of its values. */
export function lostVariants(
  agreed: readonly AgreedVariant[],
  { product, state }: EvaluatedConfiguration,
): readonly AgreedVariant[] {
  const placed = placedVariants(product.model, state.variants).filter(hasItsValues);
  const left = new Set(placed.map((line) => `${line.position.name} ${lineOf(line)}`));
  return agreed.filter(({ position, line }) => !left.has(`${position} ${line}`));
}

function lineOf({ chosen }: PlacedVariant): string {
  return JSON.stringify([
    chosen.variant,
    Object.entries(chosen.values).sort(([a], [b]) => a.localeCompare(b, 'en')),
  ]);
}

function hasItsValues({ catalog, chosen }: PlacedVariant): boolean {
  return Object.entries(chosen.values).every(([name, value]) =>
    catalog.choices
      .find((choice) => choice.name === name)
      ?.domain.values.some((known) => known.name === value),
  );
}

function describe({ catalog, value, chosen }: PlacedVariant, language: string): string {
  const values = Object.entries(chosen.values).map(([name, chosenValue]) => {
    const choice = catalog.choices.find((candidate) => candidate.name === name);
    const known = choice?.domain.values.find((candidate) => candidate.name === chosenValue);
    return known ? localize(known.label, language) : chosenValue;
  });
  return `${chosen.quantity} × ${[localize(value.label, language), ...values].join(', ')}`;
}
