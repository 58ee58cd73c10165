/**
 * Which values do the fields of a problem have in any solution? Exact, for all values at once.
 *
 * A solution shows a value per field. What has not been shown goes to the solver as one question, "is there a solution
 * with at least one of these values?", until the answer is no. So that a solution shows as many new values as possible,
 * the search is guided: unseen values are assumed one after the other as long as unit propagation sees no contradiction,
 * and the solver prefers all that follows. So some hundred questions do what one question per value would. Of fields with
 * many open values, those that differ from a solution in this field alone are looked for without the solver.
 *
 * A question goes to the solver in slices with a pause after each, so that a process that searches can be told to stop.
 */
import { setImmediate } from 'node:timers/promises';
import type { CompiledProblem } from '#server/engine/encode/compile-problem.ts';
import type { ValuesField } from '#server/engine/encode/encode-field.ts';
import type { SatSolver, SatSolverFactory } from '#server/engine/sat/sat-solver.ts';
import { UnitPropagation } from '#server/engine/sat/unit-propagation.ts';
import { readAssignment, swappableValues } from './swap-values.ts';

export interface PossibleValues {
  /** Without any solution, no value is possible. */
  readonly satisfiable: boolean;
  /** Time ran out: values that were not seen yet count as possible. When not even `satisfiable` is true, nothing is known. */
  readonly undecided: boolean;
  /** Solver calls it took. */
  readonly questions: number;
  /** Is the value in some solution? Wide integers are not looked at: their values are always "possible". */
  has(field: string, value: string): boolean;
}

/** So many values are asked about at once: fewer make more questions, more make each refutation harder. */
const together = 500;

/** With so many open values of a field, looking for those that differ from a solution in it alone is worth it. */
const manyValues = 16;

/** Conflicts of one slice: some tenths of a second. */
const conflictsAtOnce = 2_000;
/** With more slices than this, a question about values is given up when time matters. */
const slicesOfValues = 10;

export interface SearchLimits {
  /** When to give up, as `performance.now()` counts; never when not given. */
  readonly deadline?: number;
  /** Called after each slice. */
  readonly onProgress?: (progress: SearchProgress) => void;
}

export interface SearchProgress {
  /** Values of which it is known whether they are possible, and all values. */
  readonly decided: number;
  readonly values: number;
}

export async function findPossibleValues(
  compiled: CompiledProblem,
  factory: SatSolverFactory,
  limits: SearchLimits = {},
): Promise<PossibleValues> {
  const solver = factory();
  try {
    return await new ValueSearch(compiled, solver, limits).run();
  } finally {
    solver.dispose();
  }
}

interface OpenValue {
  readonly field: ValuesField;
  readonly value: number;
  readonly literal: number;
}

class ValueSearch implements PossibleValues {
  satisfiable = false;
  undecided = false;
  questions = 0;
  readonly #compiled: CompiledProblem;
  readonly #solver: SatSolver;
  readonly #propagation: UnitPropagation;
  readonly #seen: Uint8Array;
  readonly #ruledOut = new Set<number>();
  readonly #deadline: number;
  readonly #onProgress: SearchLimits['onProgress'];
  #open: OpenValue[];

