/**
 * Loads one problem from the cache that engine-row.ts has filled, in a process of its own, in which no code of the
 * compiler of problems has run. Run by engine.ts: `engine-cached.ts <model> <folder>`.
 */
import { setImmediate } from 'node:timers/promises';
import { createEngine } from '#server/engine/create-engine.ts';
import type { CachedFigures } from './engine-figures.ts';
import { modelNamed } from './engine-models.ts';
import { openCache } from './open-cache.ts';
import { Stopwatch } from './stopwatch.ts';

const [name = '', folder = ''] = process.argv.slice(2);
const problem = await modelNamed(name);
const cache = openCache(folder);

const watch = new Stopwatch();
const snapshot = await cache.read(cache.keyOf(problem));
if (!snapshot) throw new Error(`${name} is not in the cache.`);
const engine = await createEngine(problem, { pause: setImmediate, snapshot });
const load = watch.read();
await engine.evaluate(
  [],
  problem.fields.slice(0, 100).map((field) => field.name),
);
const firstAnswer = watch.read();
await engine.warm;
const figures: CachedFigures = { load, firstAnswer, warm: watch.read() };
engine.dispose();
process.send?.(figures);
process.disconnect();
