/**
 * What a call changes besides what it asks for: of one that was applied, what has changed; of a conflict, what would change if
 * it were accepted, and of alternatives the same for each of them.
 */
import type { Change, Commit } from '#server/engine/engine-port.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { isPresent } from '#server/model/product/row-presence.ts';
import { fixedCommits, type Configuration } from '../configuration.ts';
import type { ConfiguratorContext } from '../context.ts';
import { complete } from '../evaluate.ts';
import type { Assignment } from '../notation.ts';
import type { Transition } from '../questions.ts';
import type { ConfiguratorResponse } from '../response.ts';
import { parametersOfRow, rowParameterId, tableCountedBy } from '../rows.ts';
import { compareValues, type Comparison, type Propagated, type ValuedState } from './compare-values.ts';

interface Outcome {
  readonly before: Configuration;
  /** The configuration that the call leaves. */
  readonly after: Configuration;
  readonly response: ConfiguratorResponse;
}

/**
 * One entry for what was applied or is proposed, one for each alternative; none where nothing is changed or asked for.
 * @param acceptedWith the configuration after such pairs were accepted
 */
export function propagatedChanges(
  context: ConfiguratorContext,
  transition: Transition,
  { before, after, response }: Outcome,
  currency: string | undefined,
  acceptedWith: (pairs: readonly Commit[]) => Configuration,
): readonly Propagated[] {
  const { model } = context;
  const comparison = comparisonOf(model, transition);
  if (!comparison) return [];
  const results = resultsOf(response, transition, after, acceptedWith);
  if (results.every((result) => result === before)) return [];
  const now = stateOf(context, before);
  return results.map((result) =>
    compareValues(model, now, stateOf(context, result), { ...comparison, currency }),
  );
}

/** Undefined for calls that decide nothing. */
function comparisonOf(
  model: ProductModel,
  transition: Transition,
): Pick<Comparison, 'asked' | 'placeOf'> | undefined {
  switch (transition.kind) {
    case 'commit':
      return { asked: fieldsOf(transition.values) };
    case 'accept':
      return { asked: fieldsOf(transition.values.slice(0, 1)) };
    case 'alternatives':
      return { asked: fieldsOf([transition.value]) };
    case 'uncommit':
      return { asked: new Set(transition.fields) };
    case 'remove-row':
      return { asked: new Set([transition.count]), placeOf: rowsMoved(model, transition, -1) };
    case 'insert-row':
      return {
        asked: new Set([transition.count, ...fieldsOf(transition.values)]),
        placeOf: rowsMoved(model, transition, 1),
      };
    case 'read':
    case 'step':
    case 'replace-needs':
    case 'place-variants':
      return undefined;
  }
}

function resultsOf(
  response: ConfiguratorResponse,
  transition: Transition,
  after: Configuration,
  acceptedWith: (pairs: readonly Commit[]) => Configuration,
): readonly Configuration[] {
  switch (response.kind) {
    case 'ok':
      return [after];
    case 'refused':
      return [];
    case 'conflict':
      return [acceptedWith(response.commit ?? sentBy(transition))];
    case 'alternatives':
      return response.alternatives.map((changes) =>
        acceptedWith([...sentBy(transition), ...changes.map(toCommit)]),
      );
  }
}

function sentBy(transition: Transition): readonly Commit[] {
  if (transition.kind === 'alternatives') return [transition.value];
  return 'values' in transition ? transition.values : [];
}

function toCommit({ field, to }: Change): Commit {
  return { field, value: to };
}

function fieldsOf(values: readonly Commit[]): ReadonlySet<string> {
  return new Set(values.map(({ field }) => field));
}

function stateOf(context: ConfiguratorContext, configuration: Configuration): ValuedState {
  const { previous, texts } = configuration;
  const commits = fixedCommits(configuration);
  const { assignment } = complete(context, { commits, previous });
  return {
    values: withTexts(context.model, assignment, texts),
    chosen: new Set([...commits.map(({ field }) => field), ...texts.keys()]),
    variants: configuration.variants,
  };
}

function withTexts(model: ProductModel, assignment: Assignment, texts: Assignment): Assignment {
  if (texts.size === 0) return assignment;
  const shown = [...texts].filter(([name]) => {
    const field = model.fields.get(name);
    return field !== undefined && isPresent(field, assignment);
  });
  return new Map([...assignment, ...shown]);
}

/** The rows from `row` on move by one; a row that is taken out goes nowhere. */
function rowsMoved(
  model: ProductModel,
  { count, row }: { readonly count: string; readonly row: number },
  by: 1 | -1,
): (field: string) => string | undefined {
  const table = tableCountedBy(model, count);
  return (field) => {
    const id = rowParameterId(model, field);
    if (!id || id.table !== table?.name || id.row < row) return field;
    if (by === -1 && id.row === row) return undefined;
    return parametersOfRow(model, { table: id.table, row: id.row + by }).get(id.member);
  };
}
