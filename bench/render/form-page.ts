/// <reference lib="dom" />
/** A page with a form, whoever made it: what it costs to open and to change, and what it shows. */
import type { Browser, CDPSession, Page } from '@playwright/test';
import type { Configuration, Group, Parameter } from '#contract/configuration.ts';
import { usedHeap } from '../vis/frame-page.ts';
import { MARKS, splitChanges, type Split } from './split.ts';

/** Milliseconds of processor time of the page's main thread; `longest` is the longest task, as a clock has it. */
export interface Cost {
  readonly task: number;
  readonly layout: number;
  readonly longest: number;
}

export interface FormPage {
  readonly name: string;
  /** Shows the form. */
  readonly open: (page: Page) => Promise<void>;
  /** CSS selector of what is around the controls of a field. */
  readonly frameOf: (field: string) => string;
}

export interface Measured {
  readonly opening: Cost;
  readonly changes: readonly Cost[];
  /** Of a change, from others that were traced. */
  readonly split: Split;
  /** Bytes that scripts use. */
  readonly heap: number;
}

/** Switches that are changed, each on and off again; the smallest form has five. */
const CHANGED = 5;
const ROUNDS = 2;

/** Calls `onAnswer` when an answer to a change has come. What runs in pages was compiled by tsx, which names functions by `__name`. */
const HEAR_OF_ANSWERS = `
  globalThis.__name = (value) => value;
  const { text } = Response.prototype;
  Response.prototype.text = async function () {
    const body = await text.call(this);
    if (this.url.includes('/config/commit')) {
      performance.mark('${MARKS.answer}');
      const observer = new MutationObserver(() => {
        observer.disconnect();
        performance.mark('${MARKS.applied}');
      });
      observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      globalThis.onAnswer();
    }
    return body;
  };
`;

/**
 * Opens the form in a profile of its own, changes it, and holds what it shows against the last answer.
 * @throws Error where it shows something else
 */
export async function measureForm(browser: Browser, form: FormPage): Promise<Measured> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: true });
  try {
    const page = await context.newPage();
    await page.addInitScript(HEAR_OF_ANSWERS);
    const session = await context.newCDPSession(page);
    // Not what a clock says: other work on the machine would count.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const spent = stopwatch(session);
    await spent();
    await form.open(page);
    await settle(page);
    const opening = { ...(await spent()), longest: 0 };
    const heap = await usedHeap(session);
    const changes: Cost[] = [];
    for (let i = 0; i < CHANGED * 2 * ROUNDS; i++) {
      await showInMiddle(page, switchOf(form, i));
      await spent();
      const longest = await change(page, switchOf(form, i));
      const cost = { ...(await spent()), longest };
      // The first ones compile scripts.
      if (i >= CHANGED) changes.push(cost);
    }
    const split = await splitChanges(browser, async () => {
      for (let i = 0; i < CHANGED * 2; i++) {
        await showInMiddle(page, switchOf(form, i));
        await change(page, switchOf(form, i));
      }
    });
    const answered = page.waitForResponse((response) => response.url().includes('/config/commit'));
    await change(page, switchOf(form, 0));
    await check(page, form, (await (await answered).json()) as Configuration);
    return { opening, changes, split, heap };
  } finally {
    await context.close();
  }
}

function switchOf({ frameOf }: FormPage, index: number): string {
  return `${frameOf(`field_${(index % CHANGED) * 10 + 9}`)} input`;
}

/** @returns what the main thread has done since it was last asked, without what it did for the measurement */
function stopwatch(session: CDPSession): () => Promise<Omit<Cost, 'longest'>> {
  const total = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1_000;
    return {
      task: of('TaskDuration') - of('DevToolsCommandDuration'),
      layout: of('LayoutDuration') + of('RecalcStyleDuration'),
    };
  };
  let before = { task: 0, layout: 0 };
  return async () => {
    const now = await total();
    const cost = { task: now.task - before.task, layout: now.layout - before.layout };
    before = now;
    return cost;
  };
}

/** Where a customer has it who changes it; pages may leave out what is far from the window until then, and links may say where it is. */
async function showInMiddle(page: Page, selector: string): Promise<void> {
  await page.evaluate(async (control) => {
    document.querySelector(control)?.scrollIntoView({ block: 'center' });
    await new Promise((resolve) => setTimeout(resolve, 300));
  }, selector);
  await settle(page);
}

/**
 * Clicks and waits until the answer is there and the page rests.
 * @returns the longest task meanwhile, in milliseconds; 0 where none was longer than 50
 */
function change(page: Page, selector: string): Promise<number> {
  return page.evaluate(
    async ([control, start, end]) => {
      const found = document.querySelector<HTMLElement>(control);
      if (!found) throw new Error(`There is no ${control}.`);
      let longest = 0;
      const tasks = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
      });
      tasks.observe({ type: 'longtask' });
      const answered = new Promise<void>((resolve) => {
        (globalThis as { onAnswer?: () => void }).onAnswer = resolve;
      });
      performance.mark(start);
      // The click is not to count as part of this call.
      setTimeout(() => found.click());
      await answered;
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
      // What moves costs something as well: the first second of it.
      const moving = Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
      await Promise.race([moving, new Promise((resolve) => setTimeout(resolve, 1_000))]);
      await new Promise((resolve) => requestIdleCallback(resolve));
      tasks.disconnect();
      performance.mark(end);
      return longest;
    },
    [selector, MARKS.start, MARKS.end] as const,
  );
}

/** Frames and idle time have passed. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    await new Promise((resolve) => requestIdleCallback(resolve));
  });
}

async function check(page: Page, { name, frameOf }: FormPage, answer: Configuration): Promise<void> {
  const root = answer.steps.find(({ current }) => current)?.rootGroup;
  const wanted = (root ? parametersIn(root) : []).map(({ name: field, value, valueDescription }) => ({
    field,
    frame: frameOf(field),
    value: value ?? '',
    label: valueDescription,
  }));
  const wrong = await page.evaluate(
    (fields) =>
      fields.filter(({ frame, value, label }) => {
        const found = document.querySelector(frame);
        const inputs = [...(found?.querySelectorAll('input') ?? [])];
        const [first] = inputs;
        if (value === 'Yes' || value === 'No')
          return first?.type !== 'checkbox' || first.checked !== (value === 'Yes');
        if (first?.type === 'radio')
          return !inputs
            .find(({ checked }) => checked)
            ?.closest('label')
            ?.textContent.includes(label);
        if (first) return first.value !== value;
        const list = found?.querySelector('select');
        const shown = list
          ? list.selectedOptions[0]?.textContent
          : found?.querySelector('button')?.textContent;
        return !shown?.includes(label);
      }),
    wanted,
  );
  if (wanted.length === 0 || wrong.length > 0)
    throw new Error(`${name} does not show the answer: ${JSON.stringify(wrong.slice(0, 3))}`);
}

function parametersIn({ members }: Group): Parameter[] {
  return members.flatMap((member) => (member.isGroup ? parametersIn(member) : [member]));
}
