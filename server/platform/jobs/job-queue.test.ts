import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import type { DatabaseSchema } from '../database-schema.ts';
import { openDatabase } from '../open-database.ts';
import { JobRefused, type JobDefinition, type JobHandler } from './job.ts';
import { JobQueue } from './job-queue.ts';
import { JobStore } from './job-store.ts';

const input = z.object({ words: z.string() });
const result = z.object({ length: z.number() });
type Input = z.infer<typeof input>;
type Result = z.infer<typeof result>;

let folder: string;
let database: Kysely<DatabaseSchema>;
let now: number;
let queues: JobQueue[];
let ids: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bespoke-jobs-'));
  database = await openDatabase(folder);
  now = Date.parse('2026-11-27T12:00:00Z');
  queues = [];
  ids = 0;
});
afterEach(async () => {
  await Promise.all(queues.map((queue) => queue.close()));
  await database.destroy();
  rmSync(folder, { recursive: true, force: true });
});

function count(handler: JobHandler<Input, Result>, limit = 60_000): JobDefinition<Input, Result> {
  return { kind: 'count', input, result, maxAttempts: 3, limit, load: () => Promise.resolve(handler) };
}

/** A server that shares the database with the others. */
function server(definition: JobDefinition<Input, Result>): JobQueue {
  const queue = new JobQueue(
    {
      database,
      clock: () => new Date(now),
      randomId: () => `lease-${++ids}`,
      logger: pino({ level: 'silent' }),
      times: { lease: 30_000, interval: 5, backoff: 5_000 },
    },
    [definition],
  );
  queues.push(queue);
  queue.start();
  return queue;
}

const job = { id: 'count:1', owner: 'someone', input: { words: 'one two' } };
const eventually = (check: () => unknown) => vi.waitFor(check, { timeout: 30_000 });
const lengthOf: JobHandler<Input, Result> = ({ words }) => Promise.resolve({ length: words.length });

/** A handler that works until it is told to stop, and what it was told. */
function endless() {
  const reasons: string[] = [];
  const handler: JobHandler<Input, Result> = (_, { signal }) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        reasons.push((signal.reason as Error).message);
        reject(signal.reason as Error);
      });
    });
  return { handler, reasons };
}

describe('a job', () => {
  it('is done, and its result is kept', async () => {
    const definition = count(lengthOf);
    const queue = server(definition);
    await queue.add(definition, job);
    await eventually(async () => {
      expect(await queue.find(definition, job.id, 'someone')).toMatchObject({
        state: 'done',
        result: { length: 7 },
      });
    });
    expect(await queue.find(definition, job.id, 'somebody else')).toBeUndefined();
  });

  it('is one, however often it is asked for at once', async () => {
    let runs = 0;
    const definition = count((asked, run) => {
      runs += 1;
      return lengthOf(asked, run);
    });
    const first = server(definition);
    const second = server(definition);
    const adds = Array.from({ length: 50 }, (_, at) => (at % 2 ? first : second).add(definition, job));
    await Promise.all(adds);
    await eventually(async () => {
      expect((await first.find(definition, job.id, 'someone'))?.state).toBe('done');
    });
    await second.add(definition, job);
    expect(runs).toBe(1);
    expect(await first.list(definition, { owner: 'someone' })).toHaveLength(1);
  });

  it('tells how far it is', async () => {
    const { handler } = endless();
    const definition = count(async (asked, run) => {
      await run.report({ step: 'Counting', done: 1, total: 2 });
      return handler(asked, run);
    });
    const queue = server(definition);
    await queue.add(definition, job);
    await eventually(async () => {
      expect((await queue.find(definition, job.id, 'someone'))?.progress).toEqual({
        step: 'Counting',
        done: 1,
        total: 2,
      });
    });
  });
});

