/**
 * Preloaded into a server that is measured (`compare-commits.ts`): counts what its main thread posts to worker threads, the
 * time in which its event loop was busy, and that of all processors. Answers any message of the parent process with these.
 */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';

let messages = 0;
const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (/** @type {Parameters<typeof post>} */ ...message) {
  messages += 1;
  return post.apply(this, message);
};

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({
    messages,
    mainMs: mainThreadMs(),
    busyMs: performance.eventLoopUtilization().active,
    cpuMs: (user + system) / 1000,
  });
});

/** Processor time of the main thread; its busy time where the system has no /proc. */
function mainThreadMs() {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ', 1)[0]) / 1e6;
  } catch {
    return performance.eventLoopUtilization().active;
  }
}
