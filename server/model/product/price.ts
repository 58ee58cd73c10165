import { chosenValue, isListed, quantityOf } from './bill-of-materials.ts';
import { coinOf, convertPrice, listPrice, unitPrice } from './convert-price.ts';
import { holds } from '../expression/evaluate.ts';
import { percentOf } from '../number/money.ts';
import { nameOf } from './row-label.ts';
import type { ModelValue } from './model-domain.ts';
import type { BomLine, ModelDiscount, ProductModel } from './product-model.ts';
import { pricedFields } from './priced-fields.ts';
import { placedVariants, type ChosenVariant, type PlacedVariant } from './variant-catalog.ts';
import type { LocalizedText } from '../source/texts.ts';

/** One priced choice. All amounts are in minor units of the currency asked for. */
export interface PriceLine {
  readonly field: string;
  /** What it is for: the field's label. */
  readonly role: LocalizedText;
  /** What was chosen. */
  readonly label: LocalizedText;
  readonly value: ModelValue;
  readonly article: string | undefined;
  readonly picture: string | undefined;
  readonly quantity: number;
  /** Of one, by the list; `unitPrice` is what it costs in this quantity. */
  readonly listPrice: number;
  readonly unitPrice: number;
  readonly total: number;
  /** The model has no price for it: its amounts are 0 and mean nothing. */
  readonly isPriceMissing: boolean;
  /** Set for a part from a variant catalog; its position is `field`. */
  readonly placed?: PlacedVariant | undefined;
}

/** The priced choices of one step, in the order of the screen. */
export interface PriceSection {
  /** The step's name; empty for what no step shows. */
  readonly step: string;
  readonly label: LocalizedText;
  readonly lines: readonly PriceLine[];
  readonly total: number;
}

/** What is taken off. */
export interface PriceReduction {
  readonly name: string;
  readonly label: LocalizedText;
  /** More than 0. */
  readonly amount: number;
}

export interface PricedConfiguration {
  readonly currency: string;
  readonly sections: readonly PriceSection[];
  readonly reductions: readonly PriceReduction[];
  /** Without quantity prices and discounts. */
  readonly listTotal: number;
  /** Of what has a price. */
  readonly total: number;
  /** What the model has no price for, and the total does not include. */
  readonly unpriced: readonly PriceLine[];
}

/** What is bought of a product in all lines of a cart: quantity prices and discounts count it together. */
export interface PiecesTogether {
  /** How many of the product. */
  readonly pieces: number;
  /** How many of each part, by `partKey`. */
  readonly parts: ReadonlyMap<string, number>;
}

export interface PriceTerms {
  /** The model's own when not given. @see hasCurrency */
  readonly currency?: string | undefined;
  /** How many of the product are bought: prices and discounts may depend on it. */
  readonly pieces?: number | undefined;
  /** With the other lines of a cart, these pieces included; without it, these pieces are all that are bought. */
  readonly together?: PiecesTogether | undefined;
  /** What is chosen from variant catalogs. */
  readonly variants?: readonly ChosenVariant[] | undefined;
}

/** Names a part of a product: the same value in the same field. */
export function partKey(field: string, value: string): string {
  return `${field}\n${value}`;
}

/**
 * What one piece of a configured product costs: every chosen value that is a part or has a price, by the step it is chosen
 * in. Quantities are those of the bill of materials, 1 for what is not in it. Sections without lines are left out; what no
 * step shows comes last, under the product's own title.
 *
 * Rounding happens where an amount becomes a price that somebody reads: when a unit price is converted, and once for each
 * discount, both to the smallest coin of the currency. Everything else is a sum or a multiple of those, so that a list adds up to the last cent.
 */
export function priceConfiguration(
  model: ProductModel,
  assignment: ReadonlyMap<string, string>,
  { currency = model.currency, pieces: ownPieces = 1, together, variants }: PriceTerms = {},
): PricedConfiguration {
  const quantities = totalQuantities(model.bom, assignment);
  const pieces = together?.pieces ?? ownPieces;
  const countOf = (field: string, value: string, quantity: number) =>
    together?.parts.get(partKey(field, value)) ?? quantity * ownPieces;
  const priced = (name: string) =>
    priceLine(model, name, quantities.get(name) ?? 1, assignment, { currency, countOf });
  const sections = pricedFields(model).flatMap(({ step, label, fields }): PriceSection[] => {
    const lines = fields.flatMap(priced);
    return lines.length === 0 ? [] : [{ step, label, lines, total: sum(lines) }];
  });
  const placed = placedVariants(model, variants);
  for (const catalog of new Set(placed.map((one) => one.catalog))) {
    const ofCatalog = placed.filter((one) => one.catalog === catalog);
    const chosen = ofCatalog.map((one) => placedLine(model, one, { currency, countOf }));
    sections.push({ step: '', label: catalog.label, lines: chosen, total: sum(chosen) });
  }
  const all = sections.flatMap((section) => section.lines);
  const gross = sum(sections);
  const reductions = reduce(model, all, assignment, { currency, pieces });
  return {
    currency,
    sections,
    reductions,
    listTotal: all.reduce((total, line) => total + line.listPrice * line.quantity, 0),
    total: gross - reductions.reduce((total, { amount }) => total + amount, 0),
    unpriced: all.filter(({ isPriceMissing }) => isPriceMissing),
  };
}

