/** The transaction of a context under the tags of the wire. */
import type { SalesTransaction, TransactionItem } from '../wire/sales-transaction.ts';
import { isDefault, wireValueOf } from './attribute-value.ts';
import { chosenComponents, valueIn } from './chosen-components.ts';
import type { ConfigurationContext } from './configuration-context.ts';
import type { EvaluatedLine } from './evaluate-context.ts';
import { priceLine, waterfallOf, type LinePrice } from './line-price.ts';
import org from './org.json' with { type: 'json' };
import { fieldsOfAttribute } from './sandbox-product.ts';
import { usualSellingModel } from './selling-models.ts';

export function presentTransaction(
  context: ConfigurationContext,
  evaluated: EvaluatedLine | undefined,
  now: Date,
): SalesTransaction {
  const items = evaluated ? presentItems(context, evaluated, now) : [];
  const total = items.reduce((sum, { NetTotalPrice }) => sum + (NetTotalPrice ?? 0), 0);
  const amount = Math.round(total * 100) / 100;
  return {
    ...org.transaction,
    id: context.transactionId,
    businessObjectType: 'Quote',
    SalesTransactionSource: context.transactionId,
    Pricebook: org.pricebookId,
    LastPricedDate: `${now.toISOString().slice(0, 19)}Z`,
    Subtotal: amount,
    TotalAmount: amount,
    SalesTransactionItem: items,
  };
}

function presentItems(context: ConfigurationContext, evaluated: EvaluatedLine, now: Date): TransactionItem[] {
  const { line } = evaluated;
  const { product } = line;
  const parts = chosenComponents(evaluated);
  const bundle = product.catalog(undefined);
  const attributes = presentAttributes(evaluated);
  const relations = parts.map(({ binding, line: component }) => {
    const relation = binding.product.productRelatedComponent;
    const isIncluded = relation?.doesBundlePriceIncludeChild === true && component.sellingModel === undefined;
    return {
      id: component.relationId,
      MainItem: line.id,
      MainItemRole: 'Bundle',
      AssociatedItem: component.id,
      AssociatedItemRole: 'BundleComponent',
      AssociatedItemPricing: isIncluded ? 'IncludedInBundlePrice' : 'NotIncludedInBundlePrice',
      AssociatedQuantScaleMethod: relation?.quantityScaleMethod ?? null,
      ProductRelatedComponent: relation?.id ?? null,
      ProductRelationshipType: relation?.productRelationshipTypeId ?? null,
      SalesTrnItemRelationshipParent: context.transactionId,
      businessObjectType: 'QuoteLineRelationship',
    };
  });
  const top = presentItem(context, now, {
    id: line.id,
    productId: bundle.id,
    sellingModel: line.sellingModel,
    quantity: line.quantity,
    price: priceLine(context, evaluated, undefined),
    isBundle: true,
  });
  return [
    {
      ...top,
      ...(attributes.length > 0 && { SalesTransactionItemAttribute: attributes }),
      ...(relations.length > 0 && { SalesTrxnItemRelationship: relations }),
    },
    ...parts.map((part) =>
      presentItem(context, now, {
        id: part.line.id,
        productId: part.binding.product.id,
        sellingModel: part.line.sellingModel ?? usualSellingModel(part.binding.product),
        quantity: part.quantity * line.quantity,
        price: priceLine(context, evaluated, part),
        isBundle: false,
      }),
    ),
  ];
}

/** Attributes that were set, or have another value than the catalog says. */
function presentAttributes(evaluated: EvaluatedLine) {
  const { line } = evaluated;
  return [...line.product.attributes].flatMap(([key, binding]) => {
    const value = wireValueOf(binding, (field) => valueIn(evaluated, field));
    const isSet = fieldsOfAttribute(binding).some((field) =>
      line.choices.some((choice) => choice.field === field),
    );
    if (!isSet && isDefault(binding, value)) return [];
    const { attribute, isPriceImpacting } = binding;
    return [
      {
        ...value,
        id: line.attributeIds.get(key) ?? '',
        AttributeKey: attribute.id,
        AttributeName: attribute.name ?? null,
        AttributeDefinitionCode: attribute.code ?? null,
        IsPriceImpacting: isPriceImpacting,
        SalesTransactionItemAttrParent: line.id,
        businessObjectType: 'QuoteLineItemAttribute',
      },
    ];
  });
}

interface PresentedItem {
  readonly id: string;
  readonly productId: string;
  readonly sellingModel: string;
  readonly quantity: number;
  readonly price: LinePrice;
  readonly isBundle: boolean;
}

function presentItem(
  { transactionId }: ConfigurationContext,
  now: Date,
  { id, productId, sellingModel, quantity, price, isBundle }: PresentedItem,
): TransactionItem {
  const list = price.list;
  const net = price.net;
  const total = (unit: number) => Math.round(unit * quantity * 100) / 100;
  return {
    id,
    Product: productId,
    ProductSellingModel: sellingModel,
    PricebookEntry: price.pricebookEntry,
    Quantity: quantity,
    businessObjectType: 'QuoteLineItem',
    SalesTransactionItemParent: transactionId,
    SalesTransactionItemSource: id,
    ListPrice: list,
    ListPriceTotal: total(list),
    StartingUnitPrice: list,
    StartingUnitPriceSource: 'System',
    StartingPriceTotal: total(list),
    UnitPrice: net,
    NetUnitPrice: net,
    NetTotalPrice: total(net),
    TotalPrice: total(net),
    TotalLineAmount: total(list),
    ItemTotalAdjustmentAmount: total(net) - total(list),
    PricingTermCount: 1,
    PriceWaterFall: waterfallOf(id, quantity, price, { isBundle, now }),
    BasisTransactionItem: null,
    BillingFrequency: null,
    Discount: null,
    DiscountAmount: null,
    EndDate: null,
    PartnerDiscountPercent: null,
    PartnerUnitPrice: null,
    PeriodBoundary: null,
    PeriodBoundaryDay: null,
    PeriodBoundaryStartMonth: null,
    ProrationPolicy: null,
    StartDate: null,
    SubscriptionTerm: null,
  };
}
