import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { etag } from 'hono/etag';
import { preloadScripts } from './page-preloads.ts';
import { compressOnce } from './precompressed-page.ts';
import type { Sessions } from '../gateway/sessions.ts';

export interface StorefrontDeps {
  /** Made by `npm run build`; without it, pages answer 503. */
  readonly clientDir: string;
  /** The embedded tenant's visualization, made by the same build; undefined when another tenant is used. */
  readonly visualizationDir: string | undefined;
  readonly sessions: Sessions;
}

/**
 * Serves the built shop: its precompressed files, and its page for every other address that a person may open. The page sets
 * the cookie of the browser session, so that the first calls of the page share one.
 */
export function buildStorefront({ clientDir, visualizationDir, sessions }: StorefrontDeps): Hono {
  const storefront = new Hono();
  const page = join(clientDir, 'index.html');
  const isBuilt = existsSync(page);

  if (isBuilt) {
    const pageFor = preloadScripts(clientDir, readFileSync(page, 'utf8'));
    const compressed = compressOnce();
    const sendPage = async (c: Context) => {
      await sessions.ensure(c);
      const { body, encoding } = compressed(pageFor(c.req.path), c.req.header('Accept-Encoding'));
      // Revalidated each time, so that a new version is used at once; unchanged, it costs a 304.
      return c.body(body, 200, {
        'Content-Type': 'text/html; charset=UTF-8',
        'Cache-Control': 'private, no-cache',
        Vary: 'Accept-Encoding',
        ...(encoding && { 'Content-Encoding': encoding }),
      });
    };
    storefront.get('/', etag(), sendPage);
    // The manifest of the build is not public.
    storefront.get('/.vite/*', (c) => c.text('Not found', 404));
    storefront.get('*', cacheFiles, serveStatic({ root: clientDir, precompressed: true }));
    if (visualizationDir !== undefined)
      storefront.get('*', cacheFiles, serveStatic({ root: visualizationDir, precompressed: true }));
    storefront.get('*', etag(), (c, next) => (isPage(c) ? sendPage(c) : next()));
  }
  storefront.all('*', (c) =>
    isBuilt || !isPage(c)
      ? c.text('Not found', 404)
      : c.text('The shop has not been built. Run `npm start`, or `npm run dev` to work on it.', 503),
  );
  return storefront;
}

/** Vite puts a hash of the content into the name of everything in `assets`. */
const cacheFiles = createMiddleware(async (c, next) => {
  await next();
  if (c.res.status !== 200 || c.res.headers.has('Cache-Control')) return;
  const isHashed = /^(\/vis)?\/assets\//.test(c.req.path);
  const isPage = c.req.path.endsWith('.html');
  const fixed = isPage ? 'no-cache' : 'public, max-age=3600';
  c.header('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : fixed);
});

/** An address that a person opens; a missing file must answer 404, not HTML. */
function isPage(c: Context): boolean {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return false;
  if (c.req.path.startsWith('/assets/')) return false;
  const looksLikeFile = /\.[a-z0-9]+$/i.test(c.req.path);
  return !looksLikeFile || (c.req.header('Accept') ?? '').includes('text/html');
}
