import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ConfiguratorPort } from '#server/configurator/questions.ts';
import { EngineStopped, EngineTimeout } from '#server/engine/engine-errors.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { AccessTokens } from './access-tokens.ts';
import { configuratorRoutes } from './configurator-routes.ts';
import { discoveryRoutes } from './discovery-routes.ts';
import { productOfModel } from './product-of-model.ts';
import { loadRack } from './rack/load-rack.ts';
import { SandboxError } from './sandbox-error.ts';
import { SandboxOrg } from './sandbox-org.ts';

export interface SalesforceSandboxSettings {
  /** Of the client `bespoke-sandbox`. */
  readonly clientSecret: string;
  /** The folder of the server rack's model. */
  readonly rackFolder: string;
  /** Products of ours that are served as well. */
  readonly models?: readonly ProductModel[];
  /** Answers for a model, on whatever thread. */
  readonly configuratorFor: (model: ProductModel) => Promise<ConfiguratorPort>;
  /** Is given what a call failed with that nobody expected. */
  readonly onFault?: (error: unknown) => void;
  readonly clock?: () => Date;
  /** How long a context lives that nobody uses. */
  readonly contextMs?: number;
  /** How long an access token lives. */
  readonly tokenMs?: number;
}

export interface SalesforceSandbox {
  readonly app: Hono;
  /** For tests: what systems do by themselves after a while. */
  readonly expireContexts: () => void;
  readonly revokeTokens: () => void;
}

const MOST_BYTES = 1024 * 1024;

/**
 * An emulation of a Salesforce org with Revenue Cloud, at `/services/oauth2/token` and `/services/data/v66.0` (and any later
 * version): the server rack of Salesforce's documents, and products of ours. It keeps everything in memory.
 *
 * @throws ModelError when the model of the rack cannot be read
 */
export async function buildSalesforceSandbox(
  settings: SalesforceSandboxSettings,
): Promise<SalesforceSandbox> {
  const { clock = () => new Date(), contextMs = 15 * 60_000, tokenMs = 2 * 3_600_000 } = settings;
  const org = new SandboxOrg(contextMs, clock);
  const tokens = new AccessTokens(settings.clientSecret, tokenMs, clock);
  const deps = {
    org,
    products: [await loadRack(settings.rackFolder), ...(settings.models ?? []).map(productOfModel)],
    configuratorFor: settings.configuratorFor,
    clock,
  };
  const app = new Hono();
  app.use(bodyLimit({ maxSize: MOST_BYTES }));
  app.post('/services/oauth2/token', tokens.grant);
  const data = new Hono();
  data.use(tokens.require);
  data.route('/connect/cpq/configurator', configuratorRoutes(deps));
  data.route('/', discoveryRoutes(deps));
  app.route('/services/data/:version{v\\d+\\.0}', data);
  app.notFound((c) =>
    c.json([{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }], 404),
  );
  app.onError((error, c) => {
    const { status, code, message } = describe(error);
    if (status === 500) settings.onFault?.(error);
    return c.json([{ errorCode: code, message }], status);
  });
  return {
    app,
    expireContexts: () => {
      org.expireContexts();
    },
    revokeTokens: () => {
      tokens.revokeAll();
    },
  };
}

function describe(error: unknown) {
  if (error instanceof SandboxError) return error;
  if (error instanceof EngineTimeout || error instanceof EngineStopped)
    return { status: 503, code: 'SERVER_UNAVAILABLE', message: 'The server is busy.' } as const;
  return { status: 500, code: 'UNKNOWN_EXCEPTION', message: 'An unexpected error occurred.' } as const;
}
