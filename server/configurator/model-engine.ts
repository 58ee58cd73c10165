/**
 * The engine as a product speaks with it: in the customer's notation of decimals, with the computed fields calculated, and
 * without the fields that only the rules needed.
 */
import type {
  Change,
  Commit,
  EnginePort,
  Evaluation,
  Explanation,
  Wish,
} from '#server/engine/engine-port.ts';
import { holds } from '#server/model/expression/evaluate.ts';
import { withComputed } from '#server/model/product/computed-values.ts';
import { fromEngineText, toEngineText } from '#server/model/number/decimal.ts';
import { seenAsPositions } from './position-states.ts';
import { changesInRows, keepRows } from './row-commits.ts';
import { isPresent, presentOnly } from '#server/model/product/row-presence.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { decimalsOf, keepsPrevious } from '#server/model/product/model-field.ts';

/**
 * What the customer left open is filled in by, in this order: sizing, for what was asked; wishes of the caller; what fields
 * showed before, where they keep it; the model's defaults and the cheapest values, which are the engine's own preferences.
 * Only the commits decide which sizing applies, so that the same commits and the same values shown before give the same
 * answer.
 *
 * @param shown what the configuration showed before in the fields that keep it (`keepsPrevious`)
 */
export function modelEngine(
  model: ProductModel,
  engine: EnginePort,
  shown: readonly Commit[] = [],
): EnginePort {
  const scaleOf = (field: string) => decimalsOf(model.fields.get(field));
  const inward = ({ field, value }: Commit): Commit => {
    const decimals = scaleOf(field);
    // What is no number of the field is the engine's to refuse.
    return decimals === 0 ? { field, value } : { field, value: toEngineText(value, decimals) ?? value };
  };
  const outward = (field: string, value: string) => fromEngineText(value, scaleOf(field));
  const explained = ({ commits, ...explanation }: Explanation): Explanation => ({
    ...explanation,
    commits: commits.map(({ field, value }) => ({ field, value: outward(field, value) })),
  });
  const changed = (changes: readonly Change[]) =>
    changes.map(({ field, from, to }) => ({ field, from: outward(field, from), to: outward(field, to) }));
  const solved = [...model.fields.values()].filter(({ type }) => type !== 'text' && type !== 'computed');
  const isSolved = new Set(solved.map(({ name }) => name));
  const shownIn = new Map(shown.map(({ field, value }) => [field, value]));
  const previous = solved.flatMap((field): Wish[] => {
    const { name } = field;
    const value = shownIn.get(name);
    return keepsPrevious(field) && value !== undefined ? [{ field: name, values: [value] }] : [];
  });
  const wished = ({ field, values }: Wish): Wish => ({
    field,
    values: values.map((value) => inward({ field, value }).value),
  });
  /** What the engine prefers by itself is all there is to it. */
  const isPlain = model.sizing.length === 0 && previous.length === 0;

  const isRow = (field: string) => model.fields.get(field)?.row !== undefined;

  const spoken: EnginePort = {
    async evaluate(commits, view = [...isSolved], wishes = []) {
      const fixed = commits.map(inward);
      const own = await rowsInView(
        commits,
        view.filter((field) => isSolved.has(field)),
        wishes,
      );
      if (model.sizing.length === 0) {
        const all = fitRows(commits, [...wishes, ...previous]).map(wished);
        const plain = readable(model, await engine.evaluate(fixed, own, all), isSolved, outward);
        return withFewerRows(commits, own, plain);
      }
      const plain = readable(model, await engine.evaluate(fixed, own), isSolved, outward);
      const known = await withFewerRows(commits, own, plain);
      const sized = model.sizing.filter(
        ({ condition }) => condition === undefined || holds(condition, plain.assignment),
      );
      const all = fitRows(commits, [...sized.flatMap((rule) => rule.preferences), ...wishes, ...previous]);
      const taken = new Set(commits.map(({ field }) => field));
      const isSo = ({ field, values: [value] }: Wish) =>
        taken.has(field) || plain.assignment.get(field) === value;
      if (all.every(isSo)) return known;
      const filled = await engine.evaluate(fixed, [], all.map(wished));
      const { assignment, exact } = readable(model, filled, isSolved, outward);
      return { ...known, assignment, ...(exact === false && { exact }) };
    },
    async check(commits, wanted) {
      const kept = keepRows(model, commits, wanted);
      const outcome = await engine.check(kept.map(inward), wanted.map(inward));
      if (outcome.kind === 'consistent') return outcome;
      const explanation = explained(outcome.explanation);
      if (outcome.kind === 'impossible') return { kind: 'impossible', explanation };
      const changes = await settled(kept, wanted, outcome.changes);
      return { ...outcome, changes: changesInRows(model, changes, [...kept, ...wanted]), explanation };
    },
    async alternatives(commits, wanted, limit) {
      const kept = keepRows(model, commits, wanted);
      const found = await engine.alternatives(kept.map(inward), wanted.map(inward), limit);
      const all = await Promise.all(found.ways.map((way) => settled(kept, wanted, way)));
      const inRows = all.map((way) => changesInRows(model, way, [...kept, ...wanted]));
      return { ...found, ways: [...new Map(inRows.map((way) => [JSON.stringify(way), way])).values()] };
    },
  };
  /** What the commits that move become: the same as if the customer had let go of them. */
  async function settled(
    commits: readonly Commit[],
    wanted: readonly Commit[],
    changes: readonly Change[],
  ): Promise<readonly Change[]> {
    const own = changed(changes);
    if (isPlain) return own;
    const gone = new Set([...own, ...wanted].map(({ field }) => field));
    const kept = commits.filter(({ field }) => !gone.has(field));
    const { assignment } = await spoken.evaluate([...kept, ...wanted], []);
    return own.map((change) => ({ ...change, to: assignment.get(change.field) ?? change.to }));
  }
  return seenAsPositions(model, spoken);

  /** Nobody sees the fields of rows that are not there. */
  async function rowsInView(
    commits: readonly Commit[],
    view: readonly string[],
    wishes: readonly Wish[],
  ): Promise<readonly string[]> {
    const others = view.filter((field) => !isRow(field));
    if (others.length === view.length) return view;
    const { assignment } = await spoken.evaluate(commits, [], wishes);
    return view.filter((field) => isPresent(model.fields.get(field) ?? { row: undefined }, assignment));
  }

  /** A wish about a row brings no row that nobody asked for. */
  function fitRows(commits: readonly Commit[], wishes: readonly Wish[]): readonly Wish[] {
    if (model.tables.size === 0) return wishes;
    const said = new Map(commits.map(({ field, value }) => [field, Number(value)]));
    return wishes.filter(({ field }) => {
      const row = model.fields.get(field)?.row;
      return row === undefined || row.number <= (said.get(row.table.count) ?? row.table.min);
    });
  }

  /**
   * For the engine, what was said about a row keeps the row; but who takes a row away lets go of that. So fewer rows are
   * asked about with what was said about the others only.
   */
  async function withFewerRows(
    commits: readonly Commit[],
    view: readonly string[],
    evaluation: Evaluation,
  ): Promise<Evaluation> {
    const states = new Map(evaluation.states);
    const bounds = new Map(evaluation.bounds);
    for (const { count, min } of model.tables.values()) {
      if (!view.includes(count)) continue;
      const rows = commits.map(({ field }) => model.fields.get(field)?.row);
      const highest = Math.max(0, ...rows.map((row) => (row?.table.count === count ? row.number : 0)));
      const own = new Map(states.get(count));
      let least = bounds.get(count)?.min ?? min;
      for (let number = highest - 1; number >= min; number--) {
        if (own.get(String(number)) === 'free') continue;
        const wanted = { field: count, value: String(number) };
        if ((await spoken.check(commits, [wanted])).kind !== 'consistent') continue;
        own.set(wanted.value, 'free');
        least = Math.min(least, number);
      }
      states.set(count, own);
      const range = bounds.get(count);
      if (range) bounds.set(count, { ...range, min: least });
    }
    return { ...evaluation, states, bounds };
  }
}

function readable(
  model: ProductModel,
  { assignment, states, bounds, ...exact }: Evaluation,
  isSolved: ReadonlySet<string>,
  outward: (field: string, value: string) => string,
): Evaluation {
  const own = new Map<string, string>();
  for (const [field, value] of assignment) if (isSolved.has(field)) own.set(field, outward(field, value));
  const scaled = [...model.fields.values()].filter((field) => decimalsOf(field) > 0);
  const outStates = new Map(states);
  const outBounds = new Map(bounds);
  for (const { name } of scaled) {
    const values = states.get(name);
    if (values)
      outStates.set(name, new Map([...values].map(([value, state]) => [outward(name, value), state])));
    const range = bounds.get(name);
    if (range) {
      const [min, max] = [range.min, range.max].map((end) => Number(outward(name, String(end))));
      outBounds.set(name, { ...range, min: min ?? range.min, max: max ?? range.max });
    }
  }
  return {
    assignment: withComputed(model.computed, presentOnly(model, own)),
    states: outStates,
    bounds: outBounds,
    ...exact,
  };
}
