import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { StateMessage } from '../protocol/messages.ts';
import { appTexts } from './app-texts.ts';
import { ProductView } from './product-view.ts';
import { SharedLink } from './shared-link.ts';
import { Sharing } from './sharing.ts';
import { ViewerList } from './viewer-list.ts';
import { withAppStyles } from './testing/app-styles.ts';

withAppStyles();

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
/** What the server sends to those who follow. */
class Events extends EventTarget {
  static opened: Events[] = [];
  onopen?: () => void;
  onerror?: () => void;
  readonly url: string;

  constructor(url: string) {
    super();
    this.url = url;
    Events.opened.push(this);
  }

  send(event: string, data: object): void {
    this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data) }));
  }

  close(): void {
    Events.opened = Events.opened.filter((open) => open !== this);
  }
}

beforeEach(() => {
  vi.stubGlobal('EventSource', Events);
});
afterEach(() => {
  document.body.replaceChildren();
  Events.opened = [];
  vi.unstubAllGlobals();
});

const expires = '2099-01-05T09:00:00.000Z';

async function openWith(answer: () => Promise<Response>) {
  const fetch = vi.spyOn(window, 'fetch').mockImplementation(answer);
  const viewers: unknown[] = [];
  const sent: unknown[] = [];
  const sharing = new Sharing({
    ...{ parent: document.body, texts, language: 'en' },
    onViewers: (following) => viewers.push(following),
    onChange: (message) => sent.push(message),
  });
  await sharing.open(state, undefined);
  const dialog = document.querySelector('dialog');
  const button = (name: string) =>
    [...(dialog?.querySelectorAll('button') ?? [])].find(({ textContent }) => textContent === name);
  return { fetch, sharing, dialog, button, viewers, sent };
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
    Promise.resolve(Response.json({ id: 'ab', expires })),
  );
  expect(dialog?.querySelector('input')?.value).toMatch(/#shared=ab&lang=en$/);
  const bodies = () => fetch.mock.calls.map(([, init]) => init?.body as string | undefined);
  expect(JSON.parse(bodies()[0] ?? '')).toEqual({
    visualization: {
      tvkbPath: '/scenes/',
      screenshots: [{ url: `${location.origin}/there.png` }],
      messagingData: [{ name: 'colour', value: 'red' }],
    },
    mayChange: false,
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

test('the owner sees who follows and lets them change the product; a lost connection comes back', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { fetch, dialog, viewers, sent, button } = await openWith(() =>
    Promise.resolve(Response.json({ id: 'ab', expires })),
  );
  const bodyOf = (call: number) => JSON.parse(fetch.mock.calls[call]?.[1]?.body as string) as object;
  const [events] = Events.opened;
  expect(events?.url).toMatch(/\/visualization\/sessions\/ab\?viewer=[\da-f]{32}$/);
  events?.onopen?.();
  expect(bodyOf(1)).toEqual({ viewer: expect.any(String) as string, name: texts.owner });
  events?.send('viewers', { count: 1, named: [{ name: 'Ada', part: 'fork' }] });
  events?.send('viewers', { count: 'many' });
  expect(viewers).toEqual([{ count: 1, named: [{ name: 'Ada', part: 'fork' }] }]);
  events?.send('change', { colour: 'blue' });
  expect(sent).toEqual([{ action: 'multicommit', parameters: { colour: 'blue' } }]);

  const box = dialog?.querySelector<HTMLInputElement>('input[type=checkbox]');
  expect(box?.checked).toBe(false);
  box?.click();
  expect(bodyOf(2)).toMatchObject({ mayChange: true });

  events?.onerror?.();
  expect(Events.opened).toEqual([]);
  await vi.advanceTimersByTimeAsync(500);
  const [again] = Events.opened;
  again?.onopen?.();
  await vi.advanceTimersByTimeAsync(300);
  expect(bodyOf(3)).toMatchObject({ name: texts.owner });

  button(texts.endSharing)?.click();
  expect(Events.opened).toEqual([]);
  expect(viewers.at(-1)).toBeUndefined();
});

test.each(['expired', 'withdrawn', 'forged'] as const)(
  'a link that is over while it is followed says that it is %s, and is not followed again',
  async (reason) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const view = new ProductView({
      ...{ parent: document.body, language: 'en', accent: '#2f5bd7', texts },
      send: () => undefined,
      canSend: () => false,
    });
    onTestFinished(() => void delete document.body.dataset['covered']);
    new SharedLink('token', {
      onViewers: (viewers) => view.showViewers(viewers, { name: '' }),
      onConnection: (isConnected) => view.tell(isConnected ? undefined : texts.reconnecting),
      onEnd: (why) => view.end(why),
    });
    const [events] = Events.opened;
    events?.onopen?.();
    events?.send('viewers', { count: 2, named: [] });
    expect(document.querySelector<HTMLElement>('.viewers')?.hidden).toBe(false);
    events?.send('end', { reason });
    expect(document.querySelector('[role=alert]')?.textContent).toBe(texts[reason]);
    expect(document.querySelector<HTMLElement>('.viewers')?.hidden).toBe(true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(Events.opened).toEqual([]);
  },
);

test('a list of viewers says which part each points at, and keeps the name of its person', () => {
  localStorage.removeItem('shared-view-name');
  const pointedAt: (string | undefined)[] = [];
  const names: string[] = [];
  const open = () => {
    document.body.replaceChildren();
    const list = new ViewerList(document.body, texts, {
      labelOf: (part) => (part === 'fork' ? 'Fork' : undefined),
      onPointAt: (part) => pointedAt.push(part),
    });
    list.askName((name) => names.push(name));
    list.update({
      count: 3,
      named: [
        { name: '<b>Ada</b>', part: 'fork' },
        { name: 'Bo', part: 'gone' },
        { name: 'x', isOwner: true },
      ],
    });
  };
  open();
  const entries = [...document.querySelectorAll('li')];
  expect(entries.map(({ textContent }) => textContent)).toEqual(['<b>Ada</b>: Fork', 'Bo', texts.owner]);
  expect(document.body.textContent).toContain('3 viewers');
  entries[0]?.focus();
  entries[0]?.blur();
  expect(pointedAt).toEqual(['fork', undefined]);

  const field = document.querySelector('input');
  if (field) field.value = ' Cy ';
  document.querySelector('form')?.requestSubmit();
  open();
  expect(names.map((name) => name.trim())).toEqual(['Cy', 'Cy']);
  localStorage.removeItem('shared-view-name');
});

test('texts and names in a list of viewers are written in their own direction, whatever the page', () => {
  const root = document.documentElement;
  root.dir = 'rtl';
  onTestFinished(() => root.removeAttribute('dir'));
  const labels: Readonly<Record<string, string>> = { fork: 'Fork', saddle: 'السرج' };
  const list = new ViewerList(document.body, texts, {
    labelOf: (part) => labels[part],
    onPointAt: () => undefined,
  });
  list.askName(() => undefined);
  list.update({
    count: 2,
    named: [
      { name: 'ليلى', part: 'fork' },
      { name: 'Ada', part: 'saddle' },
    ],
  });
  const directionOf = (element: Element | null) => (element?.matches(':dir(rtl)') ? 'rtl' : 'ltr');
  expect(directionOf(document.querySelector('.viewers [role=status]'))).toBe('ltr');
  // An entry is written as its part is, and the name in it as the name is.
  expect([...document.querySelectorAll('li')].map(directionOf)).toEqual(['ltr', 'rtl']);
  expect([...document.querySelectorAll('bdi')].map(directionOf)).toEqual(['rtl', 'ltr']);
  const field = document.querySelector('input');
  if (field) field.value = 'Ada';
  expect(directionOf(field)).toBe('ltr');
  if (field) field.value = 'ليلى';
  expect(directionOf(field)).toBe('rtl');
});
