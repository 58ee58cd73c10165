import { NO, YES, type Feature } from '../../expression/scope.ts';
import { zero } from '../../number/rational.ts';
import type { ModelDomain, ModelValue } from '../../product/model-domain.ts';
import type { ModelOption } from '../../product/model-field.ts';
import type { FieldSource } from '../../source/schema/model-schema.ts';
import type { Path } from '../../source/yaml-source.ts';
import type { Compilation } from '../compilation.ts';
import { minorUnits, priceFeature, yesNoDomain, type CompiledDomain } from '../domains/compile-domains.ts';
import { compileValuePrices } from '../domains/value-prices.ts';
import { yesNoWord } from '../generated-text.ts';

/** Yes and No; a domain of its own when "yes" is a part or costs something. */
export function compileYesNo(
  compilation: Compilation,
  name: string,
  source: FieldSource,
  path: Path,
): CompiledDomain {
  const isPart = source.price !== undefined || source.article !== undefined || source.picture !== undefined;
  const part = {
    picture: compilation.picture(source.picture, [...path, 'picture']),
    article: source.article,
    price: minorUnits(compilation, source.price, [...path, 'price']),
    ...compileValuePrices(compilation, source, path),
  };
  const values = new Map([
    [YES, source.price ?? zero],
    [NO, zero],
  ]);
  return {
    domain: yesAndNo(compilation, isPart ? name : yesNoDomain, isPart ? part : {}),
    features: new Map([[priceFeature, { type: 'number', values }]]),
  };
}

function yesAndNo(compilation: Compilation, name: string, part: Partial<ModelValue>): ModelDomain {
  const yes = yesNoWord(compilation, 'yes');
  const no = yesNoWord(compilation, 'no');
  const plain = { description: undefined, picture: undefined, article: undefined, price: 0, features: {} };
  return {
    kind: 'enumerated',
    name,
    label: { text: `${yes.text} / ${no.text}`, translations: {} },
    values: [
      { ...plain, ...part, name: YES, label: yes },
      { ...plain, name: NO, label: no },
    ],
  };
}

export interface CompiledOption {
  readonly option: ModelOption;
  /** Yes and No; "yes" is the variant. */
  readonly domain: CompiledDomain;
}

/**
 * The option to have a variant of a component (`component.variant`), or not. The part is described where the variant is:
 * its price, article, picture and features count when the answer is yes.
 */
export function compileOption(
  compilation: Compilation,
  name: string,
  source: FieldSource,
  known: ReadonlyMap<string, CompiledDomain>,
  path: Path,
): CompiledOption | undefined {
  const written = source.option ?? '';
  const place = [...path, 'option'];
  const [componentName = '', variantName = ''] = written.split(/\.(.*)/s);
  const component = known.get(componentName);
  if (component?.domain.kind !== 'component') {
    const components = [...known].filter(([, { domain }]) => domain.kind === 'component');
    compilation.unknown('component', componentName, new Map(components).keys(), place);
    return undefined;
  }
  const variant = component.domain.values.find((value) => value.name === variantName);
  if (!variant) {
    const variants = component.domain.values.map((value) => `${componentName}.${value.name}`);
    compilation.unknown('variant', written, variants, place);
    return undefined;
  }
  for (const key of ['price', 'prices', 'quantity_prices', 'article', 'picture'] as const) {
    if (source[key] === undefined) continue;
    compilation.error(
      { path: [...path, key], key: true },
      `An option has the ${key} of its variant.`,
      `Give it where "${variantName}" is described.`,
    );
  }
  return {
    option: { component: componentName, variant: variantName },
    domain: {
      domain: {
        ...yesAndNo(compilation, name, variant),
        features: component.domain.features?.map((feature) => {
          const content = feature.contents.get(variantName);
          return { ...feature, contents: new Map(content === undefined ? [] : [[YES, content]]) };
        }),
      },
      features: new Map(
        [...component.features].map(([feature, content]) => [feature, ofOption(content, variantName)]),
      ),
    },
  };
}

/** What the variant has when the answer is yes; without it there is no number but 0, and no text. */
function ofOption(feature: Feature, variant: string): Feature {
  const answers = <T>(values: ReadonlyMap<string, T>, none: T) =>
    new Map([
      [YES, values.get(variant) ?? none],
      [NO, none],
    ]);
  switch (feature.type) {
    case 'number':
      return { type: 'number', values: answers(feature.values, zero) };
    case 'text':
      return { type: 'text', values: answers(feature.values, '') };
    case 'yes-no':
      return { type: 'yes-no', values: answers(feature.values, 'no') };
  }
}
