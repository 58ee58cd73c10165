import type { ChangedParameter } from '#contract/configuration.ts';
import type { Optimization } from '#contract/optimization.ts';
import { localize } from '#server/model/product/localize.ts';
import { priceConfiguration } from '#server/model/product/price.ts';
import { nameOf } from '#server/model/product/row-label.ts';
import { isPresent } from '#server/model/product/row-presence.ts';
import type { ModelUnitSystem, ProductModel } from '#server/model/product/product-model.ts';
import { describeWithUnit } from '../configuration/describe-value.ts';
import { fieldsOf } from '../configuration/fields-of.ts';
import { describeIn, shownUnitOf } from '../configuration/unit-view.ts';
import { formatMoney, formatNumber } from '../text/format.ts';
import { sayMessage } from '../text/messages.ts';
import { authorsGoals } from './goal-problem.ts';
import type { Optimized } from './optimize.ts';

/** @param withPrices prices belong to known customers only */
export function presentOptimization(
  model: ProductModel,
  goal: string,
  optimized: Optimized,
  {
    language,
    currency,
    pieces,
    withPrices,
    system,
  }: {
    language: string | undefined;
    currency: string;
    pieces: number;
    withPrices: boolean;
    system: ModelUnitSystem | undefined;
  },
): Optimization {
  const money = (minor: number) => formatMoney(minor, currency, language);
  if (optimized.kind === 'too-little') {
    return {
      status: 'not OK',
      message: sayMessage({ kind: 'budget-too-small' }, language),
      optimal: optimized.exact,
      least: money(optimized.least),
      changed: [],
      commit: [],
    };
  }
  const { before, after, commits, optimal, figure } = optimized;
  const price = (assignment: typeof before) =>
    money(priceConfiguration(model, assignment, { currency, pieces }).total);
  const own = authorsGoals(model).find(({ name }) => name === goal);
  const shown = own && shownUnitOf(own, system);
  const measure = (value: number) =>
    shown
      ? describeIn(shown, String(value), language)
      : [formatNumber(value, language), own?.unit].filter(Boolean).join(' ');
  return {
    status: 'OK',
    message: undefined,
    optimal,
    ...(withPrices && { price: { description: '', now: price(before), then: price(after) } }),
    ...(own &&
      figure && {
        figure: {
          description: localize(own.label, language),
          now: measure(figure.now),
          then: measure(figure.then),
        },
      }),
    least: undefined,
    changed: presentChanges(model, before, after, language, system),
    commit: commits.map(({ field, value }) => ({ name: field, value })),
  };
}

/** What the customer sees change, in the order of the screen. */
function presentChanges(
  { steps }: ProductModel,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  language: string | undefined,
  system: ModelUnitSystem | undefined,
): ChangedParameter[] {
  const shown = steps.flatMap(fieldsOf).filter(({ hidden, type }) => !hidden && type !== 'text');
  const fields = new Map(shown.map((field) => [field.name, field])).values();
  return [...fields].flatMap((field): ChangedParameter[] => {
    const [from = '', to = ''] = [before.get(field.name), after.get(field.name)];
    // In a row that goes, nothing is changed any more.
    if (from === to || !isPresent(field, after)) return [];
    return [
      {
        name: field.name,
        description: localize(nameOf(field), language),
        oldValue: from,
        oldValueDescription: describeWithUnit(field, from, language, system),
        newValue: to,
        newValueDescription: describeWithUnit(field, to, language, system),
      },
    ];
  });
}
