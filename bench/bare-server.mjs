/**
 * The server that `bench/server.ts` compares with: `node:http` alone, which answers every request with the bytes and headers
 * that the parent process sends it. Tells the parent its port, and what it has done when the parent asks.
 */
import { createServer } from 'node:http';
import { performance } from 'node:perf_hooks';

/** @type {{ status: number, headers: Record<string, string>, body: Buffer }} */
let answer = { status: 204, headers: {}, body: Buffer.alloc(0) };

const server = createServer((_request, response) => {
  response.writeHead(answer.status, answer.headers);
  response.end(answer.body);
});

process.on('message', (/** @type {any} */ message) => {
  if (message !== 'figures') answer = { ...message, body: Buffer.from(message.body, 'base64') };
  const { user, system } = process.cpuUsage();
  process.send?.({
    messages: 0,
    busyMs: performance.eventLoopUtilization().active,
    cpuMs: (user + system) / 1000,
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
});
