import type { Attributes } from './proposed-cart.ts';
import { ATTRIBUTE_PATTERNS, type AttributeRule } from '../request-attribute-rules.ts';
import { InvalidRequest } from '../tenant-error.ts';

/**
 * The attributes of a request: those that were sent, and else those of the cart (clients often set the customer on the
 * cart first).
 *
 * @throws InvalidRequest naming every attribute that is missing or invalid
 */
export function readRequestAttributes(
  rules: readonly AttributeRule[],
  sent: Attributes,
  ofCart: Attributes,
): Attributes {
  const attributes = new Map(ofCart);
  const missing: string[] = [];
  const invalid: string[] = [];
  for (const { name, isMandatory, maxLength, format } of rules) {
    const value = (sent.get(name) ?? ofCart.get(name) ?? '').trim();
    if (value === '') {
      attributes.delete(name);
      if (isMandatory) missing.push(name);
    } else {
      attributes.set(name, value);
      const isMalformed = format !== undefined && !ATTRIBUTE_PATTERNS[format].test(value);
      if (value.length > maxLength || isMalformed) invalid.push(name);
    }
  }
  if (missing.length + invalid.length === 0) return attributes;
  const parts = [
    ...(missing.length > 0 ? [`Mandatory attributes not provided: ${missing.join(', ')}.`] : []),
    ...(invalid.length > 0 ? [`Invalid attributes: ${invalid.join(', ')}.`] : []),
  ];
  throw new InvalidRequest('Invalid parameter', parts.join(' '));
}
