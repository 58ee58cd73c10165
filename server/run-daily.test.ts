import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runDaily } from './run-daily.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const HOUR = 60 * 60 * 1_000;

test('runs at once and once a day, also after an error, until it is stopped', async () => {
  let count = 0;
  const errors: unknown[] = [];
  const stop = runDaily(
    () => (++count === 2 ? Promise.reject(new Error('locked')) : Promise.resolve()),
    (error) => errors.push(error),
  );
  expect(count).toBe(1);
  await vi.advanceTimersByTimeAsync(23 * HOUR);
  expect(count).toBe(1);
  await vi.advanceTimersByTimeAsync(2 * HOUR);
  expect([count, errors]).toEqual([2, [new Error('locked')]]);
  await vi.advanceTimersByTimeAsync(24 * HOUR);
  expect(count).toBe(3);
  stop();
  await vi.advanceTimersByTimeAsync(100 * HOUR);
  expect(count).toBe(3);
});
