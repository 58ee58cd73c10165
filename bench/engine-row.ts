/**
 * Measures one problem in a process of its own, so that its memory is its own, and sends the figures to the parent.
 * Run by engine.ts: `engine-row.ts <model> <choices> <folder>`; the folder gets what engine-cached.ts loads.
 */
import { setImmediate } from 'node:timers/promises';
import { createEngine } from '#server/engine/create-engine.ts';
import { modelNamed } from './engine-models.ts';
import { backtrackingSearch, decideWith, oneCallPerValue } from './engine-baselines.ts';
import { type Stop, Walk } from './engine-walk.ts';
import type { Baseline, Figures } from './engine-figures.ts';
import { openCache } from './open-cache.ts';
import { Stopwatch } from './stopwatch.ts';

/** How many of the walk's lists of commits the baselines are given. */
const STOPS = 2;
const MIB = 2 ** 20;

const [model = '', choices = '', folder = ''] = process.argv.slice(2);
const problem = await modelNamed(model);

const watch = new Stopwatch();
const engine = await createEngine(problem, { pause: setImmediate });
const compile = watch.read();
await engine.evaluate(
  [],
  problem.fields.slice(0, 100).map((field) => field.name),
);
const firstAnswer = watch.read();
await engine.warm;
const warm = watch.read();
const snapshot = engine.snapshot();
const cache = openCache(folder);
if (snapshot) await cache.write(cache.keyOf(problem), snapshot);

const inView = await new Walk(engine, problem, false).run(Number(choices));
const memory = process.memoryUsage().rss / MIB;
engine.dispose();

// Another engine, so that neither walk uses cached answers of the other.
const another = await createEngine(problem, { pause: setImmediate });
await another.warm;
const allStates = await new Walk(another, problem, true).run(Number(choices));
another.dispose();

const every = Math.max(1, Math.floor(allStates.stops.length / STOPS));
const stops = allStates.stops.filter((_, i) => i % every === every - 1).slice(0, STOPS);
const figures: Figures = {
  compile,
  firstAnswer,
  warm,
  memory,
  inView: inView.timings,
  allStates: allStates.timings,
  trace: inView.trace,
  sameTrace: inView.trace === allStates.trace,
  baselines: [
    compare('a backtracking search for each value', backtrackingSearch(problem), stops),
    compare('one solver call for each value', await oneCallPerValue(problem), stops),
  ],
};
process.send?.(figures);
process.disconnect();

function compare(name: string, ask: Parameters<typeof decideWith>[0], at: readonly Stop[]): Baseline {
  const runs = at.map(({ commits }) => decideWith(ask, problem, commits));
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  return {
    name,
    ms: sum(runs.map(({ ms }) => ms)) / at.length,
    ratio: sum(runs.map(({ ms }) => ms)) / sum(at.map(({ duration }) => duration.worked)),
    asked: sum(runs.map(({ asked }) => asked)) / sum(runs.map(({ values }) => values)),
    undecided: sum(runs.map(({ undecided }) => undecided)),
  };
}
