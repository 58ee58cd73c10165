/** What is recorded of every request: its id, a line in the log, and figures and a trace where they are wanted. */
import type { MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Logger } from 'pino';
import { nameCall } from './name-call.ts';
import { REQUEST_ID_HEADER, requestIdOf, withRequestId } from '../platform/request-id.ts';
import type { Metrics } from '../platform/telemetry/metrics.ts';
import type { Tracing } from '../platform/telemetry/tracing.ts';

export interface Telemetry {
  readonly metrics?: Metrics | undefined;
  readonly tracing?: Tracing | undefined;
}

/** Addresses are recorded without their query, which may have the key, and methods that HTTP does not have as one. */
export function observeRequests(options: {
  readonly trustProxy: boolean;
  readonly logger: Logger;
  readonly telemetry: Telemetry;
}): MiddlewareHandler {
  const { logger, trustProxy, telemetry } = options;
  const { metrics, tracing } = telemetry;
  return createMiddleware(async (c, next) => {
    const id = requestIdOf(c.req.header(REQUEST_ID_HEADER), trustProxy);
    const { path } = c.req;
    const method = /^(GET|HEAD|POST|PUT|DELETE|PATCH|OPTIONS)$/.test(c.req.method) ? c.req.method : 'other';
    const named = metrics || tracing ? nameCall(method, path) : undefined;
    const answer = async () => {
      const start = performance.now();
      await next();
      const ms = performance.now() - start;
      const { status } = c.res;
      logger.info({ method, path, status, ms: Math.round(ms) }, 'request');
      if (named) metrics?.request({ ...named, method, status, seconds: ms / 1000 });
      return status;
    };
    await withRequestId(id, async () => {
      if (!tracing || !named) return answer();
      const name = [method, named.part, named.call].filter(Boolean).join(' ');
      const attributes = {
        'http.request.method': method,
        'bespoke.part': named.part,
        'bespoke.call': named.call,
      };
      return tracing.request(name, c.req.raw.headers, attributes, answer);
    });
    c.header(REQUEST_ID_HEADER, id);
  });
}
