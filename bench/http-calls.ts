/** The calls that `bench/http.ts` measures, each as one request of a simulated customer at the tenant. */
import { Agent, request, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { API_BASE, pathOf } from '#contract/endpoint.ts';
import { configurationSchema } from '#contract/configuration.ts';
import * as endpoints from '#contract/endpoints.ts';

export interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly customer: string;
}

export interface TimedAnswer {
  readonly ms: number;
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** One connection. @throws Error for an answer of another status than 200 */
export class TimedClient {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #port: number;
  readonly #key: string;

  constructor(port: number, key: string) {
    this.#port = port;
    this.#key = key;
  }

  async send({ method, path, form, customer }: SentRequest): Promise<TimedAnswer> {
    const sent = form ? new URLSearchParams(form).toString() : '';
    const start = performance.now();
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const outgoing = request(
        {
          port: this.#port,
          agent: this.#agent,
          method,
          path: API_BASE + path,
          headers: {
            'X-Key': this.#key,
            'X-External-ID': customer,
            ...(form && {
              'Content-Type': 'application/x-www-form-urlencoded',
              'Content-Length': Buffer.byteLength(sent),
            }),
          },
        },
        resolve,
      );
      outgoing.on('error', reject).end(sent);
    });
    const body = await buffer(response);
    const ms = performance.now() - start;
    const { statusCode: status = 0, headers } = response;
    if (status !== 200) throw new Error(`${method} ${path} answered ${status}: ${body.toString()}`);
    return { ms, status, headers, body };
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** Fewer than a cart holds. */
const ITEMS_A_CART = 150;
const PART = { tab: 'valves', productId: 'rillo_b12_15' };

/** Whose cart `fillCart` fills. */
export const BUYER = 'bench-buyer';

/** What is measured besides commits; `count` is how many this client has sent before. */
export const calls: readonly {
  readonly name: string;
  readonly request: (client: number, count: number) => SentRequest;
}[] = [
  {
    name: 'catalog search',
    request: () => ({
      method: 'GET',
      path: `${pathOf(endpoints.search, { tab: 'valves' })}?material=Brass&sort=price&order=asc`,
      customer: BUYER,
    }),
  },
  {
    name: 'add to cart',
    request: (client, count) => ({
      method: 'POST',
      path: endpoints.addItem.path,
      form: PART,
      customer: `bench-${client}-${process.pid}-${Math.floor(count / ITEMS_A_CART)}`,
    }),
  },
  {
    name: 'complete cart',
    request: () => ({ method: 'GET', path: endpoints.completeCart.path, customer: BUYER }),
  },
  {
    name: 'draft proposal',
    request: () => ({ method: 'GET', path: endpoints.draftProposal.path, customer: BUYER }),
  },
];

/** A cart with a bike, a pump and three valves. */
export async function fillCart(client: TimedClient): Promise<void> {
  const post = (path: string, form: Readonly<Record<string, string>>) =>
    client.send({ method: 'POST', path, form, customer: BUYER });
  for (const product of [
    { tab: 'bikes', productId: 'calvin' },
    { tab: 'pumps', productId: 'brook' },
  ]) {
    const { body } = await post(pathOf(endpoints.start, product), {});
    const { configId = '' } = configurationSchema.parse(JSON.parse(body.toString()));
    await post(endpoints.addItem.path, { configId });
  }
  for (const qty of ['1', '2', '3']) await post(endpoints.addItem.path, { ...PART, qty });
}
