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
import { withComputed } from './compile-computed.ts';
import { fromEngineText, toEngineText } from './number-notation.ts';
import type { ProductModel } from './product-model.ts';

/**
 * What the customer left open is filled in by, in this order: sizing, for what was asked; wishes of the caller; what fields
 * showed before, where they keep it; the model's defaults and the cheapest values, which are the engine's own preferences. Only the commits
 * decide which sizing applies, so that the same commits and the same values shown before give the same answer.
 *
 * @param shown what the configuration showed before in the fields that keep it (`ModelField.keepsValue`)
 */
export function modelEngine(
  model: ProductModel,
  engine: EnginePort,
  shown: readonly Commit[] = [],
): EnginePort {
  const decimalsOf = (field: string) => model.fields.get(field)?.decimals ?? 0;
  const inward = ({ field, value }: Commit): Commit => {
    const decimals = decimalsOf(field);
    // What is no number of the field is the engine's to refuse.
    return decimals === 0 ? { field, value } : { field, value: toEngineText(value, decimals) ?? value };
  };
  const outward = (field: string, value: string) => fromEngineText(value, decimalsOf(field));
  const explained = ({ rules, commits }: Explanation): Explanation => ({
    rules,
    commits: commits.map(({ field, value }) => ({ field, value: outward(field, value) })),
  });
  const changed = (changes: readonly Change[]) =>
    changes.map(({ field, from, to }) => ({ field, from: outward(field, from), to: outward(field, to) }));
  const solved = [...model.fields.values()].filter(({ type }) => type !== 'text' && type !== 'computed');
  const isSolved = new Set(solved.map(({ name }) => name));
  const shownIn = new Map(shown.map(({ field, value }) => [field, value]));
  const previous = solved.flatMap(({ name, keepsValue }): Wish[] => {
    const value = shownIn.get(name);
    return keepsValue && value !== undefined ? [{ field: name, values: [value] }] : [];
  });
  const wished = ({ field, values }: Wish): Wish => ({
    field,
    values: values.map((value) => inward({ field, value }).value),
  });
  /** What the engine prefers by itself is all there is to it. */
  const isPlain = model.sizing.length === 0 && previous.length === 0;

  const spoken: EnginePort = {
    async evaluate(commits, view = [...isSolved], wishes = []) {
      const fixed = commits.map(inward);
      const own = view.filter((field) => isSolved.has(field));
      if (model.sizing.length === 0) {
        const all = [...wishes, ...previous].map(wished);
        return readable(model, await engine.evaluate(fixed, own, all), isSolved, outward);
      }
      const plain = readable(model, await engine.evaluate(fixed, own), isSolved, outward);
      const sized = model.sizing.filter(({ applies }) => applies(plain.assignment));
      const all = [...sized.flatMap((rule) => rule.wishes), ...wishes, ...previous];
      const taken = new Set(commits.map(({ field }) => field));
      const isSo = ({ field, values: [value] }: Wish) =>
        taken.has(field) || plain.assignment.get(field) === value;
      if (all.every(isSo)) return plain;
      const filled = await engine.evaluate(fixed, [], all.map(wished));
      return { ...plain, assignment: readable(model, filled, isSolved, outward).assignment };
    },
    async check(commits, wanted) {
      const outcome = await engine.check(commits.map(inward), wanted.map(inward));
      if (outcome.kind === 'consistent') return outcome;
      const explanation = explained(outcome.explanation);
      return outcome.kind === 'impossible'
        ? { kind: 'impossible', explanation }
        : { kind: 'conflict', changes: await settled(commits, wanted, outcome.changes), explanation };
    },
    async alternatives(commits, wanted, limit) {
      const ways = await engine.alternatives(commits.map(inward), wanted.map(inward), limit);
      return Promise.all(ways.map((way) => settled(commits, wanted, way)));
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
  return spoken;
}

function readable(
  model: ProductModel,
  { assignment, states, bounds }: Evaluation,
  isSolved: ReadonlySet<string>,
  outward: (field: string, value: string) => string,
): Evaluation {
  const own = new Map<string, string>();
  for (const [field, value] of assignment) if (isSolved.has(field)) own.set(field, outward(field, value));
  const scaled = [...model.fields.values()].filter(({ decimals = 0 }) => decimals > 0);
  const outStates = new Map(states);
  const outBounds = new Map(bounds);
  for (const { name } of scaled) {
    const values = states.get(name);
    if (values)
      outStates.set(name, new Map([...values].map(([value, state]) => [outward(name, value), state])));
    const range = bounds.get(name);
    if (range) {
      const [min, max] = [range.min, range.max].map((end) => Number(outward(name, String(end))));
      outBounds.set(name, { min: min ?? range.min, max: max ?? range.max });
    }
  }
  return { assignment: withComputed(model.computed, own), states: outStates, bounds: outBounds };
}
