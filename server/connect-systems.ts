import type { Logger } from 'pino';
import type { ModelCatalog } from '#server/model/product/catalog-model.ts';
import { ModelError } from '#server/model/source/diagnostic.ts';
import { StartError } from './start-error.ts';
import type { ForeignSystems } from './tenant/foreign-systems.ts';
import { ForeignCatalog } from './upstreams/foreign-catalog.ts';
import { readUpstreams, type ConnectedSystem, type SystemFactories } from './upstreams/read-upstreams.ts';

/** The catalog with the products of other systems, and the systems. */
export interface ConnectedSystems {
  readonly catalog: ModelCatalog;
  readonly systems: ForeignSystems;
  readonly stop: () => void;
}

/** After this time, systems that did not say what they call their products are asked again. */
const RETRY_MS = 60_000;

/**
 * @param file of the setting `UPSTREAMS_FILE`; undefined for no other system
 * @throws StartError with line and column of everything in the file that cannot be used
 */
export async function connectSystems(
  file: string | undefined,
  catalog: ModelCatalog,
  {
    env,
    factories,
    logger,
  }: {
    env: Readonly<Record<string, string | undefined>>;
    factories: SystemFactories;
    logger: Logger;
  },
): Promise<ConnectedSystems> {
  if (file === undefined) return { catalog, systems: new Map(), stop: () => undefined };
  const connected = await readUpstreams(file, env, factories).catch((error: unknown) => {
    if (!(error instanceof ModelError)) throw error;
    throw new StartError(`The systems of UPSTREAMS_FILE cannot be used.\n${error.message}`);
  });
  const merged = new ForeignCatalog(catalog, connected, logger);
  const [misplaced] = merged.misplaced;
  if (misplaced) {
    const { system, id, tab } = misplaced;
    throw new StartError(
      `${file}: The product "${id}" of ${system} cannot be in the tab "${tab}", whose products are not configured. Choose another tab.`,
    );
  }
  return { catalog: merged, systems: asForeignSystems(connected), stop: keepAsking(merged) };
}

function asForeignSystems(connected: readonly ConnectedSystem[]): ForeignSystems {
  return new Map(connected.map(({ name, configurator, timeoutMs }) => [name, { configurator, timeoutMs }]));
}

/** The server does not wait for other systems to start. @returns ends it */
function keepAsking(catalog: ForeignCatalog): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const ask = async () => {
    if ((await catalog.refresh()) || isStopped) return;
    timer = setTimeout(() => void ask(), RETRY_MS);
    timer.unref();
  };
  void ask();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
