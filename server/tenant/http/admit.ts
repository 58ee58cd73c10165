import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import { NotAuthorized } from '../tenant-error.ts';
import { readCall, readQuery, type TenantEnv } from './api-call.ts';

/**
 * Admits calls that show the API key ("API Keys"): header `X-Key`, or `_key` in query or body. Parses the call for the
 * routes on the way; a body is read only for callers whose key did not already prove wrong.
 */
export function admit(apiKey: string) {
  const isKey = constantTimeEquals(apiKey);
  return createMiddleware<TenantEnv>(async (c, next) => {
    const early = readQuery(c).key;
    if (early !== undefined && !isKey(early)) throw unauthorized();
    const call = await readCall(c);
    if (!isKey(call.key ?? '')) throw unauthorized();
    c.set('call', call);
    await next();
  });
}

function unauthorized(): NotAuthorized {
  return new NotAuthorized(
    'Unauthorized',
    'No valid authentication key provided: send it as X-Key or as parameter _key.',
  );
}

/** Compares digests under a key of this process, so that neither length nor content of the secret shows in the time. */
function constantTimeEquals(secret: string): (candidate: string) => boolean {
  const salt = randomBytes(32);
  const digest = (text: string) => createHmac('sha256', salt).update(text).digest();
  const expected = digest(secret);
  return (candidate) => timingSafeEqual(digest(candidate), expected);
}
