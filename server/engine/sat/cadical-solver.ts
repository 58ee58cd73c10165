/**
 * CaDiCaL (compiled to WebAssembly) behind the solver port. Solvers share the heap of a WebAssembly module.
 *
 * Invariant: a heap never shrinks; the memory of a solver that is disposed of is reused by the next one. Each engine has a
 * heap of its own, so its memory can be measured and released.
 * Cost: lucky phases and random walks search for a model of the whole formula before every question. With thousands of small
 * questions under assumptions they cost more than the search itself, so they are off.
 */
import { Cadical, createModule, loadCadical } from 'cadical-wasm';
import type { SatAnswer, SatSolver, SatSolverFactory, SolveLimits } from './sat-solver.ts';

type CadicalModule = Awaited<ReturnType<typeof createModule>>;

/** Loads the solver's module once per process and returns a factory of solvers on it. */
export async function loadCadicalSolver(): Promise<SatSolverFactory> {
  const module = await loadCadical();
  return () => new CadicalSolver(module);
}

/** Solvers that share one heap. */
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
   * Starts a new heap and leaves the old one to the garbage collector.
   * @param release disposes of all solvers; called synchronously, before the heap is replaced
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
