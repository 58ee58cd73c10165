/**
 * What fields show that keep their value (`default_policy: previous`). It is remembered with the configuration, because
 * the next answer depends on it: the same state, commits and shown values together, always gets the same answer.
 *
 * Invariant: what is remembered fits together with the commits, so remembering it once more changes nothing.
 */
import type { Commit, EnginePort, Preference } from '#server/engine/engine-port.ts';
import { fromEngineText } from '#server/model/number/number-notation.ts';
import type { ModelField, ProductModel } from '#server/model/product/product-model.ts';
import { fixedCommits, type ConfigurationState } from './configuration-state.ts';
import { readValue } from './read-value.ts';

interface Session {
  readonly model: ProductModel;
  readonly engine: EnginePort;
}

/** The state with what it shows now. @param session that of the state's shown values */
export async function withShown(session: Session, state: ConfigurationState): Promise<ConfigurationState> {
  return remember(session, state, []);
}

/**
 * The state after its customer has let go of these fields. They come first this once: what others show must not hold the
 * old choice in place, or nothing would be seen to happen.
 */
export async function letGo(
  session: Session,
  state: ConfigurationState,
  fields: readonly string[],
): Promise<ConfigurationState> {
  const released = new Set(fields);
  const wishes = session.model.problem.fields
    .filter(({ name }) => released.has(name))
    .map((field): Preference => {
      const decimals = session.model.fields.get(field.name)?.decimals ?? 0;
      const values = field.kind === 'enumerated' ? field.preference : [String(field.preferred)];
      return { field: field.name, values: values.map((value) => fromEngineText(value, decimals)) };
    });
  return remember(session, state, wishes);
}

/**
 * Values that another configuration showed, for one that is built anew from it.
 * @param sent as `extensions.previous` told them; what does not apply any more is left out
 */
export function readShown(model: ProductModel, sent: string | undefined): readonly Commit[] {
  const pairs = [...new URLSearchParams(sent ?? '')].map(([field, value]): Commit => ({ field, value }));
  return [...new Map(pairs.map((one) => [one.field, one])).values()].flatMap(({ field: name, value }) => {
    const field = model.fields.get(name);
    if (!field?.keepsValue) return [];
    const read = readValue(field, value);
    return read.kind === 'value' ? [{ field: name, value: read.value }] : [];
  });
}

/** The other way round: `extensions.previous`; undefined for a product whose fields keep nothing. */
export function presentShown(model: ProductModel, { shown }: ConfigurationState): string | undefined {
  if (keepingFields(model).length === 0) return undefined;
  return new URLSearchParams(shown.map(({ field, value }): [string, string] => [field, value])).toString();
}

async function remember(
  { model, engine }: Session,
  state: ConfigurationState,
  wishes: readonly Preference[],
): Promise<ConfigurationState> {
  const keeping = keepingFields(model);
  if (keeping.length === 0) return state;
  const commits = fixedCommits(state);
  const { assignment } = await engine.evaluate(commits, [], wishes);
  const chosen = new Set(commits.map(({ field }) => field));
  const shown = keeping
    // In a row that is not there a field shows nothing.
    .filter(({ name }) => !chosen.has(name) && assignment.has(name))
    .map(({ name }): Commit => ({ field: name, value: assignment.get(name) ?? '' }));
  const isSame =
    shown.length === state.shown.length &&
    shown.every(({ field, value }, i) => state.shown[i]?.field === field && state.shown[i].value === value);
  return isSame ? state : { ...state, shown };
}

function keepingFields(model: ProductModel): readonly ModelField[] {
  return [...model.fields.values()].filter(({ keepsValue }) => keepsValue);
}
