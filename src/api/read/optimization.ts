import * as z from 'zod/mini';
import { changedParameterReader } from './configuration.ts';
import { optionalText, text } from './scalars.ts';

const figureReader = z.object({ description: text, now: text, then: text });

const optimizationReader = z.object({
  status: z.enum(['OK', 'not OK']),
  message: optionalText,
  optimal: z.boolean(),
  price: z.optional(figureReader),
  figure: z.optional(figureReader),
  least: optionalText,
  changed: z._default(z.array(changedParameterReader), []),
  commit: z._default(z.array(z.object({ name: text, value: text })), []),
});

export const optimizedReader = z.object({ optimization: optimizationReader });

export type Optimization = z.infer<typeof optimizationReader>;
