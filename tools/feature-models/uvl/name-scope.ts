import type { Attribute } from '../feature-model.ts';
import { hintFor } from '#server/model/source/suggest-name.ts';
import { keyOf, type Clones, type FeatureTree, type Named, type Placed } from './feature-tree.ts';
import { Mistake } from './unsupported.ts';
import type { Reference } from './uvl-syntax.ts';

/** Which copy of what there are copies of. */
export type Copies = ReadonlyMap<Clones, number>;

export interface Found {
  readonly named: Named;
  /** What follows the feature's name: an attribute, or nothing. */
  readonly attribute: string | undefined;
}

/** What the names in one file mean, its place in the tree given. */
export class NameScope {
  readonly tree: FeatureTree;
  readonly #prefix: readonly string[];
  readonly #namespace: string | undefined;
  readonly #byAttribute: ReadonlyMap<string, readonly number[]>;

  constructor(tree: FeatureTree, placed: Placed, byAttribute: ReadonlyMap<string, readonly number[]>) {
    this.tree = tree;
    this.#prefix = placed.prefix;
    const namespace = placed.module.content.namespace;
    this.#namespace = namespace && keyOf(namespace.path);
    this.#byAttribute = byAttribute;
  }

  /** @throws Mistake when nothing has this name */
  find(reference: Reference): Found {
    const found = this.look(reference);
    if (found) return found;
    const key = keyOf(reference.path);
    throw new Mistake(reference, `There is no feature "${key}".`, hintFor(key, this.#known()));
  }

  look({ path }: Reference): Found | undefined {
    for (let length = path.length; length >= 1; length -= 1) {
      const start = keyOf(path.slice(0, length));
      const named =
        this.tree.names.get(keyOf([...this.#prefix, start])) ?? this.#withoutNamespace(path.slice(0, length));
      if (named) return { named, attribute: length < path.length ? keyOf(path.slice(length)) : undefined };
    }
    return undefined;
  }

  /** The features that have this attribute, in the whole model. */
  withAttribute(name: string): readonly number[] {
    return this.#byAttribute.get(name) ?? [];
  }

  /** The copy of a feature in these copies of what is around it. */
  copyOf({ within, features }: Named, copies: Copies): number | undefined {
    let at = 0;
    for (const clones of within) at = at * clones.count + (copies.get(clones) ?? 0);
    return features[at];
  }

  #withoutNamespace(path: readonly string[]): Named | undefined {
    if (this.#namespace === undefined || path.length < 2 || path[0] !== this.#namespace) return undefined;
    return this.tree.names.get(keyOf([...this.#prefix, ...path.slice(1)]));
  }

  #known(): string[] {
    const prefix = this.#prefix.length === 0 ? '' : `${keyOf(this.#prefix)}.`;
    return [...this.tree.names.keys()]
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
  }
}

/** Attribute → the features that have it. */
export function featuresByAttribute(tree: FeatureTree): ReadonlyMap<string, readonly number[]> {
  const byAttribute = new Map<string, number[]>();
  tree.features.forEach(({ attributes }, index) => {
    for (const { name } of attributes) {
      const features = byAttribute.get(name);
      if (features) features.push(index);
      else byAttribute.set(name, [index]);
    }
  });
  return byAttribute;
}

export function attributeOf(tree: FeatureTree, feature: number, name: string): Attribute | undefined {
  return tree.features[feature]?.attributes.find((attribute) => attribute.name === name);
}
