import { useEffect, useEffectEvent } from 'react';
import { useLocale } from 'use-intl';
import { useStore } from 'zustand';
import { configurationEditor } from '#src/api/configuration/queries.ts';
import { Configurator, type ConfiguratorProps } from '#src/features/configurator/configurator.tsx';
import { ConfiguratorContext } from '#src/features/configurator/configurator-context.ts';
import { EndedConfiguration } from '#src/features/configurator/ended-configuration.tsx';
import {
  openConfiguration,
  type ConfigurationAddress,
  type Opened,
} from '#src/features/configurator/opening/open-configuration.ts';
import { Redirect, type PageRequest } from '#src/lib/page.ts';
import { usePageNavigation } from '#src/lib/page-navigation.ts';
import { configuratorTexts } from '#src/locales/configurator-texts.ts';
import { filesTexts } from '#src/locales/files-texts.ts';
import { needTexts } from '#src/locales/load-messages.ts';
import { paths } from '#src/paths.ts';
import { currentLanguage } from '#src/stores/preferences.ts';
import { ConfiguratorVisualization } from './configurator-visualization.tsx';

/** Reads the configuration where the address says it is; the address follows where that turns out to be wrong. */
export async function load({ params, signal }: PageRequest) {
  const { tab = '', productId = '', configId = '', step: addressed } = params;
  const address: ConfigurationAddress = { tab, productId, configId, step: addressed };
  const language = currentLanguage();
  const [opened] = await Promise.all([
    openConfiguration(address, language, signal),
    needTexts(configuratorTexts, language),
    needTexts(filesTexts, language),
  ]);
  if (opened.kind === 'open') {
    const { configId, step } = opened.address;
    if (configId !== address.configId || step !== address.step)
      return new Redirect(paths.configuration(opened.address));
  }
  return <ConfiguratorPage address={address} opened={opened} />;
}

/** A step of a configuration. */
function ConfiguratorPage({ address, opened }: { address: ConfigurationAddress; opened: Opened }) {
  if (opened.kind === 'open' || opened.kind === 'kept') {
    const readError = opened.kind === 'kept' ? opened.error : undefined;
    const at = { ...address, step: address.step ?? '' };
    return <OpenConfiguration key={address.configId} address={at} readError={readError} />;
  }
  const itemId = opened.kind === 'in cart' ? opened.itemId : undefined;
  return <EndedConfiguration tab={address.tab} productId={address.productId} itemId={itemId} />;
}

/** Ties the page to the editor of its configuration. */
function OpenConfiguration(props: Omit<ConfiguratorProps, 'Visualization'>) {
  const { configId } = props.address;
  const language = useLocale();
  const editor = configurationEditor(configId, language);
  const isForgotten = useStore(editor.state, (state) => state.isForgotten);
  const { reload } = usePageNavigation();
  const rebuild = useEffectEvent(reload);

  useEffect(() => editor.setLanguage(language), [editor, language]);

  // Forgotten by the tenant while it is shown: loading builds it anew and redirects to its new address.
  useEffect(() => {
    if (isForgotten) rebuild();
  }, [isForgotten]);

  return (
    <ConfiguratorContext value={editor}>
      <Configurator {...props} Visualization={ConfiguratorVisualization} />
    </ConfiguratorContext>
  );
}
