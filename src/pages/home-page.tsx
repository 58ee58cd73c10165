import type { LoaderFunctionArgs } from 'react-router';
import { tabsQuery } from '#src/api/catalog.ts';
import { queryClient } from '#src/api/query-client.ts';
import { redirectTo } from '#src/lib/redirect.ts';
import { paths } from '#src/paths.ts';
import { currentLanguage } from '#src/stores/preferences.ts';

/** The shop opens with the first tab of its catalog. */
export async function loader({ request }: LoaderFunctionArgs) {
  const [first] = await queryClient.ensureQueryData(tabsQuery(currentLanguage()));
  if (!first) throw new Response('The catalog has no tabs', { status: 404 });
  return redirectTo(paths.catalog(first.name), request);
}

/** Never seen; without it the router warns that the route shows nothing. */
export function Component() {
  return null;
}
