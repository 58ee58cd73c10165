/**
 * Every environment variable of the server, in one table: name, meaning, default. `docs/configuration.md` shows the
 * same table; a test keeps the two together.
 */
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { StartError } from './start-error.ts';

const text = z.string().trim().min(1);
const milliseconds = z.coerce.number().int().min(100).max(600_000);
const origin = z.string().refine((value) => URL.canParse(value) && new URL(value).origin === value, {
  error: 'is not an origin such as https://shop.example.com',
});
const origins = z
  .string()
  .transform((value) => value.split(',').map((part) => part.trim()))
  .pipe(z.array(origin));
const httpUrl = z.url({ protocol: /^https?$/, error: 'is not an http(s) address' });
const onOff = z
  .enum(['0', '1', 'false', 'true', 'off', 'on'])
  .transform((value) => /^(1|true|on)$/.test(value));
/** Shorter keys could be part of ordinary text, and the gateway removes the key from every answer. */
const key = z.string().trim().min(8, { error: 'is shorter than 8 characters' });

interface Setting {
  readonly name: string;
  readonly meaning: string;
  /** As a person would write it. */
  readonly fallback: string;
}

export const settings = [
  { name: 'PORT', fallback: '8080', meaning: 'Port to listen on; 0 takes any free one.' },
  { name: 'HOST', fallback: '127.0.0.1', meaning: 'Address to listen on; `0.0.0.0` lets other machines in.' },
  {
    name: 'PUBLIC_URL',
    fallback: 'http://localhost:<PORT>',
    meaning: 'Address to print when the shop is ready.',
  },
  {
    name: 'DATA_DIR',
    fallback: './data',
    meaning: 'Folder of the database, the secrets and the cache of engines.',
  },
  { name: 'MODELS_DIR', fallback: './models', meaning: 'Folder of the product models.' },
  {
    name: 'LOG_LEVEL',
    fallback: 'warn',
    meaning: '`trace`, `debug`, `info`, `warn`, `error`, `fatal` or `silent`.',
  },
  {
    name: 'TENANT_API_KEY',
    fallback: 'random, kept in DATA_DIR',
    meaning: 'Key that callers of the embedded tenant have to show.',
  },
  {
    name: 'TENANT_SETTINGS',
    fallback: 'none',
    meaning: 'YAML file with further API keys and what a firm request has to say (below).',
  },
  {
    name: 'TENANT_CORS_ORIGINS',
    fallback: 'none',
    meaning: 'Origins, separated by commas, whose pages may call the embedded tenant.',
  },
  {
    name: 'TENANT_MOVE_ITEMS',
    fallback: 'off',
    meaning:
      '`on` lets API clients move items into the cart of the customer they name in `_externalId`, whoever has them now.',
  },
  {
    name: 'CONFIGURATION_DAYS',
    fallback: '90',
    meaning: 'How long the embedded tenant keeps configurations that nobody changes or buys; 0 for ever.',
  },
  {
    name: 'CART_DAYS',
    fallback: '180',
    meaning: 'How long the embedded tenant keeps carts that nobody changes; 0 for ever.',
  },
  {
    name: 'UPSTREAM_URL',
    fallback: 'the embedded tenant',
    meaning: 'Address of a real tenant, with or without `/self-service-api-v1.3`.',
  },
  {
    name: 'UPSTREAM_KEY',
    fallback: 'none',
    meaning: 'API key of the real tenant. Never reaches the browser.',
  },
  {
    name: 'UPSTREAMS_FILE',
    fallback: 'none',
    meaning: 'File of other CPQ systems that configure products of the embedded tenant’s catalog.',
  },
  { name: 'UPSTREAM_TIMEOUT_MS', fallback: '25000', meaning: 'How long a tenant may take to answer.' },
  {
    name: 'ENGINE_WORKERS',
    fallback: 'one core less than there are, 2 to 4',
    meaning:
      'Threads that solve, besides one for optimizations; started when they are needed. A model lives on one of them.',
  },
  {
    name: 'ENGINE_TIMEOUT_MS',
    fallback: '8000',
    meaning: 'How long an engine may work on one answer before the call ends as 504.',
  },
  {
    name: 'ENGINE_MODELS',
    fallback: '8',
    meaning: 'Models a thread keeps in memory; the one not asked for longest has to go.',
  },
  {
    name: 'ENGINE_MEMORY_MB',
    fallback: '512',
    meaning: 'Memory that the models of a thread may take; beyond it they go in the same order, down to one.',
  },
  {
    name: 'ENGINE_CACHE_MB',
    fallback: '100',
    meaning: 'Room in DATA_DIR for models ready to be used, so that starts are fast; 0 keeps none.',
  },
  {
    name: 'DRAFT_WORKERS',
    fallback: '1',
    meaning: 'Threads that draw draft proposals, each one draft at a time; up to 16 more drafts wait.',
  },
  {
    name: 'DRAFT_TIMEOUT_MS',
    fallback: '20000',
    meaning: 'How long making a draft may take once its turn has come, before the call ends as 504.',
  },
  {
    name: 'DRAFT_MEMORY_MB',
    fallback: '512',
    meaning: 'Memory that a thread may take for a draft; a cart that needs more gets none.',
  },
  {
    name: 'SHUTDOWN_TIMEOUT_MS',
    fallback: '10000',
    meaning: 'How long requests under way may take to end when the server is stopped.',
  },
  {
    name: 'TRUST_PROXY',
    fallback: 'off',
    meaning: '`on` behind a reverse proxy that sets `X-Forwarded-Proto` and `X-Forwarded-Host`.',
  },
  {
    name: 'METRICS_PORT',
    fallback: 'none',
    meaning: 'Port of `/metrics` for Prometheus, apart from the shop; 0 takes any free one.',
  },
  {
    name: 'METRICS_HOST',
    fallback: '127.0.0.1',
    meaning: 'Address of that port; `0.0.0.0` lets other machines in.',
  },
  {
    name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    fallback: 'none',
    meaning: 'Address of an OpenTelemetry collector that gets traces by OTLP over HTTP.',
  },
  { name: 'OTEL_SERVICE_NAME', fallback: 'bespoke', meaning: 'What this server is called in traces.' },
  {
    name: 'BESPOKE_FAULTS',
    fallback: 'off',
    meaning: '`on` lets sentinel inputs make the embedded tenant fail. For tests.',
  },
] as const satisfies readonly Setting[];

