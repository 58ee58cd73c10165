/* eslint-disable @typescript-eslint/no-non-null-assertion --
   Indexes into typed arrays that are sized with the variables. */
import type { CompiledProblem } from '#server/engine/encode/compile-problem.ts';
import { eliminationOrder } from './elimination-order.ts';
import { separators } from './separators.ts';

export interface DecisionOrder {
  /** By variable: the higher, the earlier it is to be decided. All variables of a field have the same. */
  readonly ranks: Int32Array;
  /** By variable: 1 when it belongs to what is connected with too much. */
  readonly tangled: Uint8Array;
}

/** Clauses with more fields than this are cut into shorter ones for the order, with a go-between. */
const widest = 5;

/**
 * In which order the fields of a problem are best decided when counting.
 * @param limit a field with more neighbours than this, when its turn comes, is tangled
 */
export function decisionOrder(
  { fields, clauses: { variables } }: CompiledProblem,
  clauses: readonly (readonly number[])[],
  limit: number,
): DecisionOrder {
  const vertexOf = Int32Array.from({ length: variables + 1 }, (_, variable) => variable);
  for (const field of fields) {
    if (field.kind === 'wide') continue;
    const [first = 0] = field.literals;
    for (const literal of field.literals) vertexOf[Math.abs(literal)] = Math.abs(first);
  }
  let vertices = variables + 1;
  const cliques: number[][] = [];
  for (const clause of clauses) {
    const its = [...new Set(clause.map((literal) => vertexOf[Math.abs(literal)]!))];
    while (its.length > widest) {
      const between = vertices;
      vertices += 1;
      cliques.push([...its.splice(0, widest - 1), between]);
      its.push(between);
    }
    cliques.push(its);
  }
  const elimination = eliminationOrder(vertices, cliques, limit);
  const rank = new Int32Array(vertices);
  let next = vertices;
  for (const vertex of [...elimination.tangle, ...separators(elimination)]) {
    if (rank[vertex] === 0) rank[vertex] = next--;
  }
  const ranks = Int32Array.from(vertexOf, (vertex) => rank[vertex]!);
  const last = vertices - elimination.tangle.length;
  return { ranks, tangled: Uint8Array.from(ranks, (its) => (its > last ? 1 : 0)) };
}
