import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { listen } from './listen.ts';

const FAR_TOO_LONG_MS = 30_000;

it('does not wait for a connection that a browser opened ahead of need', async () => {
  const listening = await listen(() => new Response('ok'), { port: 0, host: '127.0.0.1' });
  const socket = connect(listening.port, '127.0.0.1');
  await once(socket, 'connect');
  const start = performance.now();
  await listening.close(FAR_TOO_LONG_MS);
  expect(performance.now() - start).toBeLessThan(FAR_TOO_LONG_MS / 2);
});

it('lets a request that is under way end', async () => {
  let isAsked: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => (isAsked = resolve));
  const answer = async () => {
    isAsked();
    await sleep(300);
    return new Response('late, but here');
  };
  const listening = await listen(answer, { port: 0, host: '127.0.0.1' });
  const response = fetch(`http://127.0.0.1:${listening.port}/`);
  await asked;
  await listening.close(FAR_TOO_LONG_MS);
  expect(await (await response).text()).toBe('late, but here');
});
