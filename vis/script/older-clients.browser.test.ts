/**
 * A page with the listener of the vendor's demo, which is older than `onMessage` and uses both: it hears the iframe at its window,
 * commits the first value of a message, shows every answer by `tactonVis`, and on "keep" shows again what it had shown before.
 */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import './main.ts';
import type { TactonVisObject } from './visualization.ts';

const iframePath = '/vis/script/testing/foreign-frame.html';
const tactonVis = window.tactonVis ?? (() => expect.unreachable());
/** On a machine that others use as well, the second that `waitFor` waits by itself is too short. */
const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000 });

interface Message {
  readonly action?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly state?: {
    readonly seq: number;
    readonly visualization: { readonly messagingData: readonly Value[] };
  };
  /** Of the event at the window; objects of `onMessage` have none. */
  readonly data?: Message;
}
interface Value {
  readonly name: string;
  readonly value: string;
}

let container: HTMLElement;
let shown: TactonVisObject | undefined;
const receive = (event: MessageEvent<Message>) => demo.handleMessage(event);

/** Written anew after the demo's: what it does, without its dialog and its calls. */
const demo = {
  isSet: false,
  colour: 'red',
  commits: [] as string[],
  heard: [] as NonNullable<Message['state']>[],
  /** Commits that the tenant refuses; the customer keeps what was chosen. */
  refuses: (_: string): boolean => false,

  draw() {
    const messagingData = [{ name: 'colour', value: demo.colour }];
    shown = tactonVis(container, { iframePath, messagingData });
    if (!demo.isSet) shown.onMessage((message) => demo.handleMessage(message));
    demo.isSet = true;
  },
  handleMessage({ data }: Message) {
    if (data?.state) demo.heard.push(data.state);
    if (data?.action !== 'multicommit') return;
    const [name = ''] = Object.keys(data.parameters ?? {});
    const value = data.parameters?.[name] ?? '';
    demo.commits.push(`${name}=${value}`);
    if (!demo.refuses(value)) demo.colour = value;
    demo.draw();
  },
};

beforeEach(() => {
  container = document.createElement('div');
  document.body.append(container);
  window.addEventListener('message', receive);
  Object.assign(demo, { isSet: false, colour: 'red', commits: [], heard: [], refuses: () => false });
});
afterEach(() => {
  window.removeEventListener('message', receive);
  shown?.destroy();
  container.remove();
});

const coloursHeard = () => demo.heard.map(({ visualization }) => visualization.messagingData[0]?.value);
/** As if a part was clicked. */
const click = (colour: string) =>
  tactonVis(container, { iframePath, messagingData: [{ name: 'colour', value: demo.colour }] }, undefined, {
    buttonTriggers: JSON.stringify({ action: 'multicommit', parameters: { colour, finish: 'matt' } }),
  });

test('a click is one commit, and its answer is shown in the same iframe', async () => {
  demo.draw();
  await soon(() => expect(coloursHeard()).toEqual(['red']));
  click('blue');
  await soon(() => expect(coloursHeard()).toEqual(['red', 'red', 'blue']));
  expect(demo.commits).toEqual(['colour=blue']);
  expect(container.querySelectorAll('iframe')).toHaveLength(1);
});

test('after a commit that is refused, what holds is shown again', async () => {
  demo.refuses = (colour) => colour === 'blue';
  demo.draw();
  await soon(() => expect(coloursHeard()).toEqual(['red']));
  click('blue');
  // Equal to what it was told before, and told again: the iframe may show what was clicked by now.
  await soon(() => expect(coloursHeard()).toEqual(['red', 'red', 'red']));
  expect(demo.commits).toEqual(['colour=blue']);
  const order = demo.heard.map(({ seq }) => seq);
  expect(order).toEqual([1, 2, 3]);
  click('green');
  await soon(() => expect(coloursHeard().at(-1)).toBe('green'));
});
