/**
 * Rows come and go with what is said about them: a value for a row says that the row is wanted, and a smaller number of
 * rows takes with it what was said about the others. `docs/tenant-differences.md`, "Tables".
 */
import type { Commit, EnginePort } from '#server/engine/engine-port.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { keepRows } from '#server/configurator/row-commits.ts';
import { fixedCommits, type ConfigurationState } from './configuration-state.ts';

/**
 * The numbers of rows that have to be committed with these values, so that the rows they are about are there and stay;
 * none for a table whose number is said already, and is enough.
 */
export async function rowsWanted(
  { model, engine }: { readonly model: ProductModel; readonly engine: EnginePort },
  state: ConfigurationState,
  sent: readonly Commit[],
): Promise<readonly Commit[]> {
  const highest = new Map<string, number>();
  for (const { field } of sent) {
    const row = model.fields.get(field)?.row;
    if (!row || row.number <= row.table.min) continue;
    highest.set(row.table.count, Math.max(row.number, highest.get(row.table.count) ?? 0));
  }
  const wanted: Commit[] = [];
  for (const [count, number] of highest) {
    if (sent.some(({ field }) => field === count)) continue;
    const said = fixedCommits(state).find(({ field }) => field === count);
    if (said && Number(said.value) >= number) continue;
    const { assignment } = await engine.evaluate(fixedCommits(state), []);
    const now = Number(assignment.get(count) ?? 0);
    wanted.push({ field: count, value: String(Math.max(number, now)) });
  }
  return wanted;
}

/** Without what was said about rows that are not there by the numbers of rows that are committed. */
export function settleRows(model: ProductModel, state: ConfigurationState): ConfigurationState {
  return withoutRows(model, state, fixedCommits(state));
}

/** @param said numbers of rows */
export function withoutRows(
  model: ProductModel,
  state: ConfigurationState,
  said: readonly Commit[],
): ConfigurationState {
  if (model.tables.size === 0 || said.length === 0) return state;
  const texts = [...state.texts].map(([field, value]): Commit => ({ field, value }));
  return {
    ...state,
    commits: keepRows(model, state.commits, said),
    texts: new Map(keepRows(model, texts, said).map(({ field, value }) => [field, value])),
  };
}
