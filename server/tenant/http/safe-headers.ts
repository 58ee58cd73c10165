import { createMiddleware } from 'hono/factory';

/**
 * Answers are somebody's own and may change with the next call: nothing keeps them unless a route says otherwise, and no
 * browser takes them for a page.
 */
export const safeHeaders = createMiddleware(async (c, next) => {
  await next();
  c.header('X-Content-Type-Options', 'nosniff');
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
});
