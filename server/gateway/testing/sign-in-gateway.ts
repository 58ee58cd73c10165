import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { AuditLog } from '#server/platform/audit/audit-log.ts';
import { openDatabase } from '#server/platform/open-database.ts';
import { OpenIdProvider, type OpenIdSettings } from '#server/sign-in/openid-provider.ts';
import { PeopleStore } from '#server/sign-in/people-store.ts';
import { PersonSessions } from '#server/sign-in/person-sessions.ts';
import { startOpenIdProvider } from '#server/sign-in/testing/openid-provider.ts';
import { buildGateway } from '../build-gateway.ts';
import { buildSessions } from '../sessions.ts';
import { embeddedUpstream } from '../upstream.ts';

export const SHOP = 'http://shop.localhost';

export type Browser = ReturnType<Awaited<ReturnType<typeof startSignInGateway>>['browser']>;

/** A gateway where people sign in, by password or at a provider that does not serve yet. */
export async function startSignInGateway() {
  const folder = mkdtempSync(join(tmpdir(), 'bespoke-sign-in-'));
  const database = await openDatabase(folder);
  let now = Date.UTC(2026, 0, 5, 9);
  const clock = () => new Date(now);
  const people = new PeopleStore({ database, clock });
  const sessions = new PersonSessions({ database, clock, isSecure: () => false });
  const logger = pino({ level: 'silent' });
  const provider = await startOpenIdProvider();
  const settings: OpenIdSettings = {
    issuer: provider.issuer,
    clientId: provider.clientId,
    clientSecret: provider.clientSecret,
    roleClaim: 'groups',
    roles: { rep: ['sales'], admin: ['it'], costs: ['controlling'] },
  };
  const openId = new OpenIdProvider(settings);
  const gateway = buildGateway({
    upstream: embeddedUpstream('key', () => new Response()),
    sessions: buildSessions({ secret: 'a secret that signs shoppers sessions', trustProxy: true }),
    signIn: {
      people,
      sessions,
      openId,
      audit: new AuditLog(database, clock),
      secret: 'a secret of this test',
      trustProxy: true,
      logger,
    },
    timeoutMs: 1_000,
    trustProxy: true,
    logger,
  });

  /** Keeps cookies. */
  function browser(address = '192.0.2.1') {
    const cookies = new Map<string, string>();
    return {
      cookies,
      async send(method: string, path: string, body?: unknown) {
        const headers = new Headers({ 'X-Forwarded-For': address, Host: 'shop.localhost' });
        headers.set('Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
        if (body !== undefined) headers.set('Content-Type', 'application/json');
        const response = await gateway.request(`${SHOP}${path}`, {
          method,
          headers,
          ...(body !== undefined && { body: JSON.stringify(body) }),
        });
        for (const cookie of response.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
          if (value === '') cookies.delete(name);
          else cookies.set(name, value);
        }
        return response;
      },
    };
  }

  return {
    people,
    provider,
    settings,
    browser,

    /** Milliseconds pass. */
    wait(time: number): void {
      now += time;
    },

    async close(): Promise<void> {
      await provider.close();
      await database.destroy();
      rmSync(folder, { recursive: true });
    },
  };
}
