/** What a firm request has to say ("Request for Firm Proposal": mandatory attributes are the administrator's). */

/** What the text of an attribute can be held to. */
export const ATTRIBUTE_FORMATS = ['email', 'phone'] as const;

export const ATTRIBUTE_PATTERNS: Readonly<Record<(typeof ATTRIBUTE_FORMATS)[number], RegExp>> = {
  // Only finds typing mistakes: no pattern can tell whether an address exists.
  email: /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/,
  phone: /^[+(\d][\d\s()/.-]{3,}$/,
};

export interface AttributeRule {
  readonly name: string;
  readonly isMandatory: boolean;
  readonly maxLength: number;
  readonly format?: keyof typeof ATTRIBUTE_PATTERNS | undefined;
}

/** The attributes of RequestForFirmProposal, under the names that clients of the API use on the cart; settings may have others. */
export const defaultRequestAttributes: readonly AttributeRule[] = [
  { name: 'customerName', isMandatory: true, maxLength: 200 },
  { name: 'customerEmail', isMandatory: true, maxLength: 254, format: 'email' },
  // No format: clients send `N/A` for customers without one.
  { name: 'customerPhoneNumber', isMandatory: false, maxLength: 40 },
  { name: 'company', isMandatory: false, maxLength: 200 },
  { name: 'comment', isMandatory: false, maxLength: 2_000 },
];
