/** Nodes that a call adds to a transaction, updates in it and deletes from it. */
import type { Commit } from '#server/engine/engine-port.ts';
import { holdsYesNo } from './component-quantity.ts';
import type { AddedNode, DeletedNode, UpdatedNode } from '../wire/configurator-requests.ts';
import { isSameRecord, recordKey } from '../wire/salesforce-id.ts';
import { choicesOf } from './attribute-value.ts';
import {
  withChoices,
  withNodeIds,
  type BundleLine,
  type ConfigurationContext,
} from './configuration-context.ts';
import { invalidInput, notFound } from './sandbox-error.ts';
import { fieldsOfAttribute, type AttributeBinding, type SandboxProduct } from './sandbox-product.ts';
import { usualSellingModel } from './selling-models.ts';

export interface NodeChanges {
  readonly addedNodes?: readonly AddedNode[] | null | undefined;
  readonly updatedNodes?: readonly UpdatedNode[] | null | undefined;
  readonly deletedNodes?: readonly DeletedNode[] | null | undefined;
}

export interface AppliedNodes {
  readonly context: ConfigurationContext;
  /** Choices of this call, which are the newest; a blank takes one away. */
  readonly choices: readonly Commit[];
}

/** @throws SandboxError for a node that cannot be there */
export function applyNodes(
  context: ConfigurationContext,
  changes: NodeChanges,
  products: readonly SandboxProduct[],
): AppliedNodes {
  const edit = new TransactionEdit(context, products);
  for (const { path } of changes.deletedNodes ?? []) edit.delete(path);
  for (const { path, updatedAttributes } of changes.updatedNodes ?? []) edit.update(path, updatedAttributes);
  edit.add(changes.addedNodes ?? []);
  return edit.finish();
}

type Fields = Readonly<Record<string, unknown>>;

class TransactionEdit {
  readonly #context: ConfigurationContext;
  readonly #products: readonly SandboxProduct[];
  #line: BundleLine | undefined;
  readonly #choices: Commit[] = [];

  constructor(context: ConfigurationContext, products: readonly SandboxProduct[]) {
    this.#context = context;
    this.#products = products;
    this.#line = context.line;
  }

  finish(): AppliedNodes {
    const line = this.#line && withNodeIds(this.#line);
    const choices = this.#choices;
    return {
      context: {
        ...this.#context,
        line: line && { ...line, choices: withChoices(line.choices, choices) },
      },
      choices,
    };
  }

  delete(path: readonly string[]): void {
    const { line, component, attribute } = this.#find(path);
    if (attribute) this.#choose(fieldsOfAttribute(attribute).map((field) => ({ field, value: '' })));
    else if (component) this.#chooseQuantity(component, 0);
    else {
      this.#choices.splice(0);
      this.#line = undefined;
      void line;
    }
  }

