import type { ChangedParameter } from '#contract/configuration.ts';
import type { Optimization } from '#contract/optimization.ts';
import { authorsGoals, goalsOf, hasPrice } from '#server/configurator/optimization/goal-problem.ts';
import type { OptimizationRequest, Optimized } from '#server/configurator/optimization/optimize.ts';
import { fieldsOf } from '#server/model/product/fields-of.ts';
import { localize } from '#server/model/product/localize.ts';
import { priceConfiguration } from '#server/model/product/price.ts';
import { nameOf } from '#server/model/product/row-label.ts';
import { isPresent } from '#server/model/product/row-presence.ts';
import type { ModelUnitSystem, ProductModel } from '#server/model/product/product-model.ts';
import { describeIn, describeWithUnit, shownUnitOf } from '../../product/describe-value.ts';
import { nameUnpriced } from '../../product/present-prices.ts';
import { formatMoney, formatNumber } from '../../text/format.ts';
import { formatMessage } from '../../text/messages.ts';

/** What a configuration can be completed for; the author's goals in their words, ours have no description. */
export function presentGoals(
  model: ProductModel,
  { language, currency }: { language: string | undefined; currency: string },
  isKnown: boolean,
) {
  const labels = new Map(authorsGoals(model).map(({ name, label }) => [name, localize(label, language)]));
  return {
    goals: goalsOf(model).map((name) => ({ name, description: labels.get(name) ?? '' })),
    currency: isKnown && hasPrice(model) ? currency : undefined,
  };
}

/** @param view.withPrices prices belong to known customers only */
export function presentOptimization(
  model: ProductModel,
  { goal, currency, pieces }: OptimizationRequest,
  optimized: Optimized,
  view: {
    readonly language: string | undefined;
    readonly withPrices: boolean;
    readonly system: ModelUnitSystem | undefined;
  },
): Optimization {
  const { language, withPrices, system } = view;
  const money = (minor: number) => formatMoney(minor, currency, language);
  if (optimized.kind === 'too-little') {
    return {
      status: 'not OK',
      message: formatMessage({ kind: 'budget-too-small' }, language),
      optimal: optimized.exact,
      least: money(optimized.least),
      changed: [],
      commit: [],
    };
  }
  const { before, after, commits, optimal, figure } = optimized;
  const priceOf = (assignment: typeof before) => priceConfiguration(model, assignment, { currency, pieces });
  const price = (assignment: typeof before) => money(priceOf(assignment).total);
  const { unpriced } = priceOf(after);
  const authored = authorsGoals(model).find(({ name }) => name === goal);
  const shown = authored && shownUnitOf(authored, system);
  const measure = (value: number) =>
    shown
      ? describeIn(shown, String(value), language)
      : [formatNumber(value, language), authored?.unit].filter(Boolean).join(' ');
  return {
    status: 'OK',
    message: undefined,
    optimal,
    ...(withPrices && { price: { description: '', now: price(before), then: price(after) } }),
    ...(unpriced.length > 0 && { unpriced: unpriced.map((line) => nameUnpriced(line, language)) }),
    ...(authored &&
      figure && {
        figure: {
          description: localize(authored.label, language),
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
