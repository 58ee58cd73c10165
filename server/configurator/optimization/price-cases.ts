/**
 * The price after discounts, as one sum for each set of discounts that may hold together.
 *
 * Discounts off the whole product make the price a function of the sum of its parts, cent by cent: `exact`. Others weigh
 * what they are reckoned from less, which is exact up to rounding: a price lies within half a coin for each discount that
 * has to be rounded. So a sum bounds the price from below, and who finds a configuration whose price is that bound has the
 * lowest there is.
 */
import type { Commit } from '#server/engine/engine-port.ts';
import type { Field, Rule, Term } from '#server/engine/problem.ts';
import { coinOf, convertPrice } from '#server/model/product/convert-price.ts';
import { decimalPlaces } from '#server/model/number/decimal.ts';
import { percentOf } from '#server/model/number/money.ts';
import { greatestCommonDivisor } from '#server/model/number/rational.ts';
import { NO, YES } from '#server/model/expression/scope.ts';
import { conditionField, type ConditionField } from './price-condition.ts';
import type { PriceTerms } from '#server/model/product/price.ts';
import type { DiscountStep, ModelDiscount, ProductModel } from '#server/model/product/product-model.ts';

/** What a field adds to the price before discounts. */
export interface PricedField {
  /** The field that is chosen. */
  readonly name: string;
  /** The field of the problem whose values cost something: the same, or one for the value in its quantity. */
  readonly payer: string;
  /** In minor units, by its values. */
  readonly costs: ReadonlyMap<string, number>;
  /** Values of the payer with which the model has no price for the part. */
  readonly unpriced: readonly string[];
}

export interface PriceCase {
  /** What belongs to the case: discounts that hold, and that do not. */
  readonly commits: readonly Commit[];
  readonly terms: readonly Term[];
  /** The lowest price that a solution of the case with this sum, or a larger one, can have; in minor units. */
  readonly least: (sum: number) => number;
  /** No solution of the case with a larger sum is within the budget. */
  readonly most: (budget: number) => number;
}

/** More sets of discounts than this are not looked at one by one: all of them are taken to hold, which bounds the price. */
const MOST_CONDITIONS = 4;
/** How far it is looked for a rounding that makes less of more. */
const MOST_WIGGLE = 2_000;
/** Sums of the engine are smaller. */
const LARGEST_SUM = 2 ** 31 - 1;

/** What is taken off what, when it holds. */
interface Reduction {
  readonly discount: ModelDiscount;
  readonly off: DiscountStep['off'];
}

export function priceCases(
  model: ProductModel,
  priced: readonly PricedField[],
  { currency = model.currency, pieces = 1 }: PriceTerms,
): { fields: readonly Field[]; rules: readonly Rule[]; cases: readonly PriceCase[] } {
  const reached = model.discounts.flatMap((discount): Reduction[] => {
    const off = discount.steps.find(({ from }) => pieces >= from)?.off;
    return off ? [{ discount, off }] : [];
  });
  const ties = new Map<Reduction, ConditionField>();
  for (const one of reached) {
    const { name, condition } = one.discount;
    const flag = condition && conditionField(`discount ${name}`, condition, model.problem);
    if (flag?.tie) ties.set(one, flag);
  }
  const known = [...ties.keys()];
  const coin = coinOf(model, currency);
  const make = (holding: readonly Reduction[], commits: readonly Commit[]) =>
    makeCase(holding, commits, priced, coin, (amount) => convertPrice(amount, model, currency));
  if (known.length > MOST_CONDITIONS) return { fields: [], rules: [], cases: [make(reached, [])] };
  const sets = Array.from(
    { length: 2 ** known.length },
    (_, set) => new Set(known.filter((_reduction, i) => (set >> i) % 2 === 0)),
  );
  return {
    fields: [...ties.values()].flatMap(({ field, tie }) => [field, ...(tie?.fields ?? [])]),
    rules: [...ties.values()].flatMap(({ tie }) => tie?.rules ?? []),
    cases: sets.map((holding) =>
      make(
        reached.filter((one) => holding.has(one) || !ties.has(one)),
        [...ties].map(([one, { field }]) => ({ field: field.name, value: holding.has(one) ? YES : NO })),
      ),
    ),
  };
}

function makeCase(
  holding: readonly Reduction[],
  commits: readonly Commit[],
  priced: readonly PricedField[],
  coin: number,
  convert: (amount: number) => number,
): PriceCase {
  const covers = ({ on }: ModelDiscount, { name }: PricedField) => on?.has(name) ?? true;
  const converted = holding.map(({ discount, off }): Reduction => {
    return { discount, off: 'amount' in off ? { amount: convert(off.amount) } : off };
  });
  const isUniform = converted.every(({ discount }) => priced.every((field) => covers(discount, field)));
  const sum = isUniform
    ? offTheWhole(converted, priced, coin)
    : offParts(converted, priced, coin, (reduction, field) => covers(reduction.discount, field));
  return { commits, ...sum };
}

type Sum = Pick<PriceCase, 'terms' | 'least' | 'most'>;

