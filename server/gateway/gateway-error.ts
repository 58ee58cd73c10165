import { randomUUID } from 'node:crypto';
import type { ApiErrorBody } from '#contract/api-error.ts';

export type GatewayStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 429 | 500 | 502 | 504;

/** A call that the gateway itself answers with an error. The shop shows `message` to the customer. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly status: GatewayStatus;
  /** The root cause in a few words. */
  readonly reason: string;
  /** Seconds after which the call may be tried again, where that helps. */
  readonly retryAfter: number | undefined;

  constructor(
    status: GatewayStatus,
    reason: string,
    message: string,
    options?: ErrorOptions,
    retryAfter?: number,
  ) {
    super(message, options);
    this.status = status;
    this.reason = reason;
    this.retryAfter = retryAfter;
  }
}

const types: Record<GatewayStatus, string> = {
  400: 'InvalidRequest',
  401: 'NotAuthenticated',
  403: 'NotAuthorized',
  404: 'NotFound',
  405: 'MethodNotAllowed',
  409: 'Conflict',
  413: 'RequestTooLarge',
  415: 'UnsupportedBody',
  429: 'TooManyRequests',
  500: 'InternalError',
  502: 'BadGateway',
  504: 'GatewayTimeout',
};

/** The API's error object ("Error Responses"), the same shape as the tenant's errors. */
export function errorBody(error: GatewayError): ApiErrorBody {
  return {
    type: types[error.status],
    cause: error.reason,
    message: error.message,
    uuid: randomUUID(),
    timestamp: new Date().toISOString(),
  };
}
