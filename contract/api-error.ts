import * as z from 'zod/mini';

/**
 * The error object of the API ("Error Responses"): every status but 504 carries it as JSON.
 * `uuid` also stands in the tenant's log, so that a customer can quote it.
 */
export const apiErrorSchema = z.strictObject({
  type: z.string(),
  cause: z.string(),
  message: z.string(),
  uuid: z.string(),
  timestamp: z.string(),
});

export type ApiErrorBody = z.infer<typeof apiErrorSchema>;
