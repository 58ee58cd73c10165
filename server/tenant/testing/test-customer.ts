import { apiErrorSchema } from '#contract/api-error.ts';
import { cartItemSchema, cartItemsSchema, cartSchema, type CartItem } from '#contract/cart.ts';
import { readConfiguration, type SeenConfiguration } from './test-configurator.ts';
import type { TestCall, TestTenant } from './test-tenant.ts';

/**
 * The calls of a customer with a cart; all must succeed.
 * @param tenant asked for with every call, as tests make it before they begin
 * @param me the external id
 */
export function customerOf(tenant: () => TestTenant, me: () => string) {
  return {
    /** A new configuration of the bike; anonymous unless `as` says otherwise. */
    async start(as?: string): Promise<SeenConfiguration & { configId: string; configState: string }> {
      const body: unknown = await tenant().json('/config/start/bikes/calvin', {
        form: {},
        ...(as && { as }),
      });
      return { configId: '', configState: '', ...readConfiguration(body) };
    },
    async commit(configId: string, parameter: string, value: string): Promise<SeenConfiguration> {
      const form = { configId, parameter, value };
      return readConfiguration(await tenant().json('/config/commit', { form, as: me() }));
    },
    async add(form: NonNullable<TestCall['form']>, as = me()): Promise<CartItem> {
      return cartItemSchema.parse(await tenant().json('/cart/items', { form, as }));
    },
    async items(as = me()): Promise<CartItem[]> {
      return cartItemsSchema.parse(await tenant().json('/cart/items', { as })).items;
    },
    put(itemId: string, form: Record<string, string>, as = me()): Promise<Response> {
      return tenant().call(`/cart/items/${itemId}`, { method: 'PUT', form, as });
    },
    async cart(as = me()) {
      return cartSchema.parse(await tenant().json('/cart', { as }));
    },
  };
}

/** The status and body of an error, without what is different every time. */
export async function errorOf(response: Response) {
  const { uuid: _, timestamp: __, ...rest } = apiErrorSchema.parse(await response.json());
  return { status: response.status, ...rest };
}
