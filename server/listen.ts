import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type Http2Bindings, type HttpBindings } from '@hono/node-server';
import { drain } from './drain.ts';
import { StartError } from './start-error.ts';

export interface Listening {
  readonly port: number;
  /**
   * Ends every connection with its next answer, closes the port when no more come, and resolves when all are answered, or
   * after `timeoutMs`.
   */
  close(timeoutMs: number): Promise<void>;
}

/** @throws StartError when the address is not available */
export async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  { port, host }: { port: number; host: string },
): Promise<Listening> {
  const server = createAdaptorServer({ fetch: refuseBadHosts(fetch) }) as Server;
  const startDraining = drain(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port, host)));
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: startDraining,
  };
}

/**
 * Hosts that look right and are no host (`xn--`) reach the app, and its addresses cannot be read there.
 */
function refuseBadHosts(fetch: (request: Request) => Response | Promise<Response>) {
  return (request: Request, { incoming }: HttpBindings | Http2Bindings): Response | Promise<Response> => {
    const { host = '' } = incoming.headers;
    if (/xn--/i.test(host) && !URL.canParse(`http://${host}`))
      return new Response('The Host header is not an address.', { status: 400 });
    return fetch(request);
  };
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
