/**
 * Completes a configuration as well as can be: the cheapest, the best for a goal of the author's, or the closest to what
 * the customer had, within a budget where there is one. What the customer chose stays, and so does what stands in the steps
 * that ask for needs, chosen or not: a product should fit its owner, not the other way round.
 *
 * Nothing is changed here. The answer says which commits lead there: no more than it takes.
 */
import { isNeedsStep } from '#contract/step-names.ts';
import { EngineTimeout } from '#server/engine/engine-interruption.ts';
import type { Commit, EnginePort } from '#server/engine/engine-port.ts';
import { fromEngine, toEngine } from '#server/configurator/engine-notation.ts';
import { priceConfiguration } from '#server/model/product/price.ts';
import type { ModelField, ProductModel } from '#server/model/product/product-model.ts';
import { fixedCommits, type ConfigurationState } from '../configuration/configuration-state.ts';
import { fieldsOf } from '../configuration/fields-of.ts';
import { isLocked } from '../configuration/is-locked.ts';
import type { Session } from '../configuration/transitions.ts';
import type { EngineSource } from '../engine-source.ts';
import { InvalidRequest } from '../tenant-error.ts';
import { cheapestWithin, leastWithin, type Best } from './best-within.ts';
import { CHEAPEST, CLOSEST, goalProblem, goalsOf, type GoalProblem } from './goal-problem.ts';

export interface Wish {
  /** `cheapest`, `closest`, or the name of a goal of the model's. */
  readonly goal: string;
  /** What prices are told in. */
  readonly currency: string;
  /** How many are bought: prices and discounts may depend on it. */
  readonly pieces: number;
  /** For one piece, in minor units. */
  readonly budget: number | undefined;
  /** For `closest`: values to stay close to; those the configuration has, when there are none. */
  readonly had: readonly Commit[];
}

type Assignment = ReadonlyMap<string, string>;

export type Optimized =
  | {
      readonly kind: 'found';
      readonly before: Assignment;
      readonly after: Assignment;
      /** What to commit for it. */
      readonly commits: readonly Commit[];
      /** It is proved that there is no better one; otherwise it is the best that was found in time. */
      readonly optimal: boolean;
      /** What a goal of the author's comes to, in its unit; undefined for the others. */
      readonly figure: { readonly now: number; readonly then: number } | undefined;
    }
  /** `least`: the lowest price that was found, in minor units; `exact` when there is none lower. */
  | { readonly kind: 'too-little'; readonly least: number; readonly exact: boolean };

/**
 * @throws InvalidRequest for a goal the model does not have, or a budget where nothing has a price
 * @throws EngineTimeout when not even a first solution was found in time
 */
export async function optimize(
  { model, engine }: Session,
  state: ConfigurationState,
  { goal: name, currency, pieces, budget, had }: Wish,
  engineFor: (source: EngineSource) => Promise<EnginePort>,
): Promise<Optimized> {
  const own = fixedCommits(state);
  const { assignment: before } = await engine.evaluate(own, []);
  const open = openFields(model, own);
  const kept =
    had.length > 0
      ? new Map(had.map(({ field, value }) => [field, value]))
      : new Map(
          open.visible.flatMap((field): [string, string][] => {
            const value = before.get(field);
            return value === undefined ? [] : [[field, value]];
          }),
        );
  const terms = { currency, pieces };
  const problem = goalProblem(model, terms, name === CLOSEST ? inEngineWords(model, kept) : undefined);
  const { prices } = problem;
  const goal = problem.range(name);
  if (!goal && !(name === CHEAPEST && prices.length > 0)) {
    const goals = goalsOf(model).join(', ');
    throw new InvalidRequest('Unknown goal', `The goals of this product are: ${goals}.`);
  }
  if (budget !== undefined && prices.length === 0)
    throw new InvalidRequest('No prices', 'A budget says nothing about a product without prices.');

  const costOf = (assignment: Assignment) => priceConfiguration(model, assignment, terms).total;
  const solvedCost = (assignment: Assignment) => costOf(fromEngine(model, assignment));
  const needs = open.needs.flatMap((field): Commit[] => {
    const value = before.get(field);
    return value === undefined ? [] : [{ field, value }];
  });
  const commits = [...own, ...needs].map((commit) => toEngine(model, commit));
  const solver = await engineFor(problem.source);
  let wanted = before;
  let best: Best | undefined;
  try {
    best = goal
      ? await leastWithin(solver, commits, goal, prices, solvedCost, budget)
      : await cheapestWithin(solver, commits, prices, solvedCost, budget);
    if (!best) {
      const cheapest = await cheapestWithin(solver, commits, prices, solvedCost);
      if (!cheapest) throw new Error('A price without a limit cannot be too high.');
      if (budget === undefined || cheapest.value > budget)
        return { kind: 'too-little', least: cheapest.value, exact: cheapest.isBest };
      best = { ...cheapest, isBest: false };
    }
    wanted = fromEngine(model, best.assignment);
  } catch (error) {
    // What the customer has is the best that is known now, unless it costs too much.
    if (!(error instanceof EngineTimeout) || (budget !== undefined && costOf(before) > budget)) throw error;
  }
  const { after, added } = await hold({ model, engine }, own, open, { before, wanted });
  const isWithin = budget === undefined || costOf(after) <= budget;
  const distance = () => [...kept].filter(([field, value]) => after.get(field) !== value).length;
  const reached = name === CHEAPEST ? costOf(after) : name === CLOSEST ? distance() : undefined;
  const sums =
    reached === undefined ? await sumsOf(name, { model, problem, solver }, before, after) : undefined;
  const figure = sums && { now: problem.figure(name, sums.now), then: problem.figure(name, sums.then) };
  const isBest = best?.isBest === true && (reached ?? sums?.then) === best.value;
  return { kind: 'found', before, after, commits: added, optimal: isWithin && isBest, figure };
}

