import type { ReactElement } from 'react';
import { Redirect, type PageRoute } from '#src/lib/page.ts';
import { openPage } from './open-page.ts';

/** More than lead to any page of the shop, one after the other. */
export const MOST_REDIRECTS = 8;

export interface FirstPage {
  /** The page of the address that the shop was entered with; it began to load before React did. Its errors are for who awaits it. */
  readonly first: ReturnType<typeof openPage>;
  /** The same, where it came within the time: it can be drawn at once, and nothing has to be drawn before it. */
  readonly shown: ReactElement | undefined;
}

/**
 * Opens the page that the shop is entered with, before anything is drawn. Redirects that come within the time change the address:
 * nobody follows it yet.
 *
 * @param patienceMs how long the page is waited for
 */
export async function openFirstPage(routes: readonly PageRoute[], patienceMs: number): Promise<FirstPage> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patienceMs));
  for (let redirects = 0; ; redirects++) {
    const first = openPage(routes, window.location, new AbortController().signal);
    const page = await Promise.race([first.catch(() => undefined), late]);
    if (!(page instanceof Redirect)) return { first, shown: page };
    if (redirects === MOST_REDIRECTS) return { first, shown: undefined };
    window.history.replaceState(null, '', page.to);
  }
}
