/**
 * What a configured service costs by product, asset group and year. Every number is exact until it is a cell: a cell is
 *
 *     price of the year × (1 + escalation / 100) ^ (year − 1)
 *
 * of one product for one asset group in one year, rounded once to the smallest coin of the model's currency (halves away from
 * zero), and then multiplied by the quantity of the cart item, as unit prices are. Everything else is a sum of cells, so
 * the sums by year, by product and by group are equal to the cent.
 */
import { evaluateNumber, holds, type Assignment } from '../model/expression/evaluate.ts';
import type { NumberExpression } from '../model/expression/expression.ts';
import { scaled } from '../model/number/decimal.ts';
import { currencyDecimals } from '../model/number/money.ts';
import { add, multiply, one, rational, round, type Rational } from '../model/number/rational.ts';
import { coinOf } from '../model/product/convert-price.ts';
import {
  MAX_SERVICE_YEARS,
  SERVICE_YEAR,
  type ModelServices,
  type ServiceProduct,
  type ServiceTerms,
} from '../model/product/model-services.ts';
import type { ProductModel } from '../model/product/product-model.ts';
import type { LocalizedText } from '../model/source/texts.ts';
import { serviceGroups, type ServiceGroup } from './asset-groups.ts';
import { ServiceNotPriced, type ConfiguredService } from './configured-service.ts';
import { contractYears, type ContractYear } from './contract-years.ts';

export type AmountKind = 'price' | 'cost';

/** One product for one asset group in one year. Amounts in minor units of `currency`. */
export interface ServiceCell {
  readonly product: string;
  readonly group: string;
  readonly year: number;
  readonly price: number;
  readonly cost: number;
}

export interface CalculatedService {
  readonly id: string;
  readonly title: LocalizedText;
  readonly currency: string;
  readonly years: readonly ContractYear[];
  readonly products: readonly Pick<ServiceProduct, 'name' | 'label' | 'charged'>[];
  readonly groups: readonly Pick<ServiceGroup, 'name' | 'label'>[];
  /** What is not charged has no cell. */
  readonly cells: readonly ServiceCell[];
}

/** Beyond this, amounts are no money. */
const largest = 10n ** 15n;

/**
 * Undefined for a product without services.
 * @throws ServiceNotPriced where it covers nothing, and where an amount cannot be calculated
 */
export function calculateService(service: ConfiguredService): CalculatedService | undefined {
  const { model, assignment, textOf } = service;
  const { services } = model;
  if (!services) return undefined;
  const count = yearsOf(services, assignment);
  const groups = serviceGroups(service, services);
  const factors = {
    price: escalation(services.escalation, assignment),
    cost: escalation(services.costEscalation, assignment),
  };
  const cells = services.products.flatMap((product) =>
    groups.flatMap((group) =>
      Array.from({ length: count }, (_, index) => cellOf(service, product, group, index + 1, factors)).flat(),
    ),
  );
  const has = (key: 'product' | 'group', name: string) => cells.some((cell) => cell[key] === name);
  return {
    id: service.id,
    title: service.title,
    currency: model.currency,
    years: contractYears(services.start === undefined ? '' : textOf(services.start), count),
    products: services.products.filter(({ name }) => has('product', name)),
    groups: groups.filter(({ name }) => has('group', name)),
    cells,
  };
}

type Factors = Readonly<Record<AmountKind, Rational>>;

function yearsOf({ term }: ModelServices, assignment: Assignment): number {
  const years = Number(assignment.get(term));
  if (Number.isInteger(years) && years >= 1 && years <= MAX_SERVICE_YEARS) return years;
  throw new ServiceNotPriced(`The term must be from 1 to ${MAX_SERVICE_YEARS} years.`);
}

/** What amounts are multiplied by from one year to the next. */
function escalation(percent: NumberExpression | undefined, assignment: Assignment): Rational {
  if (!percent) return one;
  const value = evaluateNumber(percent, assignment);
  if (!value) throw new ServiceNotPriced('The price increase per year cannot be calculated.');
  return add(one, multiply(value, rational(1, 100n)));
}

function cellOf(
  { model, assignment, qty }: ConfiguredService,
  product: ServiceProduct,
  group: ServiceGroup,
  year: number,
  factors: Factors,
): ServiceCell[] {
  const terms = termsFor(product, group);
  if (!terms || !isCharged(product, year)) return [];
  const values = new Map([...assignment, ...group.values, [SERVICE_YEAR, String(year)]]);
  if (terms.condition && !holds(terms.condition, values)) return [];
  const amount = (kind: AmountKind): number => {
    const first = evaluateNumber(terms[kind], values);
    const minor = first && toCoins(multiply(first, power(factors[kind], year - 1)), model);
    if (minor !== undefined) return minor * qty;
    const what = `The ${kind} of "${product.label.text}" for "${group.label.text}" in year ${year}`;
    throw new ServiceNotPriced(`${what} cannot be calculated. Check the values of this asset group.`);
  };
  return [{ product: product.name, group: group.name, year, price: amount('price'), cost: amount('cost') }];
}

function termsFor({ terms }: ServiceProduct, group: ServiceGroup): ServiceTerms | undefined {
  if (terms.of === 'contract') return group.of === 'contract' ? terms.contract : undefined;
  return group.of === 'contract' ? undefined : terms.rows[group.row - 1];
}

/** In its first year, or in every so many years: of every 2, in the years 2, 4, 6, … */
function isCharged({ charged }: ServiceProduct, year: number): boolean {
  return charged.kind === 'once' ? year === 1 : year % charged.every === 0;
}

function power(base: Rational, times: number): Rational {
  return rational(base.numerator ** BigInt(times), base.denominator ** BigInt(times));
}

/** In minor units; undefined for what is no amount of money. */
function toCoins(amount: Rational, model: ProductModel): number | undefined {
  const coin = BigInt(coinOf(model, model.currency));
  const minorUnits = rational(10n ** BigInt(currencyDecimals(model.currency)), coin);
  const coins = scaled(round(multiply(amount, minorUnits), 0), 0) ?? largest;
  const minor = coins * coin;
  return minor < largest && minor > -largest ? Number(minor) : undefined;
}
