import { ApiError } from './api-error.ts';

export interface ErrorExplanation {
  /** Names the texts under `error` in the locales. */
  kind: 'network' | 'timeout' | 'notFound' | 'refused' | 'stale' | 'server';
  /** The tenant's own words, for `refused`. */
  message: string | undefined;
  /** The error's id in the tenant's log. */
  reference: string | undefined;
  /** Only loading the page anew helps: a part of the shop itself could not be fetched. */
  needsReload: boolean;
}

/** Browsers word a failed `import()` differently and give no code. */
const CHUNK_FAILED = /dynamically imported module|importing a module script failed|unable to preload/i;

export function isChunkFailure(error: unknown): error is Error {
  return error instanceof Error && CHUNK_FAILED.test(error.message);
}

/**
 * What a failure means to a person. Takes whatever was thrown, or the status of a route that does not exist.
 */
export function explainError(error: unknown): ErrorExplanation {
  const explain = (kind: ErrorExplanation['kind']): ErrorExplanation => ({
    kind,
    message: error instanceof ApiError ? error.body?.message : undefined,
    reference: error instanceof ApiError ? error.body?.uuid || undefined : undefined,
    needsReload: isChunkFailure(error),
  });
  if (error === 404) return explain('notFound');
  if (error instanceof ApiError) {
    if (error.kind === 'network' || error.kind === 'timeout') return explain(error.kind);
    if (error.isNotFound) return explain('notFound');
    if (error.status === 504) return explain('timeout');
    // The gateway, or a proxy before it, could not reach what is behind it.
    if (error.status === 502 || error.status === 503) return explain('network');
    return explain(
      ((error.status ?? 500) < 500 || error.status === 507) && error.kind === 'http' && error.body?.message
        ? 'refused'
        : 'server',
    );
  }
  // After an update, an older page asks for chunks whose names are gone.
  if (isChunkFailure(error)) return explain(isOffline() ? 'network' : 'stale');
  return explain('server');
}

/**
 * A failure as a sentence: the tenant's own where it refused, ours otherwise.
 * @param texts looks up a text of the locales' `error` group
 */
export function failureText(
  error: unknown,
  texts: (key: `${ErrorExplanation['kind']}Text`) => string,
): string {
  const { kind, message } = explainError(error);
  return kind === 'refused' && message ? message : texts(`${kind}Text`);
}

/** Only trusted in this direction: browsers say "online" rather too often. Outside a browser nobody says anything. */
function isOffline(): boolean {
  const { navigator }: { navigator?: { onLine?: boolean } } = globalThis;
  return navigator?.onLine === false;
}
