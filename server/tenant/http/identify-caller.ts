import { everyCall } from '#contract/endpoint.ts';
import { customerId, type ApiAccess } from '../api-access.ts';
import { checkExternalId, decodeHeader } from './external-id.ts';
import { findAccess } from './find-access.ts';

/** The caller of a request by its headers alone. */
export type IdentifyCaller = (header: (name: string) => string | undefined) => ApiCaller | undefined;

export interface ApiCaller {
  /** Undefined for a caller who says no customer. */
  readonly customer: string | undefined;
}

/** As `admit` and `ApiCall` do where key and external id are headers; undefined for a wrong key, without one, and for a wrong id. */
export function identifyCaller(keys: readonly ApiAccess[]): IdentifyCaller {
  const accessOf = findAccess(keys);
  return (header) => {
    const key = header(everyCall.key.header);
    const access = key === undefined ? undefined : accessOf(decodeHeader(key));
    if (!access) return undefined;
    const externalId = header(everyCall.externalId.header);
    if (externalId === undefined) return { customer: undefined };
    try {
      return { customer: customerId(access.organization, checkExternalId(decodeHeader(externalId))) };
    } catch {
      return undefined;
    }
  };
}
