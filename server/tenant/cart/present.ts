import type { CartItem } from '#contract/cart.ts';
import type { Pricing } from '#contract/pricing.ts';
import { addressOf } from '#contract/endpoint.ts';
import * as endpoints from '#contract/endpoints.ts';
import type { StoredFile } from '#server/platform/files/file-store.ts';
import { texts } from '#server/texts/texts.ts';
import { localize } from '#server/model/product/localize.ts';
import { isPresent } from '#server/model/product/row-presence.ts';
import { externalIdOf } from '../api-access.ts';
import { integrationAttributesOf, outputsOf } from '../product/bound-value.ts';
import { presentResultLayout } from '../product/present-result-layout.ts';
import { describeWithUnit } from '../product/describe-value.ts';
import { unitsOf, valueOf } from '../product/evaluated-configuration.ts';
import { configurationPicture } from '../product/present-picture.ts';
import { foreignSummary, type ForeignItem } from '../product/foreign-item.ts';
import { otherTotals } from '../product/foreign-totals.ts';
import {
  periodPrice,
  presentForeignParts,
  presentForeignPricing,
} from '../product/present-foreign-prices.ts';
import { NO_PRICING, presentBom, presentPricing } from '../product/present-prices.ts';
import { articleOf, productName, productPicture } from '../product/present-product.ts';
import { isPriceOnRequest } from '../product/external-product.ts';
import { strongReference } from '../product/product-registry.ts';
import { summaryLine } from '../product/summary-line.ts';
import { formatAmount, formatMoney, plainAmount } from '../text/format-numbers.ts';
import { currencyId } from './currency-id.ts';
import type { CartLine } from './cart-line.ts';
import type { CartContents } from './cart-reader.ts';
import type { UnitPrice } from './prices/line-price.ts';
import { keptPricing } from './prices/present-pricings.ts';
import type { Review } from './review/review.ts';

/** The cart as attribute → text ("List Cart Attributes"); amounts are plain decimals, as clients calculate with them. */
export function presentCart(
  {
    cart,
    externalId,
    lines,
    total,
    recalculatedTotal,
    refreshedTotal,
    currency,
    currencies,
    cartCount,
  }: CartContents,
  language: string | undefined,
): Record<string, string> {
  return {
    name: texts.format('cart.name', language),
    ...(cart && {
      ...(Object.fromEntries(cart.attributes) as Record<string, string>),
      id: cart.id,
      lastModified: cart.updatedAt,
    }),
    externalId: externalIdOf(externalId),
    currency,
    currencyId: currencyId(currency),
    currencies: currencies.join(' '),
    state: 'Created',
    stateTitle: texts.format('cart.created', language),
    itemCount: String(lines.length),
    cartCount: String(cartCount),
    totalNetPrice: plainAmount(total, currency),
    ...presentOtherTotals(lines, currency, language),
    ...(recalculatedTotal !== undefined && {
      totalAfterRecalculation: plainAmount(recalculatedTotal, currency),
    }),
    ...(refreshedTotal !== undefined && { totalAfterRefresh: plainAmount(refreshedTotal, currency) }),
  };
}

function presentOtherTotals(
  lines: readonly CartLine[],
  cartCurrency: string,
  language: string | undefined,
): Readonly<Record<string, string>> {
  const items = lines.flatMap(({ item }) =>
    item.foreign ? [{ prices: item.foreign.prices, qty: item.qty }] : [],
  );
  const totals = otherTotals(items, cartCurrency).map((total) => {
    const amount = formatAmount(total.amount, total.currency, language);
    return { ...total, description: total.period ? periodPrice(total.period, amount, language) : amount };
  });
  return totals.length === 0 ? {} : { otherTotals: JSON.stringify(totals) };
}

/**
 * A cart item ("List Items in Cart"). `pricing` is for the whole quantity, the bill of materials for one piece;
 * `unitNetPrice` and `totalNetPrice` are plain decimals in `currency`.
 */
