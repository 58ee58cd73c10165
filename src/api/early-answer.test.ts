import { afterEach, expect, it } from 'vitest';
import { takeEarlyAnswer } from './early-answer.ts';

afterEach(() => (globalThis.earlyAnswers = undefined));

const url = '/api/catalog/tabs';
const { signal } = new AbortController();

it('gives an early answer once, to the same call in the same language', async () => {
  const answer = Promise.resolve(new Response('[]'));
  globalThis.earlyAnswers = [
    {
      url: '/api/other',
      language: 'de',
      answer: Promise.reject(new Error()),
      controller: new AbortController(),
    },
    { url, language: 'de', answer, controller: new AbortController() },
  ];
  globalThis.earlyAnswers[0]?.answer.catch(() => undefined);
  expect(takeEarlyAnswer(url, 'en', signal)).toBeUndefined();
  expect(takeEarlyAnswer('/api/cart', 'de', signal)).toBeUndefined();
  const taken = await takeEarlyAnswer(url, 'de', signal);
  expect(await taken?.text()).toBe('[]');
  expect(takeEarlyAnswer(url, 'de', signal)).toBeUndefined();
});

it('ends an early call that gets no answer when the call that takes it is ended', async () => {
  const controller = new AbortController();
  const answer = new Promise<Response>((_, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason as Error));
  });
  globalThis.earlyAnswers = [{ url, language: 'de', answer, controller }];
  const call = new AbortController();
  const taken = takeEarlyAnswer(url, 'de', call.signal);
  call.abort();
  await expect(taken).rejects.toThrow('aborted');
});
