import * as z from 'zod/mini';
import { text } from './scalars.ts';

/**
 * The error object of the API ("Error Responses"): every status but 504 carries it as JSON.
 * `uuid` also stands in the tenant's log, so that a customer can quote it.
 */
export const apiErrorSchema = z.object({
  type: text,
  cause: text,
  message: text,
  uuid: text,
  timestamp: text,
});

export type ApiErrorBody = z.infer<typeof apiErrorSchema>;
