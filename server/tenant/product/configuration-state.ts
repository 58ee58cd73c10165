import * as z from 'zod';
import type { Configuration } from '#server/configurator/configuration.ts';
import type { Commit } from '#server/engine/engine-port.ts';

/** A configuration as it is kept: what the configurator knows of it, and which product it is of. */
export interface ConfigurationState extends Configuration {
  readonly tab: string;
  /** Catalog id of the product (the weak reference). */
  readonly productId: string;
}

const pairs = z.array(z.tuple([z.string(), z.string()]));
const storedSchema = z.object({
  tab: z.string(),
  product: z.string(),
  revision: z.string(),
  needs: pairs,
  commits: pairs,
  texts: pairs,
  /** Previous values, as states have called them from the beginning. */
  shown: z.optional(pairs),
  step: z.string(),
  units: z.string().optional(),
  variants: z
    .array(
      z.object({
        position: z.string(),
        variant: z.string(),
        quantity: z.number(),
        values: z.record(z.string(), z.string()),
      }),
    )
    .optional(),
});

/** The state as compact JSON, for the database and for `configState`. */
export function serializeState(state: ConfigurationState): string {
  const asPairs = (commits: readonly Commit[]) =>
    commits.map(({ field, value }): [string, string] => [field, value]);
  const stored: z.infer<typeof storedSchema> = {
    tab: state.tab,
    product: state.productId,
    revision: state.revision,
    needs: asPairs(state.needs),
    commits: asPairs(state.commits),
    texts: [...state.texts],
    ...(state.previous.length > 0 && { shown: asPairs(state.previous) }),
    step: state.step,
    units: state.units,
    ...(state.variants?.length && { variants: [...state.variants] }),
  };
  return JSON.stringify(stored);
}

/** @throws Error for text that `serializeState` did not write */
export function parseState(json: string): ConfigurationState {
  const stored = storedSchema.parse(JSON.parse(json));
  const asCommits = (list: [string, string][]) => list.map(([field, value]): Commit => ({ field, value }));
  return {
    tab: stored.tab,
    productId: stored.product,
    revision: stored.revision,
    needs: asCommits(stored.needs),
    commits: asCommits(stored.commits),
    texts: new Map(stored.texts),
    previous: asCommits(stored.shown ?? []),
    step: stored.step,
    units: stored.units,
    ...(stored.variants && { variants: stored.variants }),
  };
}
