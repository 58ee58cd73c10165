/**
 * What of a product of the catalog a customer decides: attributes, components and selling models become fields; categories of
 * attributes and component groups of the product become steps. What belongs to a component with attributes of its own stands in
 * the step of its component group.
 */
import { texts } from '#server/texts/texts.ts';
import type {
  CatalogAttribute,
  CatalogProduct,
  ComponentGroup,
  PicklistValue,
  RelatedComponent,
  SellingModelOption,
} from '../wire/catalog-product.ts';
import { recordKey } from '../wire/salesforce-id.ts';

/** The product itself, or a component of it with what belongs to it. */
export interface ProductNode {
  /** Names the node in a configuration: the key of its relation to the bundle. Empty for the product itself. */
  readonly key: string;
  readonly parent: ProductNode | undefined;
  readonly product: CatalogProduct;
  readonly relation: RelatedComponent | undefined;
  readonly sellingModels: readonly SellingModelOption[];
}

interface FieldBase {
  readonly name: string;
  readonly label: string;
  readonly help: string | undefined;
  /** The node it belongs to; it is there when the node is. */
  readonly node: ProductNode;
}

export interface AttributeField extends FieldBase {
  readonly kind: 'attribute';
  readonly content: 'number' | 'text' | 'checkbox' | 'picklist' | 'multi-picklist';
  readonly attribute: CatalogAttribute;
  /** By the keys of their ids. */
  readonly values: ReadonlyMap<string, PicklistValue>;
}

/** How many of a component; with a maximum of 1, whether it is there. */
export interface ComponentField extends FieldBase {
  readonly kind: 'component';
  readonly component: ProductNode;
  readonly min: number;
  /** Undefined for any number. */
  readonly max: number | undefined;
  readonly usual: number;
}

/** Which of the components of a group that has room for one. */
export interface ComponentChoiceField extends FieldBase {
  readonly kind: 'component-choice';
  readonly components: readonly ProductNode[];
  /** There may be none. */
  readonly isOptional: boolean;
}

export interface SellingModelField extends FieldBase {
  readonly kind: 'selling-model';
}

export type StructureField = AttributeField | ComponentField | ComponentChoiceField | SellingModelField;

export interface StructureGroup {
  readonly name: string;
  readonly label: string;
  readonly help: string | undefined;
  /** The node that has to be there for the group to be. */
  readonly node: ProductNode;
  /** How many different components have to be chosen. */
  readonly minComponents: number;
  readonly fields: readonly StructureField[];
}

export interface StructureStep {
  readonly name: string;
  readonly label: string;
  readonly groups: readonly StructureGroup[];
}

export interface ProductStructure {
  readonly root: ProductNode;
  /** By their keys. */
  readonly nodes: ReadonlyMap<string, ProductNode>;
  readonly steps: readonly StructureStep[];
  /** By their names. */
  readonly fields: ReadonlyMap<string, StructureField>;
}

const NONE = 'none';

export function structureOf(product: CatalogProduct, locale: string): ProductStructure {
  const reader = new StructureReader(locale);
  return reader.read(product);
}

/** The value of a choice of components where none is chosen. */
export const noComponent = NONE;

class StructureReader {
  readonly #nodes = new Map<string, ProductNode>();
  readonly #locale: string;

  constructor(locale: string) {
    this.#locale = locale;
  }

  read(product: CatalogProduct): ProductStructure {
    const root = this.#node(product, undefined);
    const ofProduct = [...this.#attributeGroups(root)];
    const soldAs = this.#sellingModel(root);
    const steps = [
      ...ofProduct.map((group): StructureStep => ({ name: group.name, label: group.label, groups: [group] })),
      ...sorted(product.productComponentGroups ?? []).map((group): StructureStep => ({
        name: recordKey(group.id),
        label: group.name ?? group.code ?? '',
        groups: this.#componentGroup(root, group),
      })),
    ];
    const withSellingModel = soldAs.length === 0 ? steps : withGroup(steps, this.#soldAsGroup(root, soldAs));
    const fields = withSellingModel.flatMap(({ groups }) => groups.flatMap((group) => group.fields));
    return {
      root,
      nodes: this.#nodes,
      steps: withSellingModel,
      fields: new Map(fields.map((field) => [field.name, field])),
    };
  }

  #node(product: CatalogProduct, parent: ProductNode | undefined): ProductNode {
    const relation = product.productRelatedComponent ?? undefined;
    const node: ProductNode = {
      key: parent && relation ? recordKey(relation.id) : '',
      parent,
      product,
      relation,
      sellingModels: product.productSellingModelOptions ?? [],
    };
    this.#nodes.set(node.key, node);
    return node;
  }

  #attributeGroups(node: ProductNode): StructureGroup[] {
    return (node.product.attributeCategories ?? []).flatMap((category, index): StructureGroup[] => {
      const attributes = category.attributes ?? [];
      const id = category.id ?? attributes[0]?.attributeCategoryId ?? category.code ?? String(index);
      const fields = attributes.map((attribute) => this.#attribute(node, attribute));
      if (fields.length === 0) return [];
      return [
        {
          name: nameIn(node, recordKey(id)),
          label: category.name ?? category.code ?? '',
          help: undefined,
          node,
          minComponents: 0,
          fields,
        },
      ];
    });
  }

  #attribute(node: ProductNode, attribute: CatalogAttribute): AttributeField {
    const { id, attributeNameOverride, label, name, description, dataType } = attribute;
    return {
      kind: 'attribute',
      name: nameIn(node, recordKey(id)),
      label: attributeNameOverride ?? label ?? name ?? id,
      help: description ?? undefined,
      node,
      content: CONTENTS[(dataType ?? '').toUpperCase()] ?? 'text',
      attribute,
      values: new Map(
        [...(attribute.attributePicklist?.values ?? [])]
          .sort((a, b) => (a.sequence ?? 0) - (b.sequence ?? 0))
          .map((value) => [recordKey(value.id), value]),
      ),
    };
  }

