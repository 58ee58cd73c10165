import { redirect, replace } from 'react-router';

/**
 * Leads from a loader to another address, and leaves a history in which "back" works: an address that is in it already
 * (typed, reloaded, gone back to) is replaced, one that was only pressed never gets in, and the page it was pressed on
 * stays.
 *
 * @param request the loader's
 */
export function leadTo(to: string, request: Request): Response {
  const isInHistory = new URL(request.url).pathname === window.location.pathname;
  return isInHistory ? replace(to) : redirect(to);
}
