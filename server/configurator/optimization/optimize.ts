/**
 * Completes a configuration as well as can be: the cheapest, the best for a goal of the author's, or the closest to some
 * values, within a budget where there is one. What the customer committed stays, and so do the values of the steps that ask
 * for needs, committed or not.
 *
 * Nothing is changed here. The answer says which commits lead there: no more than it takes.
 */
import { EngineTimeout } from '#server/engine/engine-errors.ts';
import type { Commit, SyncEngine } from '#server/engine/engine-port.ts';
import { leastOf } from '#server/engine/minimize.ts';
import type { Problem } from '#server/engine/problem.ts';
import { priceConfiguration } from '#server/model/product/price.ts';
import { fieldsOf } from '#server/model/product/fields-of.ts';
import type { ModelField } from '#server/model/product/model-field.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { fixedCommits, type Configuration } from '../configuration.ts';
import { ConfiguratorError } from '../configurator-error.ts';
import type { ConfiguratorContext } from '../context.ts';
import { complete } from '../evaluate.ts';
import { assignmentFromEngine, toEngine, type Assignment } from '../notation.ts';
import { asksForNeeds, isLocked, isSolved } from '../parameters.ts';
import { readValue, type SentValue } from '../read-value.ts';
import { cheapestWithin, leastWithin, type Best } from './best-within.ts';
import { CHEAPEST, CLOSEST, goalProblem, goalsOf, type GoalProblem } from './goal-problem.ts';

export interface OptimizationRequest {
  /** `cheapest`, `closest`, or the name of a goal of the model's. */
  readonly goal: string;
  /** What prices and the budget are in. */
  readonly currency: string;
  /** How many are bought: prices and discounts may depend on it. */
  readonly pieces: number;
  /** For one piece, in minor units. */
  readonly budget: number | undefined;
  /** For `closest`: values to stay close to; those the configuration has, when there are none. */
  readonly near: readonly SentValue[];
}

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
 * @param engineFor gives the engine of another problem about the same model (`ConfiguratorEngines`)
 * @throws ConfiguratorError for a goal the model does not have, or a budget where nothing has a price
 * @throws EngineTimeout when not even a first solution was found in time
 */
export async function optimize(
  context: ConfiguratorContext,
  configuration: Configuration,
  { goal: name, currency, pieces, budget: wholeBudget, near }: OptimizationRequest,
  engineFor: (key: string, problem: Problem) => Promise<SyncEngine>,
): Promise<Optimized> {
  const { model } = context;
  const fixed = fixedCommits(configuration);
  const before = complete(context, { commits: fixed, previous: configuration.previous }).assignment;
  const open = openFields(model, fixed);
  const kept = valuesToStayCloseTo(model, near) ?? valuesOf(before, open.visible);
  const terms = { currency, pieces };
  const problem = goalProblem(model, terms, name === CLOSEST ? allToEngine(model, kept) : undefined);
  const { prices } = problem;
  const goal = problem.range(name);
  if (!goal && !(name === CHEAPEST && prices.length > 0))
    throw new ConfiguratorError({ kind: 'unknown-goal', goals: goalsOf(model) });
  if (wholeBudget !== undefined && prices.length === 0) throw new ConfiguratorError({ kind: 'no-prices' });

  // What is chosen from variant catalogs costs the same whatever else is chosen.
  const { variants } = configuration;
  const placed = variants ? priceConfiguration(model, before, { ...terms, variants }).total : 0;
  const further = variants ? placed - priceConfiguration(model, before, terms).total : 0;
  const budget = wholeBudget === undefined ? undefined : Math.max(0, wholeBudget - further);
  const costOf = (assignment: Assignment) => priceConfiguration(model, assignment, terms).total;
  const solvedCost = (assigned: Assignment) => costOf(assignmentFromEngine(model, assigned));
  const needs = [...valuesOf(before, open.needs)].map(([field, value]): Commit => ({ field, value }));
  const chosen = [...fixed, ...needs].map((commit) => toEngine(model, commit));
  const solver = await engineFor(problem.key, problem.problem);
  let wanted = before;
  let best: Best | undefined;
  try {
    const isAboutPrice = name === CHEAPEST || budget !== undefined;
    const commits = isAboutPrice ? withFewestUnpriced(solver, chosen, problem) : chosen;
    best = goal
      ? leastWithin(solver, commits, goal, prices, solvedCost, budget)
      : cheapestWithin(solver, commits, prices, solvedCost, budget);
    if (!best) {
      const cheapest = cheapestWithin(solver, commits, prices, solvedCost);
      if (!cheapest) throw new Error('A price without a limit cannot be too high.');
      if (budget === undefined || cheapest.value > budget)
        return { kind: 'too-little', least: cheapest.value + further, exact: cheapest.isBest };
      best = { ...cheapest, isBest: false };
    }
    wanted = assignmentFromEngine(model, best.assignment);
  } catch (error) {
    // What the customer has is the best that is known now, unless it costs too much.
    if (!(error instanceof EngineTimeout) || (budget !== undefined && costOf(before) > budget)) throw error;
  }
  const { after, added } = commitsTo(context, configuration, open, { before, wanted });
  const isWithin = budget === undefined || costOf(after) <= budget;
  const distance = () => [...kept].filter(([field, value]) => after.get(field) !== value).length;
  const reached = name === CHEAPEST ? costOf(after) : name === CLOSEST ? distance() : undefined;
  const sums = reached === undefined ? sumsOf(name, { model, problem, solver }, before, after) : undefined;
  const figure = sums && { now: problem.figure(name, sums.now), then: problem.figure(name, sums.then) };
  const isBest = best?.isBest === true && (reached ?? sums?.then) === best.value;
  return { kind: 'found', before, after, commits: added, optimal: isWithin && isBest, figure };
}