/** The sum of the parts; what is taken off follows from it. */
function offTheWhole(holding: readonly Reduction[], priced: readonly PricedField[], coin: number): Sum {
  const priceOf = (gross: number) => {
    const wanted = holding.map(({ off }) =>
      'percent' in off ? percentOf(gross, off.percent, coin) : off.amount,
    );
    return Math.max(gross - wanted.reduce((all, amount) => all + amount, 0), 0);
  };
  const { share, whole, off, percents } = totalsOf(holding);
  // In minor units, twice what rounding can make of it: half a coin for each discount.
  const roundings = percents * coin;
  // Two discounts may be rounded up at once, or one to a larger coin: a cent more of parts can be less to pay, but not far away.
  const wiggle = roundings < 2 || share <= 0 ? 0 : Math.ceil((roundings * whole) / share);
  return {
    terms: priced.map(({ payer, costs }) => weights(payer, costs)),
    least: (sum) => {
      if (share <= 0) return 0;
      const near = Array.from({ length: Math.min(wiggle, MOST_WIGGLE) + 1 }, (_, i) => priceOf(sum + i));
      return Math.min(...near);
    },
    most: (budget) => {
      if (share <= 0) return LARGEST_SUM;
      let gross = Math.floor(((2 * (budget + off) + roundings) * whole) / (2 * share));
      for (let i = 0; i <= wiggle && priceOf(gross) > budget; i += 1) gross -= 1;
      return gross;
    },
  };
}

/** The parts, each weighed with what is left of its price. */
function offParts(
  holding: readonly Reduction[],
  priced: readonly PricedField[],
  coin: number,
  covers: (reduction: Reduction, field: PricedField) => boolean,
): Sum {
  const { whole, off } = totalsOf(holding);
  const shareOf = (field: PricedField) =>
    totalsOf(
      holding.filter((one) => covers(one, field)),
      whole,
    ).share;
  const rounded = holding.filter((one) =>
    priced.some(
      (field) => covers(one, field) && [...field.costs.values()].some((cost) => isRounded(cost, one, coin)),
    ),
  );
  const roundings = rounded.length * coin;
  const shares = priced.map((field) => shareOf(field));
  const weighted = priced.map(({ payer, costs }, i) => {
    const share = shares[i] ?? whole;
    return { payer, costs: [...costs].map(([value, cost]) => [value, cost * share] as const) };
  });
  // Where all amounts are multiples of the coin, the price is one, too.
  const grid = priced.flatMap(({ costs }) => [...costs.values()]).concat(off);
  const unit = grid.every((amount) => amount % coin === 0) ? coin : 1;
  const upToGrid = (amount: number) => Math.ceil(amount / unit) * unit;
  const all = weighted.flatMap(({ costs }) => costs.map(([, cost]) => cost));
  const common = Number(all.reduce((divisor, cost) => greatestCommonDivisor(divisor, BigInt(cost)), 0n)) || 1;
  const reach = weighted.reduce(
    (sum, { costs }) => sum + Math.max(...costs.map(([, cost]) => Math.abs(cost))),
    0,
  );
  if (reach / common < LARGEST_SUM)
    return {
      terms: weighted.map(({ payer, costs }) =>
        weights(payer, new Map(costs.map(([value, cost]) => [value, cost / common]))),
      ),
      least: (sum) => Math.max(upToGrid((2 * sum * common - (2 * off + roundings) * whole) / (2 * whole)), 0),
      most: (budget) => Math.floor(((2 * (budget + off) + roundings) * whole) / (2 * common)),
    };
  // Too fine for the engine: every part is taken to be as much cheaper as the one with most taken off.
  const lowest = Math.max(Math.min(...shares), 0);
  return {
    terms: priced.map(({ payer, costs }) => weights(payer, costs)),
    least: (sum) => Math.max(upToGrid((2 * sum * lowest - (2 * off + roundings) * whole) / (2 * whole)), 0),
    most: (budget) =>
      lowest === 0 ? LARGEST_SUM : Math.floor(((2 * (budget + off) + roundings) * whole) / (2 * lowest)),
  };
}

/** What is left of a cent is `share / whole` cents, less `off` in all; so many discounts are rounded. */
function totalsOf(holding: readonly Reduction[], atLeast = 1) {
  const percents = holding.flatMap(({ off }) => ('percent' in off ? [off.percent] : []));
  const whole = percents.reduce(
    (common, percent) => Math.max(common, 100 * 10 ** (decimalPlaces(percent) ?? 0)),
    atLeast,
  );
  const taken = percents.map(
    ({ numerator, denominator }) => (Number(numerator) * whole) / (100 * Number(denominator)),
  );
  return {
    whole,
    share: taken.reduce((left, part) => left - part, whole),
    off: holding.reduce((sum, { off }) => sum + ('amount' in off ? off.amount : 0), 0),
    percents: percents.length,
  };
}

function isRounded(cost: number, { off }: Reduction, coin: number): boolean {
  if (!('percent' in off)) return false;
  return (BigInt(cost) * off.percent.numerator) % (BigInt(coin) * 100n * off.percent.denominator) !== 0n;
}

function weights(field: string, costs: ReadonlyMap<string, number>): Term {
  const byValue = Object.create(null) as Record<string, number>;
  for (const [value, cost] of costs) if (cost !== 0) byValue[value] = cost;
  return { kind: 'weight', field, weights: byValue };
}
