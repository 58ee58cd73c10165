/** Engines kept on disk, with real threads and files: faster, never different, and no trouble when a file is not right. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEngine } from '#server/engine/create-engine.ts';
import { InvalidSnapshot } from '#server/engine/engine-errors.ts';
import type { Problem } from '#server/engine/problem.ts';
import type { Snapshot } from '#server/engine/snapshot.ts';
import { EnginePool } from './engine-pool.ts';
import { bareModel, portOf } from './testing/bare-model.ts';
import { engineStamp } from './engine-stamp.ts';
import { SnapshotCache } from './snapshot-cache.ts';
import { packSnapshot, unpackSnapshot } from './snapshot-file.ts';

/** `size` fields in a row, of which the first two cannot both be 1. */
function problemOf(size: number): Problem {
  const names = Array.from({ length: size }, (_, i) => `f${i}`);
  return {
    fields: [
      ...names.map((name) => ({
        kind: 'enumerated' as const,
        name,
        values: ['0', '1', '2'],
        preference: ['1'],
      })),
      { kind: 'integer', name: 'range', min: -5_000, max: 90_000, preferred: 7 },
    ],
    rules: [
      {
        name: 'start',
        kind: 'table',
        fields: ['f0', 'f1'],
        rows: [
          ['0', '1'],
          ['1', '0'],
        ],
      },
      {
        name: 'range',
        kind: 'formula',
        formula: {
          op: 'linear',
          terms: [
            { kind: 'integer', field: 'range', factor: 2 },
            { kind: 'weight', field: 'f0', weights: { '0': 400, '1': 1_000 } },
          ],
          relation: '<=',
          bound: 80_000,
        },
      },
    ],
  };
}

let folder: string;
let notices: string[];
const pools: EnginePool[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bespoke-cache-'));
  notices = [];
});
afterEach(() => {
  for (const pool of pools.splice(0)) pool.close();
  rmSync(folder, { recursive: true, force: true });
});

const cacheOf = (size = 10_000_000, stamp = 'engine'): SnapshotCache =>
  new SnapshotCache({ folder, size }, stamp, (text) => notices.push(text));
const files = (): string[] => readdirSync(folder).map((name) => join(folder, name));
const onlyFile = (): string => {
  const [file = '', ...more] = files();
  expect(more).toEqual([]);
  return file;
};

async function open(problem: Problem, into = folder) {
  return portOf(await poolOf(into).open(bareModel(problem)));
}
function poolOf(into = folder): EnginePool {
  const pool = new EnginePool({
    entry: new URL('./engine-worker-source.mjs', import.meta.url),
    workers: 1,
    cache: { folder: into, size: 10_000_000 },
    notice: (text) => notices.push(text),
  });
  pools.push(pool);
  return pool;
}

async function snapshotOf(problem: Problem): Promise<Snapshot> {
  const engine = await createEngine(problem, { pause: () => Promise.resolve() });
  await engine.warm;
  const snapshot = engine.snapshot();
  engine.dispose();
  if (!snapshot) throw new Error('The problem has solutions.');
  return snapshot;
}

describe('a file', () => {
  it('gives back what was put in', async () => {
    const snapshot = await snapshotOf(problemOf(40));
    const key = cacheOf().keyOf(problemOf(40));
    expect(unpackSnapshot(packSnapshot(snapshot, key), key)).toEqual(snapshot);
  });

  it('is refused with any byte changed, any end missing, or something added', async () => {
    const key = cacheOf().keyOf(problemOf(2));
    const file = packSnapshot(await snapshotOf(problemOf(2)), key);
    for (let place = 0; place < file.length; place += 1) {
      const damaged = Buffer.from(file);
      damaged[place] = (damaged[place] ?? 0) ^ (1 << (place % 8));
      expect(() => unpackSnapshot(damaged, key)).toThrow(InvalidSnapshot);
      expect(() => unpackSnapshot(file.subarray(0, place), key)).toThrow(InvalidSnapshot);
    }
    expect(() => unpackSnapshot(Buffer.concat([file, Buffer.from([0])]), key)).toThrow(InvalidSnapshot);
  });
});

