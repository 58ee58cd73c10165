/**
 * `npm run bench:engine`: how long the engine takes, on the bike and on seeded synthetic problems. A walk makes one
 * choice after the other, as customers do; every third goes against what was chosen. Same seed, same walk.
 *
 * Columns, in milliseconds (p50 / p95 / max): *commit*, the consistent completion and the exact state of every value;
 * *in view*, the same for 30 fields; *relax*, the smallest repair of a conflict with its explanation; *ways*, three
 * alternatives. The last row compares with a plain search that is asked about each value, in the same run.
 */
import { join } from 'node:path';
import { createEngine } from '#server/engine/create-engine.ts';
import type { Commit, EnginePort } from '#server/engine/engine-port.ts';
import type { Problem } from '#server/engine/problem.ts';
import { BacktrackingSolver, SearchLimit } from '#server/engine/testing/backtracking-solver.ts';
import { loadModel } from '#server/modeling/load-model.ts';
import { generateFeatureModel } from './generate-feature-model.ts';
import { generateProduct } from './generate-product.ts';
import { formatRow, summarize } from './latency-table.ts';
import { SeededRandom } from './seeded-random.ts';

const COMMITS = Number(process.env['BENCH_COMMITS'] ?? 150);
const IN_VIEW = 30;
const SEARCH_NODES = 1_000;

interface Timings {
  readonly commit: number[];
  readonly view: number[];
  readonly relax: number[];
  readonly ways: number[];
}

async function timed<T>(samples: number[], task: () => Promise<T>): Promise<T> {
  const begin = performance.now();
  const result = await task();
  samples.push(performance.now() - begin);
  return result;
}

/** Walks through a problem; returns what everything took, and the commits it stood on at some of the moments. */
async function measure(
  engine: EnginePort,
  problem: Problem,
): Promise<{ timings: Timings; stops: Commit[][] }> {
  const random = new SeededRandom(42);
  const timings: Timings = { commit: [], view: [], relax: [], ways: [] };
  const stops: Commit[][] = [];
  let commits: Commit[] = [];
  for (let i = 0; i < COMMITS; i++) {
    const { states } = await timed(timings.commit, () => engine.evaluate(commits));
    const start = random.integer(0, Math.max(0, problem.fields.length - IN_VIEW));
    const view = problem.fields.slice(start, start + IN_VIEW).map((field) => field.name);
    await timed(timings.view, () => engine.evaluate(commits.slice(0, -1), view));
    if (i % 50 === 10) stops.push(commits);

    const wantedState = i % 3 === 2 ? 'conflicting' : 'free';
    const field = random.pick(problem.fields).name;
    const values = [...(states.get(field) ?? [])].filter(([, state]) => state === wantedState);
    if (values.length === 0) continue;
    const wanted = { field, value: random.pick(values)[0] };
    const kept = commits.filter((commit) => commit.field !== field);
    if (wantedState === 'free') {
      commits = [...kept, wanted];
      continue;
    }
    const outcome = await timed(timings.relax, () => engine.check(commits, [wanted]));
    await timed(timings.ways, () => engine.alternatives(commits, [wanted], 3));
    if (outcome.kind !== 'conflict') continue;
    const moved = new Set(outcome.changes.map((change) => change.field));
    commits = [...kept.filter((commit) => !moved.has(commit.field)), wanted];
  }
  return { timings, stops };
}

function cell(samples: readonly number[]): string {
  if (samples.length === 0) return '–';
  const { p50, p95, max } = summarize(samples);
  return [p50, p95, max].map((ms) => ms.toFixed(ms < 10 ? 1 : 0)).join(' / ');
}

/** Asks a plain search about every value, with the same commits; gives up where it runs away. */
function searchEachValue(problem: Problem, commits: readonly Commit[]): { ms: number; gaveUp: number } {
  const search = new BacktrackingSolver(problem);
  const begin = performance.now();
  let gaveUp = 0;
  for (const field of problem.fields) {
    if (field.kind !== 'enumerated') continue;
    const others = commits.filter((commit) => commit.field !== field.name);
    for (const value of field.values) {
      try {
        search.solve([...others, { field: field.name, value }], SEARCH_NODES);
      } catch (error) {
        if (!(error instanceof SearchLimit)) throw error;
        gaveUp += 1;
      }
    }
  }
  return { ms: performance.now() - begin, gaveUp };
}

const bike = await loadModel(join(import.meta.dirname, '../models/bike'));
const rows: readonly [string, Problem][] = [
  ['the bike', bike.problem],
  ['59 fields, sums', generateProduct(59, 1)],
  ['100 fields, sums', generateProduct(100, 1)],
  ['300 fields, sums', generateProduct(300, 1)],
  ['1,000 fields, sums', generateProduct(1_000, 1)],
  ['800 features', generateFeatureModel(800, 1)],
  ['6,000 features', generateFeatureModel(6_000, 1)],
];
const chosen = process.argv.slice(2);

const heading = ['p50 / p95 / max, ms', 'compile', 'commit', 'in view', 'relax', 'ways', 'memory'];
const print = (cells: readonly string[]): void => {
  const [name = '', ...rest] = cells;
  console.log(formatRow([name, ...rest.map((text) => text.padStart(18))]));
};
print(heading);
for (const [name, problem] of rows) {
  if (chosen.length > 0 && !chosen.some((part) => name.includes(part))) continue;
  const begin = performance.now();
  const engine = await createEngine(problem);
  const compile = performance.now() - begin;
  const { timings, stops } = await measure(engine, problem);
  const memory = `${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`;
  const { commit, view, relax, ways } = timings;
  print([name, compile.toFixed(0), cell(commit), cell(view), cell(relax), cell(ways), memory]);
  engine.dispose();
  if (problem.fields.length > 100) continue;
  const rivals = stops.map((commits) => searchEachValue(problem, commits));
  const typical = summarize(rivals.map(({ ms }) => ms)).p50;
  const gaveUp = rivals.reduce((sum, rival) => sum + rival.gaveUp, 0);
  const ratio = typical / summarize(commit).p50;
  console.log(
    `  a plain search, asked about each value: ${typical.toFixed(0)} ms, ${ratio.toFixed(0)}× as long` +
      (gaveUp > 0 ? `, without an answer for ${gaveUp} values` : ''),
  );
}
