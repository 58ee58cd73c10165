/**
 * Readers of single values. `contract/` says what the wire is to carry; other tenants send numbers as text, text as
 * numbers, and a property that a modeller declared twice as an array, of which clients take the first. A reader accepts
 * all of that and gives the shop one shape, so that no component has to ask again.
 *
 * Readers are declarations: schemas of `valibot`, and named functions without a state for what is transformed.
 */
import * as v from 'valibot';

export function asText(value: unknown): string {
  if (Array.isArray(value)) return asText(value[0]);
  if (value === null || value === undefined) return '';
  // oxlint-disable-next-line typescript/no-base-to-string -- no object is left, and JSON has no functions
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function asOptionalText(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : asText(value);
}

function asCount(value: unknown): number {
  const parsed = Number.parseInt(asText(value), 10);
  return Number.isFinite(parsed) ? parsed : 0;
}

function asRequiredCount(value: number | string): number {
  return asCount(value);
}

function asFlag(value: unknown): boolean {
  return /^(true|yes|1)$/i.test(asText(value));
}

/** Any scalar (or the first of an array) as text; null and an absent key become the empty string. */
export const text = v.pipe(v.optional(v.unknown(), null), v.transform(asText));

/** As `text`, but an absent key stays absent. */
export const optionalText = v.pipe(v.optional(v.unknown()), v.transform(asOptionalText));

/** `true`, `"true"`, `"yes"` and `1` are true; everything else, absence included, is false. */
export const flag = v.pipe(v.optional(v.unknown(), null), v.transform(asFlag));

/** A whole number given as a number or as text; anything else is 0. */
export const count = v.pipe(v.optional(v.unknown(), null), v.transform(asCount));

/** As `count`, but it has to be there: without it an answer means nothing. */
export const requiredCount = v.pipe(v.union([v.number(), v.string()]), v.transform(asRequiredCount));

/** The `properties` map of groups, parameters and elements: every value as text. */
export const properties = v.optional(v.record(v.string(), text), {});

/** Formatted prices by element or parameter name (`price-details`). */
export const priceDetails = v.optional(v.record(v.string(), text));
