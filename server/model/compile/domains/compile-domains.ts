import type { Compilation } from '../compilation.ts';
import { compileFeatures } from './visible-features.ts';
import { emptyVariant } from '../fields/quantity-field.ts';
import { compileValuePrices } from './value-prices.ts';
import { parseDecimal } from '#server/model/number/decimal.ts';
import { toNumber, zero, type Rational } from '#server/model/number/rational.ts';
import type { Feature } from '#server/model/expression/scope.ts';
import type { FeatureSource, ValueSource } from '#server/model/source/schema/model-schema.ts';
import { toMinorUnits } from '#server/model/number/money.ts';
import type { ModelDomain, ModelValue } from '#server/model/product/model-domain.ts';
import { hintFor } from '#server/model/source/suggest-name.ts';
import type { Path } from '#server/model/source/yaml-source.ts';

/** A domain as the tenant sees it, and its features as rules calculate with them. */
export interface CompiledDomain {
  readonly domain: ModelDomain;
  readonly features: ReadonlyMap<string, Feature>;
}

/** The domain of plain yes/no fields. */
export const yesNoDomain = 'yes_no';
/** A feature that every value has without the author's saying so: its price, in the currency. */
export const priceFeature = 'price';

/** Domains and components by name; one name space, for the tenant finds pictures by it. */
export function compileDomains(compilation: Compilation): ReadonlyMap<string, CompiledDomain> {
  const compiled = new Map<string, CompiledDomain>();
  const { domains, components } = compilation.model;
  for (const [name, { label, features, values }] of domains ?? []) {
    const path = ['domains', name];
    compiled.set(
      name,
      compileDomain(compilation, 'enumerated', name, label, features, values, path, 'values'),
    );
  }
  for (const [name, { label, features, variants }] of components ?? []) {
    const path = ['components', name];
    if (compiled.has(name)) compilation.error({ path, key: true }, `There is a domain "${name}" already.`);
    compiled.set(
      name,
      compileDomain(compilation, 'component', name, label, features, variants, path, 'variants'),
    );
  }
  for (const [name, { domain }] of compiled) {
    const path = [domain.kind === 'component' ? 'components' : 'domains', name];
    if (name === yesNoDomain)
      compilation.error({ path, key: true }, `"${yesNoDomain}" is the name of the domain of yes/no fields.`);
  }
  return compiled;
}

function compileDomain(
  compilation: Compilation,
  kind: ModelDomain['kind'],
  name: string,
  label: string,
  declared: ReadonlyMap<string, FeatureSource> | undefined,
  values: ReadonlyMap<string, ValueSource>,
  path: Path,
  valuesKey: string,
): CompiledDomain {
  if (values.size === 0) compilation.error([...path, valuesKey], 'There must be at least one value.');
  const features = new Map<string, Map<string, Rational | string>>();
  for (const [feature, { type, unit, values: possible }] of declared ?? []) {
    const place = [...path, 'features', feature];
    features.set(feature, new Map());
    if (feature === priceFeature)
      compilation.error({ path: place, key: true }, 'Every value has the feature "price" already.');
    if (unit !== undefined && type !== 'number')
      compilation.error([...place, 'unit'], 'Only numbers have units.');
    if ((type === 'enumerated') !== (possible !== undefined)) {
      const hint = 'Write "type: enumerated" and "values: […]".';
      compilation.error(
        { path: place, key: true },
        'An enumerated feature has values, others have none.',
        hint,
      );
    }
  }
  const unpriced = valuesWithoutPrice(values, kind);
  const compiledValues = [...values].map(([valueName, value]): ModelValue => {
    const valuePath = [...path, valuesKey, valueName];
    const own = Object.create(null) as Record<string, string | number | boolean>;
    for (const written of value.features?.keys() ?? []) {
      if (declared?.has(written)) continue;
      const hint = hintFor(written, declared?.keys() ?? []) ?? `Declare it under "features" of "${name}".`;
      compilation.error(
        { path: [...valuePath, 'features', written], key: true },
        `There is no feature "${written}".`,
        hint,
      );
    }
    for (const [feature, declaration] of declared ?? []) {
      const content = readFeature(compilation, feature, declaration, value, valuePath, [
        ...path,
        'features',
        feature,
      ]);
      if (content === undefined) continue;
      features.get(feature)?.set(valueName, content);
      own[feature] =
        typeof content === 'object'
          ? toNumber(content)
          : declaration.type === 'yesno'
            ? content === 'yes'
            : content;
    }
    return {
      name: valueName,
      label: compilation.text(value.label, [...valuePath, 'label']),
      description: compilation.optionalText(value.description, [...valuePath, 'description']),
      picture: compilation.picture(value.picture, [...valuePath, 'picture']),
      article: value.article,
      price: minorUnits(compilation, value.price, [...valuePath, 'price']),
      ...(unpriced.has(valueName) && { isPriceMissing: true }),
      ...compileValuePrices(compilation, value, valuePath),
      features: own,
    };
  });
  for (const value of unpriced) {
    const message = `"${value}" has no price, and other ${valuesKey} have one.`;
    const hint =
      'Give it a price, or 0 if it is free. Until then it is shown without a price, and never preferred.';
    compilation.warning([...path, valuesKey, value, 'price'], message, hint);
  }
  const prices = new Map([...values].map(([valueName, value]) => [valueName, value.price ?? zero]));
  return {
    domain: {
      kind,
      name,
      label: compilation.text(label, [...path, 'label']),
      values: compiledValues,
      features: compileFeatures(compilation, declared, features, path, valuesKey),
    },
    features: new Map([
      ...[...features].map(
        ([feature, contents]) => [feature, toFeature(declared?.get(feature)?.type, contents)] as const,
      ),
      [priceFeature, { type: 'number', values: prices }],
    ]),
  };
}

