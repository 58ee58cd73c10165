import * as z from 'zod/mini';
import { apiPaths } from '#contract/paths.ts';
import { call } from '../client.ts';

/** "Cancel Configuration": drops a configuration, or the temporary version of a cart item. */
export function cancelConfiguration(configId: string): Promise<{ status: string }> {
  return call({
    method: 'POST',
    path: apiPaths.cancel(),
    form: { configId },
    schema: z.object({ status: z.string() }),
  });
}
