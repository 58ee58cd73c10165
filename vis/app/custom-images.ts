import { textOf, type VisualizationObject } from '../protocol/visualization-object.ts';
import { ownUrl } from './load-scene.ts';

/**
 * The address of the image that a customer chose, by the name of its place in the scene; undefined for none. What
 * `customImageData` looks like is not documented; ours is JSON, `{"<name>": "<file>"}` or `{"<name>": {"selected": "<file>"}}`,
 * with files below `customImagesRootPath`.
 */
export function customImageUrl(visualization: VisualizationObject, name: string): string | undefined {
  const root = textOf(visualization, 'customImagesRootPath');
  const base = root === undefined ? undefined : ownUrl(root.endsWith('/') ? root : `${root}/`);
  if (!base) return undefined;
  const data = read(textOf(visualization, 'customImageData'));
  const entry = Object.hasOwn(data, name) ? data[name] : undefined;
  const file =
    typeof entry === 'object' && entry !== null ? (entry as Record<string, unknown>)['selected'] : entry;
  if (typeof file !== 'string' || file === '') return undefined;
  const url = ownUrl(file, base.href);
  return url?.href.startsWith(base.href) ? url.href : undefined;
}

function read(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
