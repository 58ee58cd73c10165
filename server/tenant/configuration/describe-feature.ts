import { localize } from '#server/model/product/localize.ts';
import type { ModelFeature } from '#server/model/product/model-domain.ts';
import type { ModelUnitSystem } from '#server/model/product/product-model.ts';
import { formatNumber } from '../text/format.ts';
import { describeIn, shownUnitOf } from './unit-view.ts';

/** What a value has of a feature, with its unit, in those of the system; empty where the value has nothing of it. */
export function describeFeature(
  feature: ModelFeature,
  value: string,
  language: string | undefined,
  system: ModelUnitSystem | undefined,
): string {
  const { contents, unit } = feature;
  const content = contents.get(value);
  if (content === undefined) return '';
  if (typeof content !== 'number') return localize(content, language);
  const shown = shownUnitOf(feature, system);
  if (shown) return describeIn(shown, String(content), language);
  const number = formatNumber(content, language);
  return unit === undefined ? number : `${number} ${unit}`;
}
