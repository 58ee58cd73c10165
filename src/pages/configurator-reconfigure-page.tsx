import type { LoaderFunctionArgs } from 'react-router';
import { reopen } from '#src/features/configurator/opening/open-configuration.ts';
import { redirectTo } from '#src/lib/redirect.ts';
import { paths } from '#src/paths.ts';
import { currentLanguage } from '#src/stores/preferences.ts';

/** Opens the temporary version of a cart item and moves on to its configuration. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  return redirectTo(paths.configuration(await reopen(params['itemId'] ?? '', currentLanguage())), request);
}

/** Never seen: the loader always leads elsewhere. */
export function Component() {
  return null;
}
