import { billOfMaterials, type BomEntry } from '#server/model/product/bill-of-materials.ts';
import { currencyDecimals } from '#server/model/number/money.ts';
import { convertPrice } from '#server/model/product/convert-price.ts';
import { localize } from '#server/model/product/localize.ts';
import { priceConfiguration, type PricedConfiguration } from '#server/model/product/price.ts';
import type { PartItem, PriceInfo, PriceRow } from '../../wire/parts-and-prices.ts';
import type { RecommendedPart } from '../oracle-profile.ts';
import type { StoreSession } from '../store-session.ts';
import type { Shown } from './present-attribute.ts';

/** `update` tells more of a part than page moves do. */
export type PartDetail = 'full' | 'short';

export interface PresentedParts {
  readonly bom: readonly PartItem[];
  readonly mandatory: readonly PartItem[];
  readonly recommended: readonly PartItem[];
  readonly priceInfo: PriceInfo;
}

interface Part {
  readonly field: string | undefined;
  readonly number: string;
  readonly text: string;
  readonly quantity: number;
  /** Of one, in minor units; undefined where the model has none. */
  readonly price: number | undefined;
}

/** The parts as a flat list, the model itself first, and what they and the options cost. */
export function presentParts(shown: Shown, detail: PartDetail): PresentedParts {
  const { session, configured } = shown;
  const { model, profile } = session.product;
  const { assignment } = configured.evaluation;
  const priced = priceConfiguration(model, assignment, { currency: session.currency });
  const parts = flatten(billOfMaterials(model, assignment)).map((entry) => partOf(session, entry, priced));
  const base = parts.filter(({ field }) => field !== undefined && field === profile.baseField);
  const isMandatory = ({ field }: Part) =>
    profile.mandatoryParts?.includes(model.fields.get(field ?? '')?.row?.member ?? field ?? '') === true;
  const others = parts.filter((part) => !base.includes(part));
  const present = (part: Part) => presentPart(part, session.currency, detail, base.includes(part));
  return {
    bom: [...base, ...others.filter((part) => !isMandatory(part))].map(present),
    mandatory: others.filter(isMandatory).map(present),
    recommended: recommendedParts(shown).map((part) => present(recommendedPart(session, part))),
    priceInfo: presentPrices(session, priced, { base, others }),
  };
}

function flatten(entries: readonly BomEntry[]): readonly BomEntry[] {
  return entries.flatMap((entry) => [entry, ...flatten(entry.entries)]);
}

function partOf({ language }: StoreSession, entry: BomEntry, { sections }: PricedConfiguration): Part {
  const line = sections.flatMap(({ lines }) => lines).find(({ field }) => field === entry.field);
  return {
    field: entry.field,
    number: entry.article,
    text: localize(entry.value?.description ?? entry.label, language),
    quantity: entry.total,
    price: line && !line.isPriceMissing ? line.unitPrice : undefined,
  };
}

function recommendedParts({ session, configured }: Shown): readonly RecommendedPart[] {
  const { recommendedParts: parts = [] } = session.product.profile;
  return parts.filter(
    ({ from }) => Number(configured.evaluation.assignment.get(from.field) ?? 0) >= from.value,
  );
}

function recommendedPart({ product: { model }, currency }: StoreSession, part: RecommendedPart): Part {
  return {
    field: undefined,
    number: part.partNumber,
    text: part.name,
    quantity: 1,
    price: convertPrice(part.price, model, currency),
  };
}

function presentPart(
  { number, text, quantity, price }: Part,
  currency: string,
  detail: PartDetail,
  isModel: boolean,
): PartItem {
  const common = {
    partNumber: number,
    quantity,
    price: price === undefined ? null : amountIn(currency, price),
    _part_custom_field4: null,
    _part_custom_field5: 0,
    _part_custom_field6: 0,
    _part_custom_field8: null,
  };
  if (detail === 'short') return { ...common, deltaPrice: null, partDisplayNumber: text };
  const blank = isModel ? null : '';
  return {
    ...common,
    _part_custom_field1: '',
    _part_custom_field3: '',
    extendedDescription1: null,
    extendedDescription2: null,
    description: isModel ? '' : text,
    comment: isModel ? '' : text,
    partDisplayNumber: isModel ? null : text,
    directBuy: isModel ? null : 'Direct Buy',
    leadTime: isModel ? null : -1,
    companyAssociations: blank,
    units: blank,
  };
}

/** Options without an article number are in the price of the model, as discounts are. */
function presentPrices(
  { currency }: StoreSession,
  priced: PricedConfiguration,
  { base, others }: { readonly base: readonly Part[]; readonly others: readonly Part[] },
): PriceInfo {
  const basePrice = total(base);
  const ofParts = total(others);
  const row = (variableName: string, name: string, amount: number): PriceRow => ({
    variableName,
    name,
    price: amountIn(currency, amount),
  });
  return {
    name: 'Price',
    items: [
      {
        category: { code: 'GENERAL', displayName: 'Price' },
        _others: [
          row('_basePrice', 'Base Price', basePrice),
          row('_totalConfiguredPrice', 'Total Configured Price of Model', priced.total - ofParts),
          row('_totalBOMPrice', 'Total Price of BOM', ofParts),
          row('_grandTotal', 'Grand Total', priced.total),
        ],
      },
    ],
  };
}

function total(parts: readonly Part[]): number {
  return parts.reduce((sum, { price = 0, quantity }) => sum + price * quantity, 0);
}

export function amountIn(currency: string, minorUnits: number): { currency: string; value: number } {
  const decimals = currencyDecimals(currency);
  return { currency, value: Number((minorUnits / 10 ** decimals).toFixed(decimals)) };
}
