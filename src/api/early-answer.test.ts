import { afterEach, expect, it } from 'vitest';
import { takeEarlyAnswer } from './early-answer.ts';

afterEach(() => (globalThis.earlyAnswers = undefined));

const url = '/api/catalog/tabs';
const call = { method: 'GET', url, language: 'de' };
const { signal } = new AbortController();

it('gives an early answer once, to the same call in the same language', async () => {
  const answer = Promise.resolve(new Response('[]'));
  const other = Promise.resolve(new Response('{}'));
  globalThis.earlyAnswers = [
    { ...call, url: '/api/other', answer: other, controller: new AbortController() },
    { ...call, answer, controller: new AbortController() },
  ];
  expect(takeEarlyAnswer({ ...call, language: 'en' }, signal)).toBeUndefined();
  expect(takeEarlyAnswer({ ...call, url: '/api/cart' }, signal)).toBeUndefined();
  expect(takeEarlyAnswer({ ...call, method: 'POST' }, signal)).toBeUndefined();
  const taken = await takeEarlyAnswer(call, signal);
  expect(await taken?.text()).toBe('[]');
  expect(takeEarlyAnswer(call, signal)).toBeUndefined();
});

it('ends an early call that gets no answer when the call that takes it is ended', async () => {
  const controller = new AbortController();
  const answer = new Promise<Response>((_, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason as Error));
  });
  globalThis.earlyAnswers = [{ ...call, answer, controller }];
  const ended = new AbortController();
  const taken = takeEarlyAnswer(call, ended.signal);
  ended.abort();
  await expect(taken).rejects.toThrow('aborted');
});
