import type { LoaderFunctionArgs } from 'react-router';
import { startNew } from '#src/features/configurator/opening/open-configuration.ts';
import { redirectTo } from '#src/lib/redirect.ts';
import { paths } from '#src/paths.ts';
import { currentLanguage } from '#src/stores/preferences.ts';

/** Starts a configuration and moves on to its own address. What the query says are contextual needs by alias. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const { tab = '', productId = '' } = params;
  const needs = Object.fromEntries(new URL(request.url).searchParams);
  const address = await startNew({ tab, productId, needs }, currentLanguage());
  return redirectTo(paths.configuration(address), request);
}

/** Never seen: the loader always leads elsewhere. */
export function Component() {
  return null;
}
