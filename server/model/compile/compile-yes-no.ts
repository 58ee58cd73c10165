import type { Compilation } from './compilation.ts';
import { compileValuePrices } from './compile-value-prices.ts';
import { minorUnits, priceFeature, yesNoDomain, type CompiledDomain } from './compile-domains.ts';
import { yesNoWord } from './generated-text.ts';
import { zero } from '../number/decimal.ts';
import type { FieldSource } from '../source/schema/model-schema.ts';
import type { Path } from '../source/yaml-source.ts';

/** Yes and No; a domain of its own when "yes" is a part or costs something. */
export function compileYesNo(
  compilation: Compilation,
  name: string,
  source: FieldSource,
  path: Path,
): CompiledDomain {
  const own = source.price !== undefined || source.article !== undefined || source.picture !== undefined;
  const plain = { description: undefined, picture: undefined, article: undefined, price: 0, features: {} };
  const yes = yesNoWord(compilation, 'yes');
  const no = yesNoWord(compilation, 'no');
  const label = { text: `${yes.text} / ${no.text}`, translations: {} };
  const part = {
    picture: compilation.picture(source.picture, [...path, 'picture']),
    article: source.article,
    price: minorUnits(compilation, source.price, [...path, 'price']),
    ...compileValuePrices(compilation, source, path),
  };
  return {
    domain: {
      kind: 'enumerated',
      name: own ? name : yesNoDomain,
      label,
      values: [
        { ...plain, name: 'Yes', label: yes, ...(own ? part : {}) },
        { ...plain, name: 'No', label: no },
      ],
    },
    features: new Map([
      [
        priceFeature,
        {
          type: 'number',
          values: new Map([
            ['Yes', source.price ?? zero],
            ['No', zero],
          ]),
        },
      ],
    ]),
  };
}
