/**
 * The best hitting set of a collection of cores: a set of elements that has at least one of each core. Best means fewest
 * elements, and among those the one that leaves the earliest elements out: comparing two sets element by element from
 * number 0 on, the one without the first element in which they differ is better.
 *
 * `forbidden` sets exclude every set that has one of them as a part.
 *
 * Invariant: the result depends on the collections as sets only, not on the order of cores.
 * Cost: exponential in the size of the answer at worst; cores that share no element give a lower bound that prunes well.
 */
export type Core = readonly number[];

/** The best hitting set in ascending order, or undefined when there is none. Elements are numbers from 0. */
export function bestHittingSet(cores: readonly Core[], forbidden: readonly Core[]): number[] | undefined {
  const elements = [...new Set(cores.flat())].sort((a, b) => a - b);
  for (let size = 0; size <= elements.length; size += 1) {
    if (!canHit(cores, forbidden, new Set(), new Set(), size)) continue;
    const included = new Set<number>();
    const excluded = new Set<number>();
    for (const element of elements) {
      excluded.add(element);
      if (canHit(cores, forbidden, included, excluded, size)) continue;
      excluded.delete(element);
      included.add(element);
    }
    return [...included];
  }
  return undefined;
}

/** Is there a hitting set of at most `size` elements with all of `included` and none of `excluded`? */
function canHit(
  cores: readonly Core[],
  forbidden: readonly Core[],
  included: ReadonlySet<number>,
  excluded: ReadonlySet<number>,
  size: number,
): boolean {
  if (included.size > size || forbidden.some((set) => set.every((element) => included.has(element))))
    return false;
  let smallest: Core | undefined;
  let disjoint = 0;
  const touched = new Set<number>();
  for (const core of cores) {
    if (core.some((element) => included.has(element))) continue;
    const usable = core.filter((element) => !excluded.has(element));
    if (usable.length === 0) return false;
    if (!smallest || usable.length < smallest.length) smallest = usable;
    if (usable.some((element) => touched.has(element))) continue;
    disjoint += 1;
    for (const element of usable) touched.add(element);
  }
  if (included.size + disjoint > size) return false;
  if (!smallest) return true;
  const out = new Set(excluded);
  for (const element of smallest) {
    if (canHit(cores, forbidden, new Set(included).add(element), out, size)) return true;
    out.add(element);
  }
  return false;
}
