/** What becomes of earlier commits when values are wanted: the engine's answers, told of rows and in the customer's notation. */
import type { Alternatives, Change, Commit, Outcome } from '#server/engine/engine-port.ts';
import { keepsPrevious } from '#server/model/product/model-field.ts';
import type { Choices, ConfiguratorContext } from './context.ts';
import { complete } from './evaluate.ts';
import { changeFromEngine, explanationFromEngine, toEngine } from './notation.ts';
import { changesInRows, withoutMissingRows } from './rows.ts';

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

/** Up to `limit` different ways to resolve the conflict, best first. As the engine's `alternatives`. @throws EngineTimeout */
export function findAlternatives(
  context: ConfiguratorContext,
  choices: Choices,
  wanted: readonly Commit[],
  limit: number,
): Alternatives {
  const kept = withoutMissingRows(context.model, choices.commits, wanted);
  const found = context.engine.alternatives(toEngineAll(context, kept), toEngineAll(context, wanted), limit);
  const all = found.alternatives.map((changes) =>
    finalChanges(context, { ...choices, commits: kept }, wanted, changes),
  );
  return { ...found, alternatives: [...new Map(all.map((one) => [JSON.stringify(one), one])).values()] };
}

/** The changes with the values that the commits really get: the same as if the customer had uncommitted them. */
function finalChanges(
  context: ConfiguratorContext,
  { commits, previous }: Choices,
  wanted: readonly Commit[],
  proposed: readonly Change[],
): readonly Change[] {
  const { model } = context;
  const changes = proposed.map((change) => changeFromEngine(model, change));
  const all = [...commits, ...wanted];
  // Where nothing but the engine completes, its own values are final.
  if (model.sizing.length === 0 && !previous.some(({ field }) => keepsPrevious(model.fields.get(field))))
    return changesInRows(model, changes, all);
  const gone = new Set([...changes, ...wanted].map(({ field }) => field));
  const kept = commits.filter(({ field }) => !gone.has(field));
  const { assignment } = complete(context, { commits: [...kept, ...wanted], previous });
  return changesInRows(
    model,
    changes.map((change) => ({ ...change, to: assignment.get(change.field) ?? change.to })),
    all,
  );
}

function toEngineAll({ model }: ConfiguratorContext, commits: readonly Commit[]): Commit[] {
  return commits.map((commit) => toEngine(model, commit));
}
