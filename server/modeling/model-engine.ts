/**
 * The engine as a product speaks with it: in the customer's notation of decimals, with the computed fields calculated, and
 * without the fields that only the rules needed.
 */
import type { Change, Commit, EnginePort, Evaluation, Explanation } from '#server/engine/engine-port.ts';
import { withComputed } from './compile-computed.ts';
import { fromEngineText, toEngineText } from './number-notation.ts';
import { sizedStart } from './sized-start.ts';
import type { ProductModel } from './product-model.ts';

export function modelEngine(model: ProductModel, engine: EnginePort): EnginePort {
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

  const spoken: EnginePort = {
    async evaluate(commits, view = [...isSolved]) {
      const fixed = commits.map(inward);
      const inner = await engine.evaluate(
        fixed,
        view.filter((field) => isSolved.has(field)),
      );
      const plain = shown(model, inner, isSolved, outward);
      if (model.sizing.length === 0) return plain;
      const start = await sizedStart(model.sizing, spoken, commits, plain.assignment);
      const isSo = start.every(({ field, value }) => plain.assignment.get(field) === value);
      if (isSo) return plain;
      const sized = await engine.evaluate([...fixed, ...start.map(inward)], []);
      return { ...plain, assignment: shown(model, sized, isSolved, outward).assignment };
    },
    async check(commits, wanted) {
      const outcome = await engine.check(commits.map(inward), wanted.map(inward));
      if (outcome.kind === 'consistent') return outcome;
      const explanation = explained(outcome.explanation);
      return outcome.kind === 'impossible'
        ? { kind: 'impossible', explanation }
        : { kind: 'conflict', changes: changed(outcome.changes), explanation };
    },
    async alternatives(commits, wanted, limit) {
      return (await engine.alternatives(commits.map(inward), wanted.map(inward), limit)).map(changed);
    },
  };
  return spoken;
}

function shown(
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
