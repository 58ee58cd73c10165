import { accessSync, constants, mkdirSync } from 'node:fs';
import type { Hono } from 'hono';
import type { Logger } from 'pino';
import { buildApp } from './app.ts';
import type { Config } from './settings/config.ts';
import { embedTenant, type EmbeddedTenant, type TenantParts } from './embed-tenant.ts';
import { buildSessions } from './gateway/sessions.ts';
import type { SignIn } from './gateway/sign-in-routes.ts';
import { embeddedUpstream, remoteUpstream, type Upstream } from './gateway/upstream.ts';
import { KeptAnswers } from './http/kept-answers.ts';
import { listen, type Listening } from './http/listen.ts';
import { nameAnswers, type AnswerSources } from './http/name-answers.ts';
import type { Telemetry } from './http/observe-requests.ts';
import { observeUpstream } from './observe-tenant.ts';
import { openDesk } from './open-desk.ts';
import { openSignIn } from './open-sign-in.ts';
import { runDaily } from './run-daily.ts';
import { openDatabase } from './platform/open-database.ts';
import { readSecrets } from './platform/secrets.ts';
import { openMetrics } from './platform/telemetry/metrics.ts';
import { openTracing } from './platform/telemetry/open-tracing.ts';
import { serveMetrics } from './serve-metrics.ts';
import type { OpenSandboxes } from './sandboxes/open-sandboxes.ts';
import { StartError } from './settings/start-error.ts';
import { systemFactories } from './system-factories.ts';

export interface RunningServer {
  /** The address to open in a browser. */
  readonly url: string;
  /** The port it listens on; the public address may have another one. */
  readonly port: number;
  /** The port of `/metrics`, where there is one. */
  readonly metricsPort: number | undefined;
  /** Waits for open requests and closes the database. */
  readonly stop: () => Promise<void>;
}

/** What a server may do without. */
export interface ServerParts {
  /** Used where the settings have sandboxes. */
  readonly openSandboxes?: OpenSandboxes;
}

/**
 * Starts everything and resolves when it answers requests.
 *
 * @throws StartError when the environment does not allow it, ModelError when a product model has errors
 */
export async function startServer(
  config: Config,
  logger: Logger,
  { openSandboxes }: ServerParts = {},
): Promise<RunningServer> {
  ensureWritableFolder(config.dataDir, 'DATA_DIR');
  const secrets = readSecrets(config.dataDir);
  const telemetry = await openTelemetry(config);
  const sandboxes = config.sandboxes.areOn
    ? openSandboxes?.({
        salesforceSecret: config.sandboxes.salesforceSecret ?? secrets.salesforceSandboxSecret,
        factories: systemFactories,
        logger,
      })
    : undefined;
  const database = await openDatabase(config.dataDir);
  const opened = await openTenant({ config, secrets, logger, telemetry, database, sandboxes }).catch(
    async (error: unknown) => {
      await database.destroy();
      throw error;
    },
  );
  const { upstream, tenant, forDesk, catalogSource, isReady } = opened;
  let stopCleaning: (() => void) | undefined;
  const close = async () => {
    stopCleaning?.();
    await opened.close();
    await database.destroy();
  };
  let isStopping = false;
  const { trustProxy } = config;
  const sessions = buildSessions({ secret: secrets.sessionSecret, trustProxy });
  try {
    const signIn = openSignIn({ config, database, secret: secrets.sessionSecret, logger });
    stopCleaning = removeOldAuditEntries(signIn, config, logger);
    const desk = forDesk && openDesk({ tenant: forDesk, sessions: signIn.sessions, config });
    const app = buildApp({
      isStopping: () => isStopping,
      isReady,
      telemetry,
      upstream,
      upstreamTimeoutMs: config.upstreamTimeoutMs,
      tenant,
      sandboxes,
      tenantCorsOrigins: config.tenant.corsOrigins,
      visualizationOrigins: config.upstream?.frameOrigins ?? [],
      sessions,
      signIn,
      ...(desk && { desk }),
      clientDir: config.clientDir,
      visualizationDir: config.visualizationDir,
      trustProxy,
      logger,
    });
    const kept = new KeptAnswers(nameAnswers({ sessions, trustProxy, catalog: catalogSource }), {
      logger,
      trustProxy,
      metrics: telemetry.metrics,
    });
    const listening = await listen(app.fetch, config, kept);
    sandboxes?.listensAt(`http://${reachable(config.host)}:${listening.port}`);
    const metricsListening = await listenForMetrics(config, telemetry);
    return {
      url: config.publicUrl ?? `http://${nameOf(config.host)}:${listening.port}`,
      port: listening.port,
      metricsPort: metricsListening?.port,
      async stop() {
        isStopping = true;
        await listening.close(config.shutdownTimeoutMs);
        await metricsListening?.close(0);
        await close();
        await telemetry.tracing?.close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The tenant of the settings: a real one, or the embedded one in this process. */
async function openTenant({ config, telemetry, ...parts }: TenantParts): Promise<{
  upstream: Upstream;
  tenant: Hono | undefined;
  forDesk: EmbeddedTenant['forDesk'] | undefined;
  catalogSource: AnswerSources['catalog'];
  isReady: () => Promise<boolean>;
  close: () => Promise<void>;
}> {
  if (config.upstream) {
    const upstream = observeUpstream(
      remoteUpstream(config.upstream.url, config.upstream.key, config.upstream.pricingAuthorization),
      telemetry,
    );
    return {
      upstream,
      tenant: undefined,
      // The API of a tenant elsewhere tells the requests of one customer only.
      forDesk: undefined,
      catalogSource: undefined,
      // A tenant elsewhere that does not answer is no reason to take this server away.
      isReady: () => Promise.resolve(true),
      close: () => Promise.resolve(),
    };
  }
  const { app, apiKey, pricingAuthorization, forDesk, catalogSource, isReady, close } = await embedTenant({
    config,
    telemetry,
    ...parts,
  });
  return {
    upstream: embeddedUpstream(apiKey, (request) => app.fetch(request), pricingAuthorization),
    tenant: app,
    forDesk,
    catalogSource,
    isReady,
    close,
  };
}

/** Once a day, with a tenant elsewhere, too. @returns a function that stops it */
function removeOldAuditEntries(
  { audit }: Pick<SignIn, 'audit'>,
  { auditDays }: Config,
  logger: Logger,
): (() => void) | undefined {
  if (auditDays === 0) return undefined;
  return runDaily(
    async () => {
      const removed = await audit.removeOlderThan(auditDays);
      if (removed > 0) logger.info({ removed }, 'Removed old entries of the audit log.');
    },
    (error) => {
      logger.warn({ err: error }, 'Old entries of the audit log could not be removed.');
    },
  );
}

async function openTelemetry({ metrics, tracing }: Config): Promise<Telemetry> {
  return {
    metrics: metrics && (await openMetrics()),
    tracing: tracing && (await openTracing(tracing.endpoint, tracing.serviceName)),
  };
}

async function listenForMetrics(config: Config, { metrics }: Telemetry): Promise<Listening | undefined> {
  return config.metrics && metrics && serveMetrics(metrics, config.metrics);
}

/** Addresses of this machine by their name, which is also a better host for cookies. */
function nameOf(host: string): string {
  if (['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

/** The host at which a server reaches itself. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

/**
 * Creates a folder if needed, and checks that it can be written.
 *
 * @param setting name of the environment variable for it
 * @throws StartError
 */
function ensureWritableFolder(folder: string, setting: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new StartError(
      `The folder ${folder} cannot be written${code}. Make it writable, or set ${setting} to another one.`,
    );
  }
}
