import type { Logger } from 'pino';
import type { ModelCatalog } from '#server/model/product/catalog-model.ts';
import { ModelError } from '#server/model/source/diagnostic.ts';
import { StartError } from './settings/start-error.ts';
import type { ForeignSystems } from './tenant/foreign-systems.ts';
import { ForeignCatalog } from './upstreams/foreign-catalog.ts';
import { readUpstreams, type ConnectedSystem, type SystemFactories } from './upstreams/read-upstreams.ts';

/** The catalog with the products of other systems, and the systems. */
export interface ConnectedSystems {
  readonly catalog: ModelCatalog;
  readonly systems: ForeignSystems;
  /** Folders with pictures of their products. */
  readonly pictureFolders: readonly string[];
  readonly stop: () => void;
}

/** After this time, systems that did not say what they call their products are asked again. */
const RETRY_MS = 60_000;

/**
 * @param file of the setting `UPSTREAMS_FILE`; undefined for no other system than the sandboxes
 * @throws StartError with line and column of everything in the file that cannot be used
 */
export async function connectSystems(
  file: string | undefined,
  catalog: ModelCatalog,
  {
    env,
    factories,
    sandboxes,
    logger,
  }: {
    env: Readonly<Record<string, string | undefined>>;
    factories: SystemFactories;
    /** Of this server. */
    sandboxes: readonly ConnectedSystem[];
    logger: Logger;
  },
): Promise<ConnectedSystems> {
  const connected = [...sandboxes, ...(file === undefined ? [] : await readFile(file, env, factories))];
  if (connected.length === 0)
    return { catalog, systems: new Map(), pictureFolders: [], stop: () => undefined };
  const names = connected.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new StartError(
      `UPSTREAMS_FILE must not have a system named "${twice}": a sandbox of this server is called so.`,
    );
  const merged = new ForeignCatalog(catalog, connected, logger);
  const [misplaced] = merged.misplaced;
  if (misplaced) {
    const { system, id, tab } = misplaced;
    throw new StartError(
      `${file === undefined ? '' : `${file}: `}The product "${id}" of ${system} cannot be in the tab "${tab}", whose products are not configured. Choose another tab.`,
    );
  }
  return {
    catalog: merged,
    systems: new Map(connected.map((system) => [system.name, system])),
    pictureFolders: merged.pictureFolders,
    stop: keepAsking(merged),
  };
}

async function readFile(
  file: string,
  env: Readonly<Record<string, string | undefined>>,
  factories: SystemFactories,
): Promise<readonly ConnectedSystem[]> {
  return readUpstreams(file, env, factories).catch((error: unknown) => {
    if (!(error instanceof ModelError)) throw error;
    throw new StartError(`The systems of UPSTREAMS_FILE cannot be used.\n${error.message}`);
  });
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
