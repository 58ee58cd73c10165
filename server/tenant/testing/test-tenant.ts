/**
 * The real tenant for tests: real models, engine and SQLite in a folder of its own; only time, ids and keys are known
 * beforehand. Calls go through `app.request()`, as a client's would.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Hono } from 'hono';
import { pino } from 'pino';
import type { ConfiguratorEngines } from '#server/configurator/configurator.ts';
import type { ConfiguratorPort } from '#server/configurator/questions.ts';
import { API_BASE } from '#contract/endpoint.ts';
import { loadCatalog } from '#server/model/compile/load-catalog.ts';
import type { ModelCatalog } from '#server/model/product/catalog-model.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { openDatabase } from '#server/platform/open-database.ts';
import { bomCadProducer } from './bom-cad-producer.ts';
import { drawDraft } from '../proposal/draw-draft.ts';
import type { DraftDocument } from '../proposal/draft-document.ts';
import { fullAccess } from '../api-access.ts';
import { defaultRequestAttributes } from '../request-attribute-rules.ts';
import { FileStore } from '#server/platform/files/file-store.ts';
import { FolderStorage } from '#server/platform/files/folder-storage.ts';
import { buildTenant } from '../tenant-app.ts';
import { buildServices, type TenantServices } from '../tenant-services.ts';
import type { TenantDeps } from '../tenant-deps.ts';
import { checkAnswer } from './check-answer.ts';

export const TEST_KEY = 'key-of-the-test-tenant';
export const modelsFolder = resolve(import.meta.dirname, '../../../models');

let catalog: Promise<ModelCatalog> | undefined;
const configurators = new Map<string, Promise<ConfiguratorPort>>();

/** The shop's own catalog, read once for all tests of a file. */
export function realCatalog(): Promise<ModelCatalog> {
  return (catalog ??= loadCatalog(modelsFolder));
}

function configuratorFor(model: ProductModel): Promise<ConfiguratorPort> {
  const key = `${model.name} ${model.revision}`;
  const configurator = configurators.get(key) ?? localConfigurator(model);
  configurators.set(key, configurator);
  return configurator;
}

/**
 * A configurator without a thread. Its code is loaded by the tests that configure something; the others start faster.
 * @param others engines of optimizations, if not real ones
 */
export async function localConfigurator(
  model: ProductModel,
  others?: ConfiguratorEngines['engineFor'],
): Promise<ConfiguratorPort> {
  const { createEngine } = await import('#server/engine/create-engine.ts');
  const { Configurator } = await import('#server/configurator/configurator.ts');
  const made = new Map<string, ReturnType<typeof createEngine>>();
  const engineFor: ConfiguratorEngines['engineFor'] = async (key, problem) => {
    const engine = made.get(key) ?? createEngine(problem);
    made.set(key, engine);
    return (await engine).sync;
  };
  const { sync } = await createEngine(model.problem);
  return new Configurator(model, { engine: sync, engineFor: others ?? engineFor });
}

/** Draws without a thread. */
const localDrawing: TenantDeps['draftThreads'] = {
  run: async (_, signal, prepare) => drawDraft((await prepare(signal)) as DraftDocument),
};

/** Decodes without a thread. Its code is loaded by the tests that upload pictures. */
const localPictures: TenantDeps['pictureThreads'] = {
  run: async (_, signal, prepare) => {
    const { reencodePicture } = await import('#server/platform/pictures/reencode-picture.ts');
    return reencodePicture((await prepare(signal)) as Uint8Array);
  },
};

type Params = Readonly<Record<string, string | number>> | readonly (readonly [string, string])[];

export interface TestCall {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH' | 'OPTIONS' | 'HEAD';
  readonly query?: Params;
  /** Sent urlencoded. */
  readonly form?: Params;
  /** Sent as it is. */
  readonly body?: NonNullable<RequestInit['body']>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as `X-External-ID`. */
  readonly as?: string;
  readonly language?: string;
  /** The API key; `null` sends none. */
  readonly key?: string | null;
  /** The current version's unless given. */
  readonly base?: string;
}

