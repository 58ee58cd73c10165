/** Changes of values as nodes to add, update and delete in one `configure`. */
import { randomUUID } from 'node:crypto';
import { isSameRecord } from '../wire/salesforce-id.ts';
import type { ConfigureRequest } from '../wire/configurator-requests.ts';
import type { TransactionItem } from '../wire/sales-transaction.ts';
import {
  noComponent,
  type ProductNode,
  type ProductStructure,
  type StructureField,
} from './product-structure.ts';
import type { Continuation } from './continuation.ts';
import { NO, VALUE_SEPARATOR, YES, valuesIn } from './transaction-state.ts';

export type NodeChanges = Required<Pick<ConfigureRequest, 'addedNodes' | 'updatedNodes' | 'deletedNodes'>>;

/** A value for a field; undefined to leave it to the system. */
export interface ValueChange {
  readonly name: string;
  readonly value: string | undefined;
}

/** Which nodes a context has. */
export interface KnownNodes {
  readonly transactionId: string;
  /** By the keys of the nodes of the structure. */
  readonly lines: ReadonlyMap<string, Pick<TransactionItem, 'id' | 'Quantity'>>;
  readonly attributeIds: ReadonlyMap<string, string>;
}

/**
 * @param state of the context that the nodes are for
 * @param changes fields that are not there now are passed over: what they belong to is not in the transaction
 */
export function nodesOf(
  structure: ProductStructure,
  state: KnownNodes,
  changes: readonly ValueChange[],
): NodeChanges {
  const writer = new NodeWriter(state);
  for (const { name, value } of changes) {
    const field = structure.fields.get(name);
    if (field) writer.write(field, value);
  }
  return writer.nodes;
}

/** The line of the product itself, when a transaction has none yet. */
export function lineOfProduct({
  productId,
  transactionId,
  line: { pricebookEntryId, sellingModelId },
}: Pick<Continuation, 'productId' | 'transactionId' | 'line'>): NonNullable<ConfigureRequest['addedNodes']> {
  const id = newReference();
  return [
    {
      path: [transactionId, id],
      addedObject: {
        id,
        businessObjectType: 'QuoteLineItem',
        SalesTransactionItemSource: id,
        SalesTransactionItemParent: transactionId,
        Product: productId,
        ...(pricebookEntryId !== undefined && { PricebookEntry: pricebookEntryId }),
        ...(sellingModelId !== undefined && { ProductSellingModel: sellingModelId }),
        Quantity: 1,
      },
    },
  ];
}

class NodeWriter {
  readonly nodes = { addedNodes: [], updatedNodes: [], deletedNodes: [] } as {
    addedNodes: NonNullable<ConfigureRequest['addedNodes']>;
    updatedNodes: NonNullable<ConfigureRequest['updatedNodes']>;
    deletedNodes: NonNullable<ConfigureRequest['deletedNodes']>;
  };
  readonly #state: KnownNodes;

  constructor(state: KnownNodes) {
    this.#state = state;
  }

