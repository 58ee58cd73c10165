import type { Commit, EnginePort } from '#server/engine/engine-port.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { fixedCommits, type ConfigurationState } from './configuration-state.ts';
import { isLocked } from './is-locked.ts';

/**
 * Those of the values sent whose field cannot be edited as things stand ("editable if"). Letting go is always possible,
 * and so is saying again what holds already.
 */
export async function lockedWishes(
  { model, engine }: { readonly model: ProductModel; readonly engine: EnginePort },
  state: ConfigurationState,
  sent: readonly Commit[],
): Promise<readonly Commit[]> {
  const gated = sent.filter(
    ({ field, value }) => model.fields.get(field)?.editableIf !== undefined && value.trim() !== '',
  );
  if (gated.length === 0) return [];
  const { assignment } = await engine.evaluate(fixedCommits(state), []);
  return gated.filter(({ field: name, value }) => {
    const field = model.fields.get(name);
    const held = state.texts.get(name) ?? state.commits.find((commit) => commit.field === name)?.value;
    return field !== undefined && held !== value.trim() && isLocked(field, assignment);
  });
}
