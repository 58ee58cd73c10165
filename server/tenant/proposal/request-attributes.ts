import type { Attributes } from './proposed-cart.ts';
import { InvalidRequest } from '../tenant-error.ts';

interface AttributeRule {
  readonly name: string;
  readonly isMandatory: boolean;
  readonly maxLength: number;
  readonly pattern?: RegExp;
}

/** The attributes of RequestForFirmProposal, named as clients of the API name them on the cart. */
const RULES: readonly AttributeRule[] = [
  { name: 'customerName', isMandatory: true, maxLength: 200 },
  {
    name: 'customerEmail',
    isMandatory: true,
    maxLength: 254,
    // Whether mail arrives only mail can tell.
    pattern: /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/,
  },
  { name: 'customerPhoneNumber', isMandatory: false, maxLength: 40, pattern: /^[+(\d][\d\s()/.-]{3,}$/ },
  { name: 'company', isMandatory: false, maxLength: 200 },
  { name: 'comment', isMandatory: false, maxLength: 2_000 },
];

/**
 * The attributes of a request: what was sent, completed by what the cart knows already (clients often set the customer
 * on the cart before they ask).
 *
 * @throws InvalidRequest naming every attribute that is missing or cannot be right
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
