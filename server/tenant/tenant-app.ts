import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { API_BASE } from '#contract/paths.ts';
import { CartReader } from './cart/cart-reader.ts';
import { cartRoutes } from './cart/routes.ts';
import { CartService } from './cart/service.ts';
import { CartStore } from './cart/store.ts';
import { ProductRegistry } from './catalog/product-registry.ts';
import { catalogRoutes } from './catalog/routes.ts';
import { CatalogService } from './catalog/service.ts';
import { ConfigStateTokens } from './configuration/config-state-token.ts';
import { configurationRoutes } from './configuration/routes.ts';
import { ConfigurationService } from './configuration/service.ts';
import { ConfigurationStore } from './configuration/store.ts';
import { admit } from './http/admit.ts';
import type { TenantEnv } from './http/api-call.ts';
import { errorResponse } from './http/error-response.ts';
import { faults } from './http/faults.ts';
import { safeHeaders } from './http/safe-headers.ts';
import { PictureFiles } from './images/picture-files.ts';
import { imageRoutes } from './images/routes.ts';
import { ImageService } from './images/service.ts';
import type { TenantDeps } from './tenant-deps.ts';
import { NotFound } from './tenant-error.ts';

/**
 * The embedded tenant: the Self Service API v1.3 over our engine, models and database. Answers below
 * `/self-service-api-v1.3`, so mount it at the root; call it without a port through `request()`.
 */
export function buildTenant(deps: TenantDeps): Hono {
  const registry = new ProductRegistry(deps.catalog);
  const ongoing = new ConfigurationStore(deps.database, deps.clock);
  const configurations = new ConfigurationService({
    engineFor: deps.engineFor,
    randomId: deps.randomId,
    registry,
    store: ongoing,
    tokens: new ConfigStateTokens(deps.signingSecret),
  });

  const cartStore = new CartStore(deps.database, deps);
  const cartReader = new CartReader({ registry, carts: cartStore, ongoing, configurations });
  const carts = new CartService({
    database: deps.database,
    randomId: deps.randomId,
    registry,
    carts: cartStore,
    ongoing,
    configurations,
    reader: cartReader,
  });

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
  catalogRoutes(api, new CatalogService(registry));
  configurationRoutes(api, configurations, carts);
  cartRoutes(api, carts, cartReader.currency);
  imageRoutes(api, new ImageService(registry, cartStore), new PictureFiles(deps.modelsFolder));
  api.all('*', () => {
    throw new NotFound('Unknown endpoint', 'The specified endpoint does not exist.');
  });

  const toError = errorResponse(deps);
  api.onError(toError);
  const app = new Hono();
  app.onError(toError);
  app.notFound((c) => toError(new NotFound('Unknown endpoint', 'The specified endpoint does not exist.'), c));
  app.route(API_BASE, api);
  return app;
}
