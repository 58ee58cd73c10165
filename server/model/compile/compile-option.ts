import type { Compilation } from './compilation.ts';
import type { CompiledDomain } from './compile-domains.ts';
import { compileYesNo } from './compile-yes-no.ts';
import { zero } from '../number/decimal.ts';
import type { Feature } from '../expression/scope.ts';
import type { FieldSource } from '../source/schema/model-schema.ts';
import type { ModelOption } from '../product/product-model.ts';
import type { Path } from '../source/yaml-source.ts';

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
  const dot = written.indexOf('.');
  const [componentName, variantName] =
    dot < 0 ? [written, ''] : [written.slice(0, dot), written.slice(dot + 1)];
  const component = known.get(componentName);
  if (component?.domain.kind !== 'component') {
    const components = [...known].filter(([, { domain }]) => domain.kind === 'component');
    compilation.unknown(
      'component',
      componentName,
      components.map(([one]) => one),
      place,
    );
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
  const plain = {
    ...source,
    price: undefined,
    prices: undefined,
    quantity_prices: undefined,
    article: undefined,
    picture: undefined,
  };
  const { domain } = compileYesNo(compilation, name, plain, path);
  return {
    option: { component: componentName, variant: variantName },
    domain: {
      domain: {
        ...domain,
        name,
        features: component.domain.features?.map((feature) => {
          const content = feature.contents.get(variantName);
          return { ...feature, contents: new Map(content === undefined ? [] : [['Yes', content]]) };
        }),
        values: domain.values.map((value) =>
          value.name === 'Yes' ? { ...variant, name: value.name, label: value.label } : value,
        ),
      },
      features: new Map(
        [...component.features].map(([feature, content]) => [feature, ofOption(content, variantName)]),
      ),
    },
  };
}

/** What the variant has when the answer is yes; without it there is no number but 0, and no word. */
function ofOption(feature: Feature, variant: string): Feature {
  if (feature.type === 'number') {
    const values = new Map([
      ['Yes', feature.values.get(variant) ?? zero],
      ['No', zero],
    ]);
    return { type: 'number', values };
  }
  const none = feature.type === 'yesno' ? 'no' : '';
  return {
    type: feature.type,
    values: new Map([
      ['Yes', feature.values.get(variant) ?? none],
      ['No', none],
    ]),
  };
}
