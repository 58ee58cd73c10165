import { ForeignError } from '#server/upstreams/foreign-configurator.ts';
import { tokenSchema } from '../wire/oauth.ts';
import { withTimeLimit } from './time-limit.ts';

export interface ClientCredentials {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly timeoutMs: number;
}

/** The access token of the org's client, fetched when it is needed first and after it was refused. In memory only. */
export class AccessToken {
  readonly #credentials: ClientCredentials;
  #current: Promise<string> | undefined;

  constructor(credentials: ClientCredentials) {
    this.#credentials = credentials;
  }

  /** @throws ForeignError */
  async get(): Promise<string> {
    const current = (this.#current ??= this.#fetch());
    try {
      return await current;
    } catch (error) {
      // One failure must not stick.
      if (this.#current === current) this.#current = undefined;
      throw error;
    }
  }

  /** Another one will be fetched, unless that has been done since. */
  async refuse(refused: string): Promise<void> {
    const current = this.#current;
    if ((await current?.catch(() => undefined)) === refused && this.#current === current)
      this.#current = undefined;
  }

  async #fetch(): Promise<string> {
    const { baseUrl, clientId, clientSecret, timeoutMs } = this.#credentials;
    return withTimeLimit({ timeoutMs, signal: undefined, call: 'the token endpoint' }, async (signal) => {
      const answer = await fetch(new URL('/services/oauth2/token', baseUrl), {
        method: 'POST',
        redirect: 'manual',
        headers: { Accept: 'application/json' },
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: clientId,
          client_secret: clientSecret,
        }),
        signal,
      });
      const text = await answer.text();
      if (answer.status === 400 || answer.status === 401 || answer.status === 403)
        throw new ForeignError(
          'not-authorized',
          `Salesforce refuses the client credentials (status ${String(answer.status)}). Check client id, secret and the execution user of the client credentials flow.`,
        );
      const token = answer.ok ? tokenSchema.safeParse(readJson(text)) : undefined;
      if (!token?.success)
        throw new ForeignError(
          'unavailable',
          `Salesforce's token endpoint gave no token (status ${String(answer.status)}).`,
        );
      return token.data.access_token;
    });
  }
}

/** Undefined for what is no JSON. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
