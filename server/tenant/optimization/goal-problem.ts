/**
 * The engine's problem for completing a product of a model as well as can be: the model's own, with a field for its price
 * and one for each goal of the author's. Made once for each model and currency.
 */
import { distanceGoal, withGoals, type Goal } from '#server/engine/goals.ts';
import type { GoalRange } from '#server/engine/minimize.ts';
import type { Problem } from '#server/engine/problem.ts';
import { priceGoal, withPrice } from '#server/modeling/price-goal.ts';
import type { ModelGoal, ProductModel } from '#server/modeling/product-model.ts';
import type { EngineSource } from '../engine-source.ts';

export const CHEAPEST = 'cheapest';
export const CLOSEST = 'closest';

/** No field of a model is called like this. */
const nameOf = (goal: string) => `goal ${goal}`;

interface Prepared {
  readonly base: Problem;
  readonly hasPrice: boolean;
  readonly goals: readonly Goal[];
}

const prepared = new WeakMap<ProductModel, Map<string, Prepared>>();

function prepare(model: ProductModel, currency: string): Prepared {
  const byCurrency = prepared.get(model) ?? new Map<string, Prepared>();
  prepared.set(model, byCurrency);
  const known = byCurrency.get(currency);
  if (known) return known;
  const price = priceGoal(model, currency);
  const made: Prepared = {
    base: price ? withPrice(model.problem, price) : model.problem,
    hasPrice: price !== undefined,
    goals: [
      ...(price ? [{ name: nameOf(CHEAPEST), terms: price.terms }] : []),
      ...authorsGoals(model).map(({ name, terms }) => ({ name: nameOf(name), terms })),
    ],
  };
  byCurrency.set(currency, made);
  return made;
}

/** Those of the author's that are not called like one of ours. */
export function authorsGoals(model: ProductModel): readonly ModelGoal[] {
  return model.goals.filter(({ name }) => name !== CHEAPEST && name !== CLOSEST);
}

export function hasPrice(model: ProductModel): boolean {
  return prepare(model, model.currency).hasPrice;
}

/** What the model's products can be completed for, by name. */
export function goalsOf(model: ProductModel): readonly string[] {
  const own = authorsGoals(model).map(({ name }) => name);
  return [...(hasPrice(model) ? [CHEAPEST] : []), ...own, CLOSEST];
}

export interface GoalProblem {
  readonly source: EngineSource;
  /** Undefined for a goal that the model does not have. */
  range(goal: string): GoalRange | undefined;
  /** What the engine makes small, for a goal of the author's. */
  sum(goal: string, assignment: ReadonlyMap<string, string>): number;
  /** What such a sum is in the goal's unit. */
  figure(goal: string, sum: number): number;
}

/**
 * @param currency what prices and budgets are in
 * @param had values to stay close to; makes a problem of its own
 */
export function goalProblem(
  model: ProductModel,
  currency: string,
  had?: ReadonlyMap<string, string>,
): GoalProblem {
  const { base, goals } = prepare(model, currency);
  const distance = had && distanceGoal(nameOf(CLOSEST), base, had);
  const problem = withGoals(distance?.problem ?? base, distance ? [...goals, distance.goal] : goals);
  return {
    source: {
      name: `${model.name} ${currency} ${distance ? CLOSEST : 'goals'}`,
      revision: `${model.revision} ${had ? JSON.stringify([...had]) : ''}`,
      problem,
    },
    range(goal) {
      const field = problem.fields.find(({ name }) => name === nameOf(goal));
      return field?.kind === 'integer' ? field : undefined;
    },
    sum(goal, assignment) {
      const found = goals.find(({ name }) => name === nameOf(goal));
      return found ? sumOf(found, assignment) : Number.NaN;
    },
    figure(goal, sum) {
      const { scale = 1, constant = 0 } = model.goals.find(({ name }) => name === goal) ?? {};
      return sum / scale + constant;
    },
  };
}

function sumOf({ terms }: Pick<Goal, 'terms'>, assignment: ReadonlyMap<string, string>): number {
  return terms.reduce((sum, term) => {
    const value = assignment.get(term.field) ?? '';
    return sum + (term.kind === 'integer' ? term.factor * Number(value) : (term.weights[value] ?? 0));
  }, 0);
}
