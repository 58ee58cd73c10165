import { afterEach, expect, it } from 'vitest';
import { takeEarlyAnswer } from './early-answer.ts';

afterEach(() => (globalThis.earlyAnswer = undefined));

it('gives an early answer once, to the same call in the same language', async () => {
  const answer = Promise.resolve(new Response('[]'));
  globalThis.earlyAnswer = { url: '/api/catalog/tabs', language: 'de', answer };
  expect(takeEarlyAnswer('/api/catalog/tabs', 'en')).toBeUndefined();
  expect(takeEarlyAnswer('/api/cart', 'de')).toBeUndefined();
  const taken = await takeEarlyAnswer('/api/catalog/tabs', 'de');
  expect(await taken?.text()).toBe('[]');
  expect(takeEarlyAnswer('/api/catalog/tabs', 'de')).toBeUndefined();
});
