import { setTimeout as sleep } from 'node:timers/promises';
import { createMiddleware } from 'hono/factory';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { TenantDeps } from '../tenant-deps.ts';
import type { TenantEnv } from './api-call.ts';
import { TOO_BUSY } from './error-response.ts';

const SENTINEL = /^fault:(?:(slow)(?::(\d{1,5}))?|([45]\d\d)(?::(\d{1,2}))?)$/;
const DEFAULT_SLOWNESS_MS = 5_000;
const MAX_SLOWNESS_MS = 60_000;

/**
 * Failures on demand, for end-to-end tests (`docs/tenant-differences.md`, "Faults"). Wherever one of these is the value
 * of any parameter, or of the header `X-Bespoke-Fault`:
 *
 * - `fault:slow`, `fault:slow:1500`: the call waits (5 s, or so many ms) and then goes on
 * - `fault:503`: the call fails with that status and the API's error object, 504 with the XML the API serves there
 * - `fault:503:2`: fails the first two times that this caller sends it, then goes on, so that a retry can succeed
 */
export function faults({ clock, randomId }: Pick<TenantDeps, 'clock' | 'randomId'>) {
  const failuresSoFar = new Map<string, number>();

  return createMiddleware<TenantEnv>(async (c, next) => {
    const call = c.get('call');
    const sentinels = [c.req.header('X-Bespoke-Fault') ?? '', ...call.pairs.map(([, value]) => value)];
    for (const sentinel of sentinels) {
      const [, slow, ms, status, times] = SENTINEL.exec(sentinel.trim()) ?? [];
      if (slow) await sleep(Math.min(Number(ms ?? DEFAULT_SLOWNESS_MS), MAX_SLOWNESS_MS));
      if (!status) continue;
      const caller = `${call.externalId ?? ''} ${sentinel.trim()}`;
      const failures = failuresSoFar.get(caller) ?? 0;
      if (times !== undefined && failures >= Number(times)) continue;
      failuresSoFar.set(caller, failures + 1);
      if (status === '504') return c.body(TOO_BUSY, 504, { 'Content-Type': 'application/xml' });
      return c.json(
        {
          type: 'Fault',
          cause: 'Fault on demand',
          message: `This failure was asked for with ${sentinel.trim()}.`,
          uuid: randomId(),
          timestamp: clock().toISOString(),
        },
        Number(status) as ContentfulStatusCode,
      );
    }
    await next();
    return undefined;
  });
}
