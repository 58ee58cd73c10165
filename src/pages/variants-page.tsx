import { queryClient } from '#src/api/query-client.ts';
import { variantCatalogsQuery } from '#src/api/variants.ts';
import { openConfiguration } from '#src/features/configurator/opening/open-configuration.ts';
import { VariantPage } from '#src/features/variants/variant-page.tsx';
import { Redirect, type PageRequest } from '#src/lib/page.ts';
import { needTexts } from '#src/locales/load-messages.ts';
import { variantsTexts } from '#src/locales/variants-texts.ts';
import { paths } from '#src/paths.ts';
import { currentLanguage } from '#src/stores/preferences.ts';

/**
 * What locks the lists follows from the configuration, so the catalogs are read again each time the page is opened. The
 * configurator's own page says what became of a configuration that is not open any more.
 */
export async function load({ params, signal }: PageRequest) {
  const { tab = '', productId = '', configId = '' } = params;
  const language = currentLanguage();
  const address = { tab, productId, configId };
  const opened = await openConfiguration({ ...address, step: undefined }, language, signal);
  if (opened.kind !== 'open') return new Redirect(paths.configuration(address));
  if (opened.address.configId !== configId) return new Redirect(paths.variants(opened.address));
  await Promise.all([
    queryClient.fetchQuery(variantCatalogsQuery(configId, language)),
    needTexts(variantsTexts, language),
  ]);
  return <VariantPage address={address} />;
}
