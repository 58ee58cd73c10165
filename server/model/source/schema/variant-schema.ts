/** The shape of `variant_catalogs` (docs/authoring.md, "Variant catalogs"). */
import * as z from 'zod';
import { identifierName, mapping, names, text } from './schema-parts.ts';

const filter = mapping({
  label: text,
  /** A feature of the component that customers may see. */
  column: z.string(),
  // one of these three: the field whose value the column is compared with
  equals: z.string().optional(),
  at_least: z.string().optional(),
  at_most: z.string().optional(),
});

const page = mapping({
  page: identifierName,
  label: text,
  /** Filters that always hold. */
  locked: z.array(z.string()).optional(),
  /** Filters that the customer may switch on. */
  suggested: z.array(z.string()).optional(),
});

/** A number, or the integer field that says it. */
const limit = z.string().optional();
const position = mapping({
  position: identifierName,
  label: text,
  max_quantity: limit,
  max_per_variant: limit,
  max_variants: limit,
});

export const variantCatalogs = names(
  mapping({
    label: text,
    component: z.string(),
    columns: z.array(z.string()).min(1),
    /** What the customer says of a variant that leaves it open: the values of a domain. */
    choose: names(mapping({ label: text, domain: z.string() })).optional(),
    filters: names(filter).optional(),
    pages: z.array(page).min(1),
    positions: z.array(position).min(1),
  }),
);

export type VariantCatalogSource = z.output<typeof variantCatalogs> extends Map<string, infer S> ? S : never;
