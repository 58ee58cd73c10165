/**
 * The engine's problem for completing a product of a model as well as can be: the model's own, with a field for its price
 * and one for each goal of the author's. Made once for each model, currency and step of the prices by pieces
 * (`equivalent-pieces.ts`).
 */
import { distanceGoal, withGoals, type Goal } from '#server/engine/goals.ts';
import type { GoalRange } from '#server/engine/minimize.ts';
import type { Problem } from '#server/engine/problem.ts';
import type { PriceTerms } from '#server/model/product/price.ts';
import type { ModelGoal, ProductModel } from '#server/model/product/product-model.ts';
import { equivalentPieces } from './equivalent-pieces.ts';
import type { PriceCase } from './price-cases.ts';
import { priceGoal, withPrice } from './price-goal.ts';

export const CHEAPEST = 'cheapest';
export const CLOSEST = 'closest';

/** No field of a model is called like this. */
const nameOf = (goal: string) => `goal ${goal}`;

/** How many parts have no price. */
const UNPRICED = nameOf('unpriced');
/** The price has a goal for each case. */
const caseName = (index: number) => nameOf(`${CHEAPEST} ${index + 1}`);

interface Prepared {
  readonly base: Problem;
  readonly cases: readonly PriceCase[];
  readonly goals: readonly Goal[];
}

type SharedTerms = Required<Pick<PriceTerms, 'currency' | 'pieces'>>;

/** Currencies and steps of prices that are kept for each model. */
const MOST_PREPARED = 12;
const prepared = new WeakMap<ProductModel, Map<string, Prepared>>();

function prepare(model: ProductModel, terms: SharedTerms): Prepared {
  const known = prepared.get(model) ?? new Map<string, Prepared>();
  prepared.set(model, known);
  const key = keyOf(terms);
  const found = known.get(key);
  if (found) return found;
  const price = priceGoal(model, terms);
  const cases = price?.cases ?? [];
  const made: Prepared = {
    base: price ? withPrice(model.problem, price) : model.problem,
    cases,
    goals: [
      ...cases.map((one, index) => ({ name: caseName(index), terms: one.terms })),
      ...(price && price.unpriced.length > 0 ? [{ name: UNPRICED, terms: price.unpriced }] : []),
      ...authorsGoals(model).map((goal) => ({ name: nameOf(goal.name), terms: goal.terms })),
    ],
  };
  const [oldest] = known.keys();
  if (known.size >= MOST_PREPARED && oldest !== undefined) known.delete(oldest);
  known.set(key, made);
  return made;
}

const keyOf = ({ currency, pieces }: SharedTerms) => `${currency} ${pieces}`;

/** With the number of pieces that has the same prices. */
function sharedTerms(model: ProductModel, { currency = model.currency, pieces = 1 }: PriceTerms) {
  return { currency, pieces: equivalentPieces(model, pieces) };
}

/** Those of the author's that are not called like one of ours. */
export function authorsGoals(model: ProductModel): readonly ModelGoal[] {
  return model.goals.filter(({ name }) => name !== CHEAPEST && name !== CLOSEST);
}

export function hasPrice(model: ProductModel): boolean {
  return prepare(model, sharedTerms(model, {})).cases.length > 0;
}

/** What the model's products can be completed for, by name. */
export function goalsOf(model: ProductModel): readonly string[] {
  const own = authorsGoals(model).map(({ name }) => name);
  return [...(hasPrice(model) ? [CHEAPEST] : []), ...own, CLOSEST];
}

/** One of the sums that the price is, and its range in the problem. */
export interface PriceRange extends PriceCase {
  readonly range: GoalRange;
}

export interface GoalProblem {
  readonly problem: Problem;
  /** The same for the same problem of a model. */
  readonly key: string;
  /** None for a model without prices. */
  readonly prices: readonly PriceRange[];
  /** How many parts have no price; undefined where the model has a price for everything. */
  readonly unpriced: GoalRange | undefined;
  /** Undefined for a goal that the model does not have, and for the price. */
  range(goal: string): GoalRange | undefined;
  /** What the engine makes small, for a goal of the author's. */
  sum(goal: string, assignment: ReadonlyMap<string, string>): number;
  /** What such a sum is in the goal's unit. */
  figure(goal: string, sum: number): number;
}

/**
 * @param terms what prices and budgets are in, and for how many pieces
 * @param near values to stay close to, as the engine writes them; makes a problem of its own
 */
export function goalProblem(
  model: ProductModel,
  terms: PriceTerms,
  near?: ReadonlyMap<string, string>,
): GoalProblem {
  const shared = sharedTerms(model, terms);
  const { base, cases, goals } = prepare(model, shared);
  const distance = near && distanceGoal(nameOf(CLOSEST), base, near);
  const problem = withGoals(distance?.problem ?? base, distance ? [...goals, distance.goal] : goals);
  const rangeOf = (name: string): GoalRange | undefined => {
    const field = problem.fields.find((one) => one.name === name);
    return field?.kind === 'integer' ? field : undefined;
  };
  return {
    problem,
    key: `${keyOf(shared)} ${near ? JSON.stringify([...near]) : ''}`,
    prices: cases.flatMap((one, index): PriceRange[] => {
      const range = rangeOf(caseName(index));
      return range ? [{ ...one, range }] : [];
    }),
    unpriced: rangeOf(UNPRICED),
    range: (goal) => rangeOf(nameOf(goal)),
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
