import { redirect, replace } from 'react-router';

/**
 * Goes from a loader to another address without an entry of its own in the history, so that "back" works: an address
 * that is in the history already (typed, reloaded, gone back to) is replaced; one that was only followed never gets in.
 *
 * @param request the loader's
 */
export function redirectTo(to: string, request: Request): Response {
  const isInHistory = new URL(request.url).pathname === window.location.pathname;
  return isInHistory ? replace(to) : redirect(to);
}
