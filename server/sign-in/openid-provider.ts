/**
 * Sign-in at an OpenID Connect provider: the authorization code flow with PKCE, state and nonce (RFC 6749, RFC 7636, OpenID Connect
 * Core 3.1), and the sign-out that the relying party begins (RP-Initiated Logout 1.0).
 */
import * as client from 'openid-client';
import * as z from 'zod';
import type { Person, Role } from './person.ts';

export interface OpenIdSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Name of the claim that lists what a person is at the company: a text or a list of texts. */
  readonly roleClaim: string;
  /** Which values of the claim make somebody a rep or an admin, and which give the right to see costs. */
  readonly roles: Readonly<Record<Role | 'costs', readonly string[]>>;
}

/** What has to be known when the provider sends the browser back. */
export const pendingSignIn = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  /** Path of the shop where the person goes on. */
  returnTo: z.string(),
});
export type PendingSignIn = z.infer<typeof pendingSignIn>;

/** The provider refused, answered something that does not verify, or the person has no role here. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused';
  readonly reason: 'no-role' | 'refused';

  constructor(reason: 'no-role' | 'refused', message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/** The provider cannot be reached. */
export class ProviderUnavailable extends Error {
  override readonly name = 'ProviderUnavailable';
}

export class OpenIdProvider {
  readonly #settings: OpenIdSettings;
  #configuration: Promise<client.Configuration> | undefined;

  constructor(settings: OpenIdSettings) {
    this.#settings = settings;
  }

  /**
   * Where to send the browser, and what to remember until it is back.
   * @throws ProviderUnavailable
   */
  async begin(redirectUri: string, returnTo: string): Promise<{ url: URL; pending: PendingSignIn }> {
    const configuration = await this.#discover();
    const pending = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      codeVerifier: client.randomPKCECodeVerifier(),
      returnTo,
    };
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: 'openid profile',
      state: pending.state,
      nonce: pending.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(pending.codeVerifier),
      code_challenge_method: 'S256',
    });
    return { url, pending };
  }

  /**
   * Who has signed in.
   * @param url the address with which the browser came back
   * @throws SignInRefused, ProviderUnavailable
   */
  async complete(url: URL, pending: PendingSignIn): Promise<{ person: Person; idToken: string | undefined }> {
    const configuration = await this.#discover();
    const tokens = await client
      .authorizationCodeGrant(configuration, url, {
        expectedState: pending.state,
        expectedNonce: pending.nonce,
        pkceCodeVerifier: pending.codeVerifier,
        idTokenExpected: true,
      })
      .catch((error: unknown) => {
        if (isNetworkError(error)) throw new ProviderUnavailable(String(error), { cause: error });
        throw new SignInRefused('refused', String(error), { cause: error });
      });
    const claims = tokens.claims();
    if (!claims) throw new SignInRefused('refused', 'The provider sent no ID token.');
    return { person: this.#personOf(claims), idToken: tokens.id_token };
  }

  /** Where the browser goes to sign out at the provider too; undefined where the provider has no such address. */
  async signOutUrl(idToken: string, returnTo: string): Promise<URL | undefined> {
    const configuration = await this.#discover();
    if (configuration.serverMetadata().end_session_endpoint === undefined) return undefined;
    return client.buildEndSessionUrl(configuration, {
      id_token_hint: idToken,
      post_logout_redirect_uri: returnTo,
    });
  }

  /** Asked for once it is needed; a failure is forgotten, so that a provider that comes back is found. */
  #discover(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.#settings;
    const url = new URL(issuer);
    const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
    this.#configuration ??= client
      .discovery(url, clientId, clientSecret, undefined, {
        timeout: 10,
        execute: [
          // The signature of ID tokens: the library relies on TLS alone unless it is asked to check it.
          client.enableNonRepudiationChecks,
          ...(isLoopback ? [client.allowInsecureRequests] : []),
        ],
      })
      .catch((error: unknown) => {
        this.#configuration = undefined;
        throw new ProviderUnavailable(`${issuer} cannot be reached.`, { cause: error });
      });
    return this.#configuration;
  }

  #personOf(claims: client.IDToken): Person {
    const { roleClaim, roles, issuer } = this.#settings;
    const values = [claims[roleClaim] ?? []].flat().map(String);
    const has = (of: Role | 'costs') => roles[of].some((value) => values.includes(value));
    const role: Role | undefined = has('admin') ? 'admin' : has('rep') ? 'rep' : undefined;
    if (!role)
      throw new SignInRefused(
        'no-role',
        `${claims.sub} has none of the roles of this shop in "${roleClaim}".`,
      );
    const name = [claims['name'], claims['preferred_username'], claims.sub].find(
      (text) => typeof text === 'string',
    );
    return { id: `openid:${issuer} ${claims.sub}`, name: name ?? claims.sub, role, seesCosts: has('costs') };
  }
}

/** Node's `fetch` throws a TypeError; the library, its own error for a time that is over. */
function isNetworkError(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return (
    error instanceof TypeError ||
    (error instanceof Error && error.name === 'TimeoutError') ||
    cause instanceof TypeError
  );
}
