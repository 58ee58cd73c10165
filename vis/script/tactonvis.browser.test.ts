/** The contract of `tactonVis` (API page, "Visualization"), against a frame that has nothing of ours. */
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { VisualizationObject } from '../protocol/visualization-object.ts';
import './main.ts';
import type { TactonVisObject } from './visualization.ts';

const iframePath = '/vis/script/testing/foreign-frame.html';
const object = {
  iframePath,
  name: 'thing',
  messagingData: [{ name: 'colour', value: 'red' }],
  currentGroup: 'paint',
};

interface Heard {
  readonly seq: number;
  readonly visualization: typeof object;
  readonly response?: unknown;
  readonly currentGroup?: string;
  readonly triggers: readonly string[];
  readonly buttonTriggers: readonly string[];
}

/** On a machine that others use as well, the second that `waitFor` waits by itself is too short. */
const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000 });

let container: HTMLElement;
let shown: TactonVisObject | undefined;
const tactonVis = window.tactonVis ?? (() => expect.unreachable());

beforeEach(() => {
  container = document.createElement('div');
  document.body.append(container);
});
afterEach(() => {
  shown?.destroy();
  container.remove();
});

/** Opens it and collects all messages; `heard` are those by which the frame tells what it was sent. */
function open(visualization: VisualizationObject = object, response?: unknown, triggers?: unknown) {
  shown = tactonVis(container, visualization, response, triggers);
  const messages: { action: string; state?: Heard }[] = [];
  shown.onMessage((message) => messages.push(message));
  const heard = () => messages.flatMap(({ state }) => (state ? [state] : []));
  return { shown, messages, heard, others: () => messages.filter(({ action }) => action !== 'heard') };
}
/** Lets the frame say something. */
const say = (message: object) =>
  tactonVis(container, object, undefined, { buttonTriggers: JSON.stringify(message) });