export function presentItem(line: CartLine, language: string | undefined): CartItem {
  const { item, listed, configuration, currency } = line;
  const { marks } = line.price;
  // Quantities and rates are the context of a price.
  const isCheckedOut = line.temporary !== undefined || line.isForeignOpen;
  const isContextOutdated = marks.arePiecesOutdated || marks.isRateOutdated;
  const named: CartItem = {
    '#id': item.id,
    product: productName(listed, item, language),
    productId: item.productId,
    productReference: listed && strongReference(listed.product),
    tab: item.tab,
    isConfigurable: (item.state !== undefined || item.foreign !== undefined) && !line.isUnreadable,
    ...(line.isUnreadable && { isUnreadable: true }),
    ...(configuration?.product.model.services && { isService: true }),
    isProductOutdated: line.isOutdated,
    isCurrencyOutdated: marks.isCurrencyOutdated,
    isAnyCurrencyRateOutdated: marks.isRateOutdated,
    isPriceOutdated: marks.isModelOutdated || marks.areTablesOutdated || isContextOutdated,
    isPriceModelOutdated: marks.isModelOutdated,
    isPriceDatatableOutdated: marks.areTablesOutdated,
    isPriceContextOutdated: isContextOutdated,
    isCheckedOut,
    lifeCycleState: line.isNotAdded ? 'Not Added' : isCheckedOut ? 'In Progress' : 'Active',
    hasAnyUncommittedMandatoryFields: line.isIncomplete,
    ...(line.review && { review: presentReview(line, line.review, language) }),
    ...presentPriceChange(line, 'recalculate-prices', line.price.recalculated, language),
    ...presentPriceChange(line, 'refresh-currency', line.price.refreshed, language),
    pricing: presentItemPricing(line, language),
    summary: describeItem(line, language),
    qty: item.qty,
    ...(item.foreign && { otherSystem: presentOtherSystem(item.foreign, language) }),
    ...(configuration && { configResult: presentConfigResult(line, language) }),
  };
  const screenshot = line.screenshot && screenshotAddress(line.screenshot, item.id);
  const computed = {
    currency,
    ...(line.priced.kept && { priceCalculatedAt: line.priced.kept.calculatedAt }),
    ...(!line.isUnreadable &&
      !isPriceOnRequest(listed) && {
        unitNetPrice: plainAmount(line.unitPrice, currency),
        totalNetPrice: plainAmount(line.total, currency),
      }),
    ...(screenshot !== undefined && { screenshot1: screenshot }),
    catalogImage:
      screenshot ??
      (configuration && configurationPicture(configuration)) ??
      (listed && productPicture(listed.product)) ??
      '',
  };
  // Custom attributes come first: they cannot override what the tenant computes.
  const outputs = configuration && outputsOf(configuration);
  return { ...Object.fromEntries(item.attributes), ...outputs, ...computed, ...named };
}

/** Another address for another picture: browsers keep what an address has shown in a page. */
function screenshotAddress({ id }: StoredFile, itemId: string): string {
  return `${addressOf(endpoints.itemImage, { itemId, property: 'screenshot1' })}?version=${id}`;
}

/** What a call would make of the price of the whole quantity. */
function presentPriceChange(
  { item, total, currency }: CartLine,
  call: 'recalculate-prices' | 'refresh-currency',
  price: UnitPrice | undefined,
  language: string | undefined,
) {
  if (!price) return undefined;
  return {
    [call]: {
      now: formatMoney(total, currency, language),
      then: formatMoney(price.amount * item.qty, price.currency, language),
    },
  };
}

