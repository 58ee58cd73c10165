import { useEffect } from 'react';
import { useLoaderData, useParams, useRevalidator, type LoaderFunctionArgs, type Params } from 'react-router';
import { useLocale } from 'use-intl';
import { useStore } from 'zustand';
import { configurationEditor } from '#src/api/configuration/queries.ts';
import { Configurator } from '#src/features/configurator/configurator.tsx';
import { ConfiguratorContext } from '#src/features/configurator/configurator-context.ts';
import { EndedConfiguration } from '#src/features/configurator/ended-configuration.tsx';
import {
  openConfiguration,
  type ConfigurationAddress,
} from '#src/features/configurator/opening/open-configuration.ts';
import { redirectTo } from '#src/lib/redirect.ts';
import { configuratorTexts } from '#src/locales/configurator-texts.ts';
import { needTexts } from '#src/locales/load-messages.ts';
import { paths } from '#src/paths.ts';
import { currentLanguage } from '#src/stores/preferences.ts';

/** Reads the configuration where the address says it is; the address follows where that turns out to be wrong. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const address = addressIn(params);
  const language = currentLanguage();
  const [opened] = await Promise.all([
    openConfiguration(address, language, request.signal),
    needTexts(configuratorTexts, language),
  ]);
  if (opened.kind === 'open') {
    const { configId, step } = opened.address;
    if (configId !== address.configId || step !== address.step)
      return redirectTo(paths.configuration(opened.address), request);
  }
  return opened;
}

function addressIn({ tab = '', productId = '', configId = '', step }: Params): ConfigurationAddress {
  return { tab, productId, configId, step };
}

/** A step of a configuration. */
export function Component() {
  const opened = useLoaderData<Exclude<Awaited<ReturnType<typeof loader>>, Response>>();
  const address = addressIn(useParams());
  if (opened.kind === 'open' || opened.kind === 'kept') {
    const readError = opened.kind === 'kept' ? opened.error : undefined;
    const at = { ...address, step: address.step ?? '' };
    return <OpenConfiguration key={address.configId} address={at} readError={readError} />;
  }
  const itemId = opened.kind === 'in cart' ? opened.itemId : undefined;
  return <EndedConfiguration tab={address.tab} productId={address.productId} itemId={itemId} />;
}

/** Ties the page to the editor of its configuration. */
function OpenConfiguration(props: Parameters<typeof Configurator>[0]) {
  const { configId } = props.address;
  const language = useLocale();
  const editor = configurationEditor(configId, language);
  const isForgotten = useStore(editor.state, (state) => state.isForgotten);
  const { revalidate } = useRevalidator();

  useEffect(() => editor.setLanguage(language), [editor, language]);

  // Forgotten in the middle of it: the loader builds it anew and leads to its new address.
  useEffect(() => {
    if (isForgotten) void revalidate();
  }, [isForgotten, revalidate]);

  return (
    <ConfiguratorContext value={editor}>
      <Configurator {...props} />
    </ConfiguratorContext>
  );
}
