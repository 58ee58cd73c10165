import { texts, type TextKey } from '#server/texts/texts.ts';
import type { ForeignError } from '#server/upstreams/foreign-configurator.ts';
import { Incompatible, InvalidRequest, NotFound, Unavailable, type TenantError } from '../tenant-error.ts';

/** The system refused what was asked for; the configuration is as it was. */
export class Refused extends InvalidRequest {}

/** Seconds, where the system does not say. */
const RETRY_AFTER = 5;

/** What another system did not do, in the API's terms and the language of the call. `error.message` is for the log only. */
export function toTenantError(error: ForeignError, language: string | undefined): TenantError {
  const text = (key: TextKey) => texts.format(key, language);
  const wait = error.retryAfterSeconds ?? RETRY_AFTER;
  switch (error.reason) {
    case 'refused':
      return new Refused('Refused', text('foreign.refused'));
    case 'not-found':
      return new NotFound('No data found', text('foreign.not-found'));
    case 'limited':
      return new Unavailable('Other system busy', text('foreign.limited'), wait);
    case 'unavailable':
      return new Unavailable('Other system unavailable', text('foreign.unavailable'), wait);
    case 'not-authorized':
      return new Incompatible('Other system refuses access', text('foreign.not-authorized'));
  }
}
