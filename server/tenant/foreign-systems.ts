import type { ForeignConfigurator } from '#server/upstreams/foreign-configurator.ts';

/** A CPQ system that configures products of the catalog. */
export interface ForeignSystem {
  readonly configurator: ForeignConfigurator;
  /** How long a call of the system may take. */
  readonly timeoutMs: number;
}

/** By name in this installation; products of the catalog refer to it (`CatalogProduct.foreign`). */
export type ForeignSystems = ReadonlyMap<string, ForeignSystem>;
