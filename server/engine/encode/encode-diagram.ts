/**
 * "Σ groups ≤ bound" as a multi-valued decision diagram (Abío et al. 2012, 2013). A node stands for "the groups from here on
 * sum to at most the remaining bound"; all bounds of one interval share a node, so the diagram is reduced. As children are
 * monotone in the weight, a node needs a clause only where its child changes.
 *
 * Invariant: the returned literal implies the comparison, and the clauses propagate everything the comparison implies
 * (one-directional clauses with order literals are complete for a single sum).
 * Cost: one variable per node and one clause per distinct child; undefined when there would be more than `limit` nodes.
 */
import type { ClauseBuilder } from './clause-builder.ts';
import { FALSE, TRUE } from '../sat/clause-set.ts';
import type { WeightClass } from './field-literals.ts';

interface Node {
  /** Smallest and largest remaining bound that this node stands for. */
  readonly low: number;
  readonly high: number;
  /** Set for constants and single order literals; other nodes get a variable when the clauses are written. */
  literal: number | undefined;
  readonly edges: readonly { readonly condition: number; readonly child: Node }[];
}

export function encodeDiagram(
  clauses: ClauseBuilder,
  groups: readonly (readonly WeightClass[])[],
  bound: number,
  limit: number,
): number | undefined {
  const builder = new DiagramBuilder(groups, limit);
  const root = builder.node(0, bound);
  return root && writeClauses(clauses, root);
}

class DiagramBuilder {
  private readonly groups: readonly (readonly WeightClass[])[];
  private readonly limit: number;
  /** Per level: smallest and largest sum of the groups from there on. */
  private readonly lightest: number[] = [];
  private readonly heaviest: number[] = [];
  /** Per level, disjoint intervals in ascending order. */
  private readonly levels: Node[][];
  private size = 0;

  constructor(groups: readonly (readonly WeightClass[])[], limit: number) {
    this.groups = groups;
    this.limit = limit;
    this.levels = groups.map(() => []);
    let light = 0;
    let heavy = 0;
    for (const group of [[], ...[...groups].reverse()]) {
      light += group[0]?.weight ?? 0;
      heavy += group.at(-1)?.weight ?? 0;
      this.lightest.unshift(light);
      this.heaviest.unshift(heavy);
    }
  }

  /** The node for "groups from `level` on sum to at most `rest`"; undefined when the diagram is too large. */
  node(level: number, rest: number): Node | undefined {
    const lightest = this.lightest[level] ?? 0;
    const heaviest = this.heaviest[level] ?? 0;
    if (rest >= heaviest) return { low: heaviest, high: Infinity, literal: TRUE, edges: [] };
    if (rest < lightest) return { low: -Infinity, high: lightest - 1, literal: FALSE, edges: [] };
    const siblings = this.levels[level] ?? [];
    const place = firstFrom(siblings, rest);
    const known = siblings[place];
    if (known && known.low <= rest) return known;
    this.size += 1;
    if (this.size > this.limit) return undefined;

    let low = -Infinity;
    let high = Infinity;
    const edges: { condition: number; child: Node }[] = [];
    for (const { weight, atLeast } of this.groups[level] ?? []) {
      const child = this.node(level + 1, rest - weight);
      if (!child) return undefined;
      low = Math.max(low, child.low + weight);
      high = Math.min(high, child.high + weight);
      const before = edges.at(-1)?.child;
      if (before && sameNode(before, child)) continue;
      edges.push({ condition: atLeast, child });
    }
    const node: Node = { low, high, literal: undefined, edges };
    const [first, second, ...more] = edges;
    if (first && !second) node.literal = first.child.literal;
    if (first?.child.literal === TRUE && second?.child.literal === FALSE && more.length === 0)
      node.literal = -second.condition;
    // Recursion only changes deeper levels, so the place found above is still valid.
    siblings.splice(place, 0, node);
    return node;
  }
}

/** Index of the first interval that ends at or after `rest`. */
function firstFrom(intervals: readonly Node[], rest: number): number {
  let from = 0;
  let to = intervals.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((intervals[middle]?.high ?? 0) < rest) from = middle + 1;
    else to = middle;
  }
  return from;
}

function sameNode(a: Node, b: Node): boolean {
  return a === b || (a.literal !== undefined && a.literal === b.literal);
}

function writeClauses(clauses: ClauseBuilder, node: Node): number {
  if (node.literal !== undefined) return node.literal;
  const [only, another] = node.edges;
  if (only && !another) {
    node.literal = writeClauses(clauses, only.child);
    return node.literal;
  }
  const literal = clauses.newVariable();
  node.literal = literal;
  for (const { condition, child } of node.edges)
    clauses.add([-literal, -condition, writeClauses(clauses, child)]);
  return literal;
}
