import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LatestWins } from './latest-wins.ts';

/** Records what is sent and lets the test answer when it likes. */
function slowSender() {
  const sent: number[] = [];
  const answers: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const send = (value: number) => {
    sent.push(value);
    return new Promise<void>((resolve, reject) => answers.push({ resolve, reject }));
  };
  return { sent, answers, send };
}

describe('LatestWins', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('sends the last of a burst once it pauses', async () => {
    const { sent, send } = slowSender();
    const queue = new LatestWins(send, 300);
    for (const value of [1, 2, 3]) {
      queue.push(value);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(300);
    expect(sent).toEqual([3]);
  });

  it('has one under way at a time and keeps only the newest of the rest', async () => {
    const { sent, answers, send } = slowSender();
    const queue = new LatestWins(send, 10);
    queue.push(1);
    await vi.advanceTimersByTimeAsync(10);
    for (const value of [2, 3, 4]) {
      queue.push(value);
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(sent).toEqual([1]);
    answers[0]!.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toEqual([1, 4]);
    expect(queue.isIdle).toBe(false);
    answers[1]!.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(queue.isIdle).toBe(true);
  });

  it('goes on after a failure', async () => {
    const { sent, answers, send } = slowSender();
    const queue = new LatestWins(send, 10);
    queue.push(1);
    await vi.advanceTimersByTimeAsync(10);
    queue.push(2);
    answers[0]!.reject(new Error('down'));
    await vi.advanceTimersByTimeAsync(10);
    expect(sent).toEqual([1, 2]);
  });

  it('flushes what waits, and nothing when nothing does', async () => {
    const { sent, send } = slowSender();
    const queue = new LatestWins(send, 10_000);
    queue.flush();
    queue.push(7);
    queue.flush();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(sent).toEqual([7]);
  });
});
