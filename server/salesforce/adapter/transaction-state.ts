/** What a transaction says of the fields of its product: their values, and the ids of the nodes they stand in. */
import { ForeignError } from '#server/upstreams/foreign-configurator.ts';
import type { ConfigurationDetails } from '../wire/configurator-answers.ts';
import type { ItemAttribute, SalesTransaction, TransactionItem } from '../wire/sales-transaction.ts';
import { isSameRecord, recordKey } from '../wire/salesforce-id.ts';
import { plainNumber } from './decimal-text.ts';
import {
  noComponent,
  type AttributeField,
  type ProductStructure,
  type StructureField,
} from './product-structure.ts';

export interface TransactionState {
  readonly transaction: SalesTransaction;
  /** Lines by the keys of the nodes of the structure. */
  readonly lines: ReadonlyMap<string, TransactionItem>;
  /** Ids of the attributes that lines have, by the names of their fields. */
  readonly attributeIds: ReadonlyMap<string, string>;
  /** By the names of the fields that are there. Empty for none. */
  readonly values: ReadonlyMap<string, string>;
}

export const YES = 'Yes';
export const NO = 'No';
/** Between the values of an attribute that has several. */
export const VALUE_SEPARATOR = ';';

/** @throws ForeignError unavailable when the transaction has no line of the product */
export function readTransaction(
  { transactionContext }: ConfigurationDetails,
  structure: ProductStructure,
): TransactionState {
  const [transaction] = transactionContext?.SalesTransaction ?? [];
  const items = transaction?.SalesTransactionItem ?? [];
  const root = items.find(({ Product }) => isSameRecord(Product, structure.root.product.id));
  if (!transaction || !root)
    throw new ForeignError('unavailable', 'Salesforce tells no line of the product in its transaction.');
  const lines = new Map([['', root]]);
  const relations = items.flatMap((item) => item.SalesTrxnItemRelationship ?? []);
  for (const { ProductRelatedComponent, AssociatedItem } of relations) {
    const key = recordKey(ProductRelatedComponent ?? '');
    const item = items.find(({ id }) => isSameRecord(id, AssociatedItem));
    if (item && structure.nodes.has(key)) lines.set(key, item);
  }
  const attributeIds = new Map<string, string>();
  const values = new Map<string, string>();
  for (const field of structure.fields.values()) {
    const line = lines.get(field.node.key);
    if (!line) continue;
    const node = field.kind === 'attribute' ? attributeIn(line, field) : undefined;
    if (node?.id != null) attributeIds.set(field.name, node.id);
    values.set(field.name, valueOf(field, { line, lines, node }));
  }
  return { transaction, lines, attributeIds, values };
}

function attributeIn(line: TransactionItem, { attribute }: AttributeField): ItemAttribute | undefined {
  return line.SalesTransactionItemAttribute?.find(({ AttributeKey }) =>
    isSameRecord(AttributeKey, attribute.id),
  );
}

function valueOf(
  field: StructureField,
  found: {
    readonly line: TransactionItem;
    readonly lines: ReadonlyMap<string, TransactionItem>;
    readonly node: ItemAttribute | undefined;
  },
): string {
  switch (field.kind) {
    case 'attribute':
      return attributeValue(field, found.node);
    case 'component': {
      const quantity = found.lines.get(field.component.key)?.Quantity ?? 0;
      return field.max === 1 ? (quantity > 0 ? YES : NO) : String(quantity);
    }
    case 'component-choice':
      return field.components.find(({ key }) => found.lines.has(key))?.key ?? noComponent;
    case 'selling-model':
      return recordKey(found.line.ProductSellingModel ?? '');
  }
}

function attributeValue(field: AttributeField, node: ItemAttribute | undefined): string {
  const text = (node ? node.AttributeValue : field.attribute.defaultValue) ?? '';
  switch (field.content) {
    case 'number':
      return plainNumber(text) ?? text;
    case 'text':
      return text;
    case 'checkbox':
      return text === '' ? '' : /^(?:true|yes|1)$/i.test(text) ? YES : NO;
    case 'picklist':
      return findValue(field, node?.AttributePicklistValue ?? text) ?? '';
    case 'multi-picklist':
      return valuesIn(field, text).join(VALUE_SEPARATOR);
  }
}

/** The keys of the values in a text, in the order of the picklist. */
export function valuesIn(field: AttributeField, text: string): readonly string[] {
  const wanted = new Set(text.split(VALUE_SEPARATOR).map((part) => findValue(field, part.trim())));
  return [...field.values.keys()].filter((key) => wanted.has(key));
}

/** The key of a value that is told by its id, or by one of its texts. */
export function findValue({ values }: AttributeField, told: string): string | undefined {
  if (told === '') return undefined;
  const key = recordKey(told);
  if (values.has(key)) return key;
  return [...values].find(([, { code, name, displayValue, textValue }]) =>
    [textValue, displayValue, code, name].includes(told),
  )?.[0];
}
