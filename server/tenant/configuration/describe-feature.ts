import { localize } from '#server/modeling/localize.ts';
import type { ModelFeature } from '#server/modeling/product-model.ts';
import { formatNumber } from '../text/format.ts';

/** What a value has of a feature, with its unit; empty where the value has nothing of it. */
export function describeFeature(
  { contents, unit }: ModelFeature,
  value: string,
  language: string | undefined,
): string {
  const content = contents.get(value);
  if (content === undefined) return '';
  if (typeof content !== 'number') return localize(content, language);
  const number = formatNumber(content, language);
  return unit === undefined ? number : `${number} ${unit}`;
}
