/**
 * Makes an engine for a problem: the synchronous kernel behind the asynchronous port, so that a pool of workers can take
 * its place without its callers noticing.
 */
import { loadCadicalSolver } from './cadical-solver.ts';
import type { EnginePort } from './engine-port.ts';
import { Kernel, type KernelOptions } from './kernel.ts';
import { warmUp } from './warm-up.ts';
import type { Problem } from './problem.ts';

export interface Engine extends EnginePort {
  /** Gives the solvers' memory back. The engine cannot be used afterwards. */
  dispose(): void;
}

/** Compiles the problem and warms the engine up. @throws InvalidProblem */
export async function createEngine(problem: Problem, options: KernelOptions = {}): Promise<Engine> {
  const kernel = new Kernel(problem, await loadCadicalSolver(), options);
  warmUp(kernel, problem);
  return {
    evaluate: (commits, view) => answer(() => kernel.evaluate(commits, view)),
    check: (commits, wanted) => answer(() => kernel.check(commits, wanted)),
    alternatives: (commits, wanted, limit) => answer(() => kernel.alternatives(commits, wanted, limit)),
    dispose: () => {
      kernel.dispose();
    },
  };
}

/** The result of a computation as a promise; what it throws becomes a rejection. */
async function answer<T>(compute: () => T): Promise<T> {
  await Promise.resolve();
  return compute();
}
