/**
 * The gateway: the tenant's API at an address of the shop. It adds the external id of the browser's session and the API
 * key to every call; the browser has neither. Both sides keep to the same contract, so the shop works with the embedded
 * tenant and with a real one.
 */
import { Hono, type Context } from 'hono';
import type { Logger } from 'pino';
import { pathOf, type Endpoint } from '#contract/endpoint.ts';
import { routesOf } from '#contract/routes.ts';
import { CallLimit } from './call-limit.ts';
import type { OpenedCarts } from './opened-carts.ts';
import { PRICING_PATH, pricingRequest } from './category-pricing.ts';
import { errorBody, GatewayError } from './gateway-error.ts';
import { refuseCrossSite } from './refuse-cross-site.ts';
import { readAnswer } from './read-answer.ts';
import { removeExternalId } from './remove-external-id.ts';
import { isUpload, relayUpload } from './relay-upload.ts';
import { relayAnswer } from './relay-answer.ts';
import { resolveVisualization } from './resolve-visualization.ts';
import { signInRoutes, type SignIn } from './sign-in-routes.ts';
import type { Sessions } from './sessions.ts';
import { buildUpstreamRequest } from './upstream-request.ts';
import type { Upstream } from './upstream.ts';
import { withTimeout } from './with-timeout.ts';

/** A multi-commit of a whole configuration is far smaller. */
const MAX_BODY_BYTES = 1024 * 1024;

export interface GatewayDeps {
  readonly upstream: Upstream;
  readonly sessions: Sessions;
  /** Who may do more than shoppers; nobody when absent. */
  readonly signIn?: SignIn;
  /** What people who sell do with requests and carts of customers; nothing when absent. */
  readonly desk?: { readonly routes: Hono; readonly opened: OpenedCarts };
  /** How long the tenant may take to answer, downloads excepted once they have begun; in milliseconds. */
  readonly timeoutMs: number;
  /** See `requestOrigin`. */
  readonly trustProxy: boolean;
  readonly maxBodyBytes?: number;
  readonly logger?: Logger;
}

/** Mount it under `GATEWAY_BASE`. */
export function buildGateway(deps: GatewayDeps): Hono {
  const gateway = new Hono();
  const limit = new CallLimit();
  gateway.use(refuseCrossSite(deps.trustProxy));

  // Not part of the API. With `npm run dev` Vite serves the page, so the page cannot set the session's cookie.
  gateway.get('/session', async (c) => {
    await deps.sessions.ensure(c);
    return c.body(null, 204, { 'Cache-Control': 'no-store' });
  });

  if (deps.signIn)
    gateway.route(
      '/sign-in',
      signInRoutes(deps.signIn, (c) => deps.desk?.opened.close(c)),
    );
  if (deps.desk) gateway.route('/', deps.desk.routes);
  gateway.get(PRICING_PATH, async (c) => {
    const request = await pricingRequest(c, deps);
    const answer = await withTimeout(deps.timeoutMs, async (signal) =>
      readAnswer(await deps.upstream.send(request, signal), deps.upstream, deps.logger),
    );
    return relayAnswer(c, answer);
  });

  for (const { path, calls } of routesOf(allowedPaths)) {
    for (const { endpoint } of calls)
      gateway.on(endpoint.method, path, (c) => relay(c, endpoint, deps, limit));
    gateway.all(path, (c) => {
      c.header('Allow', calls.map(({ endpoint }) => endpoint.method).join(', '));
      throw new GatewayError(405, 'Method not allowed', `${c.req.method} is not supported here.`);
    });
  }
  gateway.all('*', () => {
    throw unknownEndpoint();
  });

  gateway.onError((error, c) => {
    const known =
      error instanceof GatewayError
        ? error
        : new GatewayError(500, 'Unknown error', 'The shop could not handle this call.', { cause: error });
    const body = errorBody(known);
    if (known.status >= 500) {
      deps.logger?.error({ err: known.cause ?? known, uuid: body.uuid, path: c.req.path }, known.message);
    }
    c.header('Cache-Control', 'no-store');
    if (known.retryAfter !== undefined) c.header('Retry-After', String(known.retryAfter));
    return c.json(body, known.status);
  });
  return gateway;
}

/** What the browser may ask of the tenant: the calls of the table, and nothing else. */
function allowedPaths({ through, path }: Endpoint): string[] {
  return through === 'tenant' ? [] : [path];
}

async function relay(c: Context, endpoint: Endpoint, deps: GatewayDeps, limit: CallLimit): Promise<Response> {
  const { upstream } = deps;
  const parts = c.req.param();
  // Encoding does not change `.` and `..`, and the URL parser would resolve them.
  if (Object.values(parts).some((part) => part === '.' || part === '..')) throw unknownEndpoint();
  // Encoded again: a value of the browser cannot add a segment to the tenant's path.
  const path = pathOf(endpoint, parts);
  const externalId = await externalIdFor(endpoint, c, deps);
  const to = { upstream, path, externalId, maxBodyBytes: deps.maxBodyBytes ?? MAX_BODY_BYTES };
  const send = async (request: Request, signal: AbortSignal) =>
    readAnswer(await upstream.send(request, signal), upstream, deps.logger, {
      isFile: endpoint.answer === '*/*',
    });
  // The body of an upload is read as it goes; that of another call is read before its time begins.
  const request = isUpload(endpoint) ? undefined : await buildUpstreamRequest(c, to);
  const answer = await withTimeout(deps.timeoutMs, (signal, extend) =>
    limit.run(externalId, endpoint, async () =>
      request
        ? send(stoppable(request, endpoint, signal, c), signal)
        : relayUpload(c, endpoint, extend, async (upload) =>
            send(await buildUpstreamRequest(c, { ...to, upload }), signal),
          ),
    ),
  );
  if (typeof answer.body !== 'string') return relayAnswer(c, answer);
  const body = removeExternalId(answer.body);
  const { visScript } = upstream;
  return relayAnswer(c, {
    ...answer,
    body: visScript === undefined ? body : resolveVisualization(body, visScript),
  });
}

/**
 * A request for a document says when nobody waits for it any more: the browser has gone, or the time is up. Making a document
 * takes seconds; other calls end soon anyway, and go without what this costs.
 */
function stoppable(request: Request, { answer }: Endpoint, timeout: AbortSignal, c: Context): Request {
  if (!answer.startsWith('application/') && answer !== '*/*') return request;
  return new Request(request, { signal: AbortSignal.any([timeout, c.req.raw.signal]) });
}

/**
 * Only calls that need an external id start a session. Reading the catalog does not. A person who sells may have opened the cart of a
 * customer instead of the browser's own.
 */
async function externalIdFor(
  { caller }: Endpoint,
  c: Context,
  { sessions, desk }: Pick<GatewayDeps, 'sessions' | 'desk'>,
): Promise<string | undefined> {
  if (caller === 'everyone') return undefined;
  const customer = await desk?.opened.customerOf(c, `${c.req.method} ${c.req.path}`);
  if (customer !== undefined) return customer;
  switch (caller) {
    case 'visitor':
      return sessions.find(c);
    case 'session':
    case 'customer':
      return sessions.ensure(c);
  }
}

function unknownEndpoint(): GatewayError {
  return new GatewayError(404, 'Unknown endpoint', 'The shop has no such call.');
}
