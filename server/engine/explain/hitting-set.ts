/**
 * The best hitting set of a collection of cores: a set of elements that has at least one of each core. Best means the
 * lowest total cost, and among those the one that leaves the earliest elements out: comparing two sets element by element
 * from number 0 on, the one without the first element in which they differ is better.
 *
 * `forbidden` sets exclude every set that has one of them as a part.
 *
 * Invariant: the result depends on the collections as sets only, not on the order of cores.
 * Cost: exponential in the size of the answer at worst; cores that share no element give a lower bound that prunes well.
 * The bound on the total is raised to the next total that anything was given up for, so none is tried in vain.
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
  while (search.raise()) {
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
  /** What a hitting set may cost. */
  private most = -1;
  /** The least total that a search was given up for under this bound. */
  private next = 0;

  constructor(cores: readonly Core[], forbidden: readonly Core[], costs: readonly number[]) {
    this.cores = cores;
    this.forbidden = forbidden;
    this.costs = costs;
  }

  /** Raises the bound to the next total that may lead somewhere; false when there is none. */
  raise(): boolean {
    this.most = this.next;
    this.next = Infinity;
    return this.most < Infinity;
  }

  /** Is there a hitting set within the bound, with all of `included` and none of `excluded`? */
  canHit(included: ReadonlySet<number>, excluded: ReadonlySet<number>): boolean {
    if (this.forbidden.some((set) => set.every((element) => included.has(element)))) return false;
    let smallest: Core | undefined;
    let least = 0;
    for (const element of included) least += this.costOf(element);
    const touched = new Set<number>();
    for (const core of this.cores) {
      if (core.some((element) => included.has(element))) continue;
      const usable = core.filter((element) => !excluded.has(element));
      if (usable.length === 0) return false;
      if (!smallest || usable.length < smallest.length) smallest = usable;
      if (usable.some((element) => touched.has(element))) continue;
      least += Math.min(...usable.map((element) => this.costOf(element)));
      for (const element of usable) touched.add(element);
    }
    if (least > this.most) {
      this.next = Math.min(this.next, least);
      return false;
    }
    if (!smallest) return true;
    const out = new Set(excluded);
    for (const element of smallest) {
      if (this.canHit(new Set(included).add(element), out)) return true;
      out.add(element);
    }
    return false;
  }

  private costOf(element: number): number {
    return this.costs[element] ?? 1;
  }
}
