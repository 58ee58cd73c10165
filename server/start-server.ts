import { accessSync, constants, mkdirSync } from 'node:fs';
import type { Hono } from 'hono';
import type { Logger } from 'pino';
import { buildApp } from './app.ts';
import type { Config } from './config.ts';
import { embedTenant } from './embed-tenant.ts';
import { buildSessions } from './gateway/sessions.ts';
import { embeddedUpstream, remoteUpstream, type Upstream } from './gateway/upstream.ts';
import { KeptAnswers } from './kept-answers.ts';
import { listen, type Listening } from './listen.ts';
import { nameAnswers, type AnswerSources } from './name-answers.ts';
import type { Telemetry } from './observe-requests.ts';
import { observeUpstream } from './observe-tenant.ts';
import { openSignIn } from './open-sign-in.ts';
import { readSecrets, type Secrets } from './platform/secrets.ts';
import { openMetrics } from './platform/telemetry/metrics.ts';
import { openTracing } from './platform/telemetry/open-tracing.ts';
import { serveMetrics } from './serve-metrics.ts';
import { StartError } from './start-error.ts';

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

/**
 * Starts everything and resolves when it answers requests.
 *
 * @throws StartError when the environment does not allow it, ModelError when a product model has errors
 */
export async function startServer(config: Config, logger: Logger): Promise<RunningServer> {
  ensureWritableFolder(config.dataDir, 'DATA_DIR');
  const secrets = readSecrets(config.dataDir);
  const telemetry = await openTelemetry(config);
  const { upstream, tenant, catalogView, isReady, close } = await openTenant(
    config,
    secrets,
    logger,
    telemetry,
  );
  let isStopping = false;
  const { trustProxy } = config;
  const sessions = buildSessions({ secret: secrets.sessionSecret, trustProxy });
  const { signIn, close: closeSignIn } = await openSignIn(config, secrets.sessionSecret, logger);
  try {
    const app = buildApp({
      isStopping: () => isStopping,
      isReady,
      telemetry,
      upstream,
      upstreamTimeoutMs: config.upstreamTimeoutMs,
      tenant,
      tenantCorsOrigins: config.tenant.corsOrigins,
      visualizationOrigins: config.upstream?.frameOrigins ?? [],
      sessions,
      signIn,
      clientDir: config.clientDir,
      visualizationDir: config.visualizationDir,
      trustProxy,
      logger,
    });
    const kept = new KeptAnswers(nameAnswers({ sessions, trustProxy, catalogView }), {
      logger,
      trustProxy,
      metrics: telemetry.metrics,
    });
    const listening = await listen(app.fetch, config, kept);
    const metricsListening = await listenForMetrics(config, telemetry);
    return {
      url: config.publicUrl ?? `http://${nameOf(config.host)}:${listening.port}`,
      port: listening.port,
      metricsPort: metricsListening?.port,
      async stop() {
        isStopping = true;
        await listening.close(config.shutdownTimeoutMs);
        await metricsListening?.close(0);
        await closeSignIn();
        await close();
        await telemetry.tracing?.close();
      },
    };
  } catch (error) {
    await closeSignIn();
    await close();
    throw error;
  }
}

/** The tenant of the settings: a real one, or the embedded one in this process. */
async function openTenant(
  config: Config,
  secrets: Secrets,
  logger: Logger,
  telemetry: Telemetry,
): Promise<{
  upstream: Upstream;
  tenant: Hono | undefined;
  catalogView: AnswerSources['catalogView'];
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
      catalogView: undefined,
      // A tenant elsewhere that does not answer is no reason to take this server away.
      isReady: () => Promise.resolve(true),
      close: () => Promise.resolve(),
    };
  }
  const { app, apiKey, pricingAuthorization, catalogView, isReady, close } = await embedTenant(
    config,
    secrets,
    logger,
    telemetry,
  );
  return {
    upstream: embeddedUpstream(apiKey, (request) => app.fetch(request), pricingAuthorization),
    tenant: app,
    catalogView,
    isReady,
    close,
  };
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
