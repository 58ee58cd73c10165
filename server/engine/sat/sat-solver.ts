/**
 * The port of an incremental SAT solver, after IPASIR. Literals are non-zero integers: `v` says that variable `v` is true,
 * `-v` that it is false. Clauses stay; assumptions and the constraint hold for one call of `solve`.
 *
 * Invariant: no module above this one depends on which solver answers, nor on which model or which core it finds, so it can
 * be replaced.
 */
export type SatAnswer = 'satisfiable' | 'unsatisfiable' | 'unknown';

export interface SolveLimits {
  readonly conflicts?: number;
  /** Decisions: a refutation usually takes few, a model of a large problem takes many. */
  readonly decisions?: number;
}

export interface SatSolver {
  /** Adds a clause permanently. */
  addClause(literals: readonly number[]): void;
  /** Excludes a variable from elimination, because assumptions will name it. */
  freeze(variable: number): void;
  /** Sets the phase of a variable: the value a decision on it tries first. */
  prefer(literal: number): void;
  /** At least one of these must hold in the next call of `solve`. Call before it. */
  constrain(literals: readonly number[]): void;
  /** `unknown` only when a limit was given and used up. */
  solve(assumptions: readonly number[], limits?: SolveLimits): SatAnswer;
  /** After `satisfiable`. */
  value(literal: number): boolean;
  /** After `unsatisfiable`: was this assumption used in the refutation? */
  failed(assumption: number): boolean;
  /** Frees the memory. The solver cannot be used afterwards. */
  dispose(): void;
}

/** Makes an empty solver. */
export type SatSolverFactory = () => SatSolver;
