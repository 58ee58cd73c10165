/**
 * The best hitting set of a collection of cores: a set of elements with at least one of each core, of the lowest total cost.
 * Of several, the lexicographically best: comparing two sets from element 0 on, the one without the first element in which
 * they differ. Iterative deepening on the cost: the bound is raised to the least cost that was pruned before.
 *
 * Invariant: no result is a superset of a `forbidden` set; it depends on the collections as sets, not on the order of cores.
 * Cost: exponential in the size of the result in the worst case; disjoint cores give a lower bound that prunes well.
 */
export type Core = readonly number[];

/**
 * The best hitting set in ascending order, or undefined when there is none. Elements are numbers from 0.
 * @param costs by element; more than 0
 */
export function bestHittingSet(
  cores: readonly Core[],
  forbidden: readonly Core[],
  costs: readonly number[],
): number[] | undefined {
  const search = new Search(cores, forbidden, costs);
  const elements = [...new Set(cores.flat())].sort((a, b) => a - b);
  while (search.raiseBound()) {
    if (!search.canHit(NONE, NONE)) continue;
    const included = new Set<number>();
    const excluded = new Set<number>();
    for (const element of elements) {
      excluded.add(element);
      if (search.canHit(included, excluded)) continue;
      excluded.delete(element);
      included.add(element);
    }
    return [...included];
  }
  return undefined;
}

const NONE: ReadonlySet<number> = new Set();

class Search {
  private readonly cores: readonly Core[];
  private readonly forbidden: readonly Core[];
  private readonly costs: readonly number[];
  /** Bound on the cost. */
  private bound = -1;
  /** The least cost that was pruned under this bound. */
  private nextBound = 0;

  constructor(cores: readonly Core[], forbidden: readonly Core[], costs: readonly number[]) {
    this.cores = cores;
    this.forbidden = forbidden;
    this.costs = costs;
  }

  /** Raises the bound to the least cost that was pruned; false when there is none. */
  raiseBound(): boolean {
    this.bound = this.nextBound;
    this.nextBound = Infinity;
    return this.bound < Infinity;
  }

  /** Is there a hitting set within the bound, with all of `included` and none of `excluded`? */
  canHit(included: ReadonlySet<number>, excluded: ReadonlySet<number>): boolean {
    if (this.forbidden.some((set) => set.every((element) => included.has(element)))) return false;
    let smallest: Core | undefined;
    let cost = 0;
    for (const element of included) cost += this.costOf(element);
    const touched = new Set<number>();
    for (const core of this.cores) {
      if (core.some((element) => included.has(element))) continue;
      const usable = core.filter((element) => !excluded.has(element));
      if (usable.length === 0) return false;
      if (!smallest || usable.length < smallest.length) smallest = usable;
      if (usable.some((element) => touched.has(element))) continue;
      cost += Math.min(...usable.map((element) => this.costOf(element)));
      for (const element of usable) touched.add(element);
    }
    if (cost > this.bound) {
      this.nextBound = Math.min(this.nextBound, cost);
      return false;
    }
    if (!smallest) return true;
    const tried = new Set(excluded);
    for (const element of smallest) {
      if (this.canHit(new Set(included).add(element), tried)) return true;
      tried.add(element);
    }
    return false;
  }

  private costOf(element: number): number {
    return this.costs[element] ?? 1;
  }
}
