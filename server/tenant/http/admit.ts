import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import { NotAuthorized } from '../tenant-error.ts';
import { readCall, readQuery, type TenantEnv } from './api-call.ts';

/**
 * Checks the API key ("API Keys"): header `X-Key`, or `_key` in query or body. Parses the call for the handlers; where
 * header or query have a wrong key, the body is not read.
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

/** Compares digests with a random key, so that the time tells neither length nor content of the secret. */
function constantTimeEquals(secret: string): (candidate: string) => boolean {
  const salt = randomBytes(32);
  const digest = (text: string) => createHmac('sha256', salt).update(text).digest();
  const expected = digest(secret);
  return (candidate) => timingSafeEqual(digest(candidate), expected);
}
