import type { Context } from 'hono';
import type { Logger } from 'pino';
import type { ApiErrorBody } from '#contract/api-error.ts';
import { EngineStopped, EngineTimeout } from '#server/engine/engine-errors.ts';
import { DatabaseBusy } from '#server/platform/sqlite-dialect.ts';
import type { TenantDeps } from '../tenant-deps.ts';
import { ClientGone, MethodNotAllowed, TenantError, TimedOut, TryLater } from '../tenant-error.ts';

/** The body of a 504, the one error that is no JSON. */
export const TOO_BUSY =
  '<?xml version="1.0" encoding="UTF-8"?>\n<error>The server is too busy to answer in time. Try again in a moment.</error>\n';

/**
 * Turns an error into the API's error object ("Error Responses"). The log has the same uuid, and the stack of an
 * unexpected error, of which the caller gets no details.
 */
export function errorResponse({
  logger,
  randomId,
  clock,
}: Pick<TenantDeps, 'logger' | 'randomId' | 'clock'>) {
  return (error: unknown, c: Context): Response => {
    const uuid = randomId();
    const body = (type: string, cause: string, message: string): ApiErrorBody => ({
      type,
      cause,
      message,
      uuid,
      timestamp: clock().toISOString(),
    });
    // Nobody reads it, but a gateway takes an answer without JSON for a failure of the tenant.
    if (error instanceof ClientGone) return Response.json({}, { status: 499 });
    logError(logger, error, { uuid, method: c.req.method, path: c.req.path });
    // "That error is always served with the xml body containing the description."
    if (isTimeout(error)) return c.body(TOO_BUSY, 504, { 'Content-Type': 'application/xml' });
    if (error instanceof EngineStopped) {
      return c.json(body('InternalError', 'Calculation interrupted', 'Nothing was changed. Try again.'), 500);
    }
    if (error instanceof DatabaseBusy) {
      c.header('Retry-After', '1');
      return c.json(body('Busy', 'Database busy', 'Nothing was changed. Try again in a moment.'), 503);
    }
    if (error instanceof TryLater) c.header('Retry-After', String(error.retryAfter));
    if (error instanceof MethodNotAllowed) c.header('Allow', error.allowed.join(', '));
    if (error instanceof TenantError) {
      return c.json(body(error.name, error.reason, error.message), error.status);
    }
    return c.json(
      body(
        'InternalError',
        'Unknown error',
        'Something went wrong on our side. The log has more under this uuid.',
      ),
      500,
    );
  };
}

function isTimeout(error: unknown): error is EngineTimeout | TimedOut {
  return error instanceof EngineTimeout || error instanceof TimedOut;
}

function logError(logger: Logger, error: unknown, at: { uuid: string; method: string; path: string }): void {
  if (isTimeout(error)) {
    logger.warn({ ...at, status: 504, type: error.name }, error.message);
  } else if (error instanceof TenantError) {
    // Logged at the default level: callers quote the uuid, so it has to be in the log.
    logger.warn({ ...at, status: error.status, type: error.name }, error.message);
  } else {
    logger.error({ ...at, status: 500, err: error }, 'unexpected error');
  }
}
