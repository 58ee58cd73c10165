import { parseExact } from '#server/model/number/decimal.ts';
import { multiply, one, type Rational, rational } from '#server/model/number/rational.ts';
import { keyOf, type Named } from './feature-tree.ts';
import { attributeOf, type Copies, type NameScope } from './name-scope.ts';
import type { Numeric } from './numeric.ts';
import { Mistake, Unsupported } from './unsupported.ts';
import type { Reference } from './uvl-syntax.ts';

/** What names in a constraint stand for, in one combination of copies. */
export class NamedValues {
  readonly scope: NameScope;
  readonly #copies: Copies;
  readonly #decimals: number;

  /** @param decimals of numbers of type Real */
  constructor(scope: NameScope, copies: Copies, decimals: number) {
    this.scope = scope;
    this.#copies = copies;
    this.#decimals = decimals;
  }

  /** The number that is chosen together with a feature. */
  valueOf(feature: number, place: Reference): Numeric {
    const its = this.scope.tree.features[feature];
    if (its?.quantity && its.type !== 'Boolean') throw severalValues(place);
    if (its?.type === 'Integer' || its?.quantity) return { kind: 'atom', of: 'value', feature, factor: one };
    if (its?.type === 'Real')
      return { kind: 'atom', of: 'value', feature, factor: rational(1n, 10n ** BigInt(this.#decimals)) };
    const hint =
      its?.type === 'String'
        ? 'Texts are compared with texts in single quotes.'
        : 'Take an attribute of it: Feature.Attribute.';
    throw new Mistake(place, `"${keyOf(place.path)}" is not a number.`, hint);
  }

  numberAttribute(feature: number, name: string, place: Reference): Rational {
    const { content } = this.attribute(feature, name, place);
    if (content.kind === 'number') return parseExact(content.text);
    throw new Mistake(place, `The attribute "${name}" is not a number.`);
  }

  attribute(feature: number, name: string, place: Reference) {
    const attribute = attributeOf(this.scope.tree, feature, name);
    if (attribute) return attribute;
    const its = this.scope.tree.features[feature];
    const known = its?.attributes.map((one) => one.name) ?? [];
    const hint = known.length === 0 ? 'It has no attributes.' : `It has: ${known.join(', ')}.`;
    throw new Unsupported(place, `"${its?.name ?? ''}" has no attribute "${name}".`, hint);
  }

  /** Attributes of what is copied are those of its instances; that the first is there says that one is. */
  withAttributes(named: Named, place: Reference): number {
    const feature = this.copy(named, place);
    return this.scope.tree.instancesOf.get(feature)?.[0] ?? feature;
  }

  copy(named: Named, place: Reference): number {
    const feature = this.scope.copyOf(named, this.#copies);
    if (feature === undefined) throw new Mistake(place, `There is no instance of "${keyOf(place.path)}".`);
    return feature;
  }
}

export function severalValues(place: Reference): Unsupported {
  const hint = 'Write one feature for each.';
  return new Unsupported(place, `"${keyOf(place.path)}" has several values.`, hint);
}

/** A number where a feature is there, 0 otherwise. */
export function presence(feature: number, factor: Rational): Numeric {
  return { kind: 'atom', of: 'presence', feature, factor: multiply(factor, one) };
}
