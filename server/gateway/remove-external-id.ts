import { rewriteJson } from './rewrite-json.ts';

/**
 * Takes the customer's external id out of answers to the browser. Tenants repeat it ("List Cart Attributes"), and whoever has
 * it is that customer to a tenant, so it stays in the HttpOnly session, where scripts of the page cannot read it.
 */
const PROPERTY = 'externalId';

/** @param json an answer as text; one that is no JSON is left as it is */
export function removeExternalId(json: string): string {
  return rewriteJson(json, PROPERTY, withoutProperty);
}

function withoutProperty(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== PROPERTY));
}
