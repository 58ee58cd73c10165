import { expect, it, vi } from 'vitest';
import { DeviceFailure } from './device-failure.ts';

function device() {
  let lose: () => void = () => undefined;
  const lost = new Promise<void>((resolve) => (lose = resolve));
  const events = new EventTarget();
  return Object.assign(events, {
    lost,
    lose,
    queue: { onSubmittedWorkDone: () => Promise.resolve() },
    destroy: () => undefined,
    reportError: () => events.dispatchEvent(new Event('uncapturederror')),
  });
}
const settled = () => new Promise((resolve) => setTimeout(resolve));

it('is told once, whether the device is lost, reports an error, or a call of it throws', async () => {
  const one = device();
  const failure = new DeviceFailure(one);
  const told = vi.fn();
  failure.onFailure(told);
  const draw = failure.guarded((text: string) => {
    throw new TypeError(text);
  });
  await settled();
  expect(told).not.toHaveBeenCalled();
  draw('no pipeline');
  expect(told).not.toHaveBeenCalled();
  await settled();
  one.reportError();
  one.lose();
  await settled();
  expect(told).toHaveBeenCalledTimes(1);
});

it.each(['reportError', 'lose'] as const)('is told of a failure before somebody listens: %s', async (how) => {
  const one = device();
  const failure = new DeviceFailure(one);
  one[how]();
  await settled();
  const told = vi.fn();
  failure.onFailure(told);
  await settled();
  expect(told).toHaveBeenCalledTimes(1);
});

it('is no failure when drawing has ended', async () => {
  const one = device();
  const failure = new DeviceFailure(one);
  const told = vi.fn();
  failure.onFailure(told);
  failure.end();
  one.lose();
  one.reportError();
  await settled();
  expect(told).not.toHaveBeenCalled();
});
