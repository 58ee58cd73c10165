import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Hono } from 'hono';

/** Answers a call instead of the store; what it leaves unanswered is the store's to answer. */
export type Fault = (call: FaultyCall) => unknown;

export interface FaultyCall {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: string;
  readonly response: ServerResponse;
  /** The store's own answer. */
  readonly answer: () => Promise<Response>;
}

export interface FaultyStore {
  readonly baseUrl: string;
  /** From now on; none for a store without faults. */
  setFault(fault: Fault | undefined): void;
  close(): void;
}

/** A store behind HTTP on loopback that can be made to fail as real ones do. */
export async function faultyStore(app: Hono): Promise<FaultyStore> {
  let fault: Fault | undefined;
  const server = createServer((request, response) => {
    void handle(request, response);
  });
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await readAll(request);
    const path = request.url ?? '';
    const answer = async () =>
      app.request(`http://store.example${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body,
      });
    const { authorization } = request.headers;
    await fault?.({ path, authorization, body, response, answer });
    if (response.headersSent || response.writableEnded || response.destroyed || isHeld(response)) return;
    const real = await answer();
    response.writeHead(real.status, Object.fromEntries(real.headers));
    response.end(await real.text());
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    setFault: (next) => {
      fault = next;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const held = new WeakSet<ServerResponse>();

/** Leaves a call without any answer. */
export function hold(response: ServerResponse): void {
  held.add(response);
}

function isHeld(response: ServerResponse): boolean {
  return held.has(response);
}

async function readAll(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
