import type { ConfigurationState } from './configuration-state.ts';
import { keepWhatFits } from './keep-what-fits.ts';
import { readNeeds } from './read-needs.ts';
import type { Reply, Session } from './transitions.ts';

/**
 * Contextual needs sent with "Restart Configuration" replace those the item was saved with. Choices that do not fit them
 * any more are left out and reported.
 *
 * @param sent parameters of the call by name
 * @throws InvalidRequest for a need without such a value, and for needs that cannot hold together
 */
export async function changeNeeds(
  session: Session,
  state: ConfigurationState,
  sent: ReadonlyMap<string, string>,
): Promise<Reply> {
  const saved = new Map(state.needs.map(({ field, value }) => [field, value]));
  const given = session.model.needs.flatMap(({ alias, field }): [string, string][] => {
    const value = sent.get(alias) ?? saved.get(field);
    return value === undefined ? [] : [[alias, value]];
  });
  const needs = await readNeeds(session, new Map(given));
  const isSame = needs.length === saved.size && needs.every(({ field, value }) => saved.get(field) === value);
  if (isSame) return { state, response: { kind: 'ok' }, notApplied: [] };
  const fields = new Set(needs.map(({ field }) => field));
  const free = state.commits.filter(({ field }) => !fields.has(field));
  const { commits, dropped } = await keepWhatFits(session.engine, needs, [], free);
  return { state: { ...state, needs, commits }, response: { kind: 'ok' }, notApplied: dropped };
}
