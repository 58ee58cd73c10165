import type { Timings } from './engine-walk.ts';
import type { Duration } from './stopwatch.ts';

/** The figures of one problem. Milliseconds and MiB. */
export interface Figures {
  readonly compile: Duration;
  /** From nothing to the states of the first hundred fields. */
  readonly firstAnswer: Duration;
  /** From nothing to the end of the warm-up in the background. */
  readonly warm: Duration;
  readonly memory: number;
  readonly inView: Timings;
  readonly allStates: Timings;
  readonly trace: string;
  /** Did the walk that decides all states get the same answers? */
  readonly sameTrace: boolean;
  readonly baselines: readonly Baseline[];
}

/** The same problem, loaded from the cache in a new process. */
export interface CachedFigures {
  readonly load: Duration;
  /** From nothing to the states of the first hundred fields. */
  readonly firstAnswer: Duration;
  /** From nothing to the end of the warm-up in the background. */
  readonly warm: Duration;
}

export interface Baseline {
  readonly name: string;
  readonly ms: number;
  /** Its milliseconds at work to the engine's, for the same commits. */
  readonly ratio: number;
  /** Share of the values it was asked about; below 1, `ms` is extrapolated. */
  readonly asked: number;
  readonly undecided: number;
}

/** MiB: of the process, of JavaScript's objects, and of its typed arrays with the solver's memory. */
export interface MemorySample {
  readonly choices: number;
  readonly rss: number;
  readonly heap: number;
  readonly buffers: number;
}
