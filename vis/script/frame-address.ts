import { frameParameters } from '../protocol/messages.ts';
import { flagOf, textOf, type VisualizationObject } from '../protocol/visualization-object.ts';

/**
 * The address of the frame that shows a visualization; undefined where the object names none, or none on the web.
 *
 * @param base address of this script: tenants may name the frame by its path
 * @param parent origin of the page, which the frame listens to and speaks to
 */
export function frameAddress(
  visualization: VisualizationObject,
  base: string,
  parent: string,
): URL | undefined {
  const path = textOf(visualization, 'iframePath');
  if (path === undefined || !URL.canParse(path, base)) return undefined;
  const url = new URL(path, base);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  if (!flagOf(visualization, 'useCSP', true)) url.searchParams.set('useCSP', 'false');
  const fragment = new URLSearchParams({ [frameParameters.parent]: parent });
  for (const [key, name] of [
    ['primaryColor', frameParameters.color],
    ['language', frameParameters.language],
  ] as const) {
    const value = textOf(visualization, key);
    if (value !== undefined) fragment.set(name, value);
  }
  url.hash = fragment.toString();
  return url;
}

/** `4 / 3` for `4:3`; undefined for what is no ratio. */
export function cssAspectRatio(ratio: string | undefined): string | undefined {
  const match = /^\s*(\d{1,5}(?:\.\d+)?)\s*[:/]\s*(\d{1,5}(?:\.\d+)?)\s*$/.exec(ratio ?? '');
  return match && Number(match[1]) > 0 && Number(match[2]) > 0 ? `${match[1]} / ${match[2]}` : undefined;
}
