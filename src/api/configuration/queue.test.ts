import { describe, expect, it } from 'vitest';
import { SerialQueue } from './queue.ts';

/** A queue whose tasks end when a test says so, and what became of them. */
function start() {
  const log: string[] = [];
  const gates = new Map<string, (error?: Error) => void>();
  const held = { is: false };
  const queue = new SerialQueue({
    isHeld: () => held.is,
    onBug: (error) => log.push(`bug: ${String(error)}`),
    onIdle: () => log.push('idle'),
  });
  const work = (name: string) => () =>
    new Promise<void>((resolve, reject) => {
      log.push(name);
      gates.set(name, (error) => (error ? reject(error) : resolve()));
    });
  const end = async (name: string, error?: Error) => {
    gates.get(name)?.(error);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { queue, log, held, work, end };
}

describe('a queue', () => {
  it('runs one task at a time, in the order they came', async () => {
    const { queue, log, work, end } = start();
    for (const name of ['a', 'b', 'c']) queue.add({ run: work(name) });
    expect(log).toEqual(['a']);
    await end('a');
    expect(log).toEqual(['a', 'b']);
    await end('b');
    await end('c');
    expect(log).toEqual(['a', 'b', 'c', 'idle']);
  });

  it('replaces a waiting task of the same key, not the one that runs', async () => {
    const { queue, log, work, end } = start();
    queue.add({ key: 'x', run: work('x1') });
    queue.add({ key: 'x', run: work('x2') });
    queue.add({ key: 'y', run: work('y') });
    queue.add({ key: 'x', run: work('x3') });
    expect(queue.has('x')).toBe(true);
    for (const name of ['x1', 'y', 'x3']) await end(name);
    expect(log).toEqual(['x1', 'y', 'x3', 'idle']);
  });

  it('waits while it is held, but for what runs next', async () => {
    const { queue, log, held, work, end } = start();
    held.is = true;
    queue.add({ run: work('waiting') });
    const answer = queue.runNext(async () => {
      await work('next')();
      return 42;
    });
    expect(log.filter((entry) => entry !== 'idle')).toEqual(['next']);
    await end('next');
    expect(await answer).toBe(42);
    held.is = false;
    queue.resume();
    expect(log.at(-1)).toBe('waiting');
  });

  it('tells who asked for something next how it failed, and goes on', async () => {
    const { queue, log, work, end } = start();
    const failing = queue.runNext(work('next'));
    queue.add({ run: work('after') });
    await Promise.all([expect(failing).rejects.toThrow('broken'), end('next', new Error('broken'))]);
    expect(log).toEqual(['next', 'after']);
  });

  it('reports what a task throws, does not run it again, and goes on', async () => {
    const { queue, log, work, end } = start();
    queue.add({ key: 'a', run: work('a') });
    queue.add({ key: 'b', run: work('b') });
    await end('a', new Error('broken'));
    expect(log).toEqual(['a', 'bug: Error: broken', 'b']);
    expect(queue.has('a')).toBe(false);
  });

  it('calls off the waiting tasks that can be', async () => {
    const { queue, log, work, end } = start();
    queue.add({ run: work('running'), abandon: () => log.push('never') });
    queue.add({ run: work('read'), abandon: (reason) => log.push(`abandoned: ${String(reason)}`) });
    queue.add({ run: work('decision') });
    queue.abandon('offline');
    await end('running');
    expect(log).toEqual(['running', 'abandoned: offline', 'decision']);
  });
});
