import type { Optimization } from '#contract/optimization.ts';
import { compareValues } from '#server/configurator/changes/compare-values.ts';
import { authorsGoals, goalsOf, hasPrice } from '#server/configurator/optimization/goal-problem.ts';
import type { OptimizationRequest, Optimized } from '#server/configurator/optimization/optimize.ts';
import type { Configuration } from '#server/configurator/configuration.ts';
import { localize } from '#server/model/product/localize.ts';
import { priceConfiguration } from '#server/model/product/price.ts';
import type { ModelUnitSystem, ProductModel } from '#server/model/product/product-model.ts';
import { describeIn, shownUnitOf } from '../../product/describe-value.ts';
import { nameUnpriced } from '../../product/present-prices.ts';
import { formatMoney, formatNumber } from '../../text/format-numbers.ts';
import { formatMessage } from '../../text/messages.ts';
import { presentPropagated } from './present-propagated.ts';

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
    /** What is chosen from variant catalogs. */
    readonly variants: Configuration['variants'];
  },
): Optimization {
  const { language, withPrices, system, variants } = view;
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
  const priceOf = (assignment: typeof before) =>
    priceConfiguration(model, assignment, { currency, pieces, variants });
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
    changed: presentPropagated(
      model,
      compareValues(
        model,
        { values: before, chosen: new Set(), variants },
        { values: after, chosen: new Set(), variants },
        { asked: new Set(), currency: withPrices ? currency : undefined, pieces },
      ),
      { language, currency },
      system,
    ).changed,
    commit: commits.map(({ field, value }) => ({ name: field, value })),
  };
}
