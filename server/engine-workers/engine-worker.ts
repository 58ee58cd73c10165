/** A worker thread's side of the pool: the models it keeps, one task after the other. */
import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { type LocalEngine, createEngine } from '#server/engine/create-engine.ts';
import { InvalidSnapshot } from '#server/engine/engine-errors.ts';
import type { Problem } from '#server/engine/problem.ts';
import type { Snapshot } from '#server/engine/snapshot.ts';
import { engineStamp } from './engine-stamp.ts';
import { LoadedModel } from './loaded-model.ts';
import { SnapshotCache } from './snapshot-cache.ts';
import { collectGarbage, memoryOf } from './thread-memory.ts';
import { type Reply, type Task, type WorkerData, packError } from './worker-messages.ts';

const MEASURE_EVERY_MS = 100;

const models = new Map<string, LoadedModel>();
let measured = 0;
let measuredAt = -Infinity;
const { cache: settings } = workerData as WorkerData;
const cache =
  settings &&
  new SnapshotCache(settings, engineStamp(), (text) => {
    send({ kind: 'notice', text });
  });

async function perform(task: Task): Promise<unknown> {
  switch (task.kind) {
    case 'load':
      models.set(task.key, await LoadedModel.load(task.model, makeEngine));
      return undefined;
    case 'unload':
      models.get(task.key)?.dispose();
      models.delete(task.key);
      return undefined;
    case 'tidy':
      return tidy(task.largestSolver);
    case 'ask': {
      const model = models.get(task.key);
      if (!model) throw new Error(`No model ${task.key} has been loaded in this worker.`);
      return model.ask(task.question, {
        searchLimit: task.searchLimit,
        onCompiled: () => {
          send({ kind: 'compiled' });
        },
      });
    }
  }
}

/** From the cache where it has the problem; otherwise the cache gets it as soon as everything is known. */
async function makeEngine(problem: Problem): Promise<LocalEngine> {
  const key = cache?.keyOf(problem);
  if (!cache || !key) return createEngine(problem, { pause: setImmediate });
  const snapshot = await cache.read(key);
  const restored = snapshot && (await restore(problem, snapshot, (reason) => cache.discard(key, reason)));
  if (restored) return restored;
  const engine = await createEngine(problem, { pause: setImmediate });
  void engine.warm.then(async () => {
    const known = engine.snapshot();
    if (known) await cache.write(key, known);
  });
  return engine;
}

async function restore(
  problem: Problem,
  snapshot: Snapshot,
  refuse: (reason: string) => Promise<void>,
): Promise<LocalEngine | undefined> {
  try {
    return await createEngine(problem, { pause: setImmediate, snapshot });
  } catch (error) {
    if (!(error instanceof InvalidSnapshot)) throw error;
    await refuse(error.message);
    return undefined;
  }
}

/** Gives back what can be given back without forgetting a model. Bytes that are taken then. */
async function tidy(largestSolver: number): Promise<number> {
  for (const model of models.values()) model.forgetSearches();
  for (const engine of engines()) if (engine.solverMemory() > largestSolver) await engine.renewSolver();
  collectGarbage();
  return memory();
}

function engines(): LocalEngine[] {
  return [...models.values()].flatMap((model) => model.engines);
}

function memory(): number {
  measured = memoryOf(engines().map((engine) => engine.solverMemory()));
  measuredAt = performance.now();
  return measured;
}

/** What was measured last, while that is new: measuring after each answer took 7 % of the thread's time. */
function recentMemory(): number {
  return performance.now() - measuredAt < MEASURE_EVERY_MS ? measured : memory();
}

function send(message: Reply): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', (task: Task) => {
  perform(task).then(
    (answer) => {
      send({ kind: 'answer', answer, memory: task.kind === 'ask' ? recentMemory() : memory() });
    },
    (error: unknown) => {
      send({ kind: 'failure', failure: packError(error) });
    },
  );
});
