// The real worker, which also ends its thread when it is told to: by a commit of the field `die`.
import { parentPort } from 'node:worker_threads';

await import('../engine-worker-source.mjs');
const deaths = {
  now: () => process.exit(1),
  soon: () => setTimeout(() => process.exit(1), 100),
  uncaught: () => {
    throw new Error('Nobody catches this.');
  },
};
parentPort?.on('message', (task) => {
  const commits = task.question?.configuration?.commits;
  if (Array.isArray(commits)) deaths[commits.find(({ field }) => field === 'die')?.value]?.();
});
