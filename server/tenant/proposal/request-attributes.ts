import type { Attributes } from './proposed-cart.ts';
import { InvalidRequest } from '../tenant-error.ts';

interface AttributeRule {
  readonly name: string;
  readonly isMandatory: boolean;
  readonly maxLength: number;
  readonly pattern?: RegExp;
}

/** The attributes of RequestForFirmProposal, under the names that clients of the API use on the cart. */
const RULES: readonly AttributeRule[] = [
  { name: 'customerName', isMandatory: true, maxLength: 200 },
  {
    name: 'customerEmail',
    isMandatory: true,
    maxLength: 254,
    // Only finds typing mistakes: no pattern can tell whether an address exists.
    pattern: /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/,
  },
  { name: 'customerPhoneNumber', isMandatory: false, maxLength: 40, pattern: /^[+(\d][\d\s()/.-]{3,}$/ },
  { name: 'company', isMandatory: false, maxLength: 200 },
  { name: 'comment', isMandatory: false, maxLength: 2_000 },
];

/**
 * The attributes of a request: those that were sent, and else those of the cart (clients often set the customer on the
 * cart first).
 *
 * @throws InvalidRequest naming every attribute that is missing or invalid
 */
export function readRequestAttributes(sent: Attributes, ofCart: Attributes): Attributes {
  const attributes = new Map(ofCart);
  const missing: string[] = [];
  const invalid: string[] = [];
  for (const { name, isMandatory, maxLength, pattern } of RULES) {
    const value = (sent.get(name) ?? ofCart.get(name) ?? '').trim();
    if (value === '') {
      attributes.delete(name);
      if (isMandatory) missing.push(name);
    } else {
      attributes.set(name, value);
      if (value.length > maxLength || pattern?.test(value) === false) invalid.push(name);
    }
  }
  if (missing.length + invalid.length === 0) return attributes;
  const parts = [
    ...(missing.length > 0 ? [`Mandatory attributes not provided: ${missing.join(', ')}.`] : []),
    ...(invalid.length > 0 ? [`Invalid attributes: ${invalid.join(', ')}.`] : []),
  ];
  throw new InvalidRequest('Invalid parameter', parts.join(' '));
}
