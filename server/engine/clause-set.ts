/**
 * Collects the clauses of a problem while it is compiled. Constants are simplified away on entry, so that encoders can
 * work with TRUE and FALSE as ordinary literals.
 *
 * Every clause belongs to the field or rule it was made for: a few rules with the fields they speak about are a smaller
 * problem of its own, which is how conflicts are explained. A clause either states a rule or only defines auxiliary
 * variables and domains.
 *
 * Invariant: without the clauses that state rules, every assignment of values to fields is possible.
 * Cost: linear in the number of literals added.
 */

/** Variable 1 is the constant. */
export const TRUE = 1;
export const FALSE = -1;

export interface Clause {
  readonly literals: readonly number[];
  /** Without it, the rule says nothing. */
  readonly states: boolean;
}

export class ClauseSet {
  /** By index of the field or rule. */
  readonly ofField: Clause[][] = [];
  readonly ofRule: Clause[][] = [];
  private lastVariable = TRUE;
  private owner: Clause[] = [];

  /** Highest variable in use. */
  get variables(): number {
    return this.lastVariable;
  }

  newVariable(): number {
    this.lastVariable += 1;
    return this.lastVariable;
  }

  /** All clauses, the constant's included. */
  all(): (readonly number[])[] {
    return [[TRUE], ...[...this.ofField, ...this.ofRule].flat().map((clause) => clause.literals)];
  }

  /** What `define` adds belongs to the field, whoever asked for it. */
  forField<T>(index: number, define: () => T): T {
    return this.within((this.ofField[index] ??= []), define);
  }

  forRule<T>(index: number, define: () => T): T {
    return this.within((this.ofRule[index] ??= []), define);
  }

  /** Adds a clause that defines something. */
  add(literals: readonly number[]): void {
    this.push(literals, false);
  }

  /** Adds a clause that states the current rule. The empty clause is allowed: then the rule can never hold. */
  state(literals: readonly number[]): void {
    this.push(literals, true);
  }

  private within<T>(owner: Clause[], define: () => T): T {
    const before = this.owner;
    this.owner = owner;
    try {
      return define();
    } finally {
      this.owner = before;
    }
  }

  /** Adds a clause unless it always holds. */
  private push(literals: readonly number[], states: boolean): void {
    const kept = new Set<number>();
    for (const literal of literals) {
      if (literal === TRUE || kept.has(-literal)) return;
      if (literal !== FALSE) kept.add(literal);
    }
    this.owner.push({ literals: [...kept], states });
  }
}
