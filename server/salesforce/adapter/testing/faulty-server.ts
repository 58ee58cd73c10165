import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { TestServer } from './listening.ts';

/** What happens to one call instead of what should. */
export type Fault =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body: string;
      readonly headers?: Record<string, string>;
    }
  /** Ends in the middle of the body. */
  | { readonly kind: 'half' }
  | { readonly kind: 'silence' }
  /** The call is made, and its answer does not arrive. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'rewrite'; readonly rewrite: (content: Record<string, unknown>) => unknown };

export interface FaultyServer extends TestServer {
  /** The next call whose address ends like this goes wrong; with `times`, so many. */
  readonly fail: (ending: string, fault: Fault, times?: number) => void;
}

/** A system that works, but for the calls that were told to fail. */
export async function startFaultyServer(
  fetch: (request: Request) => Response | Promise<Response>,
): Promise<FaultyServer> {
  const faults: { ending: string; fault: Fault; times: number }[] = [];
  const faultOf = (url: string) => {
    const found = faults.find(({ ending, times }) => url.endsWith(ending) && times > 0);
    if (found) found.times -= 1;
    return found?.fault;
  };
  const works = getRequestListener(fetch);
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const fault = faultOf(request.url ?? '');
    if (!fault) return void works(request, response);
    switch (fault.kind) {
      case 'answer':
        request.resume();
        response.writeHead(fault.status, { 'Content-Type': 'application/json', ...fault.headers });
        response.end(fault.body);
        return;
      case 'half':
        request.resume();
        response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 1000 });
        response.write('{"success": true, "transactionContext": {"SalesTr', () => {
          response.destroy();
        });
        return;
      case 'silence':
        request.resume();
        return;
      case 'lost':
        void getRequestListener(async (asked) => {
          await fetch(asked);
          response.destroy();
          return new Response();
        })(request, response);
        return;
      case 'rewrite':
        void getRequestListener(async (asked) => {
          const answer = await fetch(asked);
          const { status } = answer;
          const content = (await answer.json()) as Record<string, unknown>;
          return Response.json(status === 200 ? fault.rewrite(content) : content, { status });
        })(request, response);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
    fail: (ending, fault, times = 1) => {
      faults.splice(0);
      faults.push({ ending, fault, times });
    },
  };
}
