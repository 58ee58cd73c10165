/**
 * Every environment variable of the server, in one table: name, meaning, default. `docs/configuration.md` shows the
 * same table; a test keeps the two together.
 */
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { basicAuthorization } from '../gateway/category-pricing.ts';
import { settings } from './settings.ts';
import { StartError } from './start-error.ts';

const text = z.string().trim().min(1);
const milliseconds = z.coerce.number().int().min(100).max(600_000);
const percent = z.coerce.number().min(0).max(100).multipleOf(0.01);
const origin = z.string().refine((value) => URL.canParse(value) && new URL(value).origin === value, {
  error: 'is not an origin such as https://shop.example.com',
});
/** Texts, separated by commas. */
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
);

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
    UPSTREAMS_FILE: text.optional(),
    SANDBOX_SYSTEMS: onOff.optional(),
    SALESFORCE_SANDBOX_SECRET: key.optional(),
    UPSTREAM_URL: httpUrl.optional(),
    UPSTREAM_KEY: key.optional(),
    UPSTREAM_FRAME_ORIGINS: origins.default([]),
    UPSTREAM_PRICING_USER: text.optional(),
    UPSTREAM_PRICING_PASSWORD: z.string().optional(),
    OPENID_ISSUER: httpUrl.optional(),
    OPENID_CLIENT_ID: z.string().optional(),
    OPENID_CLIENT_SECRET: z.string().optional(),
    OPENID_ROLE_CLAIM: z.string().default('groups'),
    OPENID_REPS: list.default([]),
    OPENID_ADMINS: list.default([]),
    OPENID_COSTS: list.default([]),
    DISCOUNT_LIMIT_REP: percent.default(5),
    DISCOUNT_LIMIT_ADMIN: percent.default(20),
    AUDIT_DAYS: z.coerce.number().int().min(0).max(10_000).default(400),
    UPSTREAM_TIMEOUT_MS: milliseconds.default(25_000),
    ENGINE_WORKERS: z.coerce.number().int().min(1).max(64).optional(),
    ENGINE_TIMEOUT_MS: milliseconds.default(8_000),
    ENGINE_MODELS: z.coerce.number().int().min(1).max(1_000).default(8),
    ENGINE_MEMORY_MB: z.coerce.number().int().min(32).max(100_000).default(512),
    ENGINE_CACHE_MB: z.coerce.number().int().min(0).max(100_000).default(100),
    DRAFT_WORKERS: z.coerce.number().int().min(1).max(32).default(1),
    DRAFT_TIMEOUT_MS: milliseconds.default(20_000),
    UPLOAD_MB: z.coerce.number().int().min(1).max(10_000).default(20),
    CUSTOMER_FILES_MB: z.coerce.number().int().min(1).max(1_000_000).default(200),
    DRAFT_MEMORY_MB: z.coerce.number().int().min(64).max(100_000).default(512),
    SHUTDOWN_TIMEOUT_MS: milliseconds.default(10_000),
    TRUST_PROXY: onOff.default(false),
    METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
    METRICS_HOST: text.default('127.0.0.1'),
    OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl.optional(),
    OTEL_SERVICE_NAME: text.default('bespoke'),
    BESPOKE_FAULTS: onOff.default(false),
  } satisfies Record<(typeof settings)[number]['name'], z.ZodType>)
  .refine((env) => env.OPENID_ISSUER === undefined || env.OPENID_CLIENT_ID !== undefined, {
    error: 'is needed with OPENID_ISSUER',
    path: ['OPENID_CLIENT_ID'],
  })
  .refine((env) => env.OPENID_ISSUER === undefined || env.OPENID_CLIENT_SECRET !== undefined, {
    error: 'is needed with OPENID_ISSUER',
    path: ['OPENID_CLIENT_SECRET'],
  })
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
    sandboxes: {
      // They are part of the demo shop, and of no other unless asked for.
      areOn:
        values.UPSTREAM_URL === undefined &&
        (values.SANDBOX_SYSTEMS ??
          (models.length === 0 && !given['MODELS_DIR'] && values.UPSTREAMS_FILE === undefined)),
      salesforceSecret: values.SALESFORCE_SANDBOX_SECRET,
    },
    upstream:
      values.UPSTREAM_URL !== undefined && values.UPSTREAM_KEY !== undefined
        ? {
            url: values.UPSTREAM_URL,
            key: values.UPSTREAM_KEY,
            frameOrigins: values.UPSTREAM_FRAME_ORIGINS,
            pricingAuthorization:
              values.UPSTREAM_PRICING_USER === undefined
                ? undefined
                : basicAuthorization(values.UPSTREAM_PRICING_USER, values.UPSTREAM_PRICING_PASSWORD ?? ''),
          }
        : undefined,
    openId:
      values.OPENID_ISSUER !== undefined &&
      values.OPENID_CLIENT_ID !== undefined &&
      values.OPENID_CLIENT_SECRET !== undefined
        ? {
            issuer: values.OPENID_ISSUER,
            clientId: values.OPENID_CLIENT_ID,
            clientSecret: values.OPENID_CLIENT_SECRET,
            roleClaim: values.OPENID_ROLE_CLAIM,
            roles: { rep: values.OPENID_REPS, admin: values.OPENID_ADMINS, costs: values.OPENID_COSTS },
          }
        : undefined,
    /** By role, in hundredths of a percent. */
    discountLimits: {
      rep: Math.round(values.DISCOUNT_LIMIT_REP * 100),
      admin: Math.round(values.DISCOUNT_LIMIT_ADMIN * 100),
    },
    auditDays: values.AUDIT_DAYS,
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
    files: { fileSize: values.UPLOAD_MB * 1_000_000, ownerSize: values.CUSTOMER_FILES_MB * 1_000_000 },
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
