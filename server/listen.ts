import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createAdaptorServer, getRequestListener } from '@hono/node-server';
import type { KeptAnswers } from './kept-answers.ts';
import { StartError } from './start-error.ts';

export interface Listening {
  readonly port: number;
  /** Accepts no new requests and resolves when open ones are answered, or after `timeoutMs`. */
  close(timeoutMs: number): Promise<void>;
}

/** @throws StartError when the address is not available */
export async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  { port, host }: { port: number; host: string },
  kept?: KeptAnswers,
): Promise<Listening> {
  const server = kept ? createKeepingServer(fetch, kept) : (createAdaptorServer({ fetch }) as Server);
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port, host)));
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: (timeoutMs) => close(server, sockets, timeoutMs),
  };
}

/** A server that answers from what is kept where it can. */
function createKeepingServer(
  fetch: (request: Request) => Response | Promise<Response>,
  kept: KeptAnswers,
): Server {
  const listener = getRequestListener(kept.keeping(fetch));
  return createServer((request, response) => {
    kept.handle(request, response, () => void listener(request, response));
  });
}

async function close(server: Server, sockets: ReadonlySet<Socket>, timeoutMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // Keep-alive connections, and those a browser opened in advance and never used (Node does not count them as idle),
  // would delay the shutdown.
  const sweep = setInterval(() => {
    server.closeIdleConnections();
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
  }, 50);
  const deadline = setTimeout(() => server.closeAllConnections(), timeoutMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(deadline);
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): Error {
  const other = `PORT=${port + 1} npm start`;
  if (error.code === 'EADDRINUSE') {
    return new StartError(
      `Port ${port} is in use. Stop the program that uses it, or take another one: ${other}`,
    );
  }
  if (error.code === 'EACCES') {
    return new StartError(`Port ${port} is not open to this user. Take one above 1023: PORT=8080 npm start`);
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new StartError(
      `This machine does not have the address ${host}. Set HOST to 127.0.0.1 or 0.0.0.0.`,
    );
  }
  return error;
}
