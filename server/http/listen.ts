import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createAdaptorServer,
  getRequestListener,
  type Http2Bindings,
  type HttpBindings,
} from '@hono/node-server';
import { drain } from './drain.ts';
import type { KeptAnswers } from './kept-answers.ts';
import { StartError } from '../settings/start-error.ts';

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
  fetch: AppFetch,
  { port, host }: { port: number; host: string },
  kept?: KeptAnswers,
): Promise<Listening> {
  const app = refuseBadHosts(fetch);
  const server = kept ? createKeepingServer(app, kept) : (createAdaptorServer({ fetch: app }) as Server);
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

type AppFetch = (
  request: Request,
  env: Pick<HttpBindings | Http2Bindings, 'incoming'>,
) => Response | Promise<Response>;

/**
 * Hosts that look right and are no host (`xn--`) reach the app, and its addresses cannot be read there.
 */
function refuseBadHosts(fetch: AppFetch): AppFetch {
  return (request, env) => {
    const { host = '' } = env.incoming.headers;
    if (/xn--/i.test(host) && !URL.canParse(`http://${host}`))
      return new Response('The Host header is not an address.', { status: 400 });
    return fetch(request, env);
  };
}

/** A server that answers from what is kept where it can. */
function createKeepingServer(fetch: AppFetch, kept: KeptAnswers): Server {
  const listener = getRequestListener(kept.keeping(fetch));
  return createServer((request, response) => {
    kept.handle(request, response, () => void listener(request, response));
  });
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
