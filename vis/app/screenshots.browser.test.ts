import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Screenshots, screenshotUrl } from './screenshots.ts';

const renderer = '/visualization/screenshots/token/';
const size = { width: 8, height: 6 };
let sent: { path: string; type: string }[] = [];

beforeEach(() => {
  sent = [];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.spyOn(window, 'fetch').mockImplementation((input, init) => {
    const path = new URL(input instanceof Request ? input.url : input, location.href).pathname;
    sent.push({ path, type: (init?.body as Blob).type });
    return Promise.resolve(new Response(null, { status: 204 }));
  });
});
afterEach(() => {
  vi.useRealTimers();
});

function open(drawn = () => Promise.resolve()) {
  const picture = vi.fn(() => Object.assign(document.createElement('canvas'), size));
  const screenshots = new Screenshots({ drawn, picture });
  /** A state, and so many milliseconds in which nothing changes. */
  const show = (name: string, pause = 400, more: object = {}) => {
    screenshots.update({ screenshotRenderer: renderer + name, screenshots: [], ...more });
    vi.advanceTimersByTime(pause);
  };
  return { picture, show };
}
const paths = () => sent.map(({ path }) => path);

test('a picture of a state is sent once, when nothing changes any more', async () => {
  const { show, picture } = open();
  show('a', 399);
  show('b', 399);
  show('c');
  await vi.waitFor(() => expect(sent).toEqual([{ path: `${renderer}c`, type: 'image/webp' }]));
  show('c');
  expect(picture).toHaveBeenCalledTimes(1);
});

test('none is sent where the tenant has one, or is another site', async () => {
  const { show } = open();
  show('a', 400, { screenshots: [{ url: '/there.png' }] });
  show('a', 400, { screenshotRenderer: 'https://elsewhere.example/upload' });
  show('a', 400, { screenshotRenderer: undefined });
  show('b');
  await vi.waitFor(() => expect(paths()).toEqual([`${renderer}b`]));
});

test('what changes while it is drawn has no picture of what was before', async () => {
  let draw: () => void = () => undefined;
  const { show, picture } = open(() => new Promise((done) => (draw = done)));
  show('a');
  const drawFirst = draw;
  show('b');
  drawFirst();
  draw();
  await vi.waitFor(() => expect(paths()).toEqual([`${renderer}b`]));
  expect(picture).toHaveBeenCalledTimes(1);
});

test('a page that is left at once sends its picture still', () => {
  const { show } = open();
  show('a', 0);
  window.dispatchEvent(new Event('pagehide'));
  expect(paths()).toContain(`${renderer}a`);
});

test('none is sent for a person who saves data', () => {
  Object.defineProperty(navigator, 'connection', { value: { saveData: true }, configurable: true });
  const { show, picture } = open();
  show('a');
  Reflect.deleteProperty(navigator, 'connection');
  expect(picture).not.toHaveBeenCalled();
});

test.each([undefined, 'text', [], [7], [{}], [{ url: 7 }], [{ url: 'https://elsewhere.example/a.png' }]])(
  '%j is no picture of this server',
  (screenshots) => {
    expect(screenshotUrl({ screenshots })).toBeUndefined();
  },
);
