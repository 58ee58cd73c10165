import type { Commit } from '#server/engine/engine-port.ts';
import * as z from 'zod';

/**
 * All there is to a configuration: which product in which revision, what the customer said, and what was shown where that
 * counts. Everything else (values
 * of open fields, colours, prices) is derived from it, so that it can be kept for years, carried in a `configState`, or
 * moved to a newer revision of the model.
 */
export interface ConfigurationState {
  readonly tab: string;
  /** Catalog id of the product (the weak reference). */
  readonly productId: string;
  /** Revision of the model that the commits were made against. */
  readonly revision: string;
  /** Contextual needs given at the start; they are fixed for the life of the configuration. */
  readonly needs: readonly Commit[];
  /** What the customer chose, oldest first: in a conflict the older choice is kept. */
  readonly commits: readonly Commit[];
  /** Free texts by field; the engine knows nothing of them. */
  readonly texts: ReadonlyMap<string, string>;
  /** What fields showed last that keep their value (`default_policy: previous`) and are not chosen. */
  readonly shown: readonly Commit[];
  readonly step: string;
  /** The unit system the customer read numbers in last: nothing but words follows from it, in carts and proposals. */
  readonly units?: string | undefined;
}

/** Everything that is fixed for the engine: needs first, as they came before any choice. */
export function fixedCommits(state: Pick<ConfigurationState, 'needs' | 'commits'>): Commit[] {
  return [...state.needs, ...state.commits];
}

const pairs = z.array(z.tuple([z.string(), z.string()]));
const storedSchema = z.object({
  tab: z.string(),
  product: z.string(),
  revision: z.string(),
  needs: pairs,
  commits: pairs,
  texts: pairs,
  shown: z.optional(pairs),
  step: z.string(),
  units: z.string().optional(),
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
    ...(state.shown.length > 0 && { shown: asPairs(state.shown) }),
    step: state.step,
    units: state.units,
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
    shown: asCommits(stored.shown ?? []),
    step: stored.step,
    units: stored.units,
  };
}
