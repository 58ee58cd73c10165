/**
 * Values, states and bounds of a configuration, as its customer sees them, in plain steps: complete the commits, ask for the
 * states of what is in view, and let rows and quantity options correct them.
 *
 * What the customer left open is filled in by, in this order: sizing, for the needs; preferences of the caller; previous
 * values; the model's defaults and the cheapest values, which are the engine's own preferences. Only the commits decide
 * which sizing applies, so that the same commits and previous values give the same answer.
 */
import type { Bounds, Commit, Evaluation, Preference, ValueState } from '#server/engine/engine-port.ts';
import { holds } from '#server/model/expression/evaluate.ts';
import { keepsPrevious } from '#server/model/product/model-field.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { isConsistent } from './consistency.ts';
import type { Choices, Completion, ConfiguratorContext } from './context.ts';
import { assignmentFromEngine, fromEngine, preferenceToEngine, toEngine } from './notation.ts';
import { isSolved } from './parameters.ts';
import { withQuantityOptions } from './quantity-options.ts';
import { fieldsThere, hasRowFields, preferencesInRows } from './rows.ts';

type States = Pick<Evaluation, 'states' | 'bounds'>;

/**
 * @param view fields whose states and bounds are asked for; fields that the engine does not know, and those of missing rows,
 *   are left out
 * @throws InconsistentCommits when the commits contradict the model or each other
 */
export function evaluate(
  context: ConfiguratorContext,
  choices: Choices,
  view: readonly string[],
): Evaluation {
  const { model } = context;
  const { commits, previous } = choices;
  const solved = view.filter((field) => isSolved(model, field));
  // Which rows are there is only known from a completion; otherwise one question answers both.
  const hasRows = hasRowFields(model, solved);
  const plain = askEngine(context, commits, hasRows ? [] : solved);
  const completion = completeFrom(context, choices, plain);
  context.completions?.set(choices, completion);
  if (solved.length === 0) return { ...completion, states: new Map(), bounds: new Map() };
  const states = hasRows
    ? statesOf(context, commits, fieldsThere(model, solved, completion.assignment))
    : statesFromEngine(context, commits, plain);
  return {
    ...completion,
    ...withQuantityOptions(model, commits, states, (commit, field) => {
      const others = commits.filter((one) => one !== commit);
      const isThere = () =>
        fieldsThere(model, [field], complete(context, { commits: others, previous }).assignment).length > 0;
      return hasRowFields(model, [field]) && !isThere() ? NO_STATES : statesOf(context, others, [field]);
    }),
  };
}

const NO_STATES: States = { states: new Map(), bounds: new Map() };

/** The values alone. @throws InconsistentCommits */
export function complete(context: ConfiguratorContext, choices: Choices): Completion {
  const known = context.completions?.get(choices);
  if (known) return known;
  const completion = completeFrom(context, choices, askEngine(context, choices.commits, []));
  context.completions?.set(choices, completion);
  return completion;
}

/** @param plain what the engine completes by itself */
function completeFrom(
  { model, engine }: ConfiguratorContext,
  { commits, previous, preferences = [] }: Choices,
  plain: Evaluation,
): Completion {
  const assignment = assignmentFromEngine(model, plain.assignment);
  const sized = model.sizing
    .filter(({ condition }) => condition === undefined || holds(condition, assignment))
    .flatMap((rule) => rule.preferences);
  const wanted = preferencesInRows(model, commits, [
    ...sized,
    ...preferences,
    ...previousPreferences(model, previous),
  ]);
  const exact = plain.exact === false ? ({ exact: false } as const) : {};
  const taken = new Set(commits.map(({ field }) => field));
  const isMet = ({ field, values: [value] }: Preference) =>
    taken.has(field) || assignment.get(field) === value;
  if (wanted.every(isMet)) return { assignment, ...exact };
  const filled = engine.evaluate(
    commits.map((commit) => toEngine(model, commit)),
    [],
    wanted.map((preference) => preferenceToEngine(model, preference)),
  );
  return {
    assignment: assignmentFromEngine(model, filled.assignment),
    ...exact,
    ...(filled.exact === false && { exact: false }),
  };
}

function askEngine(
  { model, engine }: ConfiguratorContext,
  commits: readonly Commit[],
  view: readonly string[],
): Evaluation {
  return engine.evaluate(
    commits.map((commit) => toEngine(model, commit)),
    view,
  );
}

function previousPreferences({ fields }: ProductModel, previous: readonly Commit[]): readonly Preference[] {
  if (previous.length === 0) return [];
  const values = new Map(previous.map(({ field, value }) => [field, value]));
  return [...fields.values()].flatMap((field): Preference[] => {
    const { name } = field;
    const value = values.get(name);
    return keepsPrevious(field) && value !== undefined ? [{ field: name, values: [value] }] : [];
  });
}

/** @param view fields that the engine knows, of rows that are there */
function statesOf(context: ConfiguratorContext, commits: readonly Commit[], view: readonly string[]): States {
  return view.length === 0
    ? NO_STATES
    : statesFromEngine(context, commits, askEngine(context, commits, view));
}

function statesFromEngine(
  context: ConfiguratorContext,
  commits: readonly Commit[],
  { states, bounds }: States,
): States {
  const { model } = context;
  return withFewerRows(context, commits, {
    states: new Map([...states].map(([field, values]) => [field, valuesFromEngine(model, field, values)])),
    bounds: new Map([...bounds].map(([field, range]) => [field, boundsFromEngine(model, field, range)])),
  });
}

function valuesFromEngine(
  model: ProductModel,
  field: string,
  values: ReadonlyMap<string, ValueState>,
): ReadonlyMap<string, ValueState> {
  return new Map([...values].map(([value, state]) => [fromEngine(model, field, value), state]));
}

function boundsFromEngine(model: ProductModel, field: string, range: Bounds): Bounds {
  const [min, max] = [range.min, range.max].map((end) => Number(fromEngine(model, field, String(end))));
  return { ...range, min: min ?? range.min, max: max ?? range.max };
}

/**
 * For the engine, commits in a row keep the row; but a smaller count uncommits them. So smaller counts are asked about
 * without the commits in the rows that go.
 */
function withFewerRows(
  context: ConfiguratorContext,
  commits: readonly Commit[],
  { states, bounds }: States,
): States {
  const { model } = context;
  if (model.tables.size === 0) return { states, bounds };
  const outStates = new Map(states);
  const outBounds = new Map(bounds);
  for (const { count, min } of model.tables.values()) {
    if (!states.has(count) && !bounds.has(count)) continue;
    const rows = commits.map(({ field }) => model.fields.get(field)?.row);
    const highest = Math.max(0, ...rows.map((row) => (row?.table.count === count ? row.number : 0)));
    const values = new Map(outStates.get(count));
    let least = outBounds.get(count)?.min ?? min;
    for (let number = highest - 1; number >= min; number--) {
      const wanted = { field: count, value: String(number) };
      if (values.get(wanted.value) === 'free' || !isConsistent(context, commits, [wanted])) continue;
      values.set(wanted.value, 'free');
      least = Math.min(least, number);
    }
    outStates.set(count, values);
    const range = outBounds.get(count);
    if (range) outBounds.set(count, { ...range, min: least });
  }
  return { states: outStates, bounds: outBounds };
}
