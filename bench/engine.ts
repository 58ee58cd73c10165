/**
 * `npm run bench:engine`: how long the engine takes, on the bike and on seeded synthetic problems, and how that compares.
 * Arguments choose rows: `npm run bench:engine -- bike memory` measures every row whose name has one of these words.
 * `BENCH_CHOICES` sets how many choices are made in each walk.
 *
 * Every row runs in a process of its own, twice over the same walk of customers (engine-walk.ts): once with 100 fields in
 * view, once with the states of all fields. Both have to get the same answers, and the trace, a hash of those, is the same on
 * every machine and in every run. Times in milliseconds, both elapsed and of the processor; *commit* and *start with needs*
 * include the consistency check, *relax* the explanation.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CachedFigures, Figures, MemorySample } from './engine-figures.ts';
import { models } from './engine-models.ts';
import { summarize } from './latency-table.ts';
import type { Duration } from './stopwatch.ts';

const CHOICES = process.env['BENCH_CHOICES'] ?? '300';
/** The model whose memory is measured. */
const MEMORY_MODEL = '100 fields, sums';

const chosen = process.argv.slice(2);
const isChosen = (name: string): boolean => chosen.length === 0 || chosen.some((word) => name.includes(word));

console.log(
  `${new Date().toISOString()}, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? '?'}`,
);
console.log(`${CHOICES} choices in each walk; p50 / p95 / max in ms; load average ${load()}`);
let differs = false;
for (const name of models.keys()) {
  if (!isChosen(name)) continue;
  const cache = mkdtempSync(join(tmpdir(), 'bespoke-bench-'));
  try {
    const figures = await inProcess<Figures>('engine-row.ts', [name, CHOICES, cache]);
    print(name, figures, await inProcess<CachedFigures>('engine-cached.ts', [name, cache]));
    differs ||= !figures.sameTrace;
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}
if (isChosen('memory')) {
  const samples = await inProcess<MemorySample[]>('engine-memory.ts', [MEMORY_MODEL]);
  console.log(`\nmemory over 10,000 choices, ${MEMORY_MODEL}: process / objects / arrays and solver, MB`);
  for (const { choices, rss, heap, buffers } of samples)
    console.log(
      `  after ${String(choices).padStart(6)}   ${[rss, heap, buffers].map((mb) => mb.toFixed(0)).join(' / ')}`,
    );
}
if (differs) {
  console.error('\nThe two walks of a row got different answers.');
  process.exitCode = 1;
}

function print(name: string, figures: Figures, cached: CachedFigures): void {
  const { inView, allStates, baselines } = figures;
  const ms = (number: number): string => number.toFixed(number < 10 ? 1 : 0);
  const line = (label: string, text: string): void => {
    console.log(`  ${label.padEnd(36)} ${text}`);
  };
  const samples = (label: string, list: readonly Duration[]): void => {
    if (list.length === 0) return;
    const columns = [list.map(({ passed }) => passed), list.map(({ worked }) => worked)].map((column) => {
      const { p50, p95, max } = summarize(column);
      return [p50, p95, max].map((x) => ms(x).padStart(6)).join(' /');
    });
    line(label, `${columns.join('   | ')}   | ${String(list.length).padStart(5)}`);
  };
  console.log(
    `\n${`${name} (load ${load()})`.padEnd(38)}   p50 /   p95 /    max   |    at work, the same   |     n`,
  );
  samples('compile', [figures.compile]);
  samples('compile and first 100 fields', [figures.firstAnswer]);
  samples('warm, in the background, after', [figures.warm]);
  samples('load from cache', [cached.load]);
  samples('load from cache, first 100 fields', [cached.firstAnswer]);
  samples('load from cache, warm, after', [cached.warm]);
  samples('commit, 100 fields in view', inView.commit);
  samples('commit, all states', allStates.commit);
  samples('uncommit, 100 fields in view', inView.uncommit);
  samples('uncommit, all states', allStates.uncommit);
  samples('start with needs, in view', inView.start);
  samples('start with needs, all states', allStates.start);
  samples('relax', [...inView.relax, ...allStates.relax]);
  samples('three alternatives', [...inView.alternatives, ...allStates.alternatives]);
  line('memory of the process', `${figures.memory.toFixed(0)} MB`);
  for (const { name: baseline, ms: total, ratio, asked, undecided } of baselines) {
    const notes = [
      `${ms(total)} ms for all states, ${ms(ratio)} × as long`,
      ...(asked < 1 ? [`extrapolated from ${(asked * 100).toFixed(0)} % of the values`] : []),
      ...(undecided > 0 ? [`undecided: ${undecided} values`] : []),
    ];
    line(baseline, notes.join(', '));
  }
  line('trace', `${figures.trace}, ${figures.sameTrace ? 'the same' : 'NOT THE SAME'} with all states`);
}

function load(): string {
  return loadavg()[0]?.toFixed(1) ?? '?';
}

/** Runs a script of this folder in a process. @returns the message it sends @throws Error when it sends none */
function inProcess<T>(script: string, args: readonly string[]): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL(script, import.meta.url)), args, {
      execArgv: [...process.execArgv, '--expose-gc'],
      serialization: 'advanced',
    });
    child.once('message', (message) => {
      resolve(message as T);
    });
    child.once('exit', (code) => {
      reject(new Error(`${script} ended with ${code} and without figures.`));
    });
  });
}
