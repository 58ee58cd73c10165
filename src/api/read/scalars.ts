/**
 * Readers of single values. `contract/` says what the wire is to carry; other tenants send numbers as text, text as
 * numbers, and a property that a modeller declared twice as an array, of which clients take the first. A reader accepts
 * all of that and gives the shop one shape, so that no component has to ask again.
 *
 * Readers are declarations: schemas of `zod/mini`, and named functions without a state for what is transformed.
 */
import * as z from 'zod/mini';

export function asText(value: unknown): string {
  if (Array.isArray(value)) return asText(value[0]);
  if (value === null || value === undefined) return '';
  // eslint-disable-next-line @typescript-eslint/no-base-to-string -- no object is left, and JSON has no functions
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function asOptionalText(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : asText(value);
}

function asCount(value: unknown): number {
  const parsed = Number.parseInt(asText(value), 10);
  return Number.isFinite(parsed) ? parsed : 0;
}

function asFlag(value: unknown): boolean {
  return /^(true|yes|1)$/i.test(asText(value));
}

/** Any scalar (or the first of an array) as text; null and an absent key become the empty string. */
export const text = z.pipe(z.optional(z.unknown()), z.transform(asText));

/** As `text`, but an absent key stays absent. */
export const optionalText = z.pipe(z.optional(z.unknown()), z.transform(asOptionalText));

/** `true`, `"true"`, `"yes"` and `1` are true; everything else, absence included, is false. */
export const flag = z.pipe(z.optional(z.unknown()), z.transform(asFlag));

/** A whole number given as a number or as text; anything else is 0. */
export const count = z.pipe(z.optional(z.unknown()), z.transform(asCount));

/** The `properties` map of groups, parameters and elements: every value as text. */
export const properties = z._default(z.record(z.string(), text), {});

/** Formatted prices by element or parameter name (`price-details`). */
export const priceDetails = z.optional(z.record(z.string(), text));
