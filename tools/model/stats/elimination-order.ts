/**
 * An order of vertices in which each, when its turn comes, has few neighbours left; taking a vertex out joins its
 * neighbours. Read backwards it is a good order to decide things in: what is decided first cuts the rest into parts.
 *
 * Minimum degree, ties by number. Vertices are taken out until all that are left have more than `limit` neighbours: the
 * tangle. Cost: about (vertices) × (degree met)².
 */
export interface Elimination {
  /** The vertices taken out, first to last. */
  readonly order: readonly number[];
  /** By vertex taken out: the neighbours it had then. */
  readonly neighbours: readonly (readonly number[])[];
  /** What was left, by degree. */
  readonly tangle: readonly number[];
}

export function eliminationOrder(
  vertices: number,
  cliques: Iterable<readonly number[]>,
  limit: number,
): Elimination {
  const neighbours = Array.from({ length: vertices }, () => new Set<number>());
  for (const clique of cliques) {
    for (const a of clique) for (const b of clique) if (a !== b) neighbours[a]?.add(b);
  }
  const order: number[] = [];
  const met: (readonly number[])[] = [];
  const queue = new DegreeQueue(neighbours);
  for (let next = queue.next(limit); next !== undefined; next = queue.next(limit)) {
    const its = [...(neighbours[next] ?? [])];
    order.push(next);
    met[next] = its;
    for (const a of its) {
      const around = neighbours[a];
      around?.delete(next);
      for (const b of its) if (b !== a) around?.add(b);
      queue.file(a);
    }
    neighbours[next]?.clear();
  }
  const degree = (vertex: number) => neighbours[vertex]?.size ?? 0;
  const out = new Set(order);
  const tangle = [...neighbours.keys()].filter((vertex) => !out.has(vertex));
  tangle.sort((a, b) => degree(b) - degree(a) || a - b);
  return { order, neighbours: met, tangle };
}

/** Vertices by degree, the smallest first. A vertex is filed again when its degree changes; old entries are skipped. */
class DegreeQueue {
  readonly #neighbours: readonly ReadonlySet<number>[];
  readonly #byDegree: number[][] = [];
  readonly #taken: Uint8Array;
  #degree = 0;

  constructor(neighbours: readonly ReadonlySet<number>[]) {
    this.#neighbours = neighbours;
    this.#taken = new Uint8Array(neighbours.length);
    for (let vertex = neighbours.length - 1; vertex >= 0; vertex -= 1) this.file(vertex);
  }

  file(vertex: number): void {
    const degree = this.#neighbours[vertex]?.size ?? 0;
    (this.#byDegree[degree] ??= []).push(vertex);
    this.#degree = Math.min(this.#degree, degree);
  }

  next(limit: number): number | undefined {
    while (this.#degree <= limit && this.#degree < this.#byDegree.length) {
      const vertex = this.#byDegree[this.#degree]?.pop();
      if (vertex === undefined) this.#degree += 1;
      else if (this.#taken[vertex] === 0 && this.#neighbours[vertex]?.size === this.#degree) {
        this.#taken[vertex] = 1;
        return vertex;
      }
    }
    return undefined;
  }
}
