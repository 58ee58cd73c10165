import { createMiddleware } from 'hono/factory';
import type { ApiAccess } from '../api-access.ts';
import { NotAuthorized } from '../tenant-error.ts';
import { readCall, readQuery, type TenantEnv } from './api-call.ts';
import { findAccess } from './find-access.ts';
import { isUpload } from './uploads.ts';

/**
 * Checks the API key ("API Keys"): header `X-Key`, or `_key` in query or body. Parses the call for the handlers; where
 * header or query have a wrong key, the body is not read. Neither is that of an upload: its handler does, while it arrives.
 */
export function admit(keys: readonly ApiAccess[]) {
  const accessOf = findAccess(keys);
  return createMiddleware<TenantEnv>(async (c, next) => {
    const early = readQuery(c).key;
    if (early !== undefined && !accessOf(early)) throw unauthorized();
    const call = isUpload(c) ? readQuery(c) : await readCall(c);
    const access = accessOf(call.key ?? '');
    if (!access) throw unauthorized();
    c.set('call', call.admitted(access));
    await next();
  });
}

function unauthorized(): NotAuthorized {
  return new NotAuthorized(
    'Unauthorized',
    'No valid authentication key provided: send it as X-Key or as parameter _key.',
  );
}
