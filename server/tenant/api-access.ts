/** What an API key stands for ("API Keys"). */

/** `customer` may make every call, `visitor` only those that need no external id. */
export const API_ROLES = ['customer', 'visitor'] as const;
export type ApiRole = (typeof API_ROLES)[number];

export interface ApiAccess {
  /** For the log. */
  readonly name: string;
  readonly key: string;
  readonly role: ApiRole;
  /** Customers of one organization are unknown to the keys of another; `''` is that of the tenant itself. */
  readonly organization: string;
  /** Draws draft proposals; undefined where there are none for this key. */
  readonly proposalTemplate: string | undefined;
  readonly priceModel: string;
}

/** An account that reads prices of services, by HTTP Basic. */
export interface PricingAccount {
  readonly name: string;
  /** A hash of `hashPassword`, or the password itself where it comes from the environment. */
  readonly password: { readonly hash: string } | { readonly text: string };
  /** May also read costs. */
  readonly costs: boolean;
  /** Sees the customers of this organization; `''` is that of the tenant itself. */
  readonly organization: string;
}

/** The templates and price models that a key can name. */
export const PROPOSAL_TEMPLATES = ['standard'] as const;
export const PRICE_MODELS = ['standard'] as const;

/** Access with everything, for the shop itself. */
export function fullAccess(key: string): ApiAccess {
  return {
    name: 'shop',
    key,
    role: 'customer',
    organization: '',
    proposalTemplate: PROPOSAL_TEMPLATES[0],
    priceModel: PRICE_MODELS[0],
  };
}

/** No external id has this character (`http/external-id.ts`), so that nobody can name the customer of another organization. */
const SEPARATOR = '\u001F';

/** Under which id a customer of an organization is stored. */
export function customerId(organization: string, externalId: string): string {
  return organization === '' ? externalId : `${organization}${SEPARATOR}${externalId}`;
}

/** Whether a stored customer is one of the organization. */
export function isOfOrganization(customer: string, organization: string): boolean {
  const end = customer.lastIndexOf(SEPARATOR);
  return organization === (end < 0 ? '' : customer.slice(0, end));
}

/** The external id as the customer's own system knows it. */
export function externalIdOf(customer: string): string {
  return customer.slice(customer.lastIndexOf(SEPARATOR) + 1);
}