  write(field: StructureField, value: string | undefined): void {
    const line = this.#state.lines.get(field.node.key);
    if (!line) return;
    const { transactionId } = this.#state;
    switch (field.kind) {
      case 'attribute': {
        const id = this.#state.attributeIds.get(field.name);
        if (value === undefined || value === '') {
          if (id !== undefined) this.nodes.deletedNodes.push({ path: [transactionId, line.id, id] });
          return;
        }
        const content = {
          businessObjectType: 'QuoteLineItemAttribute',
          // Without it, a constraint model takes its own default, and says nothing.
          AttributeName: field.attribute.name ?? null,
          ...wireValue(field, value),
        };
        if (id !== undefined) {
          this.nodes.updatedNodes.push({ path: [transactionId, line.id, id], updatedAttributes: content });
          return;
        }
        const added = newReference();
        this.nodes.addedNodes.push({
          path: [transactionId, line.id, added],
          addedObject: {
            ...content,
            id: added,
            AttributeKey: field.attribute.id,
            SalesTransactionItemAttrParent: line.id,
          },
        });
        return;
      }
      case 'component':
        this.#setQuantity(field.component, line.id, quantityOf(value) ?? field.usual);
        return;
      case 'component-choice': {
        const usual = field.components.find(({ relation }) => relation?.isDefaultComponent === true);
        const wanted = value === undefined ? usual?.key : value === noComponent ? undefined : value;
        for (const component of field.components)
          this.#setQuantity(
            component,
            line.id,
            component.key === wanted ? (component.relation?.quantity ?? 1) : 0,
          );
        return;
      }
      case 'selling-model': {
        const usual =
          field.node.relation?.childSellingModelId ?? field.node.sellingModels[0]?.productSellingModel.id;
        const ProductSellingModel = idOfSellingModel(field.node, value) ?? usual;
        this.nodes.updatedNodes.push({
          path: [transactionId, line.id],
          updatedAttributes: { ProductSellingModel },
        });
      }
    }
  }

  #setQuantity(component: ProductNode, mainItem: string, quantity: number): void {
    const { transactionId } = this.#state;
    const line = this.#state.lines.get(component.key);
    if (line && quantity === 0) this.nodes.deletedNodes.push({ path: [transactionId, line.id] });
    else if (line && line.Quantity !== quantity)
      this.nodes.updatedNodes.push({
        path: [transactionId, line.id],
        updatedAttributes: { Quantity: quantity },
      });
    else if (!line && quantity > 0) this.#addComponent(component, mainItem, quantity);
  }

  #addComponent({ product, relation }: ProductNode, mainItem: string, quantity: number): void {
    const { transactionId } = this.#state;
    const [id, relationId] = [newReference(), newReference()];
    const isIncluded = relation?.doesBundlePriceIncludeChild === true;
    this.nodes.addedNodes.push(
      {
        path: [transactionId, id],
        addedObject: {
          id,
          businessObjectType: 'QuoteLineItem',
          SalesTransactionItemSource: id,
          SalesTransactionItemParent: transactionId,
          Product: product.id,
          Quantity: quantity,
        },
      },
      {
        path: [transactionId, id, relationId],
        addedObject: {
          id: relationId,
          businessObjectType: 'QuoteLineRelationship',
          MainItem: mainItem,
          AssociatedItem: id,
          ProductRelatedComponent: relation?.id ?? null,
          ProductRelationshipType: relation?.productRelationshipTypeId ?? null,
          AssociatedItemPricing: isIncluded ? 'IncludedInBundlePrice' : 'NotIncludedInBundlePrice',
          AssociatedQuantScaleMethod: relation?.quantityScaleMethod ?? null,
        },
      },
    );
  }
}

function wireValue(field: StructureField & { kind: 'attribute' }, value: string) {
  const textOf = (key: string) => {
    const found = field.values.get(key);
    return found?.textValue ?? found?.displayValue ?? found?.name ?? key;
  };
  switch (field.content) {
    case 'number':
    case 'text':
      return { AttributeValue: value, AttributePicklistValue: null };
    case 'checkbox':
      return { AttributeValue: String(value === YES), AttributePicklistValue: null };
    case 'picklist':
      return { AttributeValue: textOf(value), AttributePicklistValue: field.values.get(value)?.id ?? null };
    case 'multi-picklist':
      return {
        AttributeValue: valuesIn(field, value).map(textOf).join(VALUE_SEPARATOR),
        AttributePicklistValue: null,
      };
  }
}

function quantityOf(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (value === YES) return 1;
  return value === NO ? 0 : Number(value);
}

function idOfSellingModel({ sellingModels }: ProductNode, key: string | undefined): string | undefined {
  return sellingModels.find(({ productSellingModel: { id } }) => isSameRecord(id, key))?.productSellingModel
    .id;
}

/** Nodes that are not stored yet go by references. */
function newReference(): string {
  return `ref_${randomUUID().replaceAll('-', '_')}`;
}
