import type { Context } from 'hono';
import type { PersonSessions } from '#server/sign-in/person-sessions.ts';
import { may, type Permission, type Person } from '#server/sign-in/person.ts';
import { GatewayError } from './gateway-error.ts';

const REFUSALS: Readonly<Record<Permission, readonly [reason: string, message: string]>> = {
  'stay-signed-in': ['Not signed in', 'Sign in first.'],
  sell: ['Not signed in', 'Sign in as sales staff to see this.'],
  'see-costs': ['No right to costs', 'You can see prices, but not costs.'],
  'read-audit': ['Not for reps', 'Only administrators may read the audit log.'],
};

/**
 * The one place where a call of people who sell is allowed. Everything that `may` does not grant is refused.
 *
 * @param sessions undefined where nobody can sign in
 * @throws GatewayError 403
 */
export async function requirePerson(
  c: Context,
  sessions: Pick<PersonSessions, 'find'> | undefined,
  ...permissions: readonly [Permission, ...Permission[]]
): Promise<{ readonly person: Person; readonly sessionId: string }> {
  const found = await sessions?.find(c);
  for (const permission of permissions) {
    if (may(found?.person, permission)) continue;
    throw new GatewayError(403, ...REFUSALS[permission]);
  }
  if (!found) throw new GatewayError(403, ...REFUSALS.sell);
  return found;
}
