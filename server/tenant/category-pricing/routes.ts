import { Hono, type Context } from 'hono';
import { PRICED_TYPES } from '#contract/category-pricing.ts';
import type { GridCut } from '#server/category-pricing/present-grid.ts';
import type { PricingAccount } from '../api-access.ts';
import { InvalidRequest, MethodNotAllowed, NotFound } from '../tenant-error.ts';
import { answerType, gridForXml, writeXml } from './answer-type.ts';
import { checkAccount } from './check-account.ts';
import type { CategoryPricingService } from './service.ts';

/** The last segment of a call → what the rows of its grid are. */
const cuts: Readonly<Record<string, GridCut>> = {
  'pricing-grid': 'years',
  'pricing-per-product': 'products',
  'pricing-per-group': 'groups',
};

/**
 * "API for Category Pricing v1 (Direct Sales)", to be mounted at its base. Every call needs an account; who has none learns
 * nothing else.
 *
 * @param toError the error object as JSON
 */
export function categoryPricingRoutes(
  pricing: CategoryPricingService,
  accounts: readonly PricingAccount[],
  toError: (error: unknown, c: Context) => Response,
): Hono {
  const accountOf = checkAccount(accounts);
  const routes = new Hono<{ Variables: { account: PricingAccount } }>();
  routes.use(async (c, next) => {
    c.set('account', await accountOf(c.req.header('Authorization')));
    await next();
  });
  routes.get('/:type/:id/:cut', async (c) => {
    const { type: writtenType, id, cut: writtenCut } = c.req.param();
    const cut = cuts[writtenCut];
    if (cut === undefined) throw unknownEndpoint();
    const answer = answerType(c.req.header('Accept'));
    const type = PRICED_TYPES.find((known) => known === writtenType);
    if (!type) {
      const message = `There is no type "${writtenType}". Known are: ${PRICED_TYPES.join(', ')}.`;
      throw new NotFound('Unknown type', message);
    }
    if (type === 'Solution' && cut !== 'years')
      throw new InvalidRequest('Invalid parameter', `${writtenCut} is for ConfiguredService only.`);
    const flags = { details: flagOf(c, 'details'), costs: flagOf(c, 'costs') };
    const grid = await pricing.grid({ type, id, cut, ...flags }, c.get('account'));
    return answer === 'application/json'
      ? c.json(grid)
      : xml(c, 200, writeXml('pricingGrid', gridForXml(grid)));
  });
  routes.all('/:type/:id/:cut', (c) => {
    if (!(c.req.param('cut') in cuts)) throw unknownEndpoint();
    throw new MethodNotAllowed(c.req.method, ['GET']);
  });
  routes.all('*', () => {
    throw unknownEndpoint();
  });
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Cache-Control', 'no-store');
    c.header('Vary', 'Accept, Authorization');
  });
  routes.onError(async (error, c) => asAccepted(c, toError(error, c)));
  app.route('/', routes);
  return app;
}

/** @throws InvalidRequest for anything but `true` and `false` */
function flagOf(c: Context, name: string): boolean {
  const sent = c.req.queries(name) ?? [];
  if (sent.length === 0) return false;
  const [value = ''] = sent;
  if (sent.length === 1 && (value === 'true' || value === 'false')) return value === 'true';
  throw new InvalidRequest('Invalid parameter', `"${name}" is true or false.`);
}

/** The error object in the type that the caller wants; JSON where it wants neither. */
async function asAccepted(c: Context, response: Response): Promise<Response> {
  if (response.status === 401 && isNavigationOrClient(c))
    response.headers.set('WWW-Authenticate', 'Basic realm="Category Pricing", charset="UTF-8"');
  const isJson = response.headers.get('Content-Type')?.includes('json');
  if (!isJson || response.status === 406 || wanted(c) !== 'application/xml') return response;
  const body = writeXml('error', (await response.json()) as object);
  return new Response(body, {
    status: response.status,
    headers: { ...Object.fromEntries(response.headers), 'Content-Type': XML },
  });
}

function wanted(c: Context) {
  try {
    return answerType(c.req.header('Accept'));
  } catch {
    return 'application/json';
  }
}

/** A browser asks for a password when a script's call is answered so. */
function isNavigationOrClient(c: Context): boolean {
  const mode = c.req.header('Sec-Fetch-Mode');
  return mode === undefined || mode === 'navigate';
}

const XML = 'application/xml; charset=utf-8';

function xml(c: Context, status: 200, body: string): Response {
  return c.body(body, status, { 'Content-Type': XML });
}

function unknownEndpoint(): NotFound {
  return new NotFound('Unknown endpoint', 'The specified endpoint does not exist.');
}
