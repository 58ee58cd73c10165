/** An error as the REST API tells it: status, code and message. */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
  readonly status: 400 | 401 | 404;
  readonly code: string;

  constructor(status: 400 | 401 | 404, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export function invalidInput(message: string): SandboxError {
  return new SandboxError(400, 'INVALID_API_INPUT', message);
}

export function notFound(message: string): SandboxError {
  return new SandboxError(404, 'NOT_FOUND', message);
}
