/**
 * What can go wrong in a call, in the API's terms ("Error Responses"). Services throw these; `http/error-response.ts`
 * alone turns them into the wire's error object.
 *
 * The API answers the same mistake differently by resource, and callers rely on it: a missing `parameter` of a
 * configurator call is 404, a missing `_externalId` of a cart call is 400. The thrower picks the class accordingly.
 */
export abstract class TenantError extends Error {
  abstract readonly status: 400 | 401 | 403 | 404 | 405 | 406 | 409 | 413 | 415 | 429 | 503 | 507;
  /** The root cause in a few words; the message has the details. */
  readonly reason: string;

  constructor(reason: string, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** 400: parameters are missing or invalid. */
export class InvalidRequest extends TenantError {
  override readonly name = 'InvalidRequest';
  readonly status = 400;
}

/** 401: nobody has signed in. */
export class NotAuthenticated extends TenantError {
  override readonly name = 'NotAuthenticated';
  readonly status = 401;

  constructor(message: string) {
    super('Not authenticated', message);
  }
}

/** 406: the caller wants the answer in a form that it does not come in. */
export class NotAcceptable extends TenantError {
  override readonly name = 'NotAcceptable';
  readonly status = 406;

  constructor(message: string) {
    super('Not acceptable', message);
  }
}

/** 403: no key, a wrong key, or an object that may not be read through the API. */
export class NotAuthorized extends TenantError {
  override readonly name = 'NotAuthorized';
  readonly status = 403;
}

/** 404: no such endpoint, object or parameter. The same for an object of another customer. */
export class NotFound extends TenantError {
  override readonly name = 'NotFound';
  readonly status = 404;
}

/** 405: the endpoint is there, but not for this method. */
export class MethodNotAllowed extends TenantError {
  override readonly name = 'MethodNotAllowed';
  readonly status = 405;
  readonly allowed: readonly string[];

  constructor(method: string, allowed: readonly string[]) {
    super('Method not allowed', `${method} is not supported here. Supported: ${allowed.join(', ')}.`);
    this.allowed = allowed;
  }
}

/** 409: the object was changed by another call in the meantime. */
export class Incompatible extends TenantError {
  override readonly name = 'Incompatible';
  readonly status = 409;
}

/** 413: a file is larger than it may be, or its customer has no room for it. Nothing was stored. */
export class FileRefused extends TenantError {
  override readonly name = 'RequestTooLarge';
  readonly status = 413;
}

/** 415: a file is of a type that is not taken. */
export class UnsupportedType extends TenantError {
  override readonly name = 'UnsupportedType';
  readonly status = 415;
}

/** 507: the server has no room for a file. */
export class NoRoom extends TenantError {
  override readonly name = 'InsufficientStorage';
  readonly status = 507;
}

/** Nothing was done; the same call may be made again after a time. */
export abstract class TryLater extends TenantError {
  abstract override readonly status: 429 | 503;
  /** Seconds. */
  readonly retryAfter: number;

  constructor(reason: string, message: string, retryAfter: number) {
    super(reason, message);
    this.retryAfter = retryAfter;
  }
}

/** 429: this customer has too much under way. */
export class TooManyRequests extends TryLater {
  override readonly name = 'TooManyRequests';
  readonly status = 429;
}

/** 503: too much of all customers is waiting. */
export class Overloaded extends TryLater {
  override readonly name = 'Overloaded';
  readonly status = 503;
}

/** 503: another system that is needed does not answer, or not now. */
export class Unavailable extends TryLater {
  override readonly name = 'Unavailable';
  readonly status = 503;
}

/** 504: an answer took longer than it may. */
export class TimedOut extends Error {
  override readonly name = 'TimedOut';
}

/** Nobody waits for the answer any more. */
export class ClientGone extends Error {
  override readonly name = 'ClientGone';
}
