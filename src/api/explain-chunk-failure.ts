import { ApiError } from './api-error.ts';
import { isChunkFailure } from './explain-error.ts';

/**
 * Why a part of the shop's code could not be fetched. Only a server that answers with another build has been updated; one
 * that does not answer, or answers with the same build, is a failure that may pass.
 * @returns the error itself after an update and where it is about anything else, otherwise an `ApiError`
 */
export async function explainChunkFailure(error: unknown): Promise<unknown> {
  if (!isChunkFailure(error)) return error;
  const build = document.querySelector('script[type=module][src]')?.getAttribute('src');
  const page = await fetch('/', { cache: 'no-store' }).then(
    (answer) => (answer.ok ? answer.text() : undefined),
    () => undefined,
  );
  const isUpdated = page !== undefined && build != null && !page.includes(build);
  return isUpdated ? error : unreachable(error);
}

/** A failure of the way to the server, as long as nobody knows better. */
export function unreachable(cause: unknown): ApiError {
  return new ApiError('network', 'A part of the shop could not be fetched', { cause });
}
