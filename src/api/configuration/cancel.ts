import * as v from 'valibot';
import * as endpoints from '#contract/endpoints.ts';
import { call } from '../client.ts';

/**
 * "Cancel Configuration": drops a configuration, or the temporary version of a cart item. Apart from the other calls,
 * because the cart needs it on every page, and the readers of configurations are not to come with it.
 */
export function cancelConfiguration(configId: string): Promise<{ status: string }> {
  return call(endpoints.cancel, { form: { configId }, read: v.object({ status: v.string() }) });
}
