/** What a new revision of a product changed about a cart item, compared with what the customer agreed to. */
import { hasCurrency, type Currencies } from '#server/model/product/convert-price.ts';
import type { ModelField } from '#server/model/product/model-field.ts';
import { nameOf } from '#server/model/product/row-label.ts';
import type { LocalizedText } from '#server/model/source/texts.ts';
import { valueOf, type EvaluatedConfiguration } from '../../product/evaluated-configuration.ts';
import { currentUnitPrice, type PricedItem, type UnitPrice } from '../prices/line-price.ts';
import { lostVariants } from './agreed-variants.ts';
import { visibleFields, type Agreement } from './agreement.ts';
import { currentRates } from '../prices/kept-price.ts';
import type { StoredItem } from '../stored-cart.ts';

export interface ReviewedChange {
  readonly field: string;
  readonly label: LocalizedText;
  readonly oldValue: string;
  readonly oldDescription: LocalizedText;
  /** Empty when there is nothing in its place. */
  readonly newValue: string;
  /** To describe the new value; undefined for a field that is gone. */
  readonly newField: ModelField | undefined;
  /** The customer chose the old value; it followed from the rest otherwise. */
  readonly wasChosen: boolean;
}

export type Review =
  | { readonly kind: 'gone' }
  | {
      readonly kind: 'changed';
      /** The revision that the changes are to. */
      readonly revision: string;
      readonly changes: readonly ReviewedChange[];
      /** The item with the new revision. */
      readonly revised: EvaluatedConfiguration;
      readonly newUnitPrice: UnitPrice;
    };

/**
 * What the customer has to look at before an item of an earlier revision is as it is now; undefined where that changes nothing.
 * @param cartCurrency amounts are in it where the item keeps no price
 */
export function itemReview(
  { agreement }: StoredItem,
  priced: Omit<PricedItem, 'isHeld'>,
  currencies: Currencies,
  cartCurrency: string,
): Review | undefined {
  const { configuration: revised, kept, agreedUnitPrices } = priced;
  if (!revised) return { kind: 'gone' };
  const changes = changesSince(agreement, revised);
  // Rates are no concern of the product's: amounts are compared in a currency whose rate is still the same.
  const known = kept?.unitPrices ?? agreedUnitPrices;
  const shownIn = kept && hasCurrency(currencies, kept.currency) ? kept.currency : cartCurrency;
  const comparedIn =
    kept && kept.rates[shownIn] !== currentRates(currencies)[shownIn] ? currencies.currency : shownIn;
  const priceIn = (wanted: string) => currentUnitPrice({ ...priced, isHeld: false }, currencies, wanted) ?? 0;
  const isSamePrice = !known || priceIn(comparedIn) === known[comparedIn];
  if (changes.length === 0 && isSamePrice) return undefined;
  const newUnitPrice = { currency: shownIn, amount: priceIn(shownIn) };
  return { kind: 'changed', revision: revised.state.revision, changes, revised, newUnitPrice };
}

/** Empty when the customer would see the same values as before. */
export function changesSince(
  agreement: Agreement | undefined,
  revised: EvaluatedConfiguration,
): readonly ReviewedChange[] {
  const visible = new Map(visibleFields(revised).map((field) => [field.name, field]));
  const newValue = (name: string) => {
    const field = visible.get(name);
    return field ? valueOf(revised, field) : '';
  };
  if (!agreement) {
    // From before agreements were kept: what was chosen is known, but not how it was shown.
    return revised.notApplied.map(({ field: name, value }): ReviewedChange => {
      const field = visible.get(name);
      return {
        field: name,
        label: field ? nameOf(field) : asText(name),
        oldValue: value,
        oldDescription: asText(value),
        newValue: newValue(name),
        newField: field,
        wasChosen: true,
      };
    });
  }
  const values = agreement.values
    .filter(({ field, value }) => newValue(field) !== value)
    .map(({ field, label, value, description, isChosen }) => ({
      field,
      label,
      oldValue: value,
      oldDescription: description,
      newValue: newValue(field),
      newField: visible.get(field),
      wasChosen: isChosen,
    }));
  const variants = lostVariants(agreement.variants ?? [], revised).map(
    ({ position, label, line, description }): ReviewedChange => ({
      field: position,
      label,
      oldValue: line,
      oldDescription: description,
      newValue: '',
      newField: undefined,
      wasChosen: true,
    }),
  );
  return [...values, ...variants];
}

function asText(text: string): LocalizedText {
  return { text, translations: {} };
}
