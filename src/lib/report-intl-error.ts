import { IntlErrorCode, type IntlError } from 'use-intl';

/**
 * Dates are shown in the browser's time zone, as use-intl does without one after it has complained. To ask the browser for its
 * name takes 15 ms of a desktop computer's time, on every page, before anything is drawn; dates are on few.
 */
export function reportIntlError(error: IntlError): void {
  if (error.code !== IntlErrorCode.ENVIRONMENT_FALLBACK) reportError(error);
}
