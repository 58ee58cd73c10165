/**
 * `config/optimize`, a call of our own (`docs/tenant-differences.md`, "Calls of our own"): the best completion of a
 * configuration, as a proposal. Nothing is committed by asking.
 */
import * as z from 'zod/mini';
import { propagatedChangeSchema } from './configuration.ts';

/** A figure before and after, as it is displayed. */
const figureSchema = z.strictObject({ description: z.string(), now: z.string(), then: z.string() });

export const optimizationSchema = z.strictObject({
  /** `not OK` when the budget is too small. */
  status: z.enum(['OK', 'not OK']),
  message: z.optional(z.string()),
  /** Whether it is proved that there is no better one; otherwise it is the best found in time. */
  optimal: z.boolean(),
  price: z.optional(figureSchema),
  /** What the proposal contains that the model has no price for; `price` does not include it. */
  unpriced: z.optional(z.array(z.string())),
  /** What the goal's own sum comes to. */
  figure: z.optional(figureSchema),
  /** When the budget is too small: the lowest price there is; of what was found, when not `optimal`. */
  least: z.optional(z.string()),
  /** What would change, in all steps. */
  changed: z.array(propagatedChangeSchema),
  /** What to commit (`config/commit`, all at once) to have it. */
  commit: z.array(z.strictObject({ name: z.string(), value: z.string() })),
});

export const optimizedSchema = z.strictObject({ optimization: optimizationSchema });

export type Optimization = z.infer<typeof optimizationSchema>;
