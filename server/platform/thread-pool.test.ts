import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, expect, it } from 'vitest';
import { QueueFull } from './fair-slots.ts';
import { ThreadOutOfMemory, ThreadPool, ThreadTimeout, type ThreadSettings } from './thread-pool.ts';

const folder = mkdtempSync(join(tmpdir(), 'bespoke-threads-'));
const entry = join(folder, 'worker.mjs');
writeFileSync(
  entry,
  `import { parentPort, threadId } from 'node:worker_threads';
   parentPort.on('message', (task) => {
     if (task === 'forever') for (;;);
     if (task === 'memory') for (const all = []; ; ) all.push(new Array(100_000).fill(0));
     if (task === 'throw') throw new Error('broken');
     parentPort.postMessage({ kind: 'done', result: { task, threadId } });
   });`,
);
afterAll(() => rmSync(folder, { recursive: true }));

const pools: ThreadPool[] = [];
afterEach(() => pools.splice(0).forEach((pool) => pool.close()));

function openPool(settings: Partial<ThreadSettings> = {}): ThreadPool {
  const pool = new ThreadPool({
    entry: pathToFileURL(entry), slots: 1, waiting: 4, perOwner: 3, limit: 30_000, memory: 32, ...settings,
  }); // prettier-ignore
  pools.push(pool);
  return pool;
}

const never = new AbortController().signal;
const ask = (pool: ThreadPool, task: string, owner = 'ada', signal = never) =>
  pool.run(owner, signal, () => Promise.resolve(task)) as Promise<{ task: string; threadId: number }>;

it('does one task after the other on the same thread', async () => {
  const pool = openPool();
  const [first, second] = await Promise.all([ask(pool, 'a'), ask(pool, 'b', 'bob')]);
  expect([first.task, second.task]).toEqual(['a', 'b']);
  expect(second.threadId).toBe(first.threadId);
});

it('ends a task that takes too long, too much memory, or fails, and goes on with the next', async () => {
  const pool = openPool({ limit: 3_000 });
  const { threadId } = await ask(pool, 'a');
  await expect(ask(pool, 'forever')).rejects.toThrow(ThreadTimeout);
  await expect(ask(openPool(), 'memory')).rejects.toThrow(ThreadOutOfMemory);
  await expect(ask(openPool(), 'throw')).rejects.toThrow('broken');
  expect((await ask(openPool({ limit: 30_000 }), 'b')).task).toBe('b');
  expect((await ask(pool, 'b')).threadId).not.toBe(threadId);
});

it('ends a task whose caller has gone, and does not begin one that still waits', async () => {
  const pool = openPool();
  const gone = new AbortController();
  const prepared: string[] = [];
  const underWay = ask(pool, 'forever', 'ada', gone.signal);
  const waiting = pool.run('bob', gone.signal, () => {
    prepared.push('bob');
    return Promise.resolve('a');
  });
  const after = ask(pool, 'b', 'eve');
  gone.abort(new Error('gone'));
  await expect(underWay).rejects.toThrow('gone');
  await expect(waiting).rejects.toThrow('gone');
  expect((await after).task).toBe('b');
  expect(prepared).toEqual([]);
});

it('takes turns between owners, and refuses what one of them, or all together, has too much of', async () => {
  const pool = openPool();
  const order: string[] = [];
  const add = (owner: string) => ask(pool, 'a', owner).then(() => order.push(owner));
  const asked = [add('ada'), add('ada'), add('ada'), add('bob'), add('eve')];
  await expect(ask(pool, 'a', 'ada')).rejects.toThrow(expect.objectContaining({ isOwners: true }));
  const refused = ask(pool, 'a', 'kim');
  await expect(refused).rejects.toThrow(QueueFull);
  await expect(refused).rejects.toThrow(expect.objectContaining({ isOwners: false }));
  await Promise.all(asked);
  expect(order).toEqual(['ada', 'ada', 'bob', 'eve', 'ada']);
  expect((await ask(pool, 'b', 'kim')).task).toBe('b');
});
