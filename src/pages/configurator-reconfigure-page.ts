import { reopen } from '#src/features/configurator/opening/open-configuration.ts';
import { Redirect, type PageRequest } from '#src/lib/page.ts';
import { paths } from '#src/paths.ts';
import { currentLanguage } from '#src/stores/preferences.ts';

/** Opens the temporary version of a cart item and moves on to its configuration. */
export async function load({ params }: PageRequest) {
  return new Redirect(paths.configuration(await reopen(params['itemId'] ?? '', currentLanguage())));
}
