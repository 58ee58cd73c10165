/** What the shop makes of a PricingGrid (`contract/category-pricing.ts`). */
import * as v from 'valibot';
import { text } from './scalars.ts';

const title = v.optional(
  v.object({
    defaultValue: v.optional(text, ''),
    translations: v.optional(v.record(v.string(), text), {}),
  }),
  { defaultValue: '', translations: {} },
);
const named = { name: text, title };

export const pricingGridReader = v.object({
  columns: v.array(v.object({ ...named, subColumns: v.optional(v.array(v.object(named)), []) })),
  blocks: v.array(
    v.object({
      summaryBlock: v.optional(v.boolean(), false),
      name: text,
      rows: v.optional(
        v.array(
          v.object({
            ...named,
            type: v.optional(text, ''),
            parent: v.optional(text, ''),
            cells: v.optional(v.array(v.object({ column: text, value: v.optional(text, '') })), []),
          }),
        ),
        [],
      ),
    }),
  ),
});

export type PricingGrid = v.InferOutput<typeof pricingGridReader>;
export type GridTitle = PricingGrid['columns'][number]['title'];
