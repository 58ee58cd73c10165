/** What the engines of a thread take: JavaScript's objects and arrays, and the heaps of the solvers. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes, with what is garbage by now but has not been collected. @param solvers bytes of each solver's heap */
export function memoryOf(solvers: readonly number[]): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers + solvers.reduce((sum, bytes) => sum + bytes, 0);
}

let collect: (() => void) | undefined;

/** Takes as long as the heap is large: some tens of milliseconds. */
export function collectGarbage(): void {
  if (!collect) {
    // Threads cannot be given the flag when they start; a context that is made after it is set has the function.
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  collect();
}
