/** The calls that `bench/http.ts` measures, each as one request of a simulated customer at the tenant. */
import { Agent, request, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
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

/**
 * One connection. A call that is to be repeated (`Retry-After`, of drafts) is repeated, and the wait is a part of its time.
 * @throws Error for an answer of another status than 200
 */
export class TimedClient {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #port: number;
  readonly #key: string;

  constructor(port: number, key: string) {
    this.#port = port;
    this.#key = key;
  }

  async send(wanted: SentRequest): Promise<TimedAnswer> {
    const start = performance.now();
    for (;;) {
      const { status, headers, body } = await this.#sendOnce(wanted);
      if (status === 200) return { ms: performance.now() - start, status, headers, body };
      const pause = Number(headers['retry-after']);
      if (!(pause >= 0))
        throw new Error(`${wanted.method} ${wanted.path} answered ${status}: ${body.toString()}`);
      await sleep(pause * 1_000);
    }
  }

  async #sendOnce({ method, path, form, customer }: SentRequest): Promise<Omit<TimedAnswer, 'ms'>> {
    const sent = form ? new URLSearchParams(form).toString() : '';
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
    const { statusCode: status = 0, headers } = response;
    return { status, headers, body };
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** Fewer than a cart holds. */
const ITEMS_A_CART = 150;
const PART = { tab: 'valves', productId: 'rillo_b12_15' };

/** Whose cart `fillCart` fills: of the first client, where all have the same. */
export const BUYER = buyer(0);

function buyer(client: number): string {
  return `bench-buyer-${client}`;
}

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
    // A customer has two drafts under way at most.
    request: (client) => ({ method: 'GET', path: endpoints.draftProposal.path, customer: buyer(client) }),
  },
];

/** A cart with a bike, a pump and three valves. @param index of the client whose cart it is */
export async function fillCart(client: TimedClient, index: number): Promise<void> {
  const post = (path: string, form: Readonly<Record<string, string>>) =>
    client.send({ method: 'POST', path, form, customer: buyer(index) });
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
