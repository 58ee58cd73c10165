/**
 * The best start for what was asked: what the model prefers under the customer's needs, as far as it fits their choices.
 * It is no choice of theirs: it binds nothing, gives way to every commit, and follows when a need changes.
 *
 * Invariant: a function of the commits alone. Cost: one question when everything preferred fits, one for each value else.
 */
import type { Commit, EnginePort } from '#server/engine/engine-port.ts';
import type { ModelSizing } from './product-model.ts';

/**
 * @param commits what the customer said
 * @param assignment what follows from it without sizing; the conditions are asked of this
 * @returns commits to add, none of a field that is committed
 */
export async function sizedStart(
  sizing: readonly ModelSizing[],
  engine: EnginePort,
  commits: readonly Commit[],
  assignment: ReadonlyMap<string, string>,
): Promise<readonly Commit[]> {
  const taken = new Set(commits.map(({ field }) => field));
  const wishes = sizing
    .filter(({ applies }) => applies(assignment))
    .flatMap((rule) => rule.wishes)
    .filter(({ field }) => !taken.has(field) && taken.add(field));
  const first = wishes.flatMap(({ field, values: [value] }) =>
    value === undefined ? [] : [{ field, value }],
  );
  if (first.every(({ field, value }) => assignment.get(field) === value)) return first;
  if ((await engine.check(commits, first)).kind === 'consistent') return first;
  const kept: Commit[] = [];
  for (const { field, values } of wishes) {
    for (const value of values) {
      if ((await engine.check([...commits, ...kept], [{ field, value }])).kind !== 'consistent') continue;
      kept.push({ field, value });
      break;
    }
  }
  return kept;
}
