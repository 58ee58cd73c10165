/** `/metrics` on a port of its own, so that it is not reachable wherever the shop is. */
import { Hono } from 'hono';
import type { Config } from './settings/config.ts';
import { listen, type Listening } from './http/listen.ts';
import type { Metrics } from './platform/telemetry/metrics.ts';

/** @throws StartError when the address is not available */
export function serveMetrics(metrics: Metrics, address: NonNullable<Config['metrics']>): Promise<Listening> {
  const app = new Hono();
  app.get('/metrics', async (c) => {
    const { contentType, text } = await metrics.read();
    return c.body(text, 200, { 'Content-Type': contentType, 'Cache-Control': 'no-store' });
  });
  return listen(app.fetch, address);
}
