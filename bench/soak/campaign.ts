/** What the campaigns of `npm run soak` have in common. */
import type { SeededRandom } from '../seeded-random.ts';

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** One call of the tenant's API, below its base. */
export type Call = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  options?: { readonly as?: string; readonly form?: Readonly<Record<string, string>> },
) => Promise<Answer>;

/** How long a campaign goes on: asked before each round, at least one round is made. */
export type GoesOn = () => boolean;

/** @throws Error when something is not as it has to be; otherwise how much was tried */
export type Campaign = (call: Call, random: SeededRandom, goesOn: GoesOn) => Promise<number>;

/** A product that is added by quantity. */
export const part = { tab: 'valves', productId: 'rillo_b12_15' };

/** Calls a server by HTTP. */
export function callByHttp(port: number, key: string): Call {
  return async (method, path, { as, form } = {}) => {
    const response = await fetch(`http://127.0.0.1:${port}/self-service-api-v1.3${path}`, {
      method,
      headers: { 'X-Key': key, ...(as !== undefined && { 'X-External-ID': as }) },
      body: form ? new URLSearchParams(form) : null,
    });
    return { status: response.status, text: await response.text() };
  };
}

/** @throws Error saying what was expected */
export function expectThat(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(what);
}

export function readJson<T>({ status, text }: Answer, what: string): T {
  expectThat(status === 200, `${what} answered ${status}: ${text.slice(0, 300)}`);
  return JSON.parse(text) as T;
}
