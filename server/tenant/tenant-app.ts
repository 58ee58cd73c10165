import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { createMiddleware } from 'hono/factory';
import { everyCall, TENANT_BASES } from '#contract/endpoint.ts';
import { cartHandlers } from './cart/routes.ts';
import { catalogHandlers } from './catalog/routes.ts';
import { configurationHandlers } from './configuration/routes.ts';
import { admit } from './http/admit.ts';
import type { TenantEnv } from './http/api-call.ts';
import { errorResponse } from './http/error-response.ts';
import { faults } from './http/faults.ts';
import { mountHandlers, type Handlers } from './http/handlers.ts';
import { imageHandlers } from './images/routes.ts';
import { proposalHandlers } from './proposal/routes.ts';
import type { TenantDeps } from './tenant-deps.ts';
import { NotFound } from './tenant-error.ts';
import { buildServices, type TenantServices } from './tenant-services.ts';
import { VISUALIZATION_BASE } from './visualization-addresses.ts';
import { sceneFiles } from './visualization/routes.ts';

/**
 * The embedded tenant: the Self Service API over our engine, models and database. Answers below `TENANT_BASES` and
 * `VISUALIZATION_BASE`, so mount it at the root; call it without a port through `request()`.
 */
export function buildTenant(deps: TenantDeps, services: TenantServices = buildServices(deps)): Hono {
  const { registry, catalog, configurations, carts, proposals, images, pictures } = services;
  const handlers: Handlers = {
    ...catalogHandlers(catalog, carts),
    ...configurationHandlers(configurations, carts),
    ...cartHandlers(carts),
    ...proposalHandlers(proposals, deps),
    ...imageHandlers(images, pictures),
  };
  const toError = errorResponse(deps);
  const app = new Hono();
  app.onError(toError);
  app.notFound((c) => toError(unknownEndpoint(), c));
  for (const { path, pathForms } of TENANT_BASES) {
    const api = buildApi(deps, handlers, pathForms);
    api.onError(toError);
    app.route(path, api);
  }
  const scenes = sceneFiles(registry);
  scenes.onError(toError);
  app.route(VISUALIZATION_BASE, scenes);
  return app;
}

function buildApi(deps: TenantDeps, handlers: Handlers, pathForms: boolean): Hono<TenantEnv> {
  const api = new Hono<TenantEnv>();
  if (deps.corsOrigins.length > 0) {
    api.use(
      cors({
        origin: [...deps.corsOrigins],
        allowMethods: ['GET', 'POST', 'PUT', 'DELETE'],
        allowHeaders: [...Object.values(everyCall).map(({ header }) => header), 'Content-Type'],
        maxAge: 600,
      }),
    );
  }
  api.use(safeHeaders);
  api.use(admit(deps.apiKey));
  if (deps.faults) api.use(faults(deps));
  mountHandlers(api, handlers, pathForms);
  api.all('*', () => {
    throw unknownEndpoint();
  });
  return api;
}

/** Answers may change with the next call, so nothing caches them unless a handler allows it; browsers do not sniff types. */
const safeHeaders = createMiddleware(async (c, next) => {
  await next();
  c.header('X-Content-Type-Options', 'nosniff');
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
});

function unknownEndpoint(): NotFound {
  return new NotFound('Unknown endpoint', 'The specified endpoint does not exist.');
}
