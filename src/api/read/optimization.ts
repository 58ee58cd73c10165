import * as v from 'valibot';
import { propagatedChangeReader } from './configuration.ts';
import { optionalText, text } from './scalars.ts';

const figureReader = v.object({ description: text, now: text, then: text });

const optimizationReader = v.object({
  status: v.picklist(['OK', 'not OK']),
  message: optionalText,
  optimal: v.boolean(),
  price: v.optional(figureReader),
  unpriced: v.optional(v.array(text)),
  figure: v.optional(figureReader),
  least: optionalText,
  changed: v.optional(v.array(propagatedChangeReader), []),
  commit: v.optional(v.array(v.object({ name: text, value: text })), []),
});

export const optimizedReader = v.object({ optimization: optimizationReader });

export type Optimization = v.InferOutput<typeof optimizationReader>;
