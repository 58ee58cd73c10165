import { expect, test } from 'vitest';
import { FailedSignIns } from './failed-sign-ins.ts';

const limits = { perName: 2, perAddress: 3, window: 60_000 };

test('an address waits after failures with one name, and others are not held up', () => {
  let now = 0;
  const failures = new FailedSignIns(() => now, limits);
  failures.add('10.0.0.1', 'ada');
  expect(failures.waitingTime('10.0.0.1', 'ada')).toBe(0);
  now = 10_000;
  failures.add('10.0.0.1', 'ada');
  expect(failures.waitingTime('10.0.0.1', 'ada')).toBe(50);
  expect(failures.waitingTime('10.0.0.2', 'ada')).toBe(0);
  expect(failures.waitingTime('10.0.0.1', 'grace')).toBe(0);
  now = 60_001;
  expect(failures.waitingTime('10.0.0.1', 'ada')).toBe(0);
});

test('an address that tries many names waits with all of them', () => {
  const failures = new FailedSignIns(() => 0, limits);
  for (const name of ['ada', 'grace', 'edsger']) failures.add('10.0.0.1', name);
  expect(failures.waitingTime('10.0.0.1', 'barbara')).toBe(60);
});

test('a success forgives the failures with that name only', () => {
  const failures = new FailedSignIns(() => 0, limits);
  for (const name of ['ada', 'ada', 'grace']) failures.add('10.0.0.1', name);
  failures.forget('10.0.0.1', 'ada');
  expect(failures.waitingTime('10.0.0.1', 'ada')).toBe(60);
  expect(failures.waitingTime('10.0.0.2', 'ada')).toBe(0);
});
