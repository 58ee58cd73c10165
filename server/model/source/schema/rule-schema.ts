import * as z from 'zod';
import { integer, mapping, names, text, yesNo } from './schema-parts.ts';

const cell = z.union([z.string(), z.array(z.string())], {
  error: 'A cell is a value, a list of values, or "any".',
});

/** Combinations of values, written here or in a CSV file beside the model whose header names the fields. */
const table = mapping({
  fields: z.array(z.string()).min(1).optional(),
  rows: z.array(z.array(cell)).min(1).optional(),
  file: text.optional(),
});

/** A rule of `model.yaml`; which of its keys go together is the compiler's question (docs/authoring.md, "Rules"). */
export const rule = mapping({
  text,
  /** Holds in every one of these rows. */
  each: z.string().optional(),
  /** Tells the customer, but forbids nothing. */
  warning: yesNo.optional(),
  if: z.string().optional(),
  then: z.string().optional(),
  else: z.string().optional(),
  require: z.string().optional(),
  forbid: z.string().optional(),
  /** Conditions that are counted. */
  of: z.array(z.string()).min(1).optional(),
  exactly: integer.optional(),
  at_least: integer.optional(),
  at_most: integer.optional(),
  allowed: table.optional(),
  forbidden: table.optional(),
});

/** A rule of sizing: where its condition holds, fields prefer these values, the first one most. */
export const sizingRule = mapping({
  if: z.string().optional(),
  prefer: names(z.union([z.string(), z.array(z.string()).min(1)])),
});

export type RuleSource = z.output<typeof rule>;
export type TableSource = z.output<typeof table>;
