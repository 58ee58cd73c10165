/** A frame that does not become ready, is gone or hangs: what the script says, and what it lets a page say. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import './main.ts';
import type { TactonVisObject } from './visualization.ts';

const path = '/vis/script/testing/foreign-frame.html';
const tactonVis = window.tactonVis ?? (() => expect.unreachable());
const alert = () => container.querySelector('[role=alert]')?.textContent;

let container: HTMLElement;
let shown: TactonVisObject | undefined;

beforeEach(() => {
  container = document.createElement('div');
  document.body.prepend(container);
});
afterEach(() => {
  vi.useRealTimers();
  shown?.destroy();
  container.remove();
});

/** Shows a frame, and resolves once it has heard its state. From then on the time of the page is the test's. */
async function openReady(query: string) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  const object = { iframePath: path + query };
  const vis = (shown = tactonVis(container, object));
  const actions: string[] = [];
  vis.onMessage(({ action }) => actions.push(action));
  const heard = (times: number) =>
    soonInRealTime(() => expect(actions.filter((action) => action === 'heard')).toHaveLength(times));
  await heard(1);
  const trigger = (name: string) => tactonVis(container, object, undefined, { buttonTriggers: [name] });
  const frame = () => vis.iframe?.contentWindow as (Window & { goOn?: () => void }) | undefined;
  return { vis, actions, heard, trigger, frame };
}

/** `vi.waitFor` moves faked time on; this does not. */
async function soonInRealTime(check: () => unknown): Promise<void> {
  for (let attempt = 0; attempt < 1_000; attempt++) {
    try {
      check();
      return;
    } catch {
      await new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => requestAnimationFrame(resolve), { once: true });
        port1.start();
        port2.postMessage(0);
      });
    }
  }
  check();
}

/** Lets the time of so many questions pass, with room for an answer to each. */
async function pass(questions: number): Promise<void> {
  for (let count = 0; count < questions; count++) {
    vi.advanceTimersByTime(15_000);
    for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
  }
}

describe('a frame that promised answers', () => {
  test('is there as long as it answers', async () => {
    await openReady('?answers');
    await pass(12);
    expect(alert()).toBeUndefined();
  });

  test('is gone when it leaves three questions without an answer, and is loaded again by a click', async () => {
    const { vis, heard, trigger } = await openReady('?answers');
    trigger('hang');
    await heard(2);
    await pass(3);
    expect(alert()).toBeUndefined();
    await pass(1);
    expect(alert()).toContain('could not be loaded');
    const hanging = vis.iframe;
    container.querySelector('button')?.click();
    expect(vis.iframe).not.toBe(hanging);
    await heard(3);
    expect(alert()).toBeUndefined();
    await pass(6);
    expect(alert()).toBeUndefined();
  });

  test('is shown again when it answers after all', async () => {
    const { vis, heard, trigger, frame } = await openReady('?answers');
    trigger('hang');
    await heard(2);
    await pass(4);
    expect([alert() !== undefined, vis.iframe?.checkVisibility()]).toEqual([true, false]);
    frame()?.goOn?.();
    await soonInRealTime(() => expect(alert()).toBeUndefined());
    expect(vis.iframe?.checkVisibility({ visibilityProperty: true })).toBe(true);
  });

  test('is not asked while nobody can see it', async () => {
    const { heard, trigger } = await openReady('?answers');
    trigger('hang');
    await heard(2);
    await pass(3);
    container.style.display = 'none';
    await pass(8);
    expect(alert()).toBeUndefined();
    Object.assign(container.style, { display: '', position: 'fixed', top: '200vh' });
    await pass(8);
    expect(alert()).toBeUndefined();
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    Object.assign(container.style, { position: '', top: '' });
    await pass(8);
    expect(alert()).toBeUndefined();
    // What was not answered before does not count.
    vi.restoreAllMocks();
    await pass(3);
    expect(alert()).toBeUndefined();
    await pass(1);
    expect(alert()).toBeDefined();
  });

  test('is gone soon after another document has taken its place', async () => {
    const { vis, trigger } = await openReady('?answers');
    const left = new Promise((resolve) => vis.iframe?.addEventListener('load', resolve, { once: true }));
    trigger('leave');
    await left;
    vi.advanceTimersByTime(4_999);
    expect(alert()).toBeUndefined();
    vi.advanceTimersByTime(1);
    expect(alert()).toBeDefined();
  });

  test('that is loaded again by itself is there', async () => {
    const { heard, trigger } = await openReady('?answers');
    trigger('reload');
    await heard(3);
    await pass(6);
    expect(alert()).toBeUndefined();
  });
});

test('a frame that promised nothing is never asked, and its silence says nothing', async () => {
  const { vis, actions, trigger } = await openReady('');
  await pass(8);
  const left = new Promise((resolve) => vis.iframe?.addEventListener('load', resolve, { once: true }));
  trigger('leave');
  await left;
  await pass(8);
  expect(alert()).toBeUndefined();
  expect(actions).not.toContain('asked');
});

test('a frame whose document is another one, such as what browsers show for an error, is gone soon', async () => {
  shown = tactonVis(container, { iframePath: '/nowhere-to-be-found.html' });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { iframe } = shown;
  await new Promise((resolve) => iframe?.addEventListener('load', resolve, { once: true }));
  vi.advanceTimersByTime(5_000);
  expect(alert()).toContain('could not be loaded');
});

test('a page that asks to be told says it itself, and shows nothing of the frame until it is there', async () => {
  const told: boolean[] = [];
  const { vis, heard, trigger } = await openReady('?answers');
  vis.onFailure((hasFailed) => told.push(hasFailed));
  trigger('hang');
  await heard(2);
  await pass(4);
  expect([told, alert()]).toEqual([[true], undefined]);
  const isSeen = () => vis.iframe?.checkVisibility({ visibilityProperty: true });
  expect(isSeen()).toBe(false);
  // The page draws in the same place.
  expect(vis.iframe?.offsetHeight).toBeGreaterThan(0);
  vis.reload();
  expect(isSeen()).toBe(false);
  await heard(3);
  expect([told, isSeen()]).toEqual([[true, false], true]);
});
