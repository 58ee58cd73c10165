/**
 * CaDiCaL (compiled to WebAssembly) behind the solver port. All solvers share one WebAssembly module: its heap only ever
 * grows, so a solver that is no longer needed must be disposed of, and then the next one reuses its memory.
 *
 * Lucky phases and random walks look for a solution of the whole formula before every search. With thousands of small
 * questions under assumptions they cost more than the search itself, hence they are off.
 */
import { Cadical, loadCadical } from 'cadical-wasm';
import type { SatAnswer, SatSolver, SatSolverFactory, SolveLimits } from './sat-solver.ts';

/** Loads the solver's module once per process and returns a factory of solvers on it. */
export async function loadCadicalSolver(): Promise<SatSolverFactory> {
  const module = await loadCadical();
  return () => new CadicalSolver(new Cadical(module, { quiet: true, lucky: false, walk: false }));
}

class CadicalSolver implements SatSolver {
  private readonly cadical: Cadical;

  constructor(cadical: Cadical) {
    this.cadical = cadical;
  }

  addClause(literals: readonly number[]): void {
    this.cadical.addClause(literals);
  }

  freeze(variable: number): void {
    this.cadical.freeze(variable);
  }

  prefer(literal: number): void {
    this.cadical.phase(literal);
  }

  constrain(literals: readonly number[]): void {
    this.cadical.constrain(literals);
  }

  solve(assumptions: readonly number[], limits: SolveLimits = {}): SatAnswer {
    return this.cadical.solve({ assumptions, ...limits });
  }

  value(literal: number): boolean {
    return this.cadical.value(literal);
  }

  failed(assumption: number): boolean {
    return this.cadical.failed(assumption);
  }

  dispose(): void {
    this.cadical.dispose();
  }
}
