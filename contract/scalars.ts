/**
 * Tolerant readers for the loosely typed values of the Self Service API.
 *
 * A tenant sends numbers as strings, strings as numbers, and a property that a modeller declared twice as an
 * array; clients take the first. These schemas accept all of that and give the storefront one shape, so that no
 * component has to ask again.
 */
import * as z from 'zod/mini';

function asText(value: unknown): string {
  if (Array.isArray(value)) return asText(value[0]);
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function asFlag(value: unknown): boolean {
  return /^(true|yes|1)$/i.test(asText(value));
}

/** Any scalar (or the first of an array) as text; null and an absent key become the empty string. */
export const text = z.pipe(z.optional(z.unknown()), z.transform(asText));

/** As `text`, but an absent key stays absent. */
export const optionalText = z.pipe(
  z.optional(z.unknown()),
  z.transform((value): string | undefined =>
    value === undefined || value === null ? undefined : asText(value),
  ),
);

/** `true`, `"true"`, `"yes"` and `1` are true; everything else, absence included, is false. */
export const flag = z.pipe(z.optional(z.unknown()), z.transform(asFlag));

/** A whole number given as a number or as text; anything else is 0. */
export const count = z.pipe(
  z.optional(z.unknown()),
  z.transform((value) => {
    const parsed = Number.parseInt(asText(value), 10);
    return Number.isFinite(parsed) ? parsed : 0;
  }),
);

/** The `properties` map of groups, parameters and elements: every value as text. */
export const properties = z._default(z.record(z.string(), text), {});

/** Formatted prices by element or parameter name (`price-details`). */
export const priceDetails = z.optional(z.record(z.string(), text));