describe('a job that fails', () => {
  it('is tried again later, and kept as failed after the last attempt', async () => {
    const definition = count(() => Promise.reject(new Error('The disk is full.')));
    const queue = server(definition);
    await queue.add(definition, job);
    for (const attempts of [1, 2]) {
      await eventually(async () => {
        const state = { state: 'waiting', attempts, error: 'The disk is full.' };
        expect(await queue.find(definition, job.id, 'someone')).toMatchObject(state);
      });
      now += 5_000 * 2 ** (attempts - 1);
    }
    await eventually(async () => {
      expect(await queue.find(definition, job.id, 'someone')).toMatchObject({ state: 'failed', attempts: 3 });
    });
  });

  it('is not tried again when it was refused, unless somebody asks for it', async () => {
    let isRefused = true;
    const definition = count((asked, run) =>
      isRefused ? Promise.reject(new JobRefused('There is nothing to count.')) : lengthOf(asked, run),
    );
    const queue = server(definition);
    await queue.add(definition, job);
    await eventually(async () => {
      const failed = { state: 'failed', attempts: 1, error: 'There is nothing to count.' };
      expect(await queue.find(definition, job.id, 'someone')).toMatchObject(failed);
    });
    isRefused = false;
    await queue.add(definition, job);
    await eventually(async () => {
      expect(await queue.find(definition, job.id, 'someone')).toMatchObject({ state: 'done', attempts: 1 });
    });
  });

  it('is listed as failed, and waits for its turn again once an operator asks for it', async () => {
    let isBroken = true;
    const definition = {
      ...count((asked, run) => (isBroken ? Promise.reject(new Error('Broken.')) : lengthOf(asked, run))),
      maxAttempts: 1,
    };
    const queue = server(definition);
    const store = new JobStore(database, () => new Date(now));
    await queue.add(definition, job);
    await eventually(async () => {
      expect(await store.list({ state: 'failed' })).toMatchObject([{ id: job.id, error: 'Broken.' }]);
    });
    isBroken = false;
    expect([await store.retry(job.id), await store.retry('unknown')]).toEqual([true, false]);
    await eventually(async () => {
      expect(await queue.find(definition, job.id, 'someone')).toMatchObject({
        state: 'done',
        error: undefined,
      });
    });
    expect(await store.retry(job.id)).toBe(false);
  });

  it('ends when its time is over, also when its handler does not listen', async () => {
    const definition = { ...count(() => new Promise<Result>(() => undefined), 10), maxAttempts: 1 };
    const queue = server(definition);
    await queue.add(definition, job);
    await eventually(async () => {
      expect(await queue.find(definition, job.id, 'someone')).toMatchObject({
        state: 'failed',
        error: 'It took longer than 0.01 s.',
      });
    });
  });

  it('is refused where its result is not what the kind promises', async () => {
    const definition = { ...count(() => Promise.resolve({} as Result)), maxAttempts: 1 };
    const queue = server(definition);
    await queue.add(definition, job);
    await eventually(async () => {
      expect((await queue.find(definition, job.id, 'someone'))?.state).toBe('failed');
    });
  });
});

describe('a job that is ended', () => {
  it('is cancelled at once, and its result is not taken', async () => {
    const { handler, reasons } = endless();
    const definition = count(handler);
    const queue = server(definition);
    await queue.add(definition, job);
    await eventually(async () => {
      expect((await queue.find(definition, job.id, 'someone'))?.state).toBe('running');
    });
    await queue.cancel(job.id);
    expect((await queue.find(definition, job.id, 'someone'))?.state).toBe('cancelled');
    await eventually(() => {
      expect(reasons).toEqual(['The job was ended: cancelled.']);
    });
    expect((await queue.find(definition, job.id, 'someone'))?.state).toBe('cancelled');
  });

  it('is given back by a server that stops, and done by another', async () => {
    const { handler, reasons } = endless();
    const definition = count(handler);
    const queue = server(definition);
    await queue.add(definition, job);
    await eventually(async () => {
      expect((await queue.find(definition, job.id, 'someone'))?.state).toBe('running');
    });
    await queue.close();
    expect(reasons).toEqual(['The job was ended: server-stops.']);
    expect(await queue.find(definition, job.id, 'someone')).toMatchObject({ state: 'waiting', attempts: 0 });
    const next = count(lengthOf);
    server(next);
    await eventually(async () => {
      expect(await queue.find(next, job.id, 'someone')).toMatchObject({ state: 'done', attempts: 1 });
    });
  });

  it('is taken over when its server gave no sign of life, whose late result does not count', async () => {
    const late: { finish?: (result: Result) => void } = {};
    const stuck = count(
      () =>
        new Promise<Result>((resolve) => {
          late.finish = resolve;
        }),
    );
    const first = server(stuck);
    await first.add(stuck, job);
    await eventually(() => {
      expect(late.finish).toBeDefined();
    });
    now += 30_001;
    const second = count(lengthOf);
    const other = server(second);
    await eventually(async () => {
      expect(await other.find(second, job.id, 'someone')).toMatchObject({ state: 'done', attempts: 2 });
    });
    late.finish?.({ length: -1 });
    await first.close();
    expect((await other.find(second, job.id, 'someone'))?.result).toEqual({ length: 7 });
  });

  it('fails when servers end in the middle of each attempt', async () => {
    const { handler } = endless();
    const stuck = count(handler);
    const queue = server(stuck);
    await queue.add(stuck, job);
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await eventually(async () => {
        expect(await queue.find(stuck, job.id, 'someone')).toMatchObject({
          state: 'running',
          attempts: attempt,
        });
      });
      now += 30_001;
      server(stuck);
    }
    await eventually(async () => {
      expect((await queue.find(stuck, job.id, 'someone'))?.state).toBe('failed');
    });
  });
});
