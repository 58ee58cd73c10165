import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { sql, type Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Config } from './settings/config.ts';
import { connectSystems } from './connect-systems.ts';
import { cadOnThreads } from './cad-on-threads.ts';
import type { DeskTenant } from './desk/desk-tenant.ts';
import { Engines } from './engines.ts';
import { basicAuthorization } from './gateway/category-pricing.ts';
import { LiveModels } from './live-models.ts';
import type { ModelCatalog } from '#server/model/product/catalog-model.ts';
import { loadCatalog } from '#server/model/compile/load-catalog.ts';
import { FileStore } from './platform/files/file-store.ts';
import { FolderStorage } from './platform/files/folder-storage.ts';
import type { DatabaseSchema } from './platform/database-schema.ts';
import type { Secrets } from './platform/secrets.ts';
import { removeAbandonedCarts } from './tenant/cart/remove-abandoned-carts.ts';
import { removeAbandoned } from './tenant/configuration/store.ts';
import { ThreadPool } from './platform/thread-pool.ts';
import { removeOldJobs } from './tenant/remove-old-jobs.ts';
import { readTenantSettings } from './settings/tenant-settings.ts';
import { fullAccess } from './tenant/api-access.ts';
import { runDaily } from './run-daily.ts';
import type { AnswerSources, CatalogSource } from './http/name-answers.ts';
import type { Sandboxes } from './sandboxes/open-sandboxes.ts';
import { systemFactories } from './system-factories.ts';
import type { Telemetry } from './http/observe-requests.ts';
import { observeConfigurators } from './observe-tenant.ts';
import type { CartReader } from './tenant/cart/cart-reader.ts';
import { removeFilesOfNothing } from './tenant/item-files.ts';
import { identifyCaller } from './tenant/http/identify-caller.ts';
import type { TenantDeps } from './tenant/tenant-deps.ts';
import { buildServices } from './tenant/tenant-services.ts';
import { buildTenant } from './tenant/tenant-app.ts';

/** What the embedded tenant is made of. */
export interface TenantParts {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly logger: Logger;
  readonly telemetry: Telemetry;
  /** Whoever opened it closes it, after `close`. */
  readonly database: Kysely<DatabaseSchema>;
  /** Whose products are in the catalog, too, and which serve the products of the tenant. */
  readonly sandboxes?: Sandboxes | undefined;
}

export interface EmbeddedTenant {
  readonly app: Hono;
  readonly apiKey: string;
  /** Of the account with which the gateway reads prices of services; new with every start. */
  readonly pricingAuthorization: string;
  /** What the desk of people who sell needs of it. */
  readonly forDesk: DeskTenant;
  /** See `AnswerSources`. */
  readonly catalogSource: AnswerSources['catalog'];
  /** Whether the database answers. */
  readonly isReady: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}

/**
 * The embedded tenant with its models, database and engines, which are loaded before it resolves.
 *
 * @throws ModelError when a product model has errors
 */
export async function embedTenant(parts: TenantParts): Promise<EmbeddedTenant> {
  const { config, logger } = parts;
  const engines = new Engines(config.engine, (text) => {
    logger.warn(text);
  });
  try {
    return await openTenant(parts, engines);
  } catch (error) {
    engines.close();
    throw error;
  }
}

