import type { Compilation } from '../compilation.ts';
import { yesNoWord } from '../generated-text.ts';
import { toNumber, type Rational } from '#server/model/number/rational.ts';
import type { FeatureSource } from '#server/model/source/schema/model-schema.ts';
import type { ModelFeature } from '#server/model/product/model-domain.ts';
import type { LocalizedText } from '#server/model/source/texts.ts';
import type { Path } from '#server/model/source/yaml-source.ts';

/**
 * The features of a domain that customers may see: those with a label.
 *
 * @param contents what every value has, by feature and value
 * @param path of the domain; `valuesKey` is where its values stand
 */
export function compileFeatures(
  compilation: Compilation,
  declared: ReadonlyMap<string, FeatureSource> | undefined,
  contents: ReadonlyMap<string, ReadonlyMap<string, Rational | string>>,
  path: Path,
  valuesKey: string,
): readonly ModelFeature[] {
  return [...(declared ?? [])].flatMap(([name, { label, unit, type }]): ModelFeature[] => {
    if (label === undefined) return [];
    const read = (value: string, content: Rational | string): number | LocalizedText => {
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