  update(path: readonly string[], fields: Fields): void {
    const { line, component, attribute } = this.#find(path);
    if (attribute) return this.#setAttribute(attribute, fields);
    const quantity = fields.Quantity;
    const sellingModel = textIn(fields, 'ProductSellingModel');
    if (component) {
      if (typeof quantity === 'number') this.#chooseQuantity(component, quantity);
      if (sellingModel !== undefined) this.#setComponent(component, { sellingModel });
      return;
    }
    this.#line = {
      ...line,
      ...(typeof quantity === 'number' && { quantity }),
      ...(sellingModel !== undefined && { sellingModel }),
    };
  }

  /** Lines first, and what relates them: a line is a component because of its relation. */
  add(nodes: readonly AddedNode[]): void {
    const kindOf = ({ addedObject }: AddedNode) => addedObject.businessObjectType ?? '';
    const relations = nodes.filter((node) => kindOf(node).endsWith('Relationship'));
    for (const node of nodes) {
      if (kindOf(node).endsWith('Relationship') || kindOf(node).endsWith('Attribute')) continue;
      const { addedObject } = node;
      const id = addedObject.id ?? node.path[1];
      if (id === undefined) throw invalidInput('A line that is added needs an id.');
      const relation = relations.find(({ addedObject: { AssociatedItem } }) => AssociatedItem === id);
      if (relation) this.#addComponent(id, node, relation);
      else this.#addBundle(id, addedObject);
    }
    for (const node of nodes) {
      if (!kindOf(node).endsWith('Attribute')) continue;
      const { addedObject } = node;
      const attribute = this.#attributeNamed(addedObject);
      const { id } = addedObject;
      if (id != null && this.#line)
        this.#line = {
          ...this.#line,
          attributeIds: new Map(this.#line.attributeIds).set(recordKey(attribute.attribute.id), id),
        };
      this.#setAttribute(attribute, addedObject);
    }
  }

  #addBundle(id: string, { Product, Quantity, ProductSellingModel }: AddedNode['addedObject']): void {
    if (this.#line) throw invalidInput('The sandbox configures one product in a transaction.');
    const product = this.#products.find(({ catalog }) => isSameRecord(catalog(undefined).id, Product));
    if (!product) throw invalidInput(`There is no product ${String(Product)}.`);
    this.#line = withNodeIds({
      product,
      id,
      quantity: Quantity ?? 1,
      sellingModel: ProductSellingModel ?? usualSellingModel(product.catalog(undefined)),
      choices: [],
      configuration: undefined,
      components: new Map(),
      attributeIds: new Map(),
    });
  }

  #addComponent(id: string, node: AddedNode, { addedObject: relation }: AddedNode): void {
    const key = recordKey(relation.ProductRelatedComponent ?? '');
    this.#setComponent(key, {
      id,
      ...(relation.id != null && { relationId: relation.id }),
      ...(node.addedObject.ProductSellingModel != null && {
        sellingModel: node.addedObject.ProductSellingModel,
      }),
    });
    this.#chooseQuantity(key, node.addedObject.Quantity ?? 1);
  }

  #setComponent(
    key: string,
    change: Partial<{ id: string; relationId: string; sellingModel: string }>,
  ): void {
    const line = this.#line;
    const component = line?.components.get(key);
    if (!line || !component) throw invalidInput(`The bundle has no component ${key}.`);
    this.#line = { ...line, components: new Map(line.components).set(key, { ...component, ...change }) };
  }

  /** @param pieces in all bundles of the line */
  #chooseQuantity(key: string, pieces: number): void {
    const binding = this.#line?.product.components.get(key);
    if (!this.#line || !binding) throw invalidInput(`The bundle has no component ${key}.`);
    const { field } = binding;
    const quantity = pieces / this.#line.quantity;
    const isYesNo = holdsYesNo(this.#line.product, field);
    const most = binding.product.productRelatedComponent?.maxQuantity ?? (isYesNo ? 1 : undefined);
    if (!Number.isInteger(quantity) || quantity < 0 || (most !== undefined && quantity > most))
      throw invalidInput(`${binding.product.name ?? key} cannot be had ${String(pieces)} times.`);
    const { isDefaultComponent, quantity: usual } = binding.product.productRelatedComponent ?? {};
    // Lines do not say who added them: what a bundle has by default is no choice.
    const isUsual = quantity === (isDefaultComponent === true ? (usual ?? 1) : 0);
    const value = isYesNo ? (quantity > 0 ? 'Yes' : 'No') : String(quantity);
    this.#choose([{ field, value: isUsual ? '' : value }]);
  }

  #setAttribute(binding: AttributeBinding, fields: Fields): void {
    const value = textIn(fields, 'AttributeValue') ?? null;
    const id = textIn(fields, 'AttributePicklistValue') ?? null;
    // The constraint engine knows attributes by name only; of one without a name it takes the default.
    const isNamed = this.#line?.product.conflicts === 'messages' || 'AttributeName' in fields;
    const isBlank = !isNamed || ((value ?? '') === '' && id === null);
    const choices = isBlank
      ? fieldsOfAttribute(binding).map((field) => ({ field, value: '' }))
      : choicesOf(binding, { AttributeValue: value, AttributePicklistValue: id });
    if (!choices)
      throw invalidInput(
        `${binding.attribute.name ?? binding.attribute.id} has no value ${id ?? value ?? ''}.`,
      );
    this.#choose(choices);
  }

  #choose(choices: readonly Commit[]): void {
    this.#choices.push(...choices);
  }

  #attributeNamed({ AttributeKey, AttributeName }: AddedNode['addedObject']): AttributeBinding {
    const attributes = this.#line?.product.attributes;
    const found =
      attributes?.get(recordKey(AttributeKey ?? '')) ??
      [...(attributes?.values() ?? [])].find(
        ({ attribute }) => AttributeName != null && attribute.name === AttributeName,
      );
    if (!found) throw invalidInput(`The product has no attribute ${String(AttributeKey ?? AttributeName)}.`);
    return found;
  }

  #find(path: readonly string[]): { line: BundleLine; component?: string; attribute?: AttributeBinding } {
    const line = this.#line;
    const [transaction, lineId, nodeId] = path;
    if (!line || !isSameRecord(transaction, this.#context.transactionId))
      throw notFound(`There is no node ${path.join('/')}.`);
    const component = [...line.components].find(([, { id }]) => isSameRecord(id, lineId))?.[0];
    if (component === undefined && !isSameRecord(line.id, lineId))
      throw notFound(`There is no node ${path.join('/')}.`);
    if (nodeId === undefined) return component === undefined ? { line } : { line, component };
    const key = [...line.attributeIds].find(([, id]) => isSameRecord(id, nodeId))?.[0];
    const attribute = key === undefined ? undefined : line.product.attributes.get(key);
    if (!attribute) throw notFound(`There is no node ${path.join('/')}.`);
    return { line, attribute };
  }
}

function textIn(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? value : undefined;
}
