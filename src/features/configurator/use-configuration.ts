import { useSuspenseQuery } from '@tanstack/react-query';
import { useLocale } from 'use-intl';
import type { Configuration } from '#src/api/read/configuration.ts';
import { configurationQuery } from '#src/api/configuration/queries.ts';

/** The configuration as last answered, in the language on the screen. The page's loader has read it. */
export function useConfiguration(configId: string): Configuration {
  return useSuspenseQuery(configurationQuery(configId, useLocale())).data;
}
