import type { Context } from 'hono';
import { GatewayError } from './gateway-error.ts';
import type { OpenedCarts } from './opened-carts.ts';
import { requirePerson } from './require-person.ts';
import type { SignIn } from './sign-in-routes.ts';
import type { Upstream } from './upstream.ts';

/** What a person who sells may read: `:cut` is the last part of the address. */
export const PRICING_PATH = '/categorypricing/v1/:type/:id/:cut{pricing-(grid|per-product|per-group)}';
const FLAGS = ['details', 'costs'];

/**
 * A call of the Category Pricing API for the person who is signed in. It is no call of shoppers, and the tenant is asked with the
 * server's own account, so what somebody may see is decided here.
 *
 * @throws GatewayError 403 for shoppers, and for costs without that right; 404 where the tenant has no such API
 */
export async function pricingRequest(
  c: Context,
  {
    signIn,
    desk,
    upstream: { pricing },
  }: {
    readonly signIn?: SignIn;
    readonly desk?: { readonly opened: OpenedCarts };
    readonly upstream: Upstream;
  },
): Promise<Request> {
  const wantsCosts = (c.req.queries('costs') ?? []).some((value) => value !== 'false');
  const { person } = await requirePerson(
    c,
    signIn?.sessions,
    'sell',
    ...(wantsCosts ? ['see-costs' as const] : []),
  );
  if (!pricing)
    throw new GatewayError(404, 'Not set up', 'The shop has no account for the prices of services.');
  const { type = '', id = '', cut = '' } = c.req.param();
  // As an unknown id: nobody learns which carts another rep has.
  if (desk && !(await desk.opened.mayRead(person, id)))
    throw new GatewayError(404, 'No data found', 'There is no such cart or item.');
  // Before the tenant is asked: nothing is read without its entry.
  await signIn?.audit.add(person, {
    action: 'read-prices',
    object: `${type}/${id}`,
    details: { cut, costs: wantsCosts },
  });
  const url = new URL(`${pricing.base}/${encodeURIComponent(type)}/${encodeURIComponent(id)}/${cut}`);
  for (const name of FLAGS) {
    for (const value of c.req.queries(name) ?? []) url.searchParams.append(name, value);
  }
  return new Request(url, {
    headers: {
      Authorization: pricing.authorization,
      Accept: 'application/json',
      'Accept-Encoding': 'identity',
    },
  });
}

/** The header of HTTP Basic (RFC 7617). */
export function basicAuthorization(name: string, password: string): string {
  return `Basic ${Buffer.from(`${name}:${password}`, 'utf8').toString('base64')}`;
}
