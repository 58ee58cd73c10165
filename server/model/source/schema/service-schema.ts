/** The shape of what a model says about services over years (docs/authoring.md, "Services over years"). */
import * as z from 'zod';
import { integer, mapping, names, text, yesNo } from './schema-parts.ts';

const serviceProduct = mapping({
  label: text,
  /** Where it does not hold, nothing is charged; it may speak of `year`. */
  if: z.string().optional(),
  /** The rows that it is charged for, once for each; the contract as a whole otherwise. */
  each: z.string().optional(),
  // how often; every year if neither is given
  once: yesNo.optional(),
  every: integer.optional(),
  /** Expressions: what a year costs the customer, and the provider. */
  price: z.string(),
  cost: z.string(),
});

export const services = mapping({
  /** The integer field with the term in years. */
  term: z.string(),
  /** The text field with the first day, `2027-01-31`. */
  start: z.string().optional(),
  /** Per cent a year, from the second year on. */
  escalation: z.string().optional(),
  /** The same of costs; as `escalation` if not given. */
  cost_escalation: z.string().optional(),
  assets: mapping({
    rows: z.string(),
    /** The text field of a row that names it. */
    label: z.string().optional(),
    /** Configured products of the cart that are asset groups as well. */
    cart: mapping({
      products: z.array(z.string()).min(1),
      if: z.string().optional(),
      /** Field of a row → attribute of the cart item. */
      values: names(z.string()),
    }).optional(),
  }).optional(),
  products: names(serviceProduct),
});

export type ServicesSource = z.output<typeof services>;
export type ServiceProductSource = z.output<typeof serviceProduct>;
