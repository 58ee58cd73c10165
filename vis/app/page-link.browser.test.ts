/** What the page in the frame says to the page around it. Of tests, that one is the runner's: it only has to be another window. */
import { expect, test, vi } from 'vitest';
import { PageLink } from './page-link.ts';

const question = { type: 'tacton.vis.question' };

function open() {
  const post = vi.spyOn(window.parent, 'postMessage').mockReturnValue();
  const link = new PageLink(location.origin, () => undefined);
  const hear = (data: object, { source = window.parent, origin = location.origin } = {}) =>
    window.dispatchEvent(new MessageEvent('message', { data, source, origin }));
  return { link, hear, said: () => post.mock.calls.map(([message]) => message as unknown) };
}

test('it promises answers and gives them', () => {
  const { link, hear, said } = open();
  link.ready();
  expect(said()).toEqual([{ type: 'tacton.vis.ready', answers: true }]);
  hear(question);
  expect(said().slice(1)).toEqual([{ type: 'tacton.vis.answer' }]);
});

test('nobody else gets an answer', () => {
  const { hear, said } = open();
  hear(question, { source: window });
  hear(question, { origin: 'https://elsewhere.example' });
  expect(said()).toEqual([]);
});