describe('the cache', () => {
  it('keeps a problem for the same engine, and for no other problem or engine', async () => {
    const snapshot = await snapshotOf(problemOf(3));
    const cache = cacheOf();
    const key = cache.keyOf(problemOf(3));
    await cache.write(key, snapshot);
    expect(await cacheOf().read(cacheOf().keyOf(problemOf(3)))).toEqual(snapshot);
    expect(await cache.read(cache.keyOf(problemOf(4)))).toBeUndefined();
    expect(await cache.read(cacheOf(1, 'another engine').keyOf(problemOf(3)))).toBeUndefined();
    expect(notices).toEqual([]);
  });

  it('throws out what has not been used for longest', async () => {
    const sizes = [3, 4, 5];
    const snapshots = await Promise.all(sizes.map((size) => snapshotOf(problemOf(size))));
    const keys = sizes.map((size) => cacheOf().keyOf(problemOf(size)));
    const room = snapshots.map((snapshot, i) => packSnapshot(snapshot, keys[i] ?? Buffer.alloc(32)).length);
    const cache = cacheOf((room[0] ?? 0) + (room[2] ?? 0));
    for (const [i, snapshot] of snapshots.slice(0, 2).entries()) await cache.write(keys[i]!, snapshot);
    for (const [age, file] of [
      [9_000, files().find((name) => name.includes(keys[1]!.toString('hex')))],
      [5_000, files().find((name) => name.includes(keys[0]!.toString('hex')))],
    ] as const)
      if (file) utimesSync(file, new Date(Date.now() - age), new Date(Date.now() - age));
    await cache.write(keys[2]!, snapshots[2]!);
    expect(await Promise.all(keys.map(async (key) => (await cache.read(key)) !== undefined))).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('is not filled with one that is larger than itself', async () => {
    const cache = cacheOf(100);
    await cache.write(cache.keyOf(problemOf(3)), await snapshotOf(problemOf(3)));
    expect(files()).toEqual([]);
  });

  it('removes what a process that ended left half written, and nothing that is being written', async () => {
    const cache = cacheOf();
    const key = cache.keyOf(problemOf(3));
    const drafts = ['old', 'young'].map((name) => join(folder, `${key.toString('hex')}.snapshot.${name}`));
    for (const draft of drafts) writeFileSync(draft, 'half');
    utimesSync(drafts[0] ?? '', new Date(0), new Date(0));
    await cache.write(key, await snapshotOf(problemOf(3)));
    expect(files().filter((file) => drafts.includes(file))).toEqual([drafts[1]]);
  });

  it('is whole after many have written the same at once', async () => {
    const snapshot = await snapshotOf(problemOf(30));
    const key = cacheOf().keyOf(problemOf(30));
    await Promise.all(Array.from({ length: 12 }, () => cacheOf().write(key, snapshot)));
    expect(await cacheOf().read(key)).toEqual(snapshot);
    expect(files()).toHaveLength(1);
    expect(notices).toEqual([]);
  });

  it('stands for the code of the engine', () => {
    expect(engineStamp()).toMatch(/^[\da-f]{64}$/);
    expect(engineStamp()).toBe(engineStamp());
  });
});

describe('a pool with a cache', () => {
  const problem = problemOf(12);
  const commits = [{ field: 'f0', value: '1' }];
  const written = async (): Promise<string> => {
    await vi.waitFor(
      () => expect(files().filter((file) => file.endsWith('.snapshot'))).toHaveLength(1),
      10_000,
    );
    return onlyFile();
  };

  it('writes what it worked out, uses it after a new start, and answers the same', async () => {
    const first = await open(problem);
    const expected = [await first.evaluate([]), await first.evaluate(commits)];
    const file = await written();
    const long = new Date(Date.now() - 100_000);
    utimesSync(file, long, long);
    const again = await open(problem);
    expect([await again.evaluate([]), await again.evaluate(commits)]).toEqual(expected);
    // That it was used is seen from its date.
    expect(statSync(onlyFile()).mtimeMs).toBeGreaterThan(Date.now() - 50_000);
    expect(notices).toEqual([]);
  });

  it('says that a damaged file is not used, and makes a new one', async () => {
    const expected = await (await open(problem)).evaluate([]);
    const file = await written();
    const bytes = readFileSync(file);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(file, bytes);
    expect(await (await open(problem)).evaluate([])).toEqual(expected);
    expect(notices).toEqual([`The file ${file} of the engine's cache is not used. Its checksum is wrong.`]);
    await written();
    expect(readFileSync(file).equals(bytes)).toBe(false);
  });

  it('does not believe a well-formed file that contradicts the rules', async () => {
    const expected = await (await open(problem)).evaluate([]);
    const file = await written();
    const bytes = readFileSync(file);
    const key = bytes.subarray(8, 40);
    const snapshot = unpackSnapshot(bytes, key);
    writeFileSync(file, packSnapshot({ ...snapshot, completion: snapshot.completion.map(() => 0) }, key));
    expect(await (await open(problem)).evaluate([])).toEqual(expected);
    expect(notices).toEqual([
      `The file ${file} of the engine's cache is not used. Its completion violates a rule.`,
    ]);
  });

  it('works without a folder that can be written, and says so', async () => {
    const blocked = join(folder, 'file');
    writeFileSync(blocked, 'not a folder');
    const engine = await open(problem, join(blocked, 'cache'));
    expect((await engine.evaluate(commits)).assignment.get('f1')).toBe('0');
    await vi.waitFor(() => expect(notices.join()).toMatch(/cannot be read.*cannot be written/s), 10_000);
  });
});
