/**
 * What the main thread does for a change: from a trace of Chromium, milliseconds of processor time by kind of work and by when.
 * Tracing costs time itself, so the sum is more than `bench:render` counts without it.
 */
import type { Browser } from '@playwright/test';

/**
 * `performance.mark`: where a change begins and ends, where its answer is there as text, before anything reads it, and where the page
 * is first changed after that.
 */
export const MARKS = {
  start: 'change-start',
  answer: 'change-answer',
  applied: 'change-applied',
  end: 'change-end',
} as const;

export const WORK = ['script', 'memory', 'style', 'layout', 'paint', 'network', 'other'] as const;
/** Until the answer; the answer, to the end of the first frame that shows it; what comes after that: what moves, what is said. */
export const PHASES = ['before', 'answer', 'after'] as const;

type Work = (typeof WORK)[number];
type Phase = (typeof PHASES)[number];

export interface Split {
  readonly work: Readonly<Record<Work, number>>;
  readonly phases: Readonly<Record<Phase, number>>;
  /** Frames that the main thread was asked for. */
  readonly frames: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds: since some time, by the clock, and of the processor. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
}

const CATEGORIES = ['devtools.timeline', 'toplevel', 'v8', 'cc', 'blink.user_timing'];
const FRAME = 'ProxyMain::BeginMainFrame';

/** An event is of the kind of the first that fits; any other is of the kind of what it is part of. */
const KINDS: readonly (readonly [Work, RegExp])[] = [
  ['memory', /^(MinorGC|MajorGC|V8\.GC|BlinkGC|CppGC)/],
  ['style', /^(UpdateLayoutTree|ScheduleStyleRecalculation)$/],
  ['layout', /^(Layout|HitTest)$/],
  ['paint', /^(PrePaint|Paint|Layerize|Commit|UpdateLayer)/],
  [
    'script',
    /^(FunctionCall|v8\.|V8\.|TimerFire|FireAnimationFrame|FireIdleCallback|EventDispatch|RunMicrotasks)/,
  ],
  ['network', /^(Resource|SimpleWatcher|Receive mojo|XHR)/],
];

/** @param run makes the changes, with their marks */
export async function splitChanges(browser: Browser, run: () => Promise<void>): Promise<Split> {
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES },
  });
  await run();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  return splitOf(events);
}

/** @throws Error where no change is in the trace */
export function splitOf(events: readonly TraceEvent[]): Split {
  const inOrder = [...events].sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const [first] = inOrder.filter(({ name }) => name === MARKS.start);
  if (!first) throw new Error('The trace has no change.');
  const main = inOrder.filter(({ pid, tid }) => pid === first.pid && tid === first.tid);
  const spans = spansOf(main);
  const work = Object.fromEntries(WORK.map((kind) => [kind, 0])) as Record<Work, number>;
  const phases = Object.fromEntries(PHASES.map((phase) => [phase, 0])) as Record<Phase, number>;
  let frames = 0;
  const open: { event: TraceEvent; kind: Work; ofParts: number }[] = [];
  const close = () => {
    const last = open.pop();
    if (!last) return;
    const span = spans.find(({ start, end }) => last.event.ts >= start && last.event.ts <= end);
    if (!span) return;
    const own = ((last.event.tdur ?? 0) - last.ofParts) / 1_000 / spans.length;
    work[last.kind] += own;
    // By where the task began that it is part of: an answer is read in the task that hears of it.
    const task = open[0]?.event ?? last.event;
    phases[task.ts + (task.dur ?? 0) < span.answer ? 'before' : task.ts <= span.shown ? 'answer' : 'after'] +=
      own;
    if (last.event.name === FRAME) frames += 1 / spans.length;
  };
  for (const event of main) {
    if (event.ph !== 'X') continue;
    while (open.length > 0 && endOf(open.at(-1)?.event) <= event.ts) close();
    const around = open.at(-1);
    if (around) around.ofParts += event.tdur ?? 0;
    const kind = KINDS.find(([, pattern]) => pattern.test(event.name))?.[0] ?? around?.kind ?? 'other';
    open.push({ event, kind, ofParts: 0 });
  }
  while (open.length > 0) close();
  return { work, phases, frames };
}

interface Span {
  readonly start: number;
  readonly answer: number;
  /** The end of the first frame after the answer. */
  readonly shown: number;
  readonly end: number;
}

function spansOf(main: readonly TraceEvent[]): Span[] {
  return main
    .filter(({ name }) => name === MARKS.start)
    .flatMap(({ ts: start }): Span[] => {
      const end = main.find(({ name, ts }) => name === MARKS.end && ts > start)?.ts;
      const answer = main.find(({ name, ts }) => name === MARKS.answer && ts > start)?.ts;
      if (end === undefined || answer === undefined || answer > end) return [];
      const applied = main.find(({ name, ts }) => name === MARKS.applied && ts > answer)?.ts ?? answer;
      const frame = main.find(({ name, ph, ts }) => name === FRAME && ph === 'X' && ts > applied);
      return [{ start, answer, shown: endOf(frame), end }];
    });
}

function endOf(event: TraceEvent | undefined): number {
  return event ? event.ts + (event.dur ?? 0) : Infinity;
}
