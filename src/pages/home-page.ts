import { ApiError } from '#src/api/api-error.ts';
import { tabsQuery } from '#src/api/catalog.ts';
import { queryClient } from '#src/api/query-client.ts';
import { Redirect } from '#src/lib/page.ts';
import { paths } from '#src/paths.ts';
import { currentLanguage } from '#src/stores/preferences.ts';

/** The shop opens with the first tab of its catalog. */
export async function load() {
  const [first] = await queryClient.ensureQueryData(tabsQuery(currentLanguage()));
  if (!first) throw new ApiError('http', 'The catalog has no tabs', { status: 404 });
  return new Redirect(paths.catalog(first.name));
}
