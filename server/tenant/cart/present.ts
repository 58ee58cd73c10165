import type { Cart, CartItem } from '#contract/cart.ts';
import type { Pricing } from '#contract/pricing.ts';
import { localize } from '#server/model/product/localize.ts';
import { isPresent } from '#server/model/product/row-presence.ts';
import { productPicture } from '../catalog/present.ts';
import { strongReference } from '../catalog/product-registry.ts';
import { presentBom, presentPricing } from '../configuration/present-prices.ts';
import { summaryLine, unitsOf, valueOf } from '../configuration/summary-line.ts';
import { formatMoney, plainAmount } from '../text/format.ts';
import { wording } from '../text/wording.ts';
import type { CartContents, CartLine } from './cart-reader.ts';

/** The cart as attribute → text ("List Cart Attributes"); amounts are plain decimals, as clients calculate with them. */
export function presentCart(
  { cart, lines, total, currency, currencies }: CartContents,
  language: string | undefined,
): Cart {
  const words = wording(language);
  return {
    name: words.cartName,
    ...(Object.fromEntries(cart.attributes) as Record<string, string>),
    id: cart.id,
    externalId: cart.externalId,
    currency,
    currencies: currencies.join(' '),
    state: 'Created',
    stateTitle: words.cartActive,
    lastModified: cart.updatedAt,
    itemCount: String(lines.length),
    totalNetPrice: plainAmount(total, currency),
  };
}

/**
 * A cart item ("List Items in Cart"). `pricing` is for all pieces, the parts are for one; `unitNetPrice` and `totalNetPrice` are plain decimals
 * in `currency`, for one piece and for all of them.
 */
export function presentItem(line: CartLine, language: string | undefined): CartItem {
  const { item, listed, configuration, currency } = line;
  const named: CartItem = {
    '#id': item.id,
    product: productName(line, language),
    productId: item.productId,
    productReference: listed && strongReference(listed.product),
    tab: item.tab,
    isConfigurable: item.state !== undefined,
    isProductOutdated: line.isOutdated,
    // Prices are worked out from the catalog with every answer, in its one currency: they are never out of date.
    isCurrencyOutdated: false,
    isAnyCurrencyRateOutdated: false,
    isPriceOutdated: false,
    isPriceModelOutdated: false,
    isPriceDatatableOutdated: false,
    isPriceContextOutdated: false,
    isCheckedOut: line.temporary !== undefined,
    lifeCycleState: 'Active',
    hasAnyUncommittedMandatoryFields: line.isIncomplete,
    pricing: configuration
      ? presentPricing(configuration, {
          language,
          currency,
          pieces: item.qty,
          system: unitsOf(configuration),
        })
      : plainPricing(line, language),
    summary: configuration ? summaryLine(configuration, language) : articleOf(line, language),
    qty: item.qty,
    ...(configuration && { configResult: presentConfigResult(line, language) }),
  };
  const computed = {
    currency,
    unitNetPrice: plainAmount(line.unitPrice, currency),
    totalNetPrice: plainAmount(line.total, currency),
    catalogImage: (listed && productPicture(listed.product)) ?? '',
  };
  // Custom attributes come first: nothing they say can stand in for what the tenant says.
  return { ...Object.fromEntries(item.attributes), ...computed, ...named };
}

/** The name the catalog shows; the id of a product that is gone. */
export function productName({ item, listed }: CartLine, language: string | undefined): string {
  const name = listed?.product.attributes['name'] ?? listed?.product.model?.title;
  return name ? localize(name, language) : item.productId;
}

/** The article number of a plain product, where its tab has such a column. */
export function articleOf({ listed }: CartLine, language: string | undefined): string {
  const article = listed?.product.attributes['article'];
  return article ? localize(article, language) : '';
}

function plainPricing(line: CartLine, language: string | undefined): Pricing {
  const amount = formatMoney(line.total, line.currency, language);
  return {
    rows: [
      {
        descriptionColumn: productName(line, language),
        qtyColumn: String(line.item.qty),
        itemNumberColumn: articleOf(line, language),
        customerNetPriceColumn: amount,
      },
    ],
    summary: { ListPrice: amount, customerNetPriceColumn: amount },
  };
}

/** `safecookie` are the commits in their order, as an urlencoded list. */
function presentConfigResult({ configuration, currency, item }: CartLine, language: string | undefined) {
  if (!configuration) return undefined;
  const { state, product } = configuration;
  const commits = [
    ...state.needs,
    ...state.commits,
    ...[...state.texts].map(([field, value]) => ({ field, value })),
  ];
  return {
    safecookie: new URLSearchParams(commits.map(({ field, value }) => [field, value])).toString(),
    requiredParameterList: [...product.model.fields.values()]
      .filter((field) => isPresent(field, configuration.evaluation.assignment))
      .map((field) => ({
        name: field.name,
        value: valueOf(configuration, field),
      })),
    bom: presentBom(
      configuration,
      { language, currency, pieces: item.qty, system: unitsOf(configuration) },
      true,
    ),
    integrationAttributes: [],
    resultLayout: [],
  };
}