/** Of the catalog now where that is what the customer was shown, as it was kept otherwise. */
function presentItemPricing(line: CartLine, language: string | undefined): Pricing {
  const { configuration, currency, item, price, priced, together } = line;
  if (line.isUnreadable) return NO_PRICING;
  if (item.foreign) {
    const { prices, parts } = item.foreign;
    return presentForeignPricing(prices, parts, { language, pieces: item.qty });
  }
  if (isPriceOnRequest(line.listed)) {
    return { rows: [], summary: { ListPrice: texts.format('pricing.on-request', language) } };
  }
  if (configuration && price.isCurrent) {
    const system = unitsOf(configuration);
    return presentPricing(configuration, {
      language,
      currency,
      pieces: item.qty,
      together,
      services: priced.services,
      system,
    });
  }
  const kept = priced.kept?.qty === item.qty ? keptPricing(priced.kept, language) : undefined;
  return kept ?? undividedPricing(line, language);
}

function presentOtherSystem({ system, reference, parts, prices }: ForeignItem, language: string | undefined) {
  return {
    system,
    ...(reference !== undefined && { reference }),
    parts: presentForeignParts(parts, prices.currency, language, true),
  };
}

function describeItem(
  { configuration, isUnreadable, agreement, listed, item }: CartLine,
  language: string | undefined,
) {
  if (isUnreadable) return texts.format('cart.unreadable', language);
  if (configuration) return summaryLine(configuration, language);
  if (item.foreign) return foreignSummary(item.foreign);
  return agreement ? localize(agreement.summary, language) : articleOf(listed, language);
}

/** What a new revision would change about the item: values and price, as displayed. */
function presentReview(
  { unitPrice, currency, item, agreement, priced }: CartLine,
  review: Review,
  language: string | undefined,
): NonNullable<CartItem['review']> {
  if (review.kind === 'gone') return { kind: 'gone', changes: [] };
  const money = (price: UnitPrice) => formatMoney(price.amount * item.qty, price.currency, language);
  const { revised, newUnitPrice } = review;
  return {
    kind: 'changed',
    revision: review.revision,
    changes: review.changes.map((change) => ({
      name: change.field,
      description: localize(change.label, language),
      oldValue: change.oldValue,
      oldValueDescription: localize(change.oldDescription, language),
      newValue: change.newValue,
      newValueDescription: change.newField
        ? describeWithUnit(change.newField, change.newValue, language, unitsOf(revised))
        : '',
      wasChosen: change.wasChosen,
    })),
    ...((priced.kept ?? agreement) && {
      price: { description: '', now: money({ currency, amount: unitPrice }), then: money(newUnitPrice) },
    }),
  };
}

/** A price without its parts: of a plain product, or as it was agreed to. */
function undividedPricing(line: CartLine, language: string | undefined): Pricing {
  const amount = formatMoney(line.total, line.currency, language);
  return {
    rows: [
      {
        descriptionColumn: productName(line.listed, line.item, language),
        qtyColumn: String(line.item.qty),
        itemNumberColumn: line.item.state ? '' : articleOf(line.listed, language),
        customerNetPriceColumn: amount,
      },
    ],
    summary: { ListPrice: amount, customerNetPriceColumn: amount },
  };
}

/** `safecookie` are the commits in their order, as an urlencoded list. */
function presentConfigResult(
  { configuration, currency, item, together, price }: CartLine,
  language: string | undefined,
) {
  if (!configuration) return undefined;
  const { state, product } = configuration;
  const commits = [
    ...state.needs,
    ...state.commits,
    ...[...state.texts].map(([field, value]) => ({ field, value })),
  ];
  return {
    safecookie: new URLSearchParams(
      commits.map(({ field, value }): [string, string] => [field, value]),
    ).toString(),
    requiredParameterList: [...product.model.fields.values()]
      .filter((field) => isPresent(field, configuration.evaluation.assignment))
      .map((field) => ({
        name: field.name,
        value: valueOf(configuration, field),
      })),
    bom: presentBom(
      configuration,
      { language, currency, pieces: item.qty, together, system: unitsOf(configuration) },
      price.isCurrent, // a price that was kept as a whole has no parts
    ),
    integrationAttributes: integrationAttributesOf(configuration),
    resultLayout: presentResultLayout(configuration, language),
  };
}
