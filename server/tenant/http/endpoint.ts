import type { Context, Hono } from 'hono';
import { MethodNotAllowed } from '../tenant-error.ts';
import type { TenantEnv } from './api-call.ts';

export type Handler = (c: Context<TenantEnv>) => Response | Promise<Response>;

/**
 * Mounts an address of the API with a handler for each of its methods; every other method answers 405 and says which
 * ones there are.
 */
export function endpoint(
  app: Hono<TenantEnv>,
  path: string,
  handlers: Partial<Record<'GET' | 'POST' | 'PUT' | 'DELETE', Handler>>,
): void {
  for (const [method, handler] of Object.entries(handlers)) app.on(method, path, handler);
  app.all(path, (c) => {
    throw new MethodNotAllowed(c.req.method, Object.keys(handlers));
  });
}

/** A part of the path. Hono has decoded it; the route's pattern guarantees that it is there. */
export function pathPart(c: Context, name: string): string {
  return c.req.param(name) ?? '';
}
