/** A worker thread's side of the pool: the engines it keeps, one task after the other. */
import { setImmediate } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import { type Engine, createEngine } from '#server/engine/create-engine.ts';
import { type Reply, type Task, packError } from './worker-messages.ts';

const engines = new Map<string, Engine>();

async function perform(task: Task): Promise<unknown> {
  if (task.kind === 'load') {
    engines.set(task.key, await createEngine(task.problem, { pause: setImmediate }));
    return undefined;
  }
  const engine = engines.get(task.key);
  if (task.kind === 'unload') {
    engine?.dispose();
    engines.delete(task.key);
    return undefined;
  }
  if (!engine) throw new Error(`No problem ${task.key} has been loaded in this worker.`);
  switch (task.kind) {
    case 'evaluate':
      return engine.evaluate(task.commits, task.view);
    case 'check':
      return engine.check(task.commits, task.wanted);
    case 'alternatives':
      return engine.alternatives(task.commits, task.wanted, task.limit);
  }
}

parentPort?.on('message', (task: Task) => {
  const reply = (message: Reply): void => parentPort?.postMessage(message);
  perform(task).then(
    (answer) => {
      reply({ kind: 'answer', answer });
    },
    (error: unknown) => {
      reply({ kind: 'failure', failure: packError(error) });
    },
  );
});
