/** What becomes of earlier commits when values are wanted: the engine's answers, told of rows and in the customer's notation. */
import type { Change, Commit, Outcome } from '#server/engine/engine-port.ts';
import type { Field } from '#server/engine/problem.ts';
import { keepsPrevious } from '#server/model/product/model-field.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import type { Choices, ConfiguratorContext } from '../context.ts';
import { complete } from '../evaluate.ts';
import {
  changeFromEngine,
  changeToEngine,
  explanationFromEngine,
  fromEngine,
  toEngine,
} from '../notation.ts';
import { changesInRows, tableCountedBy, withoutMissingRows } from '../rows.ts';
import { closestNumbers } from './closest-values.ts';
import { listAlternatives, type ListedAlternatives } from './list-alternatives.ts';

/** May these values be committed on top of `choices`? As the engine's `check`. @throws EngineTimeout */
export function check(context: ConfiguratorContext, choices: Choices, wanted: readonly Commit[]): Outcome {
  const { model, engine } = context;
  const kept = withoutMissingRows(model, choices.commits, wanted);
  const outcome = engine.check(toEngineAll(context, kept), toEngineAll(context, wanted));
  if (outcome.kind === 'consistent') return outcome;
  const explanation = explanationFromEngine(model, outcome.explanation);
  if (outcome.kind === 'impossible') return { kind: 'impossible', explanation };
  const changes = finalChanges(context, { ...choices, commits: kept }, wanted, outcome.changes);
  return { ...outcome, changes, explanation };
}

/**
 * Up to `limit` alternatives, best first (docs/decisions/0022-what-an-alternative-is.md).
 * @param wanted the commit that was asked for, and what is fixed with it: needs, and the counts of rows
 * @throws EngineTimeout
 */
export function findAlternatives(
  context: ConfiguratorContext,
  choices: Choices,
  { asked, fixed }: { readonly asked: Commit; readonly fixed: readonly Commit[] },
  limit: number,
): ListedAlternatives {
  const { model, engine } = context;
  const wanted = [...fixed, asked];
  const replaced = new Set(wanted.map(({ field }) => field));
  const earlier = choices.commits.filter(({ field }) => !replaced.has(field));
  const kept = withoutMissingRows(model, earlier, wanted);
  const current = complete(context, choices).assignment.get(asked.field);
  const found = listAlternatives(
    engine,
    {
      kept: toEngineAll(context, kept),
      earlier: toEngineAll(context, earlier),
      fixed: toEngineAll(context, fixed),
      asked: toEngine(model, asked),
      current:
        current === undefined ? undefined : toEngine(model, { field: asked.field, value: current }).value,
    },
    limit,
    (name) => fieldOfProblem(model, name),
    (changes) =>
      resolve(context, { ...choices, commits: kept }, wanted, changes).map((change) =>
        changeToEngine(model, change),
      ),
  );
  const all = found.alternatives.map((changes) =>
    changesInRows(
      model,
      changes.map((change) => changeFromEngine(model, change)),
      [...kept, ...wanted],
    ),
  );
  return {
    ...found,
    alternatives: [...new Map(all.map((changes) => [JSON.stringify(changes), changes])).values()],
    // A smaller number of rows drops what was committed in the others; only the engine's view of it is listed.
    isComplete: found.isComplete && tableCountedBy(model, asked.field) === undefined,
  };
}

/** The changes of a conflict with the values that the commits really get, without those in rows that go. */
function finalChanges(
  context: ConfiguratorContext,
  choices: Choices,
  wanted: readonly Commit[],
  proposed: readonly Change[],
): readonly Change[] {
  return changesInRows(context.model, resolve(context, choices, wanted, proposed), [
    ...choices.commits,
    ...wanted,
  ]);
}

/**
 * Numbers get the closest value that fits, everything else what it would have if the customer had uncommitted it.
 * @param proposed as the engine has them
 */
function resolve(
  context: ConfiguratorContext,
  { commits, previous }: Choices,
  wanted: readonly Commit[],
  proposed: readonly Change[],
): readonly Change[] {
  const { model, engine } = context;
  const gone = new Set([...proposed, ...wanted].map(({ field }) => field));
  const fixed = [...commits.filter(({ field }) => !gone.has(field)), ...wanted];
  const numbers = closestNumbers(engine, toEngineAll(context, fixed), proposed).map(
    ({ field, value }): Commit => ({ field, value: fromEngine(model, field, value) }),
  );
  const changes = proposed.map((change) => changeFromEngine(model, change));
  // Where nothing but the engine completes, its own values are final.
  const isFinal =
    numbers.every(({ field, value }) => changes.some((one) => one.field === field && one.to === value)) &&
    model.sizing.length === 0 &&
    !previous.some(({ field }) => keepsPrevious(model.fields.get(field)));
  if (isFinal) return changes;
  const { assignment } = complete(context, { commits: [...fixed, ...numbers], previous });
  return changes.map((change) => ({ ...change, to: assignment.get(change.field) ?? change.to }));
}

const problemFields = new WeakMap<ProductModel, ReadonlyMap<string, Field>>();

function fieldOfProblem(model: ProductModel, name: string): Field | undefined {
  let fields = problemFields.get(model);
  if (!fields) {
    fields = new Map(model.problem.fields.map((field) => [field.name, field]));
    problemFields.set(model, fields);
  }
  return fields.get(name);
}

function toEngineAll({ model }: ConfiguratorContext, commits: readonly Commit[]): Commit[] {
  return commits.map((commit) => toEngine(model, commit));
}
