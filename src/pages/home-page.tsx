import { redirect } from 'react-router';
import { tabsQuery } from '#src/api/catalog.ts';
import { queryClient } from '#src/api/query-client.ts';
import { paths } from '#src/paths.ts';
import { currentLanguage } from '#src/stores/preferences.ts';

/** The shop opens with the first tab of its catalog. */
export async function loader() {
  const [first] = await queryClient.ensureQueryData(tabsQuery(currentLanguage()));
  if (!first) throw new Response('The catalog has no tabs', { status: 404 });
  return redirect(paths.catalog(first.name));
}

/** Never seen; without it the router warns that the route shows nothing. */
export function Component() {
  return null;
}
