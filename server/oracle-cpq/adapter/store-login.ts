import * as z from 'zod/mini';
import { ForeignError } from '#server/upstreams/foreign-configurator.ts';
import { STORE_BASE } from '../wire/calls.ts';

export interface StoreCredentials {
  readonly username: string;
  readonly password: string;
}

/** `/ccstore/v1/login` of Oracle Commerce. */
const tokenSchema = z.looseObject({
  access_token: z.string(),
  /** Seconds. */
  expires_in: z.optional(z.union([z.number(), z.string()])),
});

/** A token is renewed so long before it expires. */
const MARGIN_MS = 10_000;

/** The server's login at the store. One token for all calls; it is in memory only, and in no message. */
export class StoreLogin {
  readonly #baseUrl: string;
  readonly #credentials: StoreCredentials;
  readonly #timeoutMs: number;
  #current: { readonly token: string; readonly expires: number } | undefined;
  #underWay: Promise<string> | undefined;

  constructor(baseUrl: string, credentials: StoreCredentials, timeoutMs: number) {
    this.#baseUrl = baseUrl;
    this.#credentials = credentials;
    this.#timeoutMs = timeoutMs;
  }

  /** @throws ForeignError `not-authorized` for credentials that the store does not accept */
  async token(): Promise<string> {
    if (this.#current && Date.now() < this.#current.expires) return this.#current.token;
    return this.#login();
  }

  /** Another token than the one that the store has refused; the one that another call has got meanwhile, if there is one. */
  async renew(refused: string | undefined): Promise<string> {
    if (this.#current && this.#current.token !== refused) return this.#current.token;
    this.#current = undefined;
    return this.#login();
  }

  async #login(): Promise<string> {
    this.#underWay ??= this.#requestToken().finally(() => {
      this.#underWay = undefined;
    });
    return this.#underWay;
  }

  async #requestToken(): Promise<string> {
    const answer = await fetch(`${this.#baseUrl}${STORE_BASE}/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
      body: new URLSearchParams({ grant_type: 'password', ...this.#credentials }),
      redirect: 'manual',
      // Its own limit: the caller who asked first may go away, and the others still need the token.
      signal: AbortSignal.timeout(this.#timeoutMs),
    });
    if (!answer.ok) {
      await answer.body?.cancel();
      const isRefused = [400, 401, 403].includes(answer.status);
      throw new ForeignError(
        isRefused ? 'not-authorized' : 'unavailable',
        `The store answered the login with ${answer.status}.`,
      );
    }
    const read = tokenSchema.safeParse(await answer.json().catch(() => undefined));
    if (!read.success) throw new ForeignError('unavailable', 'The answer to the login has no token.');
    const { access_token: token, expires_in: seconds } = read.data;
    const lifetime = seconds === undefined ? Infinity : Number(seconds) * 1000 - MARGIN_MS;
    this.#current = { token, expires: Date.now() + lifetime };
    return token;
  }
}
