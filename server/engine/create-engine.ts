/**
 * Makes an engine for a problem: the synchronous kernel behind the asynchronous port, so that a pool of workers can take
 * its place without its callers noticing.
 */
import { SolverHeap } from './sat/cadical-solver.ts';
import type { EnginePort, SyncEngine } from './engine-port.ts';
import { Kernel, type KernelOptions } from './kernel.ts';
import { warmUp } from './warm-up.ts';
import type { Problem } from './problem.ts';
import type { Snapshot } from './snapshot.ts';

export interface Engine extends EnginePort {
  /** Gives the solvers' memory back. The engine cannot be used afterwards. */
  dispose(): void;
}

export interface EngineOptions extends KernelOptions {
  /**
   * Lets others have their turn. When given, the engine warms up in the background, a piece after each pause: the first
   * questions may find it cold, but never wait for more than the piece under way.
   */
  readonly pause?: () => Promise<unknown>;
}

export interface LocalEngine extends Engine {
  /** The engine for code in its own thread that needs the answer at once. */
  readonly sync: SyncEngine;
  /** Fulfilled when the warm-up is over, or the engine disposed of. No customer needs to wait for it. */
  readonly warm: Promise<void>;
  /** What has been found out about the problem; undefined when it has no solution, as far as is known. */
  snapshot(): Snapshot | undefined;
  /** Bytes that its solvers have taken so far. That never becomes less by itself. */
  solverMemory(): number;
  /** Gives the solvers' memory back and goes on with new ones. What was found out about the problem stays. */
  renewSolver(): Promise<void>;
}

/** Compiles the problem. @throws InvalidProblem, InvalidSnapshot */
export async function createEngine(problem: Problem, options: EngineOptions = {}): Promise<LocalEngine> {
  const heap = await SolverHeap.open();
  const kernel = new Kernel(problem, heap.create, options);
  let disposed = false;
  const inBackground = async (): Promise<void> => {
    if (!options.pause) return;
    const pieces = warmUp(kernel, problem);
    do await options.pause();
    while (!disposed && !pieces.next().done);
  };
  return {
    sync: kernel,
    evaluate: (commits, view, preferences) => answer(() => kernel.evaluate(commits, view, preferences)),
    check: (commits, wanted) => answer(() => kernel.check(commits, wanted)),
    alternatives: (commits, wanted, limit) => answer(() => kernel.alternatives(commits, wanted, limit)),
    snapshot: () => kernel.snapshot(),
    solverMemory: () => heap.size,
    renewSolver: () =>
      heap.renew(() => {
        kernel.dispose();
      }),
    dispose: () => {
      disposed = true;
      kernel.dispose();
    },
    // What fails here fails again for whoever asks, and is told to them.
    warm: inBackground().catch(() => undefined),
  };
}

/** The result of a computation as a promise; what it throws becomes a rejection. */
async function answer<T>(compute: () => T): Promise<T> {
  await Promise.resolve();
  return compute();
}
