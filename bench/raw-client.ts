import { connect, type Socket } from 'node:net';

/** An answer as it is on the wire. */
export interface RawAnswer {
  readonly status: number;
  /** In lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
  /** Bytes of the whole answer. */
  readonly length: number;
}

/**
 * Sends the same GET again and again over kept-alive connections. Costs far less than a client of `node:http`, which would
 * be slower than the server that is measured: it counts bytes, because every answer is as long as the first.
 */
export class RawClient {
  readonly #port: number;
  readonly #request: string;

  constructor(port: number, path: string, headers: Readonly<Record<string, string>>) {
    this.#port = port;
    const lines = Object.entries({ Host: `localhost:${port}`, ...headers }).map(([name, value]) => {
      return `${name}: ${value}`;
    });
    this.#request = `GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
  }

  /** One answer. @throws Error when the connection ends before */
  async once(): Promise<RawAnswer> {
    const socket = connect(this.#port, '127.0.0.1');
    socket.write(this.#request);
    let received = Buffer.alloc(0);
    try {
      for await (const chunk of socket as AsyncIterable<Buffer>) {
        received = Buffer.concat([received, chunk]);
        const answer = readAnswer(received);
        if (answer) return answer;
      }
      throw new Error('The server closed the connection.');
    } finally {
      socket.destroy();
    }
  }

  /**
   * @param length of every answer, in bytes
   * @returns answers a second
   * @throws Error for an answer of another length, or a lost connection
   */
  async rate(connections: number, ms: number, length: number): Promise<number> {
    const start = performance.now();
    const until = start + ms;
    const sockets = Array.from({ length: connections }, () => connect(this.#port, '127.0.0.1'));
    const counts = await Promise.all(sockets.map((socket) => this.#repeat(socket, until, length)));
    return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - start) / 1000);
  }

  #repeat(socket: Socket, until: number, length: number): Promise<number> {
    return new Promise((resolve, reject) => {
      let count = 0;
      let open = length;
      socket.setNoDelay(true);
      socket.on('error', reject);
      socket.on('close', () => reject(new Error('The server closed the connection.')));
      socket.on('data', (chunk: Buffer) => {
        open -= chunk.length;
        if (open > 0) return;
        if (open < 0) {
          reject(new Error(`An answer was not ${length} bytes long.`));
          return;
        }
        count += 1;
        open = length;
        if (performance.now() < until) socket.write(this.#request);
        else {
          resolve(count);
          socket.destroy();
        }
      });
      socket.write(this.#request);
    });
  }
}

/** The answer at the start of what was received; undefined while it is not whole. */
function readAnswer(received: Buffer): RawAnswer | undefined {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [statusLine = '', ...lines] = received.subarray(0, end).toString('latin1').split('\r\n');
  const status = Number(statusLine.split(' ')[1]);
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
    }),
  );
  const rest = received.subarray(end + 4);
  if (headers.get('transfer-encoding') === 'chunked') {
    const body = readChunks(rest);
    return body && { status, headers, body: body.content, length: end + 4 + body.length };
  }
  const size = status === 304 || status === 204 ? 0 : Number(headers.get('content-length') ?? 0);
  if (rest.length < size) return undefined;
  return { status, headers, body: rest.subarray(0, size), length: end + 4 + size };
}

function readChunks(bytes: Buffer): { content: Buffer; length: number } | undefined {
  const chunks: Buffer[] = [];
  for (let at = 0; ;) {
    const line = bytes.indexOf('\r\n', at);
    if (line < 0) return undefined;
    const size = Number.parseInt(bytes.toString('latin1', at, line), 16);
    const next = line + 2 + size + 2;
    if (next > bytes.length) return undefined;
    if (size === 0) return { content: Buffer.concat(chunks), length: next };
    chunks.push(bytes.subarray(line + 2, line + 2 + size));
    at = next;
  }
}
