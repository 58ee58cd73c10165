/* eslint-disable @typescript-eslint/no-non-null-assertion --
   Indexes into typed arrays that are sized with each other; there are hundreds of thousands of clauses. */
/**
 * The clauses of a compiled problem, packed: first those of the fields, then those of the rules, each owner's in the order
 * in which they were added.
 *
 * Invariant: immutable; its numbers are consistent with each other and with the problem's fields and rules.
 * Cost: three arrays of numbers; checking them is linear in the literals.
 */
import { InvalidSnapshot } from '../engine-errors.ts';

/** Variable 1 is the constant. */
export const TRUE = 1;
export const FALSE = -1;

/** Plain numbers, so that they can be stored outside of the process. */
export interface PackedClauses {
  readonly variables: number;
  /** How many clauses belong to each field, and then to each rule. */
  readonly counts: Int32Array;
  /** By clause: twice its number of literals, plus one when it states its rule. */
  readonly shapes: Int32Array;
  readonly literals: Int32Array;
}

export class ClauseSet {
  readonly packed: PackedClauses;
  readonly starts: Int32Array;
  private readonly fields: number;
  /** By owner: the number of its first clause. */
  private readonly firstOf: Int32Array;

  /**
   * @param fields number of fields of the problem
   * @param rules number of rules of the problem
   * @throws InvalidSnapshot when `packed` is inconsistent or of another problem
   */
  constructor(packed: PackedClauses, fields: number, rules: number) {
    const { variables, counts, shapes, literals } = packed;
    this.packed = packed;
    this.fields = fields;
    this.firstOf = runningSum(counts);
    this.starts = runningSum(shapes.map((shape) => shape >> 1));
    if (
      counts.length !== fields + rules ||
      this.firstOf[counts.length] !== shapes.length ||
      this.starts[shapes.length] !== literals.length ||
      literals.some((literal) => literal === 0 || Math.abs(literal) > variables)
    )
      throw new InvalidSnapshot('Its clauses are not of this problem.');
  }

  get count(): number {
    return this.packed.shapes.length;
  }

  /** Highest variable in use. */
  get variables(): number {
    return this.packed.variables;
  }

  get items(): Int32Array {
    return this.packed.literals;
  }

  literals(clause: number): number[] {
    const literals: number[] = [];
    for (let k = this.starts[clause]!; k < this.starts[clause + 1]!; k += 1) literals.push(this.items[k]!);
    return literals;
  }

  /** Does the clause state a rule? Other clauses only define auxiliary variables and domains. */
  states(clause: number): boolean {
    return this.packed.shapes[clause]! % 2 === 1;
  }

  /** The range of a field's clauses: first, and one after the last. */
  ofField(index: number): readonly [number, number] {
    return [this.firstOf[index]!, this.firstOf[index + 1]!];
  }

  ofRule(index: number): readonly [number, number] {
    return this.ofField(this.fields + index);
  }

  /** All clauses, with the one for the constant. */
  all(): (readonly number[])[] {
    return [[TRUE], ...Array.from({ length: this.count }, (_, clause) => this.literals(clause))];
  }

  /** The clauses of the fields, and those of the rules that `isWanted` accepts. */
  filtered(isWanted: (literals: readonly number[]) => boolean): ClauseSet {
    const { counts, shapes, variables } = this.packed;
    const rules = counts.length - this.fields;
    const [firstOfRules] = this.ofRule(0);
    const keptClauses = [...shapes.keys()].filter((i) => i < firstOfRules || isWanted(this.literals(i)));
    const isKept = new Uint8Array(this.count);
    for (const clause of keptClauses) isKept[clause] = 1;
    const packed = {
      variables,
      counts: counts.map((_, owner) =>
        isKept.subarray(...this.ofField(owner)).reduce((sum, kept) => sum + kept, 0),
      ),
      shapes: Int32Array.from(keptClauses, (clause) => shapes[clause]!),
      literals: Int32Array.from(keptClauses.flatMap((clause) => this.literals(clause))),
    };
    return new ClauseSet(packed, this.fields, rules);
  }
}

/** The start of each of several consecutive pieces, followed by the end of the last one. */
function runningSum(sizes: Int32Array): Int32Array {
  const starts = new Int32Array(sizes.length + 1);
  for (let i = 0; i < sizes.length; i += 1) starts[i + 1] = starts[i]! + sizes[i]!;
  return starts;
}
