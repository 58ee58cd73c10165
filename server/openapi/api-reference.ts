/** Serves the reference of the API: a page to read, and the OpenAPI document. Both are made when they are first asked for. */
import { Hono } from 'hono';
import { etag } from 'hono/etag';

/** Mount it at `/docs/api`. */
export function apiReference(): Hono {
  const reference = new Hono();
  let made: ReturnType<typeof makeReference> | undefined;
  const make = () => (made ??= makeReference());
  reference.use(etag());
  reference.get('/', async (c) => c.html((await make()).page, 200, { 'Cache-Control': 'no-cache' }));
  reference.get('/openapi.json', async (c) =>
    c.body((await make()).json, 200, {
      'Content-Type': 'application/json',
      'Cache-Control': 'no-cache',
      // It says nothing of this installation: generators and viewers of other sites may read it.
      'Access-Control-Allow-Origin': '*',
    }),
  );
  return reference;
}

async function makeReference(): Promise<{ readonly page: string; readonly json: string }> {
  const { buildOpenApiDocument } = await import('./open-api-document.ts');
  const { renderReference } = await import('./reference-page.ts');
  const document = buildOpenApiDocument();
  return { page: await renderReference(document), json: JSON.stringify(document) };
}
