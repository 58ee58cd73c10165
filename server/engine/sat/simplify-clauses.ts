/**
 * Propagates what holds without assumptions, and drops it: clauses that hold whatever is chosen go, false literals are
 * removed from the others. Done once per problem. Cost: linear in the literals.
 */
import type { ClauseSet } from './clause-set.ts';
import { codeOf, packLists } from './occurrence-lists.ts';

export interface Simplified {
  /** Clauses left, of at least two literals, none of which is fixed. */
  readonly remaining: readonly (readonly number[])[];
  /** The literals that hold in all solutions. */
  readonly fixed: readonly number[];
  readonly contradictory: boolean;
}

/** Marks what is fixed in `truth`, by the codes of literals: 1 true, −1 false. */
export function simplifyClauses(clauses: ClauseSet, truth: Int8Array): Simplified {
  const fixed: number[] = [];
  const all = clauses.all();
  const entries: number[] = [];
  for (const [i, literals] of all.entries())
    for (const literal of literals) entries.push(codeOf(-literal), i);
  const occurrences = packLists(truth.length, entries);
  const open = Int32Array.from(all, (literals) => literals.length);

  const settle = (clause: readonly number[]): boolean => {
    let unit: number | undefined;
    for (const literal of clause) {
      const value = truth[codeOf(literal)] ?? 0;
      if (value > 0) return true;
      if (value === 0) unit = literal;
    }
    if (unit === undefined) return false;
    truth[codeOf(unit)] = 1;
    truth[codeOf(-unit)] = -1;
    fixed.push(unit);
    return true;
  };
  let contradictory = false;
  for (const clause of all) if (clause.length < 2 && !settle(clause)) contradictory = true;
  for (let head = 0; head < fixed.length && !contradictory; head += 1) {
    const own = codeOf(fixed[head] ?? 0);
    for (let k = occurrences.start[own] ?? 0; k < (occurrences.start[own + 1] ?? 0); k += 1) {
      const clause = occurrences.items[k] ?? 0;
      const left = (open[clause] ?? 0) - 1;
      open[clause] = left;
      if (left < 2 && !settle(all[clause] ?? [])) contradictory = true;
    }
  }
  if (contradictory) return { remaining: [], fixed, contradictory };
  const remaining: (readonly number[])[] = [];
  for (const literals of all) {
    if (literals.some((literal) => (truth[codeOf(literal)] ?? 0) > 0)) continue;
    const kept = literals.filter((literal) => truth[codeOf(literal)] === 0);
    remaining.push(kept.length === literals.length ? literals : kept);
  }
  return { remaining, fixed, contradictory };
}
