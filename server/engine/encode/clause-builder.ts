/* eslint-disable @typescript-eslint/no-non-null-assertion --
   Indexes into typed arrays that are sized with each other; there are hundreds of thousands of clauses. */
/**
 * Collects the clauses of a problem while it is compiled. Constants are simplified away, so that encoders can use TRUE and
 * FALSE as ordinary literals.
 *
 * Every clause belongs to the field or the rule it was added for, so that some rules and their fields can be taken as a
 * problem of their own to explain a conflict. A clause either states a rule or only defines auxiliary variables and domains.
 *
 * Invariant: the clauses that do not state a rule allow every assignment of values to fields.
 * Cost: linear in the number of literals added.
 */
import { FALSE, type PackedClauses, TRUE } from '../sat/clause-set.ts';

/** In clauses with more literals than this, duplicates are found with a set. */
const LONGEST_SCANNED = 12;

export class ClauseBuilder {
  private lastVariable = TRUE;
  /** Twice the index of the field or rule, plus one for a rule. */
  private owner = 0;
  /** By clause. */
  private readonly owners = new NumberList();
  private readonly shapes = new NumberList();
  private readonly literals = new NumberList();
  private complete = false;

  /** Highest variable in use. */
  get variables(): number {
    return this.lastVariable;
  }

  newVariable(): number {
    this.assertOpen();
    this.lastVariable += 1;
    return this.lastVariable;
  }

  /** Clauses added by `define` belong to the field, whichever rule needed them. */
  forField<T>(index: number, define: () => T): T {
    return this.within(2 * index, define);
  }

  forRule<T>(index: number, define: () => T): T {
    return this.within(2 * index + 1, define);
  }

  /** Adds a clause that defines an auxiliary variable or a domain. */
  add(literals: readonly number[]): void {
    this.push(literals, false);
  }

  /** Adds a clause that states the current rule. The empty clause is allowed: then no assignment satisfies the rule. */
  state(literals: readonly number[]): void {
    this.push(literals, true);
  }

  /** Refuses further clauses: they would be missing in what was made of the clauses. */
  close(): void {
    this.complete = true;
  }

  /** All clauses in the order of their owners: the fields, then the rules. */
  pack(fields: number, rules: number): PackedClauses {
    const [owners, shapes, literals] = [this.owners.packed, this.shapes.packed, this.literals.packed];
    const place = (owner: number): number => (owner >> 1) + (owner % 2 === 1 ? fields : 0);
    const counts = new Int32Array(fields + rules);
    const sizes = new Int32Array(fields + rules);
    for (let i = 0; i < owners.length; i += 1) {
      counts[place(owners[i]!)]! += 1;
      sizes[place(owners[i]!)]! += shapes[i]! >> 1;
    }
    const nextClause = startsOf(counts);
    const nextLiteral = startsOf(sizes);
    const packed = {
      variables: this.lastVariable,
      counts,
      shapes: new Int32Array(shapes.length),
      literals: new Int32Array(literals.length),
    };
    let from = 0;
    for (let i = 0; i < owners.length; i += 1) {
      const at = place(owners[i]!);
      const size = shapes[i]! >> 1;
      packed.shapes[nextClause[at]!] = shapes[i]!;
      nextClause[at]! += 1;
      for (let k = 0; k < size; k += 1) packed.literals[nextLiteral[at]! + k] = literals[from + k]!;
      nextLiteral[at]! += size;
      from += size;
    }
    return packed;
  }

  private within<T>(owner: number, define: () => T): T {
    const before = this.owner;
    this.owner = owner;
    try {
      return define();
    } finally {
      this.owner = before;
    }
  }

  /** Adds a clause unless it is a tautology. */
  private push(literals: readonly number[], states: boolean): void {
    this.assertOpen();
    const kept = simplified(literals);
    if (!kept) return;
    this.owners.push(this.owner);
    this.shapes.push(2 * kept.length + (states ? 1 : 0));
    for (const literal of kept) this.literals.push(literal);
  }

  private assertOpen(): void {
    if (this.complete) throw new Error('The clauses are closed: nothing can be added.');
  }
}

/** Without constants and duplicates; undefined when the clause is a tautology. */
function simplified(literals: readonly number[]): readonly number[] | undefined {
  if (literals.length > LONGEST_SCANNED) {
    const kept = new Set<number>();
    for (const literal of literals) {
      if (literal === TRUE || kept.has(-literal)) return undefined;
      if (literal !== FALSE) kept.add(literal);
    }
    return [...kept];
  }
  const kept: number[] = [];
  for (const literal of literals) {
    if (literal === TRUE || kept.includes(-literal)) return undefined;
    if (literal !== FALSE && !kept.includes(literal)) kept.push(literal);
  }
  return kept;
}

function startsOf(sizes: Int32Array): Int32Array {
  const starts = new Int32Array(sizes.length);
  for (let i = 1; i < sizes.length; i += 1) starts[i] = starts[i - 1]! + sizes[i - 1]!;
  return starts;
}

/** A growing typed array. */
class NumberList {
  length = 0;
  private numbers = new Int32Array(1024);

  push(number: number): void {
    if (this.length === this.numbers.length) {
      const larger = new Int32Array(2 * this.length);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.numbers[this.length] = number;
    this.length += 1;
  }

  /** The numbers added so far, as a view. */
  get packed(): Int32Array {
    return this.numbers.subarray(0, this.length);
  }
}