function priceLine(
  model: ProductModel,
  name: string,
  quantity: number,
  assignment: ReadonlyMap<string, string>,
  {
    currency,
    countOf,
  }: { currency: string; countOf: (field: string, value: string, quantity: number) => number },
): PriceLine[] {
  const field = model.fields.get(name);
  const value = chosenValue(model, name, assignment);
  if (!field || !value || quantity === 0) return [];
  const isPriceMissing = value.isPriceMissing === true;
  const list = listPrice(value, model, currency);
  const isFree = value.price === 0 && list === 0 && !isPriceMissing;
  if (isFree && value.article === undefined) return [];
  const price = unitPrice(value, model, currency, countOf(name, value.name, quantity));
  return [
    {
      field: name,
      role: nameOf(field),
      label: field.type === 'yes-no' ? nameOf(field) : value.label,
      value,
      article: value.article,
      picture: value.picture,
      quantity,
      listPrice: list,
      unitPrice: price,
      total: price * quantity,
      isPriceMissing,
    },
  ];
}

/** A part from a variant catalog. Its values for open columns change nothing about its price. */
function placedLine(
  model: ProductModel,
  placed: PlacedVariant,
  {
    currency,
    countOf,
  }: { currency: string; countOf: (field: string, value: string, quantity: number) => number },
): PriceLine {
  const { position, value, chosen } = placed;
  const { quantity } = chosen;
  const price = unitPrice(value, model, currency, countOf(position.name, value.name, quantity));
  return {
    field: position.name,
    role: position.label,
    label: value.label,
    value,
    article: value.article,
    picture: value.picture,
    quantity,
    listPrice: listPrice(value, model, currency),
    unitPrice: price,
    total: price * quantity,
    isPriceMissing: value.isPriceMissing === true,
    placed,
  };
}

/** Every discount is reckoned from the prices before all of them; together they take no more than there is. */
function reduce(
  model: ProductModel,
  lines: readonly PriceLine[],
  assignment: ReadonlyMap<string, string>,
  { currency, pieces }: { currency: string; pieces: number },
): readonly PriceReduction[] {
  const coin = coinOf(model, currency);
  let rest = sum(lines);
  return model.discounts.flatMap((discount): PriceReduction[] => {
    const off = reachedStep(discount, assignment, pieces);
    if (!off) return [];
    const base = sum(lines.filter(({ field }) => discount.on?.has(field) ?? true));
    const wanted =
      'percent' in off ? percentOf(base, off.percent, coin) : convertPrice(off.amount, model, currency);
    const amount = Math.min(wanted, base, rest);
    rest -= amount;
    return amount > 0 ? [{ name: discount.name, label: discount.label, amount }] : [];
  });
}

function reachedStep(
  { condition, steps }: ModelDiscount,
  assignment: ReadonlyMap<string, string>,
  pieces: number,
) {
  if (condition !== undefined && !holds(condition, assignment)) return undefined;
  return steps.find(({ from }) => pieces >= from)?.off;
}

/** How many of each field's part one piece of the product has; fields that the bill of materials does not name are missing. */
export function totalQuantities(
  lines: readonly BomLine[],
  assignment: ReadonlyMap<string, string>,
  multiplier = 1,
  totals = new Map<string, number>(),
): ReadonlyMap<string, number> {
  for (const line of lines) {
    const total = isListed(line, assignment) ? multiplier * quantityOf(line, assignment) : 0;
    if (line.field !== undefined) totals.set(line.field, total);
    totalQuantities(line.subLines, assignment, total, totals);
  }
  return totals;
}

function sum(items: readonly { readonly total: number }[]): number {
  return items.reduce((total, item) => total + item.total, 0);
}
