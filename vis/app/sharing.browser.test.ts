import { afterEach, expect, test, vi } from 'vitest';
import type { StateMessage } from '../protocol/messages.ts';
import './app.css';
import { appTexts } from './app-texts.ts';
import { Sharing } from './sharing.ts';

const texts = appTexts('en');
const state: StateMessage = {
  type: 'tacton.vis',
  seq: 1,
  visualization: {
    sessionServer: '/visualization/session',
    tvkbPath: '/scenes/',
    screenshotRenderer: '/visualization/screenshots/secret/a',
    screenshots: [{ name: 'screenshot1', url: '/there.png' }],
    messagingData: [{ name: 'colour', value: 'red' }],
  },
  triggers: [],
  buttonTriggers: [],
  page: 'https://shop.example/configure/1',
};
afterEach(() => {
  document.body.replaceChildren();
});

async function openWith(answer: () => Promise<Response>) {
  const fetch = vi.spyOn(window, 'fetch').mockImplementation(answer);
  const sharing = new Sharing(document.body, texts, 'en');
  await sharing.open(state, undefined);
  const dialog = document.querySelector('dialog');
  const button = (name: string) =>
    [...(dialog?.querySelectorAll('button') ?? [])].find(({ textContent }) => textContent === name);
  return { fetch, sharing, dialog, button };
}

test.each([
  ['is down', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['refuses', () => Promise.resolve(new Response(null, { status: 503 }))],
])('a server of shared views that %s: the link leads to the page', async (_, answer) => {
  const { dialog, button } = await openWith(answer);
  expect(dialog?.open).toBe(true);
  expect(dialog?.querySelector('input')?.value).toBe(state.page);
  expect(dialog?.textContent).toContain(texts.pageLink);
  expect(button(texts.endSharing)).toBeUndefined();
});

test('others get the picture, and not where pictures are sent to; a view that was ended is another one next time', async () => {
  const { fetch, sharing, dialog, button } = await openWith(() =>
    Promise.resolve(Response.json({ id: 'ab' })),
  );
  expect(dialog?.querySelector('input')?.value).toMatch(/#shared=ab&lang=en$/);
  const bodies = () => fetch.mock.calls.map(([, init]) => init?.body as string | undefined);
  expect(JSON.parse(bodies()[0] ?? '')).toEqual({
    visualization: {
      tvkbPath: '/scenes/',
      screenshots: [{ url: `${location.origin}/there.png` }],
      messagingData: [{ name: 'colour', value: 'red' }],
    },
  });
  expect(bodies().join()).not.toContain('secret');
  button(texts.endSharing)?.click();
  expect(fetch.mock.lastCall?.[1]?.method).toBe('DELETE');
  sharing.update(state);
  expect(fetch).toHaveBeenCalledTimes(2);
  const keyOf = (call = 0) => new Headers(fetch.mock.calls[call]?.[1]?.headers).get('X-Share-Key');
  await sharing.open(state, undefined);
  expect(keyOf(2)).not.toBe(keyOf(0));
});