/** Parts without a price where others of their kind have one: their price was forgotten, so it must not count as 0. */
function valuesWithoutPrice(
  values: ReadonlyMap<string, ValueSource>,
  kind: ModelDomain['kind'],
): ReadonlySet<string> {
  if (![...values.values()].some(({ price }) => price !== undefined)) return new Set();
  const isPart = (name: string, { article }: ValueSource) =>
    (kind === 'component' && name !== emptyVariant) || article !== undefined;
  return new Set(
    [...values]
      .filter(([name, value]) => value.price === undefined && isPart(name, value))
      .map(([name]) => name),
  );
}

export function minorUnits(compilation: Compilation, price: Rational | undefined, path: Path): number {
  const { currency } = compilation.model;
  const amount = toMinorUnits(price ?? zero, currency);
  if (amount === undefined)
    compilation.error(path, `A price in ${currency} does not have that many decimals.`);
  return amount ?? 0;
}

/** What a value has, in the form rules use; the declaration's default when the value does not say. */
function readFeature(
  compilation: Compilation,
  feature: string,
  { type, default: fallback, values: possible }: FeatureSource,
  value: ValueSource,
  valuePath: Path,
  declarationPath: Path,
): Rational | string | undefined {
  const written = value.features?.get(feature);
  const path = written === undefined ? [...declarationPath, 'default'] : [...valuePath, 'features', feature];
  const content = written ?? fallback;
  if (content === undefined) {
    compilation.error(
      { path: valuePath, key: true },
      `The feature "${feature}" is missing.`,
      'Give it here, or a "default" where it is declared.',
    );
    return undefined;
  }
  if (type === 'text') return content;
  if (type === 'enumerated') {
    if (possible?.includes(content)) return content;
    compilation.error(path, `"${feature}" cannot be "${content}".`, hintFor(content, possible ?? []));
    return undefined;
  }
  if (type === 'yesno') {
    if (content === 'yes' || content === 'no') return content;
    compilation.error(path, `"${content}" is neither yes nor no.`);
    return undefined;
  }
  const number = parseDecimal(content);
  if (!number)
    compilation.error(
      path,
      `"${content}" is not a number.`,
      'Write the number alone; its unit belongs to the declaration.',
    );
  return number;
}

function toFeature(
  type: FeatureSource['type'] | undefined,
  contents: ReadonlyMap<string, Rational | string>,
): Feature {
  const entries = [...contents];
  if (type === 'number') {
    return {
      type,
      values: new Map(entries.flatMap(([n, c]) => (typeof c === 'object' ? [[n, c] as const] : []))),
    };
  }
  return {
    type: type === 'yesno' ? 'yes-no' : 'text',
    values: new Map(entries.flatMap(([n, c]) => (typeof c === 'string' ? [[n, c] as const] : []))),
  };
}
