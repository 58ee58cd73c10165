import * as z from 'zod/mini';
import * as endpoints from '#contract/endpoints.ts';
import { call } from './client.ts';

/** "Cancel Configuration": drops a configuration, or the temporary version of a cart item. */
export function cancelConfiguration(configId: string): Promise<{ status: string }> {
  return call(endpoints.cancel, { form: { configId }, read: z.object({ status: z.string() }) });
}
