/**
 * The sandboxes of other CPQ systems on this server, and the adapters that configure a demo product through each of them. An adapter calls its
 * sandbox over HTTP, as it calls a real system. A sandbox is built when it is called for the first time.
 */
import { fileURLToPath } from 'node:url';
import type { Hono } from 'hono';
import type { Logger } from 'pino';
import type { ConfiguratorPort } from '#server/configurator/questions.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import type { ConnectedSystem, SystemFactories } from '#server/upstreams/read-upstreams.ts';
import { sandboxSystems } from './sandbox-systems.ts';

export interface SandboxOptions {
  /** Of the client `bespoke-sandbox` of the Salesforce sandbox. */
  readonly salesforceSecret: string;
  /** The adapters, by kind. */
  readonly factories: SystemFactories;
  readonly logger: Logger;
}

export interface Sandboxes {
  /** For the catalog. They can be called once `listensAt` has been. */
  readonly systems: readonly ConnectedSystem[];
  /** Names the server that serves `fetch`. @param origin `http://127.0.0.1:8080` */
  readonly listensAt: (origin: string) => void;
  /** What the sandboxes serve besides their own product. Called before the first request. */
  readonly serve: (products: ServedProducts) => void;
  /** Answers a request of which `isSandboxCall` is true. @param env of the connection */
  readonly fetch: (request: Request, env: unknown) => Promise<Response>;
}

export interface ServedProducts {
  /** The models of the shop as they are now. */
  readonly models: () => readonly ProductModel[];
  readonly configuratorFor: (model: ProductModel) => Promise<ConfiguratorPort>;
}

export type OpenSandboxes = (options: SandboxOptions) => Sandboxes;

export const openSandboxes: OpenSandboxes = ({ salesforceSecret, factories, logger }) => {
  let origin: string | undefined;
  let served: ServedProducts = {
    models: () => [],
    configuratorFor: () => Promise.reject(new Error('There are no engines yet.')),
  };
  const onFault = (error: unknown) => {
    logger.error({ err: error }, 'A call of a sandbox failed.');
  };
  const oracle = builtOnce(async () => {
    const { buildOracleSandbox } = await import('#server/oracle-cpq/sandbox/build-oracle-sandbox.ts');
    const { models, configuratorFor } = served;
    return buildOracleSandbox({ ownModels: models, configuratorFor, onFault });
  });
  const salesforce = builtOnce(async () => {
    const { buildSalesforceSandbox } = await import('#server/salesforce/sandbox/build-salesforce-sandbox.ts');
    const { app } = await buildSalesforceSandbox({
      clientSecret: salesforceSecret,
      rackFolder: folders.salesforce,
      models: served.models(),
      configuratorFor: served.configuratorFor,
      onFault,
    });
    return app;
  });
  return {
    systems: sandboxSystems({
      origin: () => {
        if (origin === undefined) throw new Error('The server does not listen yet.');
        return origin;
      },
      salesforceSecret,
      factories,
      folders,
    }),
    listensAt: (address) => {
      origin = address;
    },
    serve: (products) => {
      served = products;
    },
    fetch: async (request, env) => {
      const app = await (request.url.includes('/ccstore/') ? oracle() : salesforce());
      return app.fetch(request, env);
    },
  };
};

/** Folders with the models and pictures of the sandboxes' products; the build copies them (`tools/vite/copy-sandbox-models.ts`). */
const folders = {
  oracle: folder('../oracle-cpq/sandbox/products/laptop/', './sandbox-models/oracle-laptop/'),
  salesforce: folder('../salesforce/sandbox/rack/', './sandbox-models/salesforce-rack/'),
};

function folder(inSources: string, inBuild: string): string {
  return fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? inSources : inBuild, import.meta.url));
}

/** A build that failed is tried again with the next call. */
function builtOnce(build: () => Promise<Hono>): () => Promise<Hono> {
  let app: Promise<Hono> | undefined;
  return () => {
    app ??= build().catch((error: unknown) => {
      app = undefined;
      throw error;
    });
    return app;
  };
}