describe('the frame', () => {
  test('is put into the container once, however often it is called', async () => {
    const { heard, shown: first } = open();
    expect(tactonVis(container, { ...object, name: 'other' })).toBe(first);
    expect(container.querySelectorAll('iframe')).toHaveLength(1);
    const { iframe } = first;
    expect(iframe?.title).not.toBe('');
    expect(iframe?.allow).toBe('fullscreen; xr-spatial-tracking; clipboard-write');
    // A client that uses an older protocol posts into a frame of this id.
    expect(iframe?.id).not.toBe('vis-window');
    await soon(() => expect(heard().at(-1)?.visualization.name).toBe('other'));
  });

  test('is one for each container, each with its object', () => {
    const other = document.createElement('div');
    document.body.append(other);
    const second = tactonVis(other, object);
    expect(open().shown).not.toBe(second);
    expect(other.querySelectorAll('iframe')).toHaveLength(1);
    second.destroy();
    other.remove();
  });

  test('is another one when the language is another one', () => {
    const { shown: first } = open({ ...object, language: 'en' });
    const english = first.iframe;
    tactonVis(container, { ...object, language: 'en', name: 'other' });
    expect(first.iframe).toBe(english);
    tactonVis(container, { ...object, language: 'de' });
    expect(first.iframe).not.toBe(english);
    expect(first.iframe?.src).toContain('lang=de');
    expect(container.querySelectorAll('iframe')).toHaveLength(1);
  });

  test('is another one when the visualization is another one, and goes with the last one', () => {
    const { shown: vis } = open();
    const { iframe } = vis;
    tactonVis(container, { ...object, iframePath: `${iframePath}?2` });
    expect(vis.iframe).not.toBe(iframe);
    expect(container.querySelectorAll('iframe')).toHaveLength(1);
    tactonVis(container, {});
    expect([vis.iframe, container.childElementCount]).toEqual([undefined, 0]);
  });

  test.each([
    {},
    { iframePath: '' },
    { iframePath: 7 },
    { iframePath: 'javascript:alert(1)' },
    { iframePath: 'data:text/html,x' },
  ])('is not there for %j', (visualization) => {
    shown = tactonVis(container, visualization);
    expect(container.childElementCount).toBe(0);
  });

  test('has the aspect ratio, and is told of colour, language and policy by its address', () => {
    const { shown: vis } = open({
      ...object,
      aspectRatio: '4:3',
      primaryColor: '#ff00ff',
      language: 'de',
      useCSP: false,
    });
    expect(vis.iframe?.style.aspectRatio).toBe('4 / 3');
    const url = new URL(vis.iframe?.src ?? '');
    expect(url.searchParams.get('useCSP')).toBe('false');
    expect(Object.fromEntries(new URLSearchParams(url.hash.slice(1)))).toEqual({
      parent: location.origin,
      color: '#ff00ff',
      lang: 'de',
    });
    tactonVis(container, object);
    expect(new URL(vis.iframe?.src ?? '').searchParams.has('useCSP')).toBe(false);
  });

  test('is opened again when it did not answer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const silent = { ...object, iframePath: `${iframePath}?silent` };
    const { shown: vis, heard } = open(silent);
    const { iframe } = vis;
    vi.advanceTimersByTime(19_999);
    expect(container.querySelector('[role=alert]')).toBeNull();
    vi.advanceTimersByTime(1);
    expect(container.querySelector('[role=alert]')?.textContent).toContain('could not be loaded');
    vi.useRealTimers();
    container.querySelector('button')?.click();
    expect(container.querySelector('[role=alert]')).toBeNull();
    expect(vis.iframe).not.toBe(iframe);
    // A frame that comes late after all is shown, with the last state.
    vis.iframe?.contentWindow?.location.replace(iframePath + (vis.iframe.src.split('silent')[1] ?? ''));
    await soon(() => expect(heard()).toHaveLength(1));
  });

  test('has a sandbox where it is of another origin; of the same one, it could take the sandbox off', () => {
    const { shown: vis } = open();
    expect(vis.iframe?.hasAttribute('sandbox')).toBe(false);
    tactonVis(container, { ...object, iframePath: 'https://tenant.example/visualization' });
    expect(vis.iframe?.getAttribute('sandbox')?.split(' ').toSorted()).toEqual(
      // Neither the page's own window nor forms.
      ['allow-downloads', 'allow-popups', 'allow-same-origin', 'allow-scripts'],
    );
  });

  test('needs an element', () => {
    expect(() => tactonVis(null as never, object)).toThrow(TypeError);
  });
});

