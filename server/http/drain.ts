/**
 * Stops a server without breaking a connection. Closing the port at once resets connections that the system has accepted and
 * the server has not, and closing kept-alive ones resets requests that are on their way. So first every answer ends its
 * connection (`Connection: close`), while new connections are still served; the port is closed when no more of them come.
 */
import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Milliseconds without a new connection after which whoever sends requests has gone elsewhere. */
const QUIET = 250;
/** Milliseconds after which a connection without a request is closed: nobody is about to send one, most likely. */
const IDLE = 1_000;
const INTERVAL = 50;
/** Share of the time for stopping after which the port is closed though connections still come. */
const LAST_CALL = 0.5;

interface Connection {
  /** Requests under way. */
  open: number;
  /** On the clock of `performance.now()`. */
  lastUsed: number;
}

/**
 * Watches the connections of a server that does not listen yet.
 * @returns a function that stops the server: resolves when all requests are answered, or after so many milliseconds
 */
export function drain(server: Server): (timeoutMs: number) => Promise<void> {
  const connections = new Map<Socket, Connection>();
  const responses = new Set<ServerResponse>();
  let lastConnection = -Infinity;
  let isDraining = false;

  server.on('connection', (socket: Socket) => {
    lastConnection = performance.now();
    connections.set(socket, { open: 0, lastUsed: lastConnection });
    socket.once('close', () => connections.delete(socket));
  });
  server.prependListener('request', ({ socket }, response) => {
    const connection = connections.get(socket);
    if (connection) connection.open += 1;
    if (isDraining) response.shouldKeepAlive = false;
    responses.add(response);
    response.once('close', () => {
      responses.delete(response);
      if (!connection) return;
      connection.open -= 1;
      connection.lastUsed = performance.now();
    });
  });

  const closeIdle = (): void => {
    for (const [socket, { open, lastUsed }] of connections)
      if (open === 0 && performance.now() - lastUsed > IDLE) socket.destroy();
  };

  return async (timeoutMs) => {
    const start = performance.now();
    isDraining = true;
    for (const response of responses) if (!response.headersSent) response.shouldKeepAlive = false;
    const sweep = setInterval(closeIdle, INTERVAL);
    await new Promise<void>((resolve) => {
      const closePort = (): void => {
        const now = performance.now();
        const isQuiet = connections.size === 0 && now - lastConnection > QUIET;
        if (!isQuiet && now - start < timeoutMs * LAST_CALL) return;
        clearInterval(timer);
        // Right after the event loop has accepted what was waiting.
        setImmediate(() => server.close(() => resolve()));
      };
      const timer = setInterval(closePort, INTERVAL);
      const deadline = setTimeout(() => server.closeAllConnections(), timeoutMs);
      server.once('close', () => clearTimeout(deadline));
      closePort();
    });
    clearInterval(sweep);
  };
}
