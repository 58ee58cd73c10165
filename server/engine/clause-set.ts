/**
 * Collects the clauses of a problem while it is compiled. Constants are simplified away on entry, so that encoders can
 * work with TRUE and FALSE as ordinary literals. Every clause that states a rule carries that rule's index, which is what
 * lets an explanation name rules; clauses that only define auxiliary variables or domains carry DOMAIN and always hold.
 *
 * Invariant: the DOMAIN clauses alone never exclude an assignment of values to fields.
 * Cost: linear in the number of literals added.
 */

/** Variable 1 is the constant. */
export const TRUE = 1;
export const FALSE = -1;
/** The owner of clauses that hold whatever the rules say. */
export const DOMAIN = -1;

export interface Clause {
  readonly literals: readonly number[];
  /** Index of the rule it states, or DOMAIN. */
  readonly rule: number;
}

export class ClauseSet {
  readonly clauses: Clause[] = [{ literals: [TRUE], rule: DOMAIN }];
  private lastVariable = 1;

  /** Highest variable in use. */
  get variables(): number {
    return this.lastVariable;
  }

  newVariable(): number {
    this.lastVariable += 1;
    return this.lastVariable;
  }

  /** Adds a clause unless it always holds. The empty clause is allowed: then the rule can never hold. */
  add(literals: readonly number[], rule: number = DOMAIN): void {
    const kept: number[] = [];
    const seen = literals.length > 8 ? new Set<number>() : undefined;
    for (const literal of literals) {
      if (literal === TRUE) return;
      if (literal === FALSE) continue;
      if (seen) {
        if (seen.has(-literal)) return;
        if (seen.has(literal)) continue;
        seen.add(literal);
      } else {
        if (kept.includes(-literal)) return;
        if (kept.includes(literal)) continue;
      }
      kept.push(literal);
    }
    this.clauses.push({ literals: kept, rule });
  }
}
