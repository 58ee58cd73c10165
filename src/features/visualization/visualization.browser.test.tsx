/**
 * The shop with a `tacton.vis.js` of somebody else, which does what the API page says and nothing more: no `destroy`, no
 * `iframe`, a second call for every change.
 */
import { afterAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { IntlProvider } from 'use-intl';
import messages from '#src/locales/en.json';
import { render } from '#src/ui/testing/render.tsx';
import { Visualization } from './visualization.tsx';
import type { TactonVis } from './vis-script.ts';

const calls: Parameters<TactonVis>[] = [];
const handlers: ((message: unknown) => void)[] = [];
const known = new Map<Element, ReturnType<TactonVis>>();
/** What the embedded tenant's script can do beside; empty for the script of somebody else. */
let extras: Partial<ReturnType<TactonVis>> = {};
const foreign: { tactonVis?: TactonVis } = window;
foreign.tactonVis = (...call) => {
  const [container, visualization] = call;
  calls.push(call);
  const object = known.get(container) ?? {
    onMessage: (handler: (message: unknown) => void) => void handlers.push(handler),
    ...extras,
  };
  known.set(container, object);
  if (visualization['iframePath'] !== undefined && container.childElementCount === 0) {
    const frame = document.createElement('iframe');
    frame.style.cssText = 'width: 100%; height: 100%';
    container.append(frame);
  }
  return object;
};
afterAll(() => {
  delete foreign.tactonVis;
});

/** On a machine that others use as well, the second that `waitFor` waits by itself is too short. */
const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000 });

const visualization = {
  iframePath: 'https://tenant.example/viz/1',
  fullscreen: true,
  share: true,
  debugMode: true,
  visaction: true,
  buttonLabels: { lid: { text: 'Open the lid', translations: {} } },
};

beforeEach(() => {
  calls.length = handlers.length = 0;
  extras = {};
});

async function show(object: Record<string, unknown> = visualization) {
  const on = { onMultiCommit: vi.fn(), onGroup: vi.fn() };
  render(
    <IntlProvider locale="en" messages={messages}>
      <Visualization
        visualization={object}
        response={{ status: 'OK' }}
        currentGroup="paint"
        preview={undefined}
        resendKey={1}
        fallback={<p>The picture</p>}
        className="h-40"
        {...on}
      />
    </IntlProvider>,
  );
  await soon(() => expect(calls.length).toBeGreaterThan(0));
  return { ...on, say: (message: unknown) => handlers.forEach((handler) => handler(message)) };
}

test('it is called as the page says, and its messages are heard once', async () => {
  const { onMultiCommit, onGroup, say } = await show();
  const [container, object, response] = calls[0] ?? [];
  expect(container).toBeInstanceOf(HTMLElement);
  // The shop has buttons of its own: the page says that clients may change the object.
  expect(object).toMatchObject({ iframePath: visualization.iframePath, currentGroup: 'paint', share: false });
  expect(response).toEqual({ status: 'OK' });
  expect(handlers).toHaveLength(1);
  say({ action: 'multicommit', parameters: { colour: 'red', lid: 'open' } });
  expect(onMultiCommit.mock.calls).toEqual([[{ colour: 'red', lid: 'open' }]]);
  say({ action: 'group', value: 'options' });
  expect(onGroup.mock.calls).toEqual([['options']]);
});

test('what is no message of the page is not heard, and a flood is cut off', async () => {
  const { onMultiCommit, onGroup, say } = await show();
  for (const message of [
    null,
    'multicommit',
    { action: 'multicommit', parameters: { a: { b: 1 } } },
    { action: 'group' },
  ])
    say(message);
  expect([onMultiCommit.mock.calls, onGroup.mock.calls]).toEqual([[], []]);
  for (let count = 0; count < 500; count++) say({ action: 'multicommit', parameters: { a: String(count) } });
  expect(onMultiCommit.mock.calls.length).toBeLessThanOrEqual(10);
});