/** A sum may be about fields that nobody sees; the engine knows their values. Undefined when it has no time. */
async function sumsOf(
  goal: string,
  parts: { model: ProductModel; problem: GoalProblem; solver: EnginePort },
  before: Assignment,
  after: Assignment,
): Promise<{ now: number; then: number } | undefined> {
  const { model, problem, solver } = parts;
  const solved = new Set(model.problem.fields.map(({ name }) => name));
  const sum = async (assignment: Assignment) => {
    const commits = [...assignment].filter(([field]) => solved.has(field) && model.fields.has(field));
    const all = commits.map(([field, value]) => toEngine(model, { field, value }));
    return problem.sum(goal, (await solver.evaluate(all, [])).assignment);
  };
  try {
    return { now: await sum(before), then: await sum(after) };
  } catch (error) {
    if (error instanceof EngineTimeout) return undefined;
    throw error;
  }
}

function inEngineWords(model: ProductModel, values: Assignment): Assignment {
  return new Map(
    [...values].map(([field, value]) => [field, toEngine(model, { field, value }).value] as const),
  );
}

interface OpenFields {
  /** Those the customer sees and may choose. */
  readonly visible: readonly string[];
  /** Those that can be committed, seen or not. */
  readonly all: readonly string[];
  /** In the steps that ask for needs. */
  readonly needs: readonly string[];
}

/** The fields that the customer has not decided. */
function openFields({ steps, problem }: ProductModel, own: readonly Commit[]): OpenFields {
  const decided = new Set(own.map(({ field }) => field));
  const solved = new Set(problem.fields.map(({ name }) => name));
  const isOpen = ({ name, readonly }: ModelField) => solved.has(name) && !readonly && !decided.has(name);
  const needs = new Set(
    steps
      .filter(({ name }) => isNeedsStep(name))
      .flatMap(fieldsOf)
      .filter(isOpen)
      .map(({ name }) => name),
  );
  const others = steps.flatMap(fieldsOf).filter((field) => isOpen(field) && !needs.has(field.name));
  return {
    visible: [...new Set(others.filter(({ hidden }) => !hidden).map(({ name }) => name))],
    all: [...new Set(others.map(({ name }) => name))],
    needs: [...needs],
  };
}

/**
 * Commits what changes, and then whatever the engine would choose differently once that is committed. What cannot be
 * edited in the end is left to follow from the rest.
 */
async function hold(
  { model, engine }: Session,
  own: readonly Commit[],
  open: OpenFields,
  { before, wanted }: { before: Assignment; wanted: Assignment },
): Promise<{ after: Assignment; added: readonly Commit[] }> {
  const isEditable = (name: string) => {
    const field = model.fields.get(name);
    return field !== undefined && !isLocked(field, wanted);
  };
  const editable = open.all.filter(isEditable);
  const fields = new Set(
    open.visible.filter((field) => isEditable(field) && wanted.get(field) !== before.get(field)),
  );
  for (;;) {
    // A row that is not there in the end has nothing to commit.
    const added = [...fields].flatMap((field): Commit[] => {
      const value = wanted.get(field);
      return value === undefined ? [] : [{ field, value }];
    });
    const { assignment: after } = await engine.evaluate([...own, ...added], []);
    const strayed = editable.filter((field) => after.get(field) !== wanted.get(field));
    if (strayed.length === 0) return { after, added };
    for (const field of strayed) fields.add(field);
  }
}
