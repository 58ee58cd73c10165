import * as z from 'zod/mini';

/** Somebody who sells, as the shop sees them. */
export const signedInSchema = z.strictObject({
  name: z.string(),
  role: z.enum(['rep', 'admin']),
  /** May see what things cost the company. */
  seesCosts: z.boolean(),
});

/** `GET /sign-in` of the gateway. */
export const signInAnswerSchema = z.strictObject({
  person: z.nullable(signedInSchema),
  /** Whether there is an OpenID provider to sign in at, besides a name and a password. */
  openId: z.boolean(),
});

/** `DELETE /sign-in`: where the browser goes to sign out at the provider as well. */
export const signOutAnswerSchema = z.strictObject({ url: z.optional(z.string()) });

export type SignedIn = z.infer<typeof signedInSchema>;
export type SignInAnswer = z.infer<typeof signInAnswerSchema>;
export type SignOutAnswer = z.infer<typeof signOutAnswerSchema>;
