/** The whole server in this process with people who sell, for tests: real tenant, sign-in, desk and gateway. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { buildApp } from '../app.ts';
import { basicAuthorization } from '../gateway/category-pricing.ts';
import { buildSessions } from '../gateway/sessions.ts';
import { embeddedUpstream } from '../gateway/upstream.ts';
import { openDesk } from '../open-desk.ts';
import { openSignIn } from '../open-sign-in.ts';
import type { Person } from '../sign-in/person.ts';
import type { TenantDeps } from '../tenant/tenant-deps.ts';
import { startTestTenant, TEST_KEY, type TestTenant } from '../tenant/testing/test-tenant.ts';

const ACCOUNT = { name: 'gateway', password: 'a password of the gateway' };
const ORIGIN = 'http://shop.test';

/** A browser: keeps cookies. */
export interface Browser {
  readonly send: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Response>;
  /** As `send`, for a call that must succeed; returns the JSON. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the assertion that follows is the check
  readonly json: (method: string, path: string, body?: unknown) => Promise<any>;
}

export interface SellingShop {
  readonly app: Hono;
  readonly tenant: TestTenant;
  readonly browser: () => Browser;
  /** A browser in which a person has signed in; the account is made. */
  readonly signIn: (person: Pick<Person, 'name' | 'role' | 'seesCosts'>) => Promise<Browser>;
  /** Removes an account, which ends its sessions. */
  readonly removePerson: (name: string) => Promise<boolean>;
  readonly close: () => Promise<void>;
}

/** The account with which the gateway reads prices of services. */
export const gatewayAccounts: TenantDeps['pricingAccounts'] = [
  { name: ACCOUNT.name, password: { text: ACCOUNT.password }, costs: true, organization: '' },
];

export async function startSellingShop(): Promise<SellingShop> {
  return sellingShopOn(await startTestTenant({ pricingAccounts: gatewayAccounts }));
}

/** @param tenant with `gatewayAccounts` */
export function sellingShopOn(tenant: TestTenant): SellingShop {
  const { name, password } = ACCOUNT;
  const { database, clock, randomId, logger } = tenant.deps;
  const config = { openId: undefined, trustProxy: false, discountLimits: { rep: 500, admin: 2_000 } };
  const signIn = openSignIn({ config, database, secret: 'a secret of the sign-in', logger });
  const desk = openDesk({
    tenant: { ...tenant.services.forDesk, database, clock, randomId },
    sessions: signIn.sessions,
    config,
  });
  const clientDir = mkdtempSync(join(tmpdir(), 'bespoke-selling-'));
  const app = buildApp({
    upstream: embeddedUpstream(
      TEST_KEY,
      (request) => tenant.app.fetch(request),
      basicAuthorization(name, password),
    ),
    upstreamTimeoutMs: 30_000,
    tenant: tenant.app,
    tenantCorsOrigins: [],
    sessions: buildSessions({ secret: 'a secret of the server', trustProxy: false }),
    signIn,
    desk,
    clientDir,
    visualizationDir: join(clientDir, 'vis'),
    trustProxy: false,
    logger,
  });
  const browser = () => browserOf(app);
  return {
    app,
    tenant,
    browser,
    async signIn({ name: account, ...rights }) {
      // As after a sign-in at a provider: without a password, whose hash takes seconds.
      const person = await signIn.people.setOpenId({ ...rights, id: `openid:${account}`, name: account });
      const begin = new Hono().post('/', async (c) => {
        await signIn.sessions.begin(c, person);
        return c.body(null, 204);
      });
      return browserOf(app, await begin.request('/', { method: 'POST' }));
    },
    removePerson: (account) => signIn.people.remove(`openid:${account}`),
    async close() {
      await tenant.close();
      rmSync(clientDir, { recursive: true });
    },
  };
}

/** @param first an answer whose cookies the browser has already */
function browserOf(app: Hono, first?: Response): Browser {
  const cookies = new Map<string, string>();
  const keepCookies = (response: Response) => {
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
  };
  if (first) keepCookies(first);
  const send: Browser['send'] = async (method, path, body, more = {}) => {
    const headers = new Headers({ ...more, Cookie: [...cookies].map((pair) => pair.join('=')).join('; ') });
    // A form is sent as one, everything else as JSON.
    const isForm = body instanceof URLSearchParams || body instanceof FormData;
    if (body !== undefined && !isForm) headers.set('Content-Type', 'application/json');
    const response = await app.request(ORIGIN + path, {
      method,
      headers,
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    });
    keepCookies(response);
    return response;
  };
  return {
    send,
    async json(method, path, body) {
      const response = await send(method, path, body);
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
      return text === '' ? undefined : (JSON.parse(text) as unknown);
    },
  };
}