const schema = z
  .object({
    PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
    // Not `localhost`: Node may resolve that to ::1 only, and then 127.0.0.1 is not served.
    HOST: text.default('127.0.0.1'),
    PUBLIC_URL: httpUrl.optional(),
    DATA_DIR: text.default('data'),
    MODELS_DIR: text.default('models'),
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('warn'),
    TENANT_API_KEY: key.optional(),
    TENANT_SETTINGS: text.optional(),
    TENANT_CORS_ORIGINS: origins.default([]),
    TENANT_MOVE_ITEMS: onOff.default(false),
    CONFIGURATION_DAYS: z.coerce.number().int().min(0).max(10_000).default(90),
    CART_DAYS: z.coerce.number().int().min(0).max(10_000).default(180),
    UPSTREAM_URL: httpUrl.optional(),
    UPSTREAM_KEY: key.optional(),
    UPSTREAMS_FILE: text.optional(),
    UPSTREAM_TIMEOUT_MS: milliseconds.default(25_000),
    ENGINE_WORKERS: z.coerce.number().int().min(1).max(64).optional(),
    ENGINE_TIMEOUT_MS: milliseconds.default(8_000),
    ENGINE_MODELS: z.coerce.number().int().min(1).max(1_000).default(8),
    ENGINE_MEMORY_MB: z.coerce.number().int().min(32).max(100_000).default(512),
    ENGINE_CACHE_MB: z.coerce.number().int().min(0).max(100_000).default(100),
    DRAFT_WORKERS: z.coerce.number().int().min(1).max(32).default(1),
    DRAFT_TIMEOUT_MS: milliseconds.default(20_000),
    DRAFT_MEMORY_MB: z.coerce.number().int().min(64).max(100_000).default(512),
    SHUTDOWN_TIMEOUT_MS: milliseconds.default(10_000),
    TRUST_PROXY: onOff.default(false),
    METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
    METRICS_HOST: text.default('127.0.0.1'),
    OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl.optional(),
    OTEL_SERVICE_NAME: text.default('bespoke'),
    BESPOKE_FAULTS: onOff.default(false),
  } satisfies Record<(typeof settings)[number]['name'], z.ZodType>)
  .refine((env) => env.UPSTREAM_URL === undefined || env.UPSTREAM_KEY !== undefined, {
    error: 'is needed with UPSTREAM_URL',
    path: ['UPSTREAM_KEY'],
  })
  .refine((env) => env.UPSTREAM_KEY === undefined || env.UPSTREAM_URL !== undefined, {
    error: 'is needed with UPSTREAM_KEY',
    path: ['UPSTREAM_URL'],
  });

