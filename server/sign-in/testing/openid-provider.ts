/** An OpenID provider on this machine, for tests: everybody who asks is signed in as whoever the test says. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export interface TestProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /**
   * Does what a browser does at the provider, beginning at the address that the shop leads to.
   * @returns path and query of the shop to which the provider leads back
   */
  readonly signIn: (url: string, as: TestAccount) => Promise<string>;
  readonly close: () => Promise<void>;
}

export interface TestAccount {
  readonly sub: string;
  readonly groups: readonly string[];
}

export async function startOpenIdProvider(redirectUri: string, afterSignOut: string): Promise<TestProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = { clientId: 'shop', clientSecret: 'secret of the shop at the provider' };
  let account: TestAccount = { sub: '', groups: [] };

  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [redirectUri],
        post_logout_redirect_uris: [afterSignOut],
      },
    ],
    claims: { profile: ['name', 'groups'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['of the test'] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, name: id, groups: [...account.groups] }),
    }),
    interactions: { url: (_: unknown, { uid }: { readonly uid: string }) => `/interaction/${uid}` },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response);
    void (async () => {
      const grant = new provider.Grant({ accountId: account.sub, clientId: client.clientId });
      grant.addOIDCScope('openid profile');
      await provider.interactionFinished(request, response, {
        login: { accountId: account.sub },
        consent: { grantId: await grant.save() },
      });
    })();
  });

  return {
    issuer,
    ...client,
    async signIn(url, as) {
      account = as;
      const cookies = new Map<string, string>();
      let next = url;
      while (!next.startsWith(redirectUri)) {
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
}
