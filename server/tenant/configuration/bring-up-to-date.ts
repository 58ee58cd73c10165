import type { Commit } from '#server/engine/engine-port.ts';
import type { ConfigurationState } from './configuration-state.ts';
import { keepWhatFits } from './keep-what-fits.ts';
import { readValue } from './read-value.ts';
import type { Session } from './transitions.ts';

/**
 * Moves a configuration to the current revision of its model: what still exists and still holds together is kept, older
 * choices before newer ones, and the rest is named, so that no choice disappears in silence.
 */
export async function bringUpToDate(
  { model, engine }: Session,
  state: ConfigurationState,
): Promise<{ state: ConfigurationState; notApplied: readonly Commit[] }> {
  if (state.revision === model.revision) return { state, notApplied: [] };

  const stillThere = ({ field: name, value }: Commit) => {
    const field = model.fields.get(name);
    if (!field) return false;
    // What the customer could choose then may have become something that follows from other choices.
    return readValue(field, value).kind === 'value';
  };
  const isText = ({ field }: Commit) => model.fields.get(field)?.type === 'text';
  const texts = [...state.texts].map(([field, value]): Commit => ({ field, value }));
  const aliased = new Set(model.needs.map(({ field }) => field));

  const needs = state.needs.filter((need) => aliased.has(need.field) && isKnownNeed(need));
  const commits = state.commits.filter((commit) => stillThere(commit) && !isText(commit));
  const keptTexts = texts.filter((text) => stillThere(text) && isText(text));

  const fittingNeeds = await keepWhatFits(engine, [], [], needs);
  const fitting = await keepWhatFits(engine, fittingNeeds.commits, [], commits);
  const firstStep = model.steps[0]?.name ?? '';
  const kept = new Set<Commit>([...fittingNeeds.commits, ...fitting.commits, ...keptTexts]);
  return {
    state: {
      ...state,
      revision: model.revision,
      needs: fittingNeeds.commits,
      commits: fitting.commits,
      texts: new Map(keptTexts.map(({ field, value }) => [field, value])),
      shown: state.shown.filter(stillThere),
      step: model.steps.some(({ name }) => name === state.step) ? state.step : firstStep,
    },
    notApplied: [...state.needs, ...state.commits, ...texts].filter((commit) => !kept.has(commit)),
  };

  /** Needs come from outside, so their fields are often read-only on the screen; only the value has to exist. */
  function isKnownNeed({ field: name, value }: Commit): boolean {
    const field = model.fields.get(name);
    return field !== undefined && readValue({ ...field, readonly: false }, value).kind === 'value';
  }
}
