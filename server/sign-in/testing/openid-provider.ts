/** An OpenID provider on this machine, for tests: everybody who asks is signed in as whoever the test says. */
// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- declares a module, so it cannot be imported; e2e is another project
/// <reference path="./oidc-provider.d.ts" />
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Provider } from 'oidc-provider';
import { newSigningKey, type SigningKey } from './signing-key.ts';

export interface TestProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Begins to answer, for the shop at this origin; once only. Until then there is nothing but a port: the provider is down. */
  readonly serve: (shop: string) => Promise<void>;
  /** Who signs in from now on. */
  signInAs: (account: TestAccount) => void;
  /**
   * Does what a browser does at the provider, beginning at the address that the shop leads to.
   * @returns path and query of the shop to which the provider leads back
   */
  readonly signIn: (url: string, as: TestAccount) => Promise<string>;
  /** What is sent instead of the ID token, until it is undefined again. */
  forge: ((idToken: string, key: SigningKey) => string) | undefined;
  readonly close: () => Promise<void>;
}

export interface TestAccount {
  readonly sub: string;
  readonly groups: readonly string[];
}

const CLIENT = { clientId: 'shop', clientSecret: 'secret of the shop at the provider' };
/** In seconds. */
const HOUR = 3_600;
const INTERACTION = '/interaction/';

/** Takes a port, so that the issuer is known before the shop is. */
export async function startOpenIdProvider(): Promise<TestProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let account: TestAccount = { sub: '', groups: [] };
  let answer: ((request: IncomingMessage, response: ServerResponse) => Promise<void>) | undefined;
  server.on('request', (request, response) => {
    if (answer) void answer(request, response);
    else response.writeHead(503).end();
  });

  const provider: TestProvider = {
    issuer,
    ...CLIENT,
    forge: undefined,
    async serve(shop) {
      answer ??= await answersOf(
        issuer,
        shop,
        () => account,
        (idToken, key) => provider.forge?.(idToken, key) ?? idToken,
      );
    },
    signInAs(next) {
      account = next;
    },
    async signIn(url, as) {
      account = as;
      const cookies = new Map<string, string>();
      let next = url;
      while (new URL(next, issuer).origin === issuer) {
        const response = await fetch(new URL(next, issuer), {
          redirect: 'manual',
          headers: { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        });
        for (const cookie of response.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
          cookies.set(name, value);
        }
        const location = response.headers.get('Location');
        if (!location) throw new Error(`The provider answered ${response.status}: ${await response.text()}`);
        next = location;
      }
      const { pathname, search } = new URL(next);
      return pathname + search;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
  return provider;
}

async function answersOf(
  issuer: string,
  shop: string,
  account: () => TestAccount,
  sent: (idToken: string, key: SigningKey) => string,
): Promise<(request: IncomingMessage, response: ServerResponse) => Promise<void>> {
  // Only what signs in needs it.
  const { Provider } = await import('oidc-provider');
  const key = newSigningKey();
  const groups = new Map<string, readonly string[]>();
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [`${shop}/api/sign-in/openid/callback`],
        post_logout_redirect_uris: [`${shop}/sign-in`],
      },
    ],
    jwks: { keys: [key.jwk] },
    claims: { profile: ['name', 'groups'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['of the test'] },
    ttl: { Interaction: HOUR, Grant: HOUR, Session: HOUR, AccessToken: HOUR, IdToken: HOUR },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: true, logoutSource },
    },
    findAccount: (_: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, name: id, groups: [...(groups.get(id) ?? [])] }),
    }),
    interactions: { url: (_: unknown, { uid }: { readonly uid: string }) => INTERACTION + uid },
  });
  provider.use(async (context, next) => {
    await next();
    const { body } = context;
    if (context.path !== '/token' || !hasIdToken(body)) return;
    context.body = { ...body, id_token: sent(body.id_token, key) };
  });
  const callback = provider.callback();
  return async (request, response) => {
    if (request.url?.startsWith(INTERACTION) !== true) return callback(request, response);
    await signInAt(provider, request, response, account(), groups);
  };
}

async function signInAt(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
  account: TestAccount,
  groups: Map<string, readonly string[]>,
): Promise<void> {
  groups.set(account.sub, account.groups);
  const grant = new provider.Grant({ accountId: account.sub, clientId: CLIENT.clientId });
  grant.addOIDCScope('openid profile');
  await provider.interactionFinished(request, response, {
    login: { accountId: account.sub },
    consent: { grantId: await grant.save() },
  });
}

function hasIdToken(body: unknown): body is { readonly id_token: string } {
  return typeof body === 'object' && body !== null && 'id_token' in body && typeof body.id_token === 'string';
}

/** The question of the provider at the sign-out, without fonts from elsewhere. */
function logoutSource(context: { body: unknown }, form: string): void {
  context.body = `<!doctype html><html lang="en"><title>Sign out</title>${form}
    <button type="submit" form="op.logoutForm" value="yes" name="logout">Yes, sign me out</button></html>`;
}
