/**
 * Memory over ten thousand choices on one engine, in a process of its own, which sends samples to the parent. Run by engine.ts: `engine-memory.ts <model>`, with the garbage collector exposed.
 */
import { setImmediate } from 'node:timers/promises';
import { createEngine } from '#server/engine/create-engine.ts';
import type { MemorySample } from './engine-figures.ts';
import { modelNamed } from './engine-models.ts';
import { Walk } from './engine-walk.ts';

const CHOICES = 10_000;
const EVERY = 2_500;
const MIB = 2 ** 20;

const problem = await modelNamed(process.argv[2] ?? '');
const engine = await createEngine(problem, { pause: setImmediate });
await engine.warm;
const samples: MemorySample[] = [];
const sample = (choices: number): void => {
  globalThis.gc?.();
  const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
  samples.push({ choices, rss: rss / MIB, heap: heapUsed / MIB, buffers: arrayBuffers / MIB });
};
sample(0);
// A walk per sample, so that its records do not count.
for (let choices = EVERY; choices <= CHOICES; choices += EVERY) {
  await new Walk(engine, problem, false, choices).run(EVERY);
  sample(choices);
}
engine.dispose();
process.send?.(samples);
process.disconnect();
