import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { createMiddleware } from 'hono/factory';
import { CATEGORY_PRICING_BASE } from '#contract/category-pricing.ts';
import { everyCall, LEAD_GENERATOR_BASE, TENANT_BASES, type Endpoint } from '#contract/endpoint.ts';
import { cadHandlers } from './cad/routes.ts';
import { attachmentHandlers } from './attachments/routes.ts';
import { namedCartHandlers } from './cart/routes-of-named-carts.ts';
import { cartHandlers } from './cart/routes.ts';
import { upgradeHandlers } from './cart/upgrade/routes.ts';
import { categoryPricingRoutes } from './category-pricing/routes.ts';
import { catalogHandlers } from './catalog/routes.ts';
import { configurationHandlers } from './configuration/routes.ts';
import { documentHandlers } from './documents/routes.ts';
import { routeForeign } from './foreign/routes.ts';
import { admit } from './http/admit.ts';
import type { TenantEnv } from './http/api-call.ts';
import { customImageFiles, customImageHandlers } from './custom-images/routes.ts';
import { errorResponse } from './http/error-response.ts';
import { faults } from './http/faults.ts';
import { mountHandlers, pathsIn, type Handlers } from './http/handlers.ts';
import { imageHandlers } from './images/routes.ts';
import { leadGeneratorHandlers } from './lead-generator/routes.ts';
import { proposalHandlers } from './proposal/routes.ts';
import { screenshotRoutes } from './screenshots/routes.ts';
import type { TenantDeps } from './tenant-deps.ts';
import { NotFound } from './tenant-error.ts';
import { buildServices, type TenantServices } from './tenant-services.ts';
import { variantHandlers } from './variants/routes.ts';
import { VISUALIZATION_BASE } from './visualization-addresses.ts';
import { sceneFiles } from './visualization/routes.ts';
import { sharedViewRoutes } from './visualization/shared-view-routes.ts';
import { SharedViewStore } from './visualization/shared-view-store.ts';
import { SharedViews } from './visualization/shared-views.ts';

/**
 * The embedded tenant: the Self Service API over our engine, models and database. Answers below `TENANT_BASES` and
 * `VISUALIZATION_BASE`, so mount it at the root; call it without a port through `request()`.
 */
export function buildTenant(deps: TenantDeps, services: TenantServices = buildServices(deps)): Hono {
  const {
    registry,
    catalog,
    configurations,
    carts,
    cartItems,
    addedItems,
    cartAccess,
    namedCarts,
    attachments,
    customImages,
    screenshots,
    proposals,
    images,
    pictures,
    leads,
    foreign,
    foreignItems,
  } = services;
  const ofConfigurations = routeForeign(
    {
      ...configurationHandlers(configurations, cartAccess, {
        customImagesOf: (...of) => customImages.shownOf(...of),
        screenshotsOf: (...of) => screenshots.shownOf(...of),
      }),
      ...variantHandlers(configurations, cartAccess),
    },
    foreign,
    {
      currencyOf: (externalId) => cartAccess.currencyOf(externalId),
      openTemporaryForeign: (externalId, itemId) => foreignItems.openTemporaryForeign(externalId, itemId),
    },
  );
  const handlers: Handlers = {
    ...catalogHandlers(catalog, cartAccess),
    ...ofConfigurations,
    ...leadGeneratorHandlers(ofConfigurations, { registry, leads, randomId: deps.randomId }),
    ...cartHandlers({ carts, cartItems, addedItems, foreignItems }, deps),
    ...customImageHandlers(customImages, deps.files),
    ...attachmentHandlers(attachments, deps.files),
    ...namedCartHandlers(namedCarts),
    ...proposalHandlers(proposals, deps),
    ...upgradeHandlers(services.upgrades),
    ...cadHandlers(services.cad, deps),
    ...documentHandlers(services.documents, deps),
    ...imageHandlers(images, pictures, deps.files),
  };
  const toError = errorResponse(deps);
  const app = new Hono();
  app.onError(toError);
  app.notFound((c) => toError(unknownEndpoint(), c));
  if (deps.corsOrigins.length > 0) app.use(allowOrigins(deps.corsOrigins));
  const mount = (base: string, pathsOf: PathsOf) => {
    const api = buildApi(deps, handlers, pathsOf);
    api.onError(toError);
    app.route(base, api);
  };
  for (const base of TENANT_BASES) mount(base.path, pathsIn(base));
  mount(LEAD_GENERATOR_BASE, ({ base, path }) => (base ? [path] : []));
  app.route(CATEGORY_PRICING_BASE, categoryPricingRoutes(services.pricing, deps.pricingAccounts, toError));
  const scenes = sceneFiles(registry);
  scenes.onError(toError);
  app.route(VISUALIZATION_BASE, scenes);
  const pictureFiles = customImageFiles(customImages);
  pictureFiles.onError(toError);
  app.route(VISUALIZATION_BASE, pictureFiles);
  const screenshotFiles = screenshotRoutes(screenshots, deps.files);
  screenshotFiles.onError(toError);
  app.route(VISUALIZATION_BASE, screenshotFiles);
  const views = sharedViewRoutes(
    new SharedViews({
      store: new SharedViewStore(deps.database),
      secret: deps.signingSecret,
      clock: deps.clock,
    }),
    deps.clock,
  );
  views.onError(toError);
  app.route(VISUALIZATION_BASE, views);
  return app;
}

type PathsOf = (endpoint: Endpoint) => readonly (string | undefined)[];

function buildApi(deps: TenantDeps, handlers: Handlers, pathsOf: PathsOf): Hono<TenantEnv> {
  const api = new Hono<TenantEnv>();
  api.use(safeHeaders);
  api.use(admit(deps.apiKeys));
  if (deps.faults) api.use(faults(deps));
  mountHandlers(api, handlers, pathsOf);
  api.all('*', () => {
    throw unknownEndpoint();
  });
  return api;
}

/** Lets pages of other web sites call from a browser, preflight included, and read what is said in headers. */
function allowOrigins(origins: readonly string[]) {
  return cors({
    origin: [...origins],
    allowMethods: ['GET', 'POST', 'PUT', 'DELETE'],
    allowHeaders: [...Object.values(everyCall).map(({ header }) => header), 'Content-Type'],
    exposeHeaders: ['Allow', 'Content-Disposition', 'ETag', 'Retry-After'],
    maxAge: 600,
  });
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
