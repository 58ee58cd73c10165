import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RetrySchedule } from './retry-schedule.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A schedule of something that fails until it is told otherwise, and when it was tried (milliseconds). */
function setUp() {
  const tried: number[] = [];
  const from = Date.now();
  const state = { isBroken: true };
  const schedule = new RetrySchedule(() => {
    tried.push(Date.now() - from);
    if (state.isBroken) schedule.failed();
    else schedule.succeeded();
  });
  return { schedule, tried, state };
}

describe('a retry schedule', () => {
  it('waits longer after each failure, and comes to an end', () => {
    const { schedule, tried } = setUp();
    schedule.failed();
    vi.advanceTimersByTime(24 * 3_600_000);
    expect(tried.slice(0, 8)).toEqual([1, 3, 7, 15, 31, 63, 123, 183].map((seconds) => seconds * 1000));
    expect(tried).toHaveLength(15);
  });

  it('tries at once when it is woken, also after its end, and then from the beginning', () => {
    const { schedule, tried, state } = setUp();
    schedule.failed();
    vi.advanceTimersByTime(24 * 3_600_000);
    schedule.wake();
    expect(tried).toHaveLength(16);
    state.isBroken = false;
    vi.advanceTimersByTime(1_000);
    expect(tried).toHaveLength(17);
    vi.advanceTimersByTime(24 * 3_600_000);
    expect(tried).toHaveLength(17);
  });

  it('tries nothing while nothing has failed', () => {
    const { schedule, tried } = setUp();
    schedule.wake();
    schedule.failed();
    schedule.stop();
    schedule.wake();
    vi.advanceTimersByTime(100_000);
    expect(tried).toEqual([]);
  });

  it('does not try twice when it is woken while it waits', () => {
    const { schedule, tried, state } = setUp();
    state.isBroken = false;
    schedule.failed();
    schedule.wake();
    schedule.wake();
    vi.advanceTimersByTime(100_000);
    expect(tried).toEqual([0]);
  });

  it('waits as long as the server asks', () => {
    const { schedule, tried, state } = setUp();
    state.isBroken = false;
    schedule.failed(30_000);
    vi.advanceTimersByTime(29_999);
    expect(tried).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(tried).toEqual([30_000]);
  });
});
