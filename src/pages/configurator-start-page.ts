import { startNew } from '#src/features/configurator/opening/open-configuration.ts';
import { Redirect, type PageRequest } from '#src/lib/page.ts';
import { paths } from '#src/paths.ts';
import { currentLanguage } from '#src/stores/preferences.ts';

/** Starts a configuration and moves on to its own address. What the query says are contextual needs by alias. */
export async function load({ params, search }: PageRequest) {
  const { tab = '', productId = '' } = params;
  const needs = Object.fromEntries(search);
  const address = await startNew({ tab, productId, needs }, currentLanguage());
  return new Redirect(paths.configuration(address));
}
