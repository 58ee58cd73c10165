/**
 * When is it time to make room? Looking closely costs a garbage collection and perhaps new solvers, so it is done only when
 * what a thread reports is above the bound, and unless a model has been loaded, not again at once: a single model may
 * need more than there is.
 */
/** Milliseconds. */
const INTERVAL = 10_000;
/** Room is made down to this share of the bound, so that the next model does not ask for it again. */
const TARGET = 0.8;
/** A solver that takes a larger share than this is rebuilt. */
const LARGEST_SOLVER = 0.25;

export class MemoryBound {
  /** Bytes a single solver may take. */
  readonly largestSolver: number;
  /** Bytes to come down to. */
  readonly target: number;
  private readonly bound: number;
  private quietUntil = 0;

  /** @param bound bytes */
  constructor(bound: number) {
    this.bound = bound;
    this.target = bound * TARGET;
    this.largestSolver = bound * LARGEST_SOLVER;
  }

  /** A model was loaded: the next look is worth it. */
  grew(): void {
    this.quietUntil = 0;
  }

  isTimeFor(bytes: number): boolean {
    return this.isExceededBy(bytes) && performance.now() >= this.quietUntil;
  }

  isExceededBy(bytes: number): boolean {
    return bytes > this.bound;
  }

  /** Room is being made. */
  pause(): void {
    this.quietUntil = performance.now() + INTERVAL;
  }
}
