/**
 * Unit propagation without assumptions: satisfied clauses are dropped, false literals removed from the others.
 *
 * Invariant: the result has the same models as the clauses given. Cost: linear in the literals; done once per problem.
 */
import type { ClauseSet } from './clause-set.ts';
import { codeOf, packOccurrences } from './occurrence-lists.ts';

export interface Simplified {
  /** The remaining clauses, each of at least two literals, none of which is fixed. */
  readonly remaining: readonly (readonly number[])[];
  /** The literals that propagation proves to hold in all solutions. */
  readonly fixed: readonly number[];
  readonly contradictory: boolean;
}

/** Writes the fixed literals into `truth`, by literal code: 1 true, −1 false. */
export function simplifyClauses(clauses: ClauseSet, truth: Int8Array): Simplified {
  const fixed: number[] = [];
  const all = clauses.all();
  const entries: number[] = [];
  for (const [i, literals] of all.entries())
    for (const literal of literals) entries.push(codeOf(-literal), i);
  const occurrences = packOccurrences(truth.length, entries);
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
    const code = codeOf(fixed[head] ?? 0);
    for (let k = occurrences.start[code] ?? 0; k < (occurrences.start[code + 1] ?? 0); k += 1) {
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
