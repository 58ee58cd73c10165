import { useMediaQuery } from '#src/lib/use-media-query.ts';

const browser: Navigator & { readonly connection?: { readonly saveData?: boolean } } = navigator;

/** Whether a person asks for pages that load little: by the browser's data saver or by the system's setting. */
export function useSavesData(): boolean {
  const byMedia = useMediaQuery('(prefers-reduced-data: reduce)');
  return byMedia || browser.connection?.saveData === true;
}
