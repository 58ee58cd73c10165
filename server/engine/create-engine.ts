/**
 * Makes an engine for a problem: the synchronous kernel behind the asynchronous port, which a pool of workers implements too.
 *
 * Invariant: questions are answered one at a time, in their order. Cost: compiling the problem; the warm-up runs in the
 * background.
 */
import { SolverHeap } from './sat/cadical-solver.ts';
import type { EnginePort, SyncEngine } from './engine-port.ts';
import { Kernel } from './kernel.ts';
import type { KernelOptions } from './kernel-parts.ts';
import { warmUp } from './warm-up.ts';
import type { Problem } from './problem.ts';
import type { Snapshot } from './snapshot.ts';

export interface Engine extends EnginePort {
  /** Frees the memory of the solvers. The engine cannot be used afterwards. */
  dispose(): void;
}

export interface EngineOptions extends KernelOptions {
  /**
   * Yields to other tasks. When given, the engine warms up in the background, one step after each pause: a question waits for
   * one step at most.
   */
  readonly pause?: () => Promise<unknown>;
}

export interface LocalEngine extends Engine {
  /** The engine for code in its own thread that needs the answer at once. */
  readonly sync: SyncEngine;
  /** Fulfilled when the warm-up has ended or the engine is disposed of. Questions need not wait for it. */
  readonly warm: Promise<void>;
  /** Results that hold for the problem itself; undefined while it is not known to have a solution. */
  snapshot(): Snapshot | undefined;
  /** Bytes of its solvers' heap, which never shrinks by itself. */
  solverMemory(): number;
  /** Frees the memory of the solvers and continues with new ones. Results for the problem are kept. */
  renewSolver(): Promise<void>;
}

/** Compiles the problem. @throws InvalidProblem, InvalidSnapshot */
export async function createEngine(problem: Problem, options: EngineOptions = {}): Promise<LocalEngine> {
  const heap = await SolverHeap.open();
  const kernel = new Kernel(problem, heap.create, options);
  let disposed = false;
  const warmInBackground = async (): Promise<void> => {
    if (!options.pause) return;
    const steps = warmUp(kernel, problem);
    do await options.pause();
    while (!disposed && !steps.next().done);
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
    // An error here occurs again for the next question, which reports it.
    warm: warmInBackground().catch(() => undefined),
  };
}

/** The result of a computation as a promise; an error thrown becomes a rejection. */
async function answer<T>(compute: () => T): Promise<T> {
  await Promise.resolve();
  return compute();
}
