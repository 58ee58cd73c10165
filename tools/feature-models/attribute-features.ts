import type { Attribute, Feature } from './feature-model.ts';
import { isPrice } from './feature-prices.ts';
import { clipped, ProductNames } from './product-names.ts';

type Entry = Readonly<Record<string, unknown>>;

/** The attributes of the values of a domain, declared once and given by each. */
export class AttributeFeatures {
  readonly declarations: Readonly<Record<string, Entry>> | undefined;
  readonly #names = new Map<string, { readonly name: string; readonly type: Attribute['content']['kind'] }>();

  constructor(features: readonly Feature[]) {
    const names = new ProductNames();
    // Every value has a feature of this name already.
    names.identifier('price');
    const declarations: Record<string, Entry> = {};
    for (const { attributes } of features) {
      for (const { name, content } of shownAttributes(attributes)) {
        const known = this.#names.get(name);
        if (!known) this.#names.set(name, { name: names.identifier(name), type: content.kind });
        // The same attribute with another kind of value: text has room for all.
        else if (known.type !== content.kind) this.#names.set(name, { ...known, type: 'text' });
      }
    }
    for (const { name, type } of this.#names.values()) declarations[name] = declarationOf(type);
    this.declarations = this.#names.size === 0 ? undefined : declarations;
  }

  of({ attributes }: Feature): Readonly<Record<string, string>> | undefined {
    const contents: Record<string, string> = {};
    for (const { name, content } of shownAttributes(attributes)) {
      const known = this.#names.get(name);
      if (known) contents[known.name] = contentText(content);
    }
    return Object.keys(contents).length === 0 ? undefined : contents;
  }
}

function declarationOf(type: Attribute['content']['kind']): Entry {
  if (type === 'number') return { type: 'number', default: '0' };
  return type === 'boolean' ? { type: 'yesno', default: 'no' } : { type: 'text', default: '–' };
}

function contentText(content: Attribute['content']): string {
  if (content.kind === 'boolean') return content.value ? 'yes' : 'no';
  return clipped(content.text) || '–';
}

/** What is left for customers to read: without the price, and without what only says how the tree is drawn. */
export function shownAttributes(attributes: readonly Attribute[]): readonly Attribute[] {
  return attributes.filter(
    (attribute) => !isPrice(attribute) && !isStructure(attribute) && !isOverlong(attribute),
  );
}

/** Says how the tree is drawn, nothing about the product. */
function isStructure({ name }: Attribute): boolean {
  return name === 'abstract' || name === 'hidden';
}

/** A number that is no exact decimal here; it stays in the file it came from. */
function isOverlong({ content }: Attribute): boolean {
  return content.kind === 'number' && !/^-?\d{1,9}(\.\d{1,6})?$/.test(content.text);
}

export function attributeText({ name, content }: Attribute): string {
  if (content.kind === 'boolean') return content.value ? name : `no ${name}`;
  return `${name} ${content.text}`;
}
