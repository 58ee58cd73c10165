import type { Commit, Evaluation, ValueState } from '#server/engine/engine-port.ts';
import type { ConfiguratorContext } from './context.ts';
import { evaluate } from './evaluate.ts';

/**
 * States for a customer who can give up commits, but no needs: a value that conflicts with the needs alone is impossible, for as
 * long as the configuration lives.
 *
 * @param needs of the configuration; without any, nothing changes
 * @param evaluation of needs and commits together
 */
export function withFixedNeeds(
  context: ConfiguratorContext,
  needs: readonly Commit[],
  evaluation: Evaluation,
): Evaluation {
  const conflicting = [...evaluation.states].filter(([, values]) =>
    [...values.values()].includes('conflicting'),
  );
  if (needs.length === 0 || conflicting.length === 0) return evaluation;
  const view = conflicting.map(([field]) => field);
  const alone = evaluate(context, { commits: needs, previous: [] }, view).states;
  const states = new Map(evaluation.states);
  for (const [field, values] of conflicting) {
    const possible = alone.get(field);
    const stateOf = (value: string, state: ValueState): ValueState =>
      state === 'conflicting' && possible?.get(value) === 'conflicting' ? 'impossible' : state;
    states.set(field, new Map([...values].map(([value, state]) => [value, stateOf(value, state)])));
  }
  return { ...evaluation, states };
}
