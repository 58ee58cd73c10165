import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Config } from './settings/config.ts';
import { requestOrigin } from './gateway/request-origin.ts';
import type { SignIn } from './gateway/sign-in-routes.ts';
import { AuditLog } from './platform/audit/audit-log.ts';
import type { DatabaseSchema } from './platform/database-schema.ts';
import { OpenIdProvider } from './sign-in/openid-provider.ts';
import { PeopleStore } from './sign-in/people-store.ts';
import { PersonSessions } from './sign-in/person-sessions.ts';

/** The sign-in of people who sell. It belongs to this server, not to the tenant, so it is there with a tenant elsewhere, too. */
export function openSignIn({
  config: { openId, trustProxy },
  database,
  secret,
  logger,
}: {
  readonly config: Pick<Config, 'openId' | 'trustProxy'>;
  readonly database: Kysely<DatabaseSchema>;
  readonly secret: string;
  readonly logger: Logger;
}): SignIn {
  const deps = { database, clock: () => new Date() };
  return {
    people: new PeopleStore(deps),
    sessions: new PersonSessions({ ...deps, isSecure: (c) => requestOrigin(c, trustProxy).secure }),
    openId: openId && new OpenIdProvider(openId),
    audit: new AuditLog(database, deps.clock),
    secret,
    trustProxy,
    logger,
  };
}
