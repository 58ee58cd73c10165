/** What the page in the frame says to the page around it. Of tests, that one is the runner's: it only has to be another window. */
import { expect, test, vi } from 'vitest';
import { PageLink } from './page-link.ts';

const question = { type: 'tacton.vis.question' };

function open() {
  const post = vi.spyOn(window.parent, 'postMessage').mockReturnValue();
  const link = new PageLink(location.origin, () => undefined);
  const hear = (data: object, { source = window.parent, origin = location.origin } = {}) =>
    window.dispatchEvent(new MessageEvent('message', { data, source, origin }));
  return { post, link, hear, said: () => post.mock.calls.map(([message]) => message as unknown) };
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

test('what it says is for the origin of the page only, and as the API page writes it', () => {
  const { post, link } = open();
  const message = { action: 'multicommit', parameters: { a: '1', b: '2' } } as const;
  link.send(message);
  link.ready();
  // Older clients hear it at their window: a plain object, not wrapped.
  expect(post.mock.calls[0]).toEqual([message, location.origin]);
  expect(post.mock.calls.map(([, target]) => target)).toEqual([location.origin, location.origin]);
});