describe('what the frame gets', () => {
  test('waits until it listens: configuration, group and triggers in one message', async () => {
    const { heard } = open(object, { status: 'OK' }, { triggers: 'share' });
    tactonVis(container, object, { status: 'OK' }, { buttonTriggers: ['lid'] });
    await soon(() => expect(heard()).toHaveLength(1));
    expect(heard()[0]).toMatchObject({
      visualization: object,
      response: { status: 'OK' },
      currentGroup: 'paint',
      triggers: ['share'],
      buttonTriggers: ['lid'],
    });
  });

  test('is the whole state with every call, and the triggers of that call only', async () => {
    const { heard } = open();
    await soon(() => expect(heard()).toHaveLength(1));
    expect(heard()[0]).not.toHaveProperty('response');
    tactonVis(container, object, {}, { triggers: { share: true, other: false } });
    tactonVis(container, { ...object, currentGroup: 'wheels' });
    await soon(() => expect(heard()).toHaveLength(3));
    expect(heard().map(({ triggers }) => triggers)).toEqual([[], ['share'], []]);
    expect(heard()[2]?.currentGroup).toBe('wheels');
    const order = heard().map(({ seq }) => seq);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  test('is sent again when it was loaded again, without the triggers', async () => {
    const { heard } = open();
    tactonVis(container, object, {}, { buttonTriggers: ['reload'] });
    await soon(() => expect(heard()).toHaveLength(2));
    expect(heard()[1]).toMatchObject({ visualization: object, buttonTriggers: [] });
  });

  test('is for the origin of the frame only', async () => {
    const { shown: vis, heard } = open();
    await soon(() => expect(heard()).toHaveLength(1));
    const post = vi.spyOn(vis.iframe?.contentWindow ?? window, 'postMessage');
    tactonVis(container, { ...object, name: 'other' }, {}, { triggers: ['share'] });
    await soon(() => expect(heard()).toHaveLength(2));
    expect(post.mock.calls.map(([, target]) => target)).toEqual([location.origin]);
  });

  test('does not fail for what cannot be sent', async () => {
    const { heard } = open({ ...object, callback: () => 1 });
    await soon(() => expect(heard()[0]?.visualization).toEqual(object));
  });
});

describe('messages', () => {
  test.each([
    { action: 'multicommit', parameters: { button1: 'true', button2: 'false' } },
    { action: 'group', value: 'options' },
    { action: 'button_visibility', parameters: { button1: true, button2: false } },
    { action: 'something_new', value: 1 },
  ])('%j reaches every handler, with the object', async (message) => {
    const { shown: vis } = open();
    const [first, second] = [vi.fn(), vi.fn()];
    vis.onMessage(first);
    vis.onMessage(second);
    say(message);
    await soon(() => expect(second).toHaveBeenCalledWith(message, vis));
    expect(first).toHaveBeenCalledWith(message, vis);
    const calls = first.mock.calls.length;
    vis.off(first);
    say(message);
    await soon(() => expect(second.mock.calls.length).toBeGreaterThan(calls));
    await soon(() => expect(second.mock.lastCall?.[0]).toEqual(message));
    expect(first.mock.calls).toHaveLength(calls);
  });

  test('of other windows, and of no known form, reach none', async () => {
    const { others } = open();
    window.postMessage({ action: 'multicommit', parameters: { a: 'b' } }, '*');
    const stranger = document.createElement('iframe');
    document.body.append(stranger);
    stranger.contentWindow?.parent.postMessage({ action: 'group', value: 'x' }, '*');
    for (const message of [{ value: 1 }, { action: 7 }, { action: '' }, { action: 'x'.repeat(101) }])
      say(message);
    say({ action: 'group', value: 'the last' });
    await soon(() => expect(others()).toHaveLength(1));
    expect(others()).toEqual([{ action: 'group', value: 'the last' }]);
    stranger.remove();
  });

  test('of a frame that is gone reach none', async () => {
    const { shown: vis, heard, others } = open();
    await soon(() => expect(heard()).toHaveLength(1));
    const old = vis.iframe?.contentWindow;
    tactonVis(container, { ...object, iframePath: `${iframePath}?2` });
    await soon(() => expect(heard()).toHaveLength(2));
    window.dispatchEvent(
      new MessageEvent('message', {
        source: old ?? null,
        origin: location.origin,
        data: { action: 'group', value: 'x' },
      }),
    );
    window.dispatchEvent(
      new MessageEvent('message', {
        source: vis.iframe?.contentWindow ?? null,
        origin: 'https://evil.example',
        data: { action: 'group', value: 'x' },
      }),
    );
    expect(others()).toEqual([]);
  });

  test('reach listeners of the window as they are, which older clients rely on', async () => {
    open();
    const listener = vi.fn();
    const receive = ({ data }: MessageEvent<{ action?: string; data?: unknown }>) => {
      if (data.action === 'multicommit') listener(data);
    };
    window.addEventListener('message', receive);
    say({ action: 'multicommit', parameters: { colour: 'blue' } });
    await soon(() => expect(listener).toHaveBeenCalledTimes(1));
    expect(listener).toHaveBeenCalledWith({ action: 'multicommit', parameters: { colour: 'blue' } });
    window.removeEventListener('message', receive);
  });
});

test('the configuration is copied as text', async () => {
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  open(object, {}, { triggers: ['copyconfig'] });
  await soon(() => expect(writeText).toHaveBeenCalledTimes(1));
  expect(JSON.parse(writeText.mock.lastCall?.[0] ?? '')).toEqual(object.messagingData);
});

test('the container fills the screen', () => {
  const request = vi.spyOn(container, 'requestFullscreen').mockResolvedValue();
  open(object, {}, { triggers: ['toggleFullscreen'] });
  // At once: later, the click that led here would not count any more.
  expect(request).toHaveBeenCalledTimes(1);
});
