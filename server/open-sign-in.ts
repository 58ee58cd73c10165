import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { requestOrigin } from './gateway/request-origin.ts';
import type { SignIn } from './gateway/sign-in-routes.ts';
import { openDatabase } from './platform/open-database.ts';
import { OpenIdProvider } from './sign-in/openid-provider.ts';
import { PeopleStore } from './sign-in/people-store.ts';
import { PersonSessions } from './sign-in/person-sessions.ts';

/**
 * The sign-in of people who sell. It belongs to this server, not to the tenant, so it has a connection of its own to the database:
 * it is there with a tenant elsewhere, too.
 */
export async function openSignIn(
  config: Config,
  secret: string,
  logger: Logger,
): Promise<{ readonly signIn: SignIn; readonly close: () => Promise<void> }> {
  const { trustProxy } = config;
  const deps = { database: await openDatabase(config.dataDir), clock: () => new Date() };
  return {
    signIn: {
      people: new PeopleStore(deps),
      sessions: new PersonSessions({ ...deps, isSecure: (c) => requestOrigin(c, trustProxy).secure }),
      openId: config.openId && new OpenIdProvider(config.openId),
      secret,
      trustProxy,
      logger,
    },
    close: () => deps.database.destroy(),
  };
}
