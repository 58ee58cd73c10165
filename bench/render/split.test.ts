import { expect, it } from 'vitest';
import { MARKS, splitOf } from './split.ts';

const at = { pid: 1, tid: 1 };
const mark = (name: string, ts: number) => ({ ...at, name, ph: 'I', ts });
/** Takes all of its time of the processor; milliseconds. */
const work = (name: string, start: number, length: number) => ({
  ...at,
  name,
  ph: 'X',
  ts: start * 1_000,
  dur: length * 1_000,
  tdur: length * 1_000,
});

it('divides a change by kind of work, and by when its answer came and was shown', () => {
  const {
    work: kinds,
    phases,
    frames,
  } = splitOf([
    work('FunctionCall', 0, 1),
    mark(MARKS.start, 2_000),
    work('FunctionCall', 3, 2),
    // The answer is read in this task.
    work('RunTask', 10, 6),
    mark(MARKS.answer, 11_000),
    work('FunctionCall', 11, 4),
    work('MinorGC', 12, 1),
    mark(MARKS.applied, 14_000),
    work('ProxyMain::BeginMainFrame', 20, 5),
    work('UpdateLayoutTree', 21, 1),
    work('Layout', 22, 2),
    work('ProxyMain::BeginMainFrame', 40, 3),
    { ...work('FunctionCall', 41, 9), tid: 2 },
    mark(MARKS.end, 50_000),
    work('FunctionCall', 60, 9),
  ]);
  expect(kinds).toMatchObject({ script: 5, memory: 1, style: 1, layout: 2, other: 7 });
  expect(phases).toEqual({ before: 2, answer: 11, after: 3 });
  expect(frames).toBe(2);
});

it('refuses a trace without a change', () => {
  expect(() => splitOf([work('FunctionCall', 0, 1)])).toThrow('no change');
});
