import type { ApiCall } from '../http/api-call.ts';
import { InvalidRequest, NotFound } from '../tenant-error.ts';
import { MAX_TOKEN_CHARS } from './config-state-token.ts';
import type { Handle } from './service.ts';

/**
 * Which configuration a call is about. `configId` needs to be asked for by its owner; `configState` speaks for itself.
 * @throws NotFound when the call names none, as the API does
 */
export function readHandle(call: ApiCall): Handle {
  const configId = call.get('configId');
  const configState = call.get('configState');
  const { externalId } = call;
  if (configId && externalId !== undefined) return { kind: 'known', configId, externalId };
  if (!configState) {
    throw new NotFound('No data found', 'Provide configId with _externalId, or configState.');
  }
  if (configState.length > MAX_TOKEN_CHARS) {
    throw new InvalidRequest(
      'Invalid parameter',
      `configState must not be longer than ${MAX_TOKEN_CHARS} characters.`,
    );
  }
  return { kind: 'anonymous', configState };
}
