import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
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

it('loses no request of a rolling restart, on new connections and on those that are kept open', async () => {
  const listen0 = (name: string) =>
    listen(
      async () => {
        await sleep(1); // answers overlap
        return new Response(name);
      },
      { port: 0, host: '127.0.0.1' },
    );
  const before = await listen0('before');
  const after = await listen0('after');
  const send = async (port: number, agent: Agent | undefined) => {
    const [response] = (await once(
      request({
        port,
        host: '127.0.0.1',
        agent,
        ...(agent ? {} : { headers: { Connection: 'close' } }),
      }).end(),
      'response',
    )) as [IncomingMessage];
    return { name: await text(response), isLast: response.headers.connection === 'close' };
  };
  /** Goes to the server after the restart when the one before it says that a connection ends. */
  const keepAsking = async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const names: string[] = [];
    for (let port = before.port; names.filter((name) => name === 'after').length < 3;) {
      const { name, isLast } = await send(port, agent);
      names.push(name);
      if (isLast) port = after.port;
    }
    agent.destroy();
    return names;
  };
  const kept = Array.from({ length: 10 }, keepAsking);
  await send(before.port, undefined);
  const closed = before.close(FAR_TOO_LONG_MS);
  const late = Array.from({ length: 20 }, () => send(before.port, undefined));
  for (const { name } of await Promise.all(late)) expect(name).toBe('before');
  for (const names of await Promise.all(kept)) expect(new Set(names)).toEqual(new Set(['before', 'after']));
  await closed;
  await expect(send(before.port, undefined)).rejects.toThrow('ECONNREFUSED');
  await after.close(FAR_TOO_LONG_MS);
});

it.each(['xn--', 'xn--a.example:80', 'a.XN--'])('refuses the host %s', async (host) => {
  const listening = await listen((incoming) => new Response(new URL(incoming.url).pathname), {
    port: 0,
    host: '127.0.0.1',
  });
  const statusFor = async (Host: string) => {
    const sent = request({ port: listening.port, host: '127.0.0.1', headers: { Host }, agent: false }).end();
    const [{ statusCode }] = (await once(sent, 'response')) as [IncomingMessage];
    return statusCode;
  };
  expect(await statusFor(host)).toBe(400);
  expect(await statusFor('xn--bcher-kva.example')).toBe(200);
  await listening.close(FAR_TOO_LONG_MS);
});
