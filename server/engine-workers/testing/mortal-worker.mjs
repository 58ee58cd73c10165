// The real worker, which also ends its thread when it is told to: by a commit of the field `die`.
import { parentPort } from 'node:worker_threads';

await import('../engine-worker-source.mjs');
const ways = {
  now: () => process.exit(1),
  soon: () => setTimeout(() => process.exit(1), 100),
  uncaught: () => {
    throw new Error('Nobody catches this.');
  },
};
parentPort?.on('message', (task) => {
  if (Array.isArray(task.commits)) ways[task.commits.find(({ field }) => field === 'die')?.value]?.();
});
