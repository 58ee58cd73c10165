/**
 * CaDiCaL (compiled to WebAssembly) behind the solver port. Solvers share the heap of a WebAssembly module, which only ever
 * grows: a solver that is no longer needed must be disposed of, and then the next one reuses its memory. Engines have a
 * heap each, so that what one takes can be seen and given back.
 *
 * Lucky phases and random walks look for a solution of the whole formula before every search. With thousands of small
 * questions under assumptions they cost more than the search itself, hence they are off.
 */
import { Cadical, createModule, loadCadical } from 'cadical-wasm';
import type { SatAnswer, SatSolver, SatSolverFactory, SolveLimits } from './sat-solver.ts';

type CadicalModule = Awaited<ReturnType<typeof createModule>>;

/** Loads the solver's module once per process and returns a factory of solvers on it. */
export async function loadCadicalSolver(): Promise<SatSolverFactory> {
  const module = await loadCadical();
  return () => new CadicalSolver(module);
}

/** Solvers with a heap of their own. */
export class SolverHeap {
  private module: CadicalModule;

  private constructor(module: CadicalModule) {
    this.module = module;
  }

  static async open(): Promise<SolverHeap> {
    return new SolverHeap(await createModule());
  }

  /** Bytes taken, whether solvers use them or not. */
  get size(): number {
    return this.module.HEAP32.buffer.byteLength;
  }

  readonly create: SatSolverFactory = () => new CadicalSolver(this.module);

  /**
   * Starts a new heap, and leaves the old one to the garbage collector.
   * @param release has to dispose of all solvers; nothing else happens meanwhile
   */
  async renew(release: () => void): Promise<void> {
    const module = await createModule();
    release();
    this.module = module;
  }
}

class CadicalSolver implements SatSolver {
  private readonly cadical: Cadical;

  constructor(module: CadicalModule) {
    this.cadical = new Cadical(module, { quiet: true, lucky: false, walk: false });
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
