/** Puts named things into an order in which each comes after those it needs. */

export interface DockingOrder {
  readonly ordered: readonly string[];
  /** A way from something back to itself: `a`, `b`, `a`. Things in a cycle are in `ordered` all the same. */
  readonly cycles: readonly (readonly string[])[];
}

/** @param needs what each needs, by name; names that are no key are ignored */
export function dockingOrder(needs: ReadonlyMap<string, ReadonlySet<string>>): DockingOrder {
  const ordered: string[] = [];
  const cycles: (readonly string[])[] = [];
  const done = new Set<string>();
  const above: string[] = [];
  const visit = (name: string): void => {
    if (done.has(name)) return;
    const start = above.indexOf(name);
    if (start >= 0) {
      cycles.push([...above.slice(start), name]);
      return;
    }
    above.push(name);
    for (const needed of needs.get(name) ?? []) if (needs.has(needed)) visit(needed);
    above.pop();
    if (done.has(name)) return;
    done.add(name);
    ordered.push(name);
  };
  for (const name of needs.keys()) visit(name);
  return { ordered, cycles };
}
