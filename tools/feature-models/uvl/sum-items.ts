import { parseExact } from '#server/model/number/decimal.ts';
import type { Rational } from '#server/model/number/rational.ts';
import { keyOf, type Named } from './feature-tree.ts';
import { presence, type NamedValues } from './named-values.ts';
import type { Numeric } from './numeric.ts';
import { Mistake } from './unsupported.ts';
import type { Expression, Reference } from './uvl-syntax.ts';

/** A number that `sum` or `avg` counts, and the feature that has it. */
export interface SumItem {
  readonly feature: number;
  readonly number: Numeric;
}

/** What `sum` and `avg` are about: attributes of many features, or features that are numbers. */
export class SumItems {
  readonly #names: NamedValues;

  constructor(names: NamedValues) {
    this.#names = names;
  }

  /** `sum(Price)`, `sum(Price, Feature)` below a feature, `sum(A, B)` of features that are numbers. */
  of(node: Extract<Expression, { kind: 'call' }>): SumItem[] {
    const [first, second, third] = node.args;
    if (!first || third)
      throw new Mistake(node, `"${node.name}" takes an attribute, and the feature it is below.`);
    if (!second) return this.#itemsOf(first, undefined);
    for (const [attribute, below] of [
      [first, second],
      [second, first],
    ] as const) {
      if (this.#isAttribute(attribute) && this.#names.scope.look(below))
        return this.#itemsOf(attribute, below);
    }
    return [...this.#itemsOf(first, undefined), ...this.#itemsOf(second, undefined)];
  }

  #isAttribute(reference: Reference): boolean {
    return (
      this.#names.scope.withAttribute(keyOf(reference.path)).length > 0 && !this.#names.scope.look(reference)
    );
  }

  #itemsOf(reference: Reference, below: Reference | undefined): SumItem[] {
    const name = keyOf(reference.path);
    const found = this.#names.scope.look(reference);
    const { attribute } = found ?? {};
    if (found && attribute !== undefined) {
      const { tree } = this.#names.scope;
      return found.named.features
        .flatMap((feature) => tree.instancesOf.get(feature) ?? [feature])
        .map((feature) => this.#item(feature, this.#names.numberAttribute(feature, attribute, reference)));
    }
    if (found && !this.#isBoolean(found.named)) {
      return found.named.features.map((feature) => ({
        feature,
        number: this.#names.valueOf(feature, reference),
      }));
    }
    const having = this.#names.scope.withAttribute(name);
    if (having.length === 0) {
      throw new Mistake(
        reference,
        `No feature has the attribute "${name}".`,
        found ? 'A feature without a number has no sum.' : undefined,
      );
    }
    const inside = below ? this.#subtree(below) : undefined;
    const counted = inside ? having.filter(inside) : having;
    if (below && counted.length === 0)
      throw new Mistake(below, `No feature in "${keyOf(below.path)}" has the attribute "${name}".`);
    return counted.map((feature) => this.#item(feature, this.#countedNumber(feature, name, reference)));
  }

  /** What an attribute adds to a sum: its number for each of the feature there is. */
  #item(feature: number, value: Rational): SumItem {
    const quantity = this.#names.scope.tree.features[feature]?.quantity;
    return {
      feature,
      number: quantity ? { kind: 'atom', of: 'value', feature, factor: value } : presence(feature, value),
    };
  }

  /** A feature whose attribute is no number would count as 0, and make another rule of this one. */
  #countedNumber(feature: number, name: string, place: Reference): Rational {
    const { content } = this.#names.attribute(feature, name, place);
    if (content.kind === 'number') return parseExact(content.text);
    const written = content.kind === 'boolean' ? String(content.value) : `'${content.text}'`;
    const { name: owner = '', line = 0 } = this.#names.scope.tree.features[feature] ?? {};
    const hint = `Only numbers have a sum or an average. It is ${written} in line ${line}.`;
    throw new Mistake(place, `The attribute "${name}" of "${owner}" is not a number.`, hint);
  }

  #isBoolean(named: Named): boolean {
    const feature = this.#names.scope.tree.features[named.features[0] ?? -1];
    return feature?.type === 'Boolean' && !feature.quantity;
  }

  /** Is a feature this one or below it? */
  #subtree(reference: Reference): (feature: number) => boolean {
    const { tree } = this.#names.scope;
    const roots = new Set(this.#names.scope.find(reference).named.features);
    return (feature) => {
      for (let at: number | undefined = feature; at !== undefined;) {
        if (roots.has(at)) return true;
        const group: number | undefined = tree.features[at]?.group;
        at = group === undefined ? undefined : tree.groups[group]?.parent;
      }
      return false;
    };
  }
}
