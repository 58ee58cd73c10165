import type { ReactElement } from 'react';
import { matchPath, type Params } from 'react-router';
import { ApiError } from '#src/api/api-error.ts';
import type { PageRoute, Redirect } from '#src/lib/page.ts';

interface Address {
  pathname: string;
  search: string;
}

/** The route of an address; undefined when no page has it. */
export function findRoute(routes: readonly PageRoute[], { pathname }: Address): PageRoute | undefined {
  return routes.find(({ pattern }) => matchPath(pattern, pathname));
}

/** @throws ApiError with status 404 when no page has this address, and what the page throws */
export async function openPage(
  routes: readonly PageRoute[],
  address: Address,
  signal: AbortSignal,
): Promise<ReactElement | Redirect> {
  const route = findRoute(routes, address);
  const match = route && matchPath(route.pattern, address.pathname);
  const params = match && decodeAll(match.params);
  if (!params) throw new ApiError('http', 'No page has this address', { status: 404 });
  return route.load({ params, search: new URLSearchParams(address.search), signal });
}

/** `matchPath` leaves the escapes of `src/paths.ts` as they are. @returns undefined for an address with a broken escape */
function decodeAll(params: Params): Params | undefined {
  try {
    return Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, value && decodeURIComponent(value)]),
    );
  } catch {
    return undefined;
  }
}
