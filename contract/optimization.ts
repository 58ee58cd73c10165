/**
 * `config/optimize`, a call of our own (`docs/tenant-differences.md`, "Calls of our own"): the best completion of a
 * configuration, as a proposal. Nothing is committed by asking.
 */
import * as z from 'zod/mini';
import { changedParameterSchema } from './configuration.ts';
import { optionalText, text } from './scalars.ts';

/** A figure before and after, as it is displayed. */
const figureSchema = z.object({ description: text, now: text, then: text });

export const optimizationSchema = z.object({
  /** `not OK` when the budget is too small. */
  status: z.enum(['OK', 'not OK']),
  message: optionalText,
  /** Whether it is proved that there is no better one; otherwise it is the best found in time. */
  optimal: z.boolean(),
  price: z.optional(figureSchema),
  /** What the goal's own sum comes to. */
  figure: z.optional(figureSchema),
  /** When the budget is too small: the lowest price there is; of what was found, when not `optimal`. */
  least: optionalText,
  /** What would change on the screen. */
  changed: z._default(z.array(changedParameterSchema), []),
  /** What to commit (`config/commit`, all at once) to have it. */
  commit: z._default(z.array(z.object({ name: text, value: text })), []),
});

export type Optimization = z.infer<typeof optimizationSchema>;