export type Config = ReturnType<typeof readConfig>;

/**
 * Reads the settings from the environment. Variables that are set to nothing count as not set.
 *
 * @param env e.g. `process.env`
 * @param root absolute folder of the package: where the default folders are
 * @param models absolute folders of the models that are to be the whole shop; when there are none, it is `MODELS_DIR`
 * @throws StartError with a line for every setting that cannot be used
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  root: string,
  models: readonly string[] = [],
) {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new StartError(parsed.error.issues.map(describeIssue).join('\n'));
  const values = parsed.data;
  const dataDir = given['DATA_DIR'] ? resolve(values.DATA_DIR) : resolve(root, values.DATA_DIR);
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PUBLIC_URL,
    dataDir,
    modelsDir: given['MODELS_DIR'] ? resolve(values.MODELS_DIR) : resolve(root, values.MODELS_DIR),
    models,
    clientDir: resolve(root, 'dist/client'),
    visualizationDir: resolve(root, 'dist/vis'),
    logLevel: values.LOG_LEVEL,
    tenant: {
      apiKey: values.TENANT_API_KEY,
      settingsFile: values.TENANT_SETTINGS === undefined ? undefined : resolve(values.TENANT_SETTINGS),
      upstreamsFile: values.UPSTREAMS_FILE === undefined ? undefined : resolve(values.UPSTREAMS_FILE),
      corsOrigins: values.TENANT_CORS_ORIGINS,
      moveItems: values.TENANT_MOVE_ITEMS,
      configurationDays: values.CONFIGURATION_DAYS,
      cartDays: values.CART_DAYS,
      faults: values.BESPOKE_FAULTS,
    },
    upstream:
      values.UPSTREAM_URL !== undefined && values.UPSTREAM_KEY !== undefined
        ? { url: values.UPSTREAM_URL, key: values.UPSTREAM_KEY }
        : undefined,
    upstreamTimeoutMs: values.UPSTREAM_TIMEOUT_MS,
    engine: {
      workers: values.ENGINE_WORKERS,
      answerLimit: values.ENGINE_TIMEOUT_MS,
      modelsPerWorker: values.ENGINE_MODELS,
      memoryPerWorker: values.ENGINE_MEMORY_MB * 2 ** 20,
      cache:
        values.ENGINE_CACHE_MB > 0
          ? { folder: join(dataDir, 'engine-cache'), size: values.ENGINE_CACHE_MB * 2 ** 20 }
          : undefined,
    },
    drafts: {
      slots: values.DRAFT_WORKERS,
      limit: values.DRAFT_TIMEOUT_MS,
      memory: values.DRAFT_MEMORY_MB,
    },
    shutdownTimeoutMs: values.SHUTDOWN_TIMEOUT_MS,
    trustProxy: values.TRUST_PROXY,
    metrics:
      values.METRICS_PORT === undefined
        ? undefined
        : { port: values.METRICS_PORT, host: values.METRICS_HOST },
    tracing:
      values.OTEL_EXPORTER_OTLP_ENDPOINT === undefined
        ? undefined
        : { endpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT, serviceName: values.OTEL_SERVICE_NAME },
  };
}

/** The value is not repeated: it may be a key. */
function describeIssue(issue: z.core.$ZodIssue): string {
  const name = String(issue.path[0]);
  const setting = settings.find((candidate) => candidate.name === name);
  const problem = issue.code === 'custom' ? issue.message : issue.message.replace(/^Invalid input: /, '');
  return `${name} ${problem.startsWith('is ') ? problem : `cannot be used (${problem})`}. ${setting?.meaning ?? ''}`.trim();
}