async function openTenant(
  { config, secrets, logger, telemetry, database, sandboxes }: TenantParts,
  engines: Engines,
): Promise<EmbeddedTenant> {
  const settings = readTenantSettings(config.tenant.settingsFile);
  // The thread starts while the models are read.
  engines.prepare();
  const live = await openLiveModels(config, engines);
  const own = live ?? (await loadCatalog(config.modelsDir));
  const { catalog, systems, pictureFolders, stop } = await connectSystems(config.tenant.upstreamsFile, own, {
    env: process.env,
    factories: systemFactories,
    sandboxes: sandboxes?.systems ?? [],
    logger,
  });
  const models = () => own.tabs.flatMap((tab) => tab.products.flatMap(({ model }) => (model ? [model] : [])));
  sandboxes?.serve({ models, configuratorFor: engines.for });
  const ready = Promise.all(models().map((model) => engines.warmUp(model)));
  // Awaited below; until then a rejection must not count as unhandled.
  ready.catch(() => undefined);
  const apiKey = config.tenant.apiKey ?? secrets.tenantApiKey;
  const gatewayPassword = randomBytes(24).toString('base64url');
  const clock = () => new Date();
  const randomId = () => randomBytes(16).toString('hex');
  const draftThreads = new ThreadPool({
    ...config.drafts,
    ...DRAFT_QUEUE,
    entry: workerEntry('tenant/proposal', 'draft-worker'),
  });
  const pictureThreads = new ThreadPool({
    ...PICTURES,
    entry: workerEntry('platform/pictures', 'picture-worker'),
  });
  const cadThreads = new ThreadPool({ ...CAD, entry: workerEntry('cad', 'cad-worker') });
  const deps: TenantDeps = {
    database,
    catalog,
    configuratorFor: observeConfigurators(engines.for, telemetry),
    files: new FileStore({
      database,
      storage: new FolderStorage(join(config.dataDir, 'files')),
      clock,
      randomId,
      limits: config.files,
    }),
    cad: cadOnThreads(cadThreads, logger),
    foreignSystems: systems,
    draftThreads,
    pictureThreads,
    apiKeys: [fullAccess(apiKey), ...settings.apiKeys],
    pricingAccounts: [
      ...settings.pricingAccounts,
      { name: GATEWAY_ACCOUNT, password: { text: gatewayPassword }, costs: true, organization: '' },
    ],
    requestAttributes: settings.requestAttributes,
    signingSecret: secrets.signingSecret,
    corsOrigins: config.tenant.corsOrigins,
    moveItems: config.tenant.moveItems,
    clock,
    randomId,
    logger,
    modelsFolders: live?.folders ?? [config.modelsDir],
    pictureFolders,
    faults: config.tenant.faults,
  };
  const services = buildServices(deps);
  const app = buildTenant(deps, services);
  try {
    await ready;
  } catch (error) {
    live?.close();
    stop();
    throw error;
  }
  services.jobs.start();
  const { configurationDays, cartDays } = config.tenant;
  const stopCleaning = runDaily(
    async () => {
      if (cartDays > 0) {
        const carts = await removeAbandonedCarts({ database, clock }, cartDays);
        if (carts > 0) logger.info({ removed: carts }, 'Removed abandoned carts.');
      }
      await removeFilesOfNothing(deps);
      const files = await deps.files.sweep();
      if (files > 0) logger.info({ removed: files }, 'Removed files that an interrupted upload has left.');
      const jobs = await removeOldJobs({ jobs: services.jobs, files: deps.files, clock }, JOB_DAYS);
      if (jobs > 0) logger.info({ removed: jobs }, 'Removed old jobs and their files.');
      if (configurationDays === 0) return;
      const removed = await removeAbandoned({ database, clock }, configurationDays);
      if (removed > 0) logger.info({ removed }, 'Removed abandoned configurations.');
    },
    (error) => {
      logger.warn({ err: error }, 'Old carts, files and configurations could not be removed.');
    },
  );
  return {
    app,
    apiKey,
    pricingAuthorization: basicAuthorization(GATEWAY_ACCOUNT, gatewayPassword),
    forDesk: { ...services.forDesk, database, clock, randomId },
    // Faults would be answered once, and then no more.
    catalogSource: config.tenant.faults
      ? undefined
      : { viewOf: viewCatalog(catalog, services.cartReader), callerOf: identifyCaller(deps.apiKeys) },
    isReady: () =>
      sql`select 1`.execute(database).then(
        () => true,
        () => false,
      ),
    async close() {
      stopCleaning();
      await services.jobs.close();
      stop();
      live?.close();
      draftThreads.close();
      pictureThreads.close();
      cadThreads.close();
      engines.close();
    },
  };
}

/** As long as CAD files can be downloaded after they were made; a failed job can be looked at as long. */
const JOB_DAYS = 30;

/** A browser makes one draft at a time; the second is another tab's. */
const DRAFT_QUEUE = { waiting: 16, perOwner: 2 };

/** One picture at a time, in milliseconds and megabytes; the pixels are outside of JavaScript's heap. */
const GATEWAY_ACCOUNT = 'gateway of the shop';
/** The queue of jobs runs one after the other. */
const CAD = { slots: 1, waiting: 4, perOwner: 4, limit: 300_000, memory: 1_024 };
const PICTURES = { slots: 1, waiting: 32, perOwner: 4, limit: 30_000, memory: 256 };

/** Beside the built server there are the built workers; run from its sources, the server runs theirs as well. */
function workerEntry(folder: string, name: string): URL {
  const isSource = import.meta.url.endsWith('.ts');
  return new URL(isSource ? `./${folder}/${name}-source.mjs` : `./${name}.js`, import.meta.url);
}

/** Products are named by how often they were replaced: an author's model is read again when its file changes. */
function viewCatalog(catalog: ModelCatalog, carts: Pick<CartReader, 'currencyAt'>): CatalogSource['viewOf'] {
  let tabs = catalog.tabs;
  let revision = 0;
  return async (externalId) => {
    const { currency, mark } =
      externalId === undefined
        ? { currency: catalog.currency, mark: '' }
        : await carts.currencyAt(externalId);
    if (catalog.tabs !== tabs) {
      tabs = catalog.tabs;
      revision += 1;
    }
    return { key: `${revision} ${currency}`, stamp: mark };
  };
}

/** The models given on the command line, if any. The results of their changes are printed on the console. */
async function openLiveModels(config: Config, engines: Engines): Promise<LiveModels | undefined> {
  if (config.models.length === 0) return undefined;
  return LiveModels.open(config.models, engines, (text) => void process.stderr.write(`${text}\n`));
}
