import { InvalidRequest } from '../tenant-error.ts';
import type { ApiCall } from './api-call.ts';

/**
 * Who is asking, for calls that need to know ("All shopping cart API operations require external entity ID").
 * @throws InvalidRequest (400, where the configurator's missing parameters are 404)
 */
export function requireExternalId(call: ApiCall): string {
  const { externalId } = call;
  if (externalId !== undefined) return externalId;
  throw new InvalidRequest(
    'Missing parameter',
    'Mandatory parameter/header not provided: _externalId/X-External-ID',
  );
}