export interface TestTenant {
  readonly app: Hono;
  /** What the tenant was built of, for tests below HTTP. */
  readonly deps: TenantDeps;
  readonly services: TenantServices;
  readonly logLines: readonly Record<string, unknown>[];
  /** Where the bytes of customers' files lie. */
  readonly filesFolder: string;
  /** Calls an address below a base of the API; the answer has to be what the table of calls says. */
  call(path: string, call?: TestCall): Promise<Response>;
  /** As `call`, for a call that must succeed; returns the JSON. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the assertion that follows is the check
  json(path: string, call?: TestCall): Promise<any>;
  /** Closes the database and starts the tenant again over the same files. */
  restart(overrides?: Partial<TenantDeps>): Promise<void>;
  close(): Promise<void>;
}

export async function startTestTenant(overrides: Partial<TenantDeps> = {}): Promise<TestTenant> {
  const folder = mkdtempSync(join(tmpdir(), 'bespoke-tenant-'));
  const logLines: Record<string, unknown>[] = [];
  const logger = pino(
    {},
    { write: (line: string) => logLines.push(JSON.parse(line) as Record<string, unknown>) },
  );
  let ids = 0;
  let now = Date.UTC(2026, 0, 5, 9);
  const clock = () => new Date((now += 1_000));
  const randomId = () => (++ids).toString(16).padStart(32, '0');

  const build = async (more: Partial<TenantDeps>) => {
    const database = await openDatabase(folder);
    const deps: TenantDeps = {
      database,
      catalog: await realCatalog(),
      configuratorFor,
      files: new FileStore({
        database,
        storage: new FolderStorage(join(folder, 'files')),
        clock,
        randomId,
        limits: { fileSize: 1_000_000, ownerSize: 4_000_000 },
      }),
      cad: bomCadProducer,
      foreignSystems: new Map(),
      draftThreads: localDrawing,
      pictureThreads: localPictures,
      apiKeys: [fullAccess(TEST_KEY)],
      pricingAccounts: [],
      requestAttributes: defaultRequestAttributes,
      signingSecret: 'signing secret of the test tenant',
      corsOrigins: [],
      moveItems: false,
      clock,
      randomId,
      logger,
      modelsFolders: [modelsFolder],
      faults: false,
      ...more,
    };
    const services = buildServices(deps);
    services.jobs.start();
    const close = async () => {
      await services.jobs.close();
      await database.destroy();
    };
    return { app: buildTenant(deps, services), deps, services, close };
  };
  let running = await build(overrides);

  const call: TestTenant['call'] = async (path, sent = {}) => {
    const search = sent.query ? `?${encode(sent.query).toString()}` : '';
    const headers = new Headers(sent.headers);
    if (sent.key !== null) headers.set('X-Key', sent.key ?? TEST_KEY);
    if (sent.as !== undefined) headers.set('X-External-ID', sent.as);
    if (sent.language !== undefined) headers.set('X-Language', sent.language);
    const body = sent.form ? encode(sent.form) : sent.body;
    const method = sent.method ?? (body === undefined ? 'GET' : 'POST');
    const base = sent.base ?? API_BASE;
    const response = await running.app.request(`${base}${path}${search}`, {
      method,
      headers,
      ...(body !== undefined && { body }),
    });
    // Faults on demand have any status.
    if (!running.deps.faults) await checkAnswer(method, { base, path: path.split('?')[0] ?? '' }, response);
    return response;
  };

  return {
    get app() {
      return running.app;
    },
    get deps() {
      return running.deps;
    },
    get services() {
      return running.services;
    },
    logLines,
    filesFolder: join(folder, 'files'),
    call,
    async json(path, sent) {
      const response = await call(path, sent);
      const text = await response.text();
      if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${text}`);
      return JSON.parse(text) as unknown;
    },
    async restart(more = {}) {
      await running.close();
      running = await build({ ...overrides, ...more });
    },
    async close() {
      await running.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function encode(params: Params): URLSearchParams {
  const pairs = Array.isArray(params)
    ? (params as readonly (readonly [string, string])[])
    : Object.entries(params as Record<string, string | number>);
  const search = new URLSearchParams();
  for (const [name, value] of pairs) search.append(name, String(value));
  return search;
}
