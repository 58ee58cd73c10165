/** Composes the rooms of the server; can be tested without a port. */
import { Hono } from 'hono';
import type { Logger } from 'pino';
import type { ApiErrorBody } from '#contract/api-error.ts';
import { CATEGORY_PRICING_BASE } from '#contract/category-pricing.ts';
import { GATEWAY_BASE } from '#contract/endpoint.ts';
import { isApi, isSandboxCall, isTenantAddress, isTenantCall, isTenantRoute } from './http/addresses.ts';
import { buildGateway, type GatewayDeps } from './gateway/build-gateway.ts';
import { errorBody, GatewayError } from './gateway/gateway-error.ts';
import { requestOrigin } from './gateway/request-origin.ts';
import type { SignIn } from './gateway/sign-in-routes.ts';
import type { Sessions } from './gateway/sessions.ts';
import { relayVisScript } from './gateway/relay-vis-script.ts';
import type { Upstream } from './gateway/upstream.ts';
import { apiReference } from './openapi/api-reference.ts';
import { observeRequests, type Telemetry } from './http/observe-requests.ts';
import type { Sandboxes } from './sandboxes/open-sandboxes.ts';
import { securityHeaders } from './http/security-headers.ts';
import { buildStorefront } from './http/storefront.ts';

export interface AppDeps {
  /** Where the gateway sends the browser's calls. */
  readonly upstream: Upstream;
  readonly upstreamTimeoutMs: number;
  /** The embedded tenant, for API clients with a key; undefined when another tenant is used. */
  readonly tenant: Hono | undefined;
  /** Of other CPQ systems. */
  readonly sandboxes?: Pick<Sandboxes, 'fetch'> | undefined;
  readonly tenantCorsOrigins: readonly string[];
  /** Where the visualization of another tenant may be, besides at the tenant's own origin. */
  readonly visualizationOrigins?: readonly string[];
  readonly sessions: Sessions;
  readonly signIn?: SignIn;
  readonly desk?: GatewayDeps['desk'];
  /** Folder of the built shop. */
  readonly clientDir: string;
  /** Folder of the embedded tenant's visualization. */
  readonly visualizationDir: string;
  readonly trustProxy: boolean;
  /** Whether the server is being stopped: then a load balancer should send no more to it. */
  readonly isStopping?: () => boolean;
  /** Whether the tenant can answer now: its database, where it is in this process. */
  readonly isReady?: () => Promise<boolean>;
  readonly telemetry?: Telemetry;
  readonly logger: Logger;
}

export function buildApp(deps: AppDeps): Hono {
  const { sessions, trustProxy, logger } = deps;
  const app = new Hono();

  app.use(observeRequests({ trustProxy, logger, telemetry: deps.telemetry ?? {} }));
  app.use(
    securityHeaders({
      isSecure: (c) => requestOrigin(c, trustProxy).secure,
      isData: (c) => isApi(c.req.path) || isSandboxCall(c.req.path),
      // Other sites that may call the tenant may also show its pictures and its visualization.
      embedders: deps.tenantCorsOrigins,
      framed: deps.tenant ? [] : [new URL(deps.upstream.base).origin, ...(deps.visualizationOrigins ?? [])],
      isEmbeddable: (c) => isTenantAddress(c.req.path),
    }),
  );

  // A process that does not answer this is to be replaced.
  app.get('/healthz', (c) => {
    const isStopping = deps.isStopping?.() === true;
    c.header('Cache-Control', 'no-store');
    return c.json({ status: isStopping ? 'stopping' : 'ok' }, isStopping ? 503 : 200);
  });
  // A process that is not ready gets no requests for the time being.
  app.get('/readyz', async (c) => {
    const isStopping = deps.isStopping?.() === true;
    const isReady = !isStopping && (await (deps.isReady?.() ?? true));
    c.header('Cache-Control', 'no-store');
    if (isReady) return c.json({ status: 'ready' });
    return c.json({ status: isStopping ? 'stopping' : 'not ready' }, 503);
  });
  // The embedded tenant itself, for API clients with an account; it lies below the gateway's base. Browsers have a cookie.
  const { tenant } = deps;
  app.use(`${CATEGORY_PRICING_BASE}/*`, async (c, next) => {
    if (!tenant || c.req.header('Authorization') === undefined) return next();
    return tenant.fetch(c.req.raw, c.env);
  });
  app.route(
    GATEWAY_BASE,
    buildGateway({
      upstream: deps.upstream,
      sessions,
      ...(deps.signIn && { signIn: deps.signIn }),
      ...(deps.desk && { desk: deps.desk }),
      trustProxy,
      timeoutMs: deps.upstreamTimeoutMs,
      logger,
    }),
  );
  app.use(async (c, next) => {
    if (!isTenantRoute(c.req.path)) return next();
    if (deps.tenant) return deps.tenant.fetch(c.req.raw, c.env);
    return isTenantCall(c.req.path)
      ? c.json(noEmbeddedTenant(), 404)
      : c.text('Another tenant is used.', 404);
  });
  const { sandboxes } = deps;
  if (sandboxes)
    app.use(async (c, next) => {
      if (!isSandboxCall(c.req.path)) return next();
      return sandboxes.fetch(c.req.raw, c.env);
    });
  app.route('/docs/api', apiReference());
  if (!deps.tenant)
    app.get(
      '/js/tacton.vis.js',
      relayVisScript(deps.upstream, { timeoutMs: deps.upstreamTimeoutMs, logger }),
    );
  const visualizationDir = deps.tenant && deps.visualizationDir;
  app.route('/', buildStorefront({ clientDir: deps.clientDir, visualizationDir, sessions }));

  app.onError((error, c) => {
    logger.error({ err: error, path: c.req.path }, 'A page could not be served.');
    return c.text('Something went wrong. Try again in a moment.', 500);
  });
  return app;
}

/** For API clients of the shop's server when the shop runs on another tenant. */
function noEmbeddedTenant(): ApiErrorBody {
  return errorBody(new GatewayError(404, 'Unknown endpoint', 'Another tenant is used: call that one.'));
}
