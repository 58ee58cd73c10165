/* eslint-disable @typescript-eslint/no-non-null-assertion --
   Indexes into typed arrays that are sized with the vertices. */
import type { Elimination } from './elimination-order.ts';

/**
 * The vertices taken out, in an order that cuts what is left into halves: first a small set that separates the middle,
 * then one for each part, and so on. A vertex may come more than once; its first place counts.
 *
 * Every vertex taken out hangs below the first of its neighbours that is taken out later; together with those neighbours
 * it separates what hangs below it from the rest. So the middle of that tree is a separator, and so is the middle of
 * every part the tree falls into without it. Cost: (vertices) × log(vertices), and the neighbours.
 */
export function separators({ order, neighbours }: Elimination): readonly number[] {
  const place = new Map(order.map((vertex, at) => [vertex, at]));
  const tree = order.map((): number[] => []);
  for (const [at, vertex] of order.entries()) {
    let above = Number.POSITIVE_INFINITY;
    for (const neighbour of neighbours[vertex] ?? []) above = Math.min(above, place.get(neighbour) ?? above);
    if (above === Number.POSITIVE_INFINITY) continue;
    tree[at]!.push(above);
    tree[above]!.push(at);
  }
  const found: number[] = [];
  const middles = new Middles(tree);
  const waiting: number[] = [];
  for (const at of order.keys()) if (middles.enter(at)) waiting.push(at);
  // First in, first out: separators of large parts come before those of small ones.
  for (const start of waiting) {
    const middle = middles.of(start);
    const vertex = order[middle]!;
    const later = (neighbours[vertex] ?? []).filter((neighbour) => place.has(neighbour));
    later.sort((a, b) => place.get(b)! - place.get(a)!);
    found.push(...later, vertex);
    middles.remove(middle);
    for (const next of tree[middle]!) if (!middles.removed(next)) waiting.push(next);
  }
  return found;
}

/** Finds the middle of the parts of a tree from which nodes are taken away. */
class Middles {
  readonly #tree: readonly (readonly number[])[];
  readonly #removed: Uint8Array;
  readonly #entered: Uint8Array;
  readonly #above: Int32Array;
  readonly #size: Int32Array;

  constructor(tree: readonly (readonly number[])[]) {
    this.#tree = tree;
    this.#removed = new Uint8Array(tree.length);
    this.#entered = new Uint8Array(tree.length);
    this.#above = new Int32Array(tree.length);
    this.#size = new Int32Array(tree.length);
  }

  /** Is this node in a tree of its own, none of whose nodes was entered before? */
  enter(start: number): boolean {
    if (this.#entered[start] === 1) return false;
    for (const node of this.#part(start)) this.#entered[node] = 1;
    return true;
  }

  remove(node: number): void {
    this.#removed[node] = 1;
  }

  removed(node: number): boolean {
    return this.#removed[node] === 1;
  }

  /** The node of a part without which no piece has more than half of it. */
  of(start: number): number {
    const part = this.#part(start);
    for (let i = part.length - 1; i >= 0; i -= 1) {
      const node = part[i]!;
      this.#size[node]! += 1;
      if (i > 0) this.#size[this.#above[node]!]! += this.#size[node]!;
    }
    let middle = start;
    for (;;) {
      const heavy = this.#tree[middle]!.find(
        (next) =>
          this.#removed[next] === 0 && next !== this.#above[middle] && 2 * this.#size[next]! > part.length,
      );
      if (heavy === undefined) break;
      middle = heavy;
    }
    for (const node of part) this.#size[node] = 0;
    return middle;
  }

  /** The nodes connected with this one, each after the one it was reached from. */
  #part(start: number): readonly number[] {
    const part = [start];
    this.#above[start] = -1;
    for (const node of part) {
      for (const next of this.#tree[node]!) {
        if (next === this.#above[node] || this.#removed[next] === 1) continue;
        this.#above[next] = node;
        part.push(next);
      }
    }
    return part;
  }
}
