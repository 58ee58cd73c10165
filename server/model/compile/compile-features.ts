import type { Compilation } from './compilation.ts';
import { yesNoWord } from './generated-text.ts';
import { toNumber, type Decimal } from '../number/decimal.ts';
import type { FeatureSource } from '../source/schema/model-schema.ts';
import type { LocalizedText, ModelFeature } from '../product/product-model.ts';
import type { Path } from '../source/yaml-source.ts';

/**
 * The features of a domain that customers may see: those with a label.
 *
 * @param contents what every value has, by feature and value
 * @param path of the domain; `valuesKey` is where its values stand
 */
export function compileFeatures(
  compilation: Compilation,
  declared: ReadonlyMap<string, FeatureSource> | undefined,
  contents: ReadonlyMap<string, ReadonlyMap<string, Decimal | string>>,
  path: Path,
  valuesKey: string,
): readonly ModelFeature[] {
  return [...(declared ?? [])].flatMap(([name, { label, unit, type }]): ModelFeature[] => {
    if (label === undefined) return [];
    const read = (value: string, content: Decimal | string): number | LocalizedText => {
      if (typeof content === 'object') return toNumber(content);
      if (type === 'yesno') return yesNoWord(compilation, content === 'yes' ? 'yes' : 'no');
      return compilation.text(content, [...path, valuesKey, value, 'features', name]);
    };
    return [
      {
        name,
        label: compilation.text(label, [...path, 'features', name, 'label']),
        unit,
        contents: new Map(
          [...(contents.get(name) ?? [])].map(([value, content]) => [value, read(value, content)]),
        ),
      },
    ];
  });
}