  /** The group of the components, and the groups of those that have something to decide themselves. */
  #componentGroup(parent: ProductNode, group: ComponentGroup): StructureGroup[] {
    const components = (group.components ?? []).filter(
      ({ productRelatedComponent }) => productRelatedComponent != null,
    );
    const nodes = bySequence(components).map((component) => this.#node(component, parent));
    const { minBundleComponents: min, maxBundleComponents: max } = group;
    const base = {
      label: group.name ?? group.code ?? '',
      help: group.description ?? undefined,
      node: parent,
    };
    const isOneOfSeveral = max === 1 && nodes.length > 1;
    const fields: StructureField[] = isOneOfSeveral
      ? [
          {
            ...base,
            kind: 'component-choice',
            name: nameIn(parent, recordKey(group.id)),
            components: nodes,
            isOptional: (min ?? 0) === 0,
          },
        ]
      : nodes.map((component) => this.#component(parent, component));
    return [
      {
        ...base,
        name: `group ${recordKey(group.id)}`,
        minComponents: min ?? 0,
        fields: [...fields, ...nodes.flatMap((node) => this.#sellingModel(node))],
      },
      ...nodes.flatMap((node) => [
        ...this.#attributeGroups(node),
        ...sorted(node.product.productComponentGroups ?? []).flatMap((inner) =>
          this.#componentGroup(node, inner),
        ),
      ]),
    ];
  }

  #component(parent: ProductNode, component: ProductNode): ComponentField {
    const { product, relation, key } = component;
    const usual = relation?.quantity ?? 1;
    const isRequired = relation?.isComponentRequired === true;
    const isEditable = relation?.isQuantityEditable === true;
    return {
      kind: 'component',
      name: key,
      label: product.name ?? product.productCode ?? key,
      help: product.description ?? undefined,
      node: parent,
      component,
      min: isRequired ? (isEditable ? (relation.minQuantity ?? 1) : usual) : 0,
      max: relation?.maxQuantity ?? (isEditable ? undefined : usual),
      usual: isRequired || relation?.isDefaultComponent === true ? usual : 0,
    };
  }

  #sellingModel(node: ProductNode): SellingModelField[] {
    if (node.sellingModels.length < 2) return [];
    const soldAs = texts.format('component.sold-as', this.#locale, {});
    return [
      {
        kind: 'selling-model',
        name: `selling model ${node.key}`.trim(),
        label: node.parent ? `${node.product.name ?? ''}: ${soldAs}` : soldAs,
        help: undefined,
        node,
      },
    ];
  }

  #soldAsGroup(root: ProductNode, fields: readonly StructureField[]): StructureGroup {
    const label = texts.format('component.sold-as', this.#locale, {});
    return { name: 'selling models', label, help: undefined, node: root, minComponents: 0, fields };
  }
}

const CONTENTS: Readonly<Record<string, AttributeField['content']>> = {
  NUMBER: 'number',
  CURRENCY: 'number',
  PERCENT: 'number',
  CHECKBOX: 'checkbox',
  BOOLEAN: 'checkbox',
  PICKLIST: 'picklist',
  MULTIPICKLIST: 'multi-picklist',
};

function nameIn({ key }: ProductNode, name: string): string {
  return key === '' ? name : `${key} ${name}`;
}

/** Of the product itself, what it is sold as belongs to the first step. */
function withGroup(steps: readonly StructureStep[], group: StructureGroup): StructureStep[] {
  const [first, ...others] = steps;
  if (!first) return [{ name: group.name, label: group.label, groups: [group] }];
  return [{ ...first, groups: [...first.groups, group] }, ...others];
}

function sorted(groups: readonly ComponentGroup[]): ComponentGroup[] {
  return [...groups].sort((a, b) => (a.sequence ?? 0) - (b.sequence ?? 0));
}

function bySequence(components: readonly CatalogProduct[]): CatalogProduct[] {
  const place = ({ productRelatedComponent }: CatalogProduct) => productRelatedComponent?.sequence ?? 0;
  return [...components].sort((a, b) => place(a) - place(b));
}
