import type { Hono } from 'hono';
import type { Logger } from 'pino';
import { buildApp } from './app.ts';
import type { Config } from './config.ts';
import { embedTenant } from './embed-tenant.ts';
import { embeddedUpstream, remoteUpstream, type Upstream } from './gateway/upstream.ts';
import { listen } from './listen.ts';
import { readSecrets, type Secrets } from './platform/secrets.ts';
import { ensureWritableFolder } from './writable-folder.ts';

export interface RunningServer {
  /** What to open in a browser. */
  readonly url: string;
  /** Where it listens, whatever the outside calls it. */
  readonly port: number;
  /** Ends the requests under way and closes the database. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts everything and resolves when it answers.
 *
 * @throws StartError when the surroundings are not as they have to be, ModelError when a product model is not
 */
export async function startServer(config: Config, logger: Logger): Promise<RunningServer> {
  ensureWritableFolder(config.dataDir, 'DATA_DIR');
  const secrets = readSecrets(config.dataDir);
  const { upstream, tenant, close } = await openTenant(config, secrets, logger);
  try {
    const app = buildApp({
      upstream,
      upstreamTimeoutMs: config.upstreamTimeoutMs,
      tenant,
      tenantCorsOrigins: config.tenant.corsOrigins,
      sessionSecret: secrets.sessionSecret,
      clientDir: config.clientDir,
      trustProxy: config.trustProxy,
      logger,
    });
    const listening = await listen(app.fetch, config);
    return {
      url: config.publicUrl ?? `http://${nameOf(config.host)}:${listening.port}`,
      port: listening.port,
      async stop() {
        await listening.close(config.shutdownTimeoutMs);
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The tenant of the settings: a real one somewhere, or our own in this process. */
async function openTenant(
  config: Config,
  secrets: Secrets,
  logger: Logger,
): Promise<{ upstream: Upstream; tenant: Hono | undefined; close: () => Promise<void> }> {
  if (config.upstream) {
    const upstream = remoteUpstream(config.upstream.url, config.upstream.key);
    return { upstream, tenant: undefined, close: () => Promise.resolve() };
  }
  const { app, apiKey, close } = await embedTenant(config, secrets, logger);
  return { upstream: embeddedUpstream(apiKey, (request) => app.fetch(request)), tenant: app, close };
}

/** Addresses of this very machine read better, and hold cookies better, by their name. */
function nameOf(host: string): string {
  if (['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
