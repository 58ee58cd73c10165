/* eslint-disable @typescript-eslint/no-non-null-assertion --
   Indexes into typed arrays that are sized with each other; there are hundreds of thousands of clauses. */
/**
 * The clauses of a compiled problem, packed: first those of the fields, then those of the rules, each owner's in the order
 * in which they were made. Nothing is added any more.
 */
import { InvalidSnapshot } from '../engine-errors.ts';

/** Variable 1 is the constant. */
export const TRUE = 1;
export const FALSE = -1;

/** As plain numbers, for keeping outside of this process. */
export interface PackedClauses {
  readonly variables: number;
  /** How many clauses belong to each field, and then to each rule. */
  readonly counts: Int32Array;
  /** By clause: twice its number of literals, and one more when it states its rule. */
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
   * @param packed of a problem with so many fields and rules
   * @throws InvalidSnapshot for what cannot be that
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

  /** Without such clauses, a rule says nothing. */
  states(clause: number): boolean {
    return this.packed.shapes[clause]! % 2 === 1;
  }

  /** The numbers of a field's clauses: the first, and the one after the last. */
  ofField(index: number): readonly [number, number] {
    return [this.firstOf[index]!, this.firstOf[index + 1]!];
  }

  ofRule(index: number): readonly [number, number] {
    return this.ofField(this.fields + index);
  }

  /** All clauses, the constant's included. */
  all(): (readonly number[])[] {
    return [[TRUE], ...Array.from({ length: this.count }, (_, clause) => this.literals(clause))];
  }

  /** Those of the fields, and those of the rules that are wanted. */
  filtered(isWanted: (literals: readonly number[]) => boolean): ClauseSet {
    const { counts, shapes, variables } = this.packed;
    const rules = counts.length - this.fields;
    const [firstOfRules] = this.ofRule(0);
    const kept = [...shapes.keys()].filter((i) => i < firstOfRules || isWanted(this.literals(i)));
    const isKept = new Uint8Array(this.count);
    for (const clause of kept) isKept[clause] = 1;
    const packed = {
      variables,
      counts: counts.map((_, owner) =>
        isKept.subarray(...this.ofField(owner)).reduce((sum, one) => sum + one, 0),
      ),
      shapes: Int32Array.from(kept, (clause) => shapes[clause]!),
      literals: Int32Array.from(kept.flatMap((clause) => this.literals(clause))),
    };
    return new ClauseSet(packed, this.fields, rules);
  }
}

/** Where each of many pieces starts, and after the last one where all end. */
function runningSum(sizes: Int32Array): Int32Array {
  const starts = new Int32Array(sizes.length + 1);
  for (let i = 0; i < sizes.length; i += 1) starts[i + 1] = starts[i]! + sizes[i]!;
  return starts;
}
