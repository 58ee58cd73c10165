import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { API_BASE } from '#contract/paths.ts';
import { cartRoutes } from './cart/routes.ts';
import { catalogRoutes } from './catalog/routes.ts';
import { configurationRoutes } from './configuration/routes.ts';
import { admit } from './http/admit.ts';
import type { TenantEnv } from './http/api-call.ts';
import { errorResponse } from './http/error-response.ts';
import { faults } from './http/faults.ts';
import { safeHeaders } from './http/safe-headers.ts';
import { imageRoutes } from './images/routes.ts';
import { proposalRoutes } from './proposal/routes.ts';
import type { TenantDeps } from './tenant-deps.ts';
import { NotFound } from './tenant-error.ts';
import { buildServices } from './tenant-services.ts';

/**
 * The embedded tenant: the Self Service API v1.3 over our engine, models and database. Answers below
 * `/self-service-api-v1.3`, so mount it at the root; call it without a port through `request()`.
 */
export function buildTenant(deps: TenantDeps): Hono {
  const { catalog, configurations, carts, proposals, images, pictures } = buildServices(deps);

  const api = new Hono<TenantEnv>();
  if (deps.corsOrigins.length > 0) {
    api.use(
      cors({
        origin: [...deps.corsOrigins],
        allowMethods: ['GET', 'POST', 'PUT', 'DELETE'],
        allowHeaders: ['X-Key', 'X-External-ID', 'X-Language', 'Content-Type'],
        maxAge: 600,
      }),
    );
  }
  api.use(safeHeaders);
  api.use(admit(deps.apiKey));
  if (deps.faults) api.use(faults(deps));
  catalogRoutes(api, catalog, carts);
  configurationRoutes(api, configurations, carts);
  cartRoutes(api, carts);
  proposalRoutes(api, proposals, deps);
  imageRoutes(api, images, pictures);
  api.all('*', () => {
    throw unknownEndpoint();
  });

  const toError = errorResponse(deps);
  api.onError(toError);
  const app = new Hono();
  app.onError(toError);
  app.notFound((c) => toError(unknownEndpoint(), c));
  app.route(API_BASE, api);
  return app;
}

function unknownEndpoint(): NotFound {
  return new NotFound('Unknown endpoint', 'The specified endpoint does not exist.');
}