test('buttons are there for what the object allows, and send triggers', async () => {
  const { say } = await show();
  for (const [name, triggers] of [
    ['Share', ['share']],
    ['Full screen', ['toggleFullscreen']],
    ['Copy configuration', ['copyconfig']],
  ] as const) {
    await page.getByRole('button', { name }).click();
    await soon(() => expect(calls.at(-1)?.[3]).toEqual({ triggers }));
  }
  const lid = page.getByRole('button', { name: 'Open the lid' });
  expect(lid.elements()).toEqual([]);
  say({ action: 'button_visibility', parameters: { lid: true, hidden: false } });
  await lid.click();
  await soon(() => expect(calls.at(-1)?.[3]).toEqual({ buttonTriggers: ['lid'] }));
  say({ action: 'button_visibility', parameters: { lid: false } });
  await soon(() => expect(lid.elements()).toEqual([]));
});

test('for a person who saves data, the picture is there until the 3D view is asked for', async () => {
  Object.defineProperty(navigator, 'connection', { value: { saveData: true }, configurable: true });
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'connection'));
  const shown = show();
  await expect.element(page.getByText('The picture')).toBeVisible();
  expect(calls).toEqual([]);
  await page.getByRole('button', { name: 'Load the 3D view' }).click();
  await shown;
  await soon(() => expect(page.getByText('The picture').elements()).toEqual([]));
  // Nor does the frame ask again.
  expect(calls[0]?.[1]).toMatchObject({ isAsked: true });
});

test('without a frame, the picture is there and no button', async () => {
  await show({ name: 'only bound values', share: true });
  await expect.element(page.getByText('The picture')).toBeVisible();
  expect(page.getByRole('button').elements()).toEqual([]);
});

test('with a frame, the picture is not in its way', async () => {
  await show();
  await soon(() => expect(page.getByText('The picture').elements()).toEqual([]));
});

test('where the browser refuses a frame of an origin that is not configured, the picture is there', async () => {
  await show();
  await soon(() => expect(page.getByText('The picture').elements()).toEqual([]));
  const refuse = (effectiveDirective: string, blockedURI: string) =>
    document.dispatchEvent(
      new SecurityPolicyViolationEvent('securitypolicyviolation', {
        ...{ effectiveDirective, blockedURI, disposition: 'enforce' },
        ...{
          documentURI: location.href,
          violatedDirective: effectiveDirective,
          originalPolicy: '',
          statusCode: 200,
        },
      }),
    );
  // Something else of that origin, and a frame of something else.
  refuse('img-src', 'https://tenant.example');
  refuse('frame-src', 'https://elsewhere.example');
  expect(page.getByText('The picture').elements()).toEqual([]);
  refuse('frame-src', 'https://tenant.example');
  await expect.element(page.getByText('The picture')).toBeVisible();
});

test('where the frame is gone, the picture and a button are there until it is loaded again', async () => {
  const reload = vi.fn();
  let tell: (hasFailed: boolean) => void = () => undefined;
  extras = { reload, onFailure: (handler) => (tell = handler) };
  await show();
  const picture = page.getByText('The picture');
  const buttons = () => page.getByRole('button').elements().length;
  await soon(() => expect([picture.elements().length, buttons()]).toEqual([0, 3]));
  tell(true);
  await expect.element(picture).toBeVisible();
  await expect.element(page.getByRole('alert')).toHaveTextContent('cannot be displayed at the moment');
  const place = (locator: typeof picture) => locator.element().getBoundingClientRect();
  expect(place(picture).bottom).toBeLessThanOrEqual(place(page.getByRole('alert')).top);
  const again = page.getByRole('button', { name: 'Try again' });
  // The other buttons ask the frame for something.
  expect(buttons()).toBe(1);
  await again.click();
  expect(reload).toHaveBeenCalledTimes(1);
  await expect.element(again).toHaveAttribute('aria-busy', 'true');
  await expect.element(picture).toBeVisible();
  tell(true);
  await expect.element(again).not.toHaveAttribute('aria-busy');
  await again.click();
  tell(false);
  await soon(() => expect([picture.elements().length, buttons()]).toEqual([0, 3]));
  expect(page.getByRole('alert').elements()).toEqual([]);
});