  constructor(compiled: CompiledProblem, solver: SatSolver, { deadline, onProgress }: SearchLimits) {
    this.#deadline = deadline ?? Number.POSITIVE_INFINITY;
    this.#onProgress = onProgress;
    this.#compiled = compiled;
    this.#solver = solver;
    this.#propagation = new UnitPropagation(compiled.clauses);
    this.#seen = new Uint8Array(compiled.valueCount);
    this.#open = compiled.fields.flatMap((field) =>
      field.kind === 'values' ? field.literals.map((literal, value) => ({ field, value, literal })) : [],
    );
  }

  async run(): Promise<PossibleValues> {
    if (this.#propagation.contradictory) return this;
    for (const { literal } of this.#open) this.#solver.freeze(Math.abs(literal));
    for (const literals of this.#compiled.clauses.all()) this.#solver.addClause(literals);
    // Whether there is any solution is worth all the time there is.
    this.satisfiable = (await this.#solve([], Number.POSITIVE_INFINITY)) === true;
    if (!this.satisfiable) return this;
    this.#absorb();
    while (this.#open.length > 0) {
      const asked = this.#guide();
      if (asked.length === 0) return this;
      const literals = asked.map(({ literal }) => literal);
      const found = await this.#solve(literals, Number.isFinite(this.#deadline) ? slicesOfValues : Infinity);
      if (found === undefined) return this;
      if (found) this.#absorb();
      else this.#rule(asked);
    }
    return this;
  }

  has(name: string, value: string): boolean {
    const field = this.#compiled.fieldsByName.get(name);
    if (field?.kind !== 'values') return field !== undefined && this.satisfiable;
    const index = field.valueIndex.get(value);
    if (index === undefined) return false;
    return (
      this.#seen[field.firstValue + index] === 1 ||
      (this.undecided && !this.#ruledOut.has(field.firstValue + index))
    );
  }

  /**
   * Is there a solution with one of these literals (with none, any)? Undefined when time ran out, or so many slices did
   * not decide it.
   */
  async #solve(literals: readonly number[], slices: number): Promise<boolean | undefined> {
    this.questions += 1;
    for (let slice = 0; slice < slices && performance.now() <= this.#deadline; slice += 1) {
      if (literals.length > 0) this.#solver.constrain(literals);
      const answer = this.#solver.solve([], { conflicts: conflictsAtOnce });
      await setImmediate();
      const { valueCount } = this.#compiled;
      this.#onProgress?.({ decided: valueCount - this.#open.length, values: valueCount });
      if (answer !== 'unknown') return answer === 'satisfiable';
    }
    this.undecided = true;
    return undefined;
  }

  /** Every value of a solution is possible, and those that can stand in its place. */
  #absorb(): void {
    const ofFields = new Map<ValuesField, number[]>();
    const open: OpenValue[] = [];
    for (const each of this.#open) {
      const { field, value, literal } = each;
      if (this.#solver.value(literal)) this.#seen[field.firstValue + value] = 1;
      else {
        open.push(each);
        const values = ofFields.get(field);
        if (values) values.push(value);
        else ofFields.set(field, [value]);
      }
    }
    this.#open = open;
    const wide = [...ofFields].filter(([, values]) => values.length >= manyValues);
    if (wide.length === 0) return;
    const solution = readAssignment(this.#compiled, this.#solver);
    for (const [field, values] of wide)
      for (const value of swappableValues(this.#compiled, solution, field.index, values))
        this.#seen[field.firstValue + value] = 1;
    this.#open = open.filter(({ field, value }) => this.#seen[field.firstValue + value] !== 1);
  }

  /** The values asked are in no solution. */
  #rule(asked: readonly OpenValue[]): void {
    const gone = new Set(asked);
    this.#open = this.#open.filter((its) => !gone.has(its));
    for (const { field, value, literal } of asked) {
      this.#ruledOut.add(field.firstValue + value);
      this.#solver.addClause([-literal]);
      this.#propagation.imply(-literal);
    }
  }

  /** Prefers a large consistent set of unseen values, drops the impossible ones, and returns those to ask about. */
  #guide(): readonly OpenValue[] {
    const propagation = this.#propagation;
    const impossible: OpenValue[] = [];
    const asked: OpenValue[] = [];
    for (const open of this.#open) {
      const value = propagation.value(open.literal);
      if (value === 0 && !propagation.assume(open.literal)) {
        propagation.backtrack(propagation.level - 1);
        if (propagation.level > 0) continue;
        impossible.push(open);
        propagation.imply(-open.literal);
        continue;
      }
      if (value < 0 && propagation.level === 0) impossible.push(open);
      else if (propagation.value(open.literal) > 0 && asked.length < together) asked.push(open);
    }
    for (let place = 0; place < propagation.trailLength; place += 1)
      this.#solver.prefer(propagation.trailAt(place));
    propagation.backtrack(0);
    this.#rule(impossible);
    // Those that contradict each other wait for the next round; the order changes so that all get their turn.
    this.#open.reverse();
    return asked;
  }
}
