/** The token endpoint, `/services/oauth2/token`, with client credentials (RFC 6749, 4.4). */
import * as z from 'zod/mini';

/** Seconds are not told: a token is good until a call answers 401. */
export const tokenSchema = z.looseObject({
  access_token: z.string().check(z.minLength(1)),
  instance_url: z.optional(z.string()),
  token_type: z.optional(z.string()),
  issued_at: z.optional(z.string()),
  id: z.optional(z.string()),
  signature: z.optional(z.string()),
  scope: z.optional(z.string()),
  token_format: z.optional(z.string()),
  api_instance_url: z.optional(z.string()),
});
