/** What the services of a configured product cost over their whole term. */
export interface ServiceAmount {
  /** Of one contract, in minor units of the catalog's currency; undefined where they have no price as things are. */
  readonly amount: number | undefined;
}