/**
 * A part without a price must not win because it seems to cost nothing: as few of them as can be, and only then is it asked
 * what the rest costs.
 */
function withFewestUnpriced(
  solver: SyncEngine,
  commits: readonly Commit[],
  { unpriced }: GoalProblem,
): readonly Commit[] {
  if (!unpriced) return commits;
  const { value } = leastOf(solver, commits, unpriced);
  return [...commits, { field: unpriced.name, value: String(value) }];
}

/** Those sent that their fields can have; undefined when there are none. */
function valuesToStayCloseTo(model: ProductModel, near: readonly SentValue[]): Assignment | undefined {
  const values = near.flatMap(({ field: name, value }): [string, string][] => {
    const field = model.fields.get(name);
    const read = field && field.type !== 'text' ? readValue(field, value) : undefined;
    return read?.kind === 'value' ? [[name, read.value]] : [];
  });
  return values.length === 0 ? undefined : new Map(values);
}

function valuesOf(assignment: Assignment, fields: readonly string[]): Assignment {
  return new Map(
    fields.flatMap((field): [string, string][] => {
      const value = assignment.get(field);
      return value === undefined ? [] : [[field, value]];
    }),
  );
}

/** A sum may be about fields that no customer sees; the engine knows their values. Undefined when it has no time. */
function sumsOf(
  goal: string,
  { model, problem, solver }: { model: ProductModel; problem: GoalProblem; solver: SyncEngine },
  before: Assignment,
  after: Assignment,
): { now: number; then: number } | undefined {
  const sum = (assignment: Assignment) => {
    const commits = [...assignment].filter(([field]) => isSolved(model, field));
    const all = commits.map(([field, value]) => toEngine(model, { field, value }));
    return problem.sum(goal, solver.evaluate(all, []).assignment);
  };
  try {
    return { now: sum(before), then: sum(after) };
  } catch (error) {
    if (error instanceof EngineTimeout) return undefined;
    throw error;
  }
}

function allToEngine(model: ProductModel, values: Assignment): Assignment {
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
function openFields(model: ProductModel, fixed: readonly Commit[]): OpenFields {
  const { steps } = model;
  const decided = new Set(fixed.map(({ field }) => field));
  const isOpen = ({ name, readonly }: ModelField) => isSolved(model, name) && !readonly && !decided.has(name);
  const needs = new Set(
    steps
      .filter(asksForNeeds)
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
function commitsTo(
  context: ConfiguratorContext,
  configuration: Configuration,
  open: OpenFields,
  { before, wanted }: { before: Assignment; wanted: Assignment },
): { after: Assignment; added: readonly Commit[] } {
  const isEditable = (name: string) => {
    const field = context.model.fields.get(name);
    return field !== undefined && !isLocked(field, wanted);
  };
  const { previous } = configuration;
  const editable = open.all.filter(isEditable);
  const fields = new Set(
    open.visible.filter((field) => isEditable(field) && wanted.get(field) !== before.get(field)),
  );
  for (;;) {
    // A row that is not there in the end has nothing to commit.
    const added = [...valuesOf(wanted, [...fields])].map(([field, value]): Commit => ({ field, value }));
    const commits = [...fixedCommits(configuration), ...added];
    const after = complete(context, { commits, previous }).assignment;
    const different = editable.filter((field) => after.get(field) !== wanted.get(field));
    if (different.length === 0) return { after, added };
    for (const field of different) fields.add(field);
  }
}
