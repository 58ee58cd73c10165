/**
 * The port behind which a SAT solver sits. Literals are non-zero integers: `v` says that variable `v` holds, `-v` that it
 * does not. The solver is incremental: clauses stay, assumptions and the constraint hold for one call of `solve`.
 *
 * Nothing above this file knows which solver answers, and no answer of the engine depends on which solution or which core
 * a solver happens to find: that is what makes it replaceable.
 */
export type SatAnswer = 'satisfiable' | 'unsatisfiable' | 'unknown';

export interface SolveLimits {
  readonly conflicts?: number;
  /** Free decisions: a refutation by and large takes few, a solution of a large problem many. */
  readonly decisions?: number;
}

export interface SatSolver {
  /** Adds a clause for good. */
  addClause(literals: readonly number[]): void;
  /** Keeps a variable from being eliminated, because assumptions will name it. */
  freeze(variable: number): void;
  /** Tries this literal first wherever the search is free to choose. */
  prefer(literal: number): void;
  /** At least one of these must hold in the next call of `solve`. Give it before that call. */
  constrain(literals: readonly number[]): void;
  /** `unknown` only when a limit was given and used up. */
  solve(assumptions: readonly number[], limits?: SolveLimits): SatAnswer;
  /** After `satisfiable`. */
  value(literal: number): boolean;
  /** After `unsatisfiable`: was this assumption used in the refutation? */
  failed(assumption: number): boolean;
  /** Gives the memory back. The solver cannot be used afterwards. */
  dispose(): void;
}

/** Makes an empty solver. */
export type SatSolverFactory = () => SatSolver;
