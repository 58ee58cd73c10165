import { fileURLToPath } from 'node:url';
import type { Hono } from 'hono';
import type { ConfiguratorPort } from '#server/configurator/questions.ts';
import { loadModel } from '#server/model/compile/load-model.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { CallRate } from './call-rate.ts';
import { oracleProduct, type OracleProduct } from './oracle-product.ts';
import { laptopForShops, laptopInPages, laptopOnOnePage } from './products/laptop-profiles.ts';
import { OWN_FAMILY, ownProfile } from './products/own-profile.ts';
import { sandboxApp } from './sandbox-app.ts';
import { SavedConfigurations } from './saved-configurations.ts';
import { SessionCache } from './session-cache.ts';
import { OpenSessions, type ProductNames } from './open-sessions.ts';
import { PageCalls } from './page-calls.ts';
import { RowCalls } from './row-calls.ts';
import { SavingCalls } from './saving-calls.ts';

export interface OracleSandboxOptions {
  /** The models of the shop as they are now; each is served as `bespoke` / `bespoke` / its name. */
  readonly ownModels: () => readonly ProductModel[];
  readonly configuratorFor: (model: ProductModel) => Promise<ConfiguratorPort>;
  readonly onFault: (error: unknown) => void;
  readonly clock?: () => Date;
  /** Of one caller. */
  readonly callsPerMinute?: number;
  /** Sessions and saved configurations that are kept at most, and how long a session lives unused (milliseconds). */
  readonly sessions?: number;
  readonly sessionLifetime?: number;
}

/** The build copies the models of sandboxes beside the built server (`tools/vite/copy-sandbox-models.ts`). */
const laptopFolder = new URL(
  import.meta.url.endsWith('.ts') ? './products/laptop/' : './sandbox-models/oracle-laptop/',
  import.meta.url,
);

const SESSIONS = 2_000;
const SESSION_LIFETIME_MS = 30 * 60_000;
const CALLS_PER_MINUTE = 1_200;

/**
 * An emulation of Oracle Commerce's calls for configurations, to be mounted at the root: its paths begin with
 * `/ccstore/v1/cpq/configurations`.
 * @throws ModelError for a laptop that cannot be read
 */
export async function buildOracleSandbox(options: OracleSandboxOptions): Promise<Hono> {
  const { clock = () => new Date(), sessions = SESSIONS } = options;
  const laptop = await loadModel(fileURLToPath(laptopFolder));
  const examples = [laptopOnOnePage, laptopInPages, laptopForShops].map((profile) =>
    oracleProduct(laptop, profile),
  );
  const ownProducts = new WeakMap<ProductModel, OracleProduct>();
  const ownProduct = (model: ProductModel): OracleProduct => {
    const product = ownProducts.get(model) ?? oracleProduct(model, ownProfile(model));
    ownProducts.set(model, product);
    return product;
  };
  const productFor = (names: ProductNames): OracleProduct | undefined => {
    const example = examples.find(({ profile }) => hasNames(profile, names));
    if (example || names.productFamily !== OWN_FAMILY || names.productLine !== OWN_FAMILY) return example;
    const model = options.ownModels().find(({ name }) => name === names.model);
    return model && ownProduct(model);
  };
  const saved = new SavedConfigurations(sessions);
  const open = new OpenSessions({
    productFor,
    configuratorFor: options.configuratorFor,
    cache: new SessionCache(clock, { sessions, lifetime: options.sessionLifetime ?? SESSION_LIFETIME_MS }),
    clock,
  });
  return sandboxApp({
    pages: new PageCalls(open, saved),
    rows: new RowCalls(open),
    saving: new SavingCalls(open, saved),
    rate: new CallRate(clock, options.callsPerMinute ?? CALLS_PER_MINUTE),
    onFault: options.onFault,
  });
}

function hasNames(profile: ProductNames, names: ProductNames): boolean {
  return (
    profile.productFamily === names.productFamily &&
    profile.productLine === names.productLine &&
    profile.model === names.model
  );
}
