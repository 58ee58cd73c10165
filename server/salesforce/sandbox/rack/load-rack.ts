import { loadModel } from '#server/model/compile/load-model.ts';
import { catalogProductSchema, type CatalogProduct } from '../../wire/catalog-product.ts';
import { recordKey } from '../../wire/salesforce-id.ts';
import type {
  AttributeBinding,
  AttributeContent,
  ComponentBinding,
  PriceBookEntry,
  SandboxProduct,
} from '../sandbox-product.ts';
import catalog from './catalog.json' with { type: 'json' };

const RACK = '01txx0000006jkuAAA';
const WARRANTY = '01txx0000006jjIAAQ';
const SERVICE = '01txx0000006jmWAAQ';
const ONE_TIME = '0jPxx000000001dEAA';
const TERMED_MONTHLY = '0jPxx000000003FEAQ';
const TERMED_ANNUALLY = '0jPxx000000004rEAA';
const EVERGREEN_ANNUALLY = '0jPxx0000000085EAA';
const EVERGREEN_MONTHLY = '0jPxx000000006TEAQ';
const WARRANTY_RELATION = '0dSxx0000000001EAA';

/** Prices that the document has are the one time ones of rack and warranty; the other ones are ours. */
const priceBook: readonly PriceBookEntry[] = [
  { id: '01uxx0000009154AAA', product: RACK, sellingModel: ONE_TIME, price: 150000 },
  { id: '01uxx0000009155AAA', product: RACK, sellingModel: TERMED_MONTHLY, price: 4900 },
  { id: '01uxx0000009156AAA', product: RACK, sellingModel: TERMED_ANNUALLY, price: 54000 },
  { id: '01uxx000000913SAAQ', product: WARRANTY, sellingModel: ONE_TIME, price: 2000 },
  { id: '01uxx000000913TAAQ', product: WARRANTY, sellingModel: TERMED_MONTHLY, price: 190 },
  { id: '01uxx000000913UAAQ', product: WARRANTY, sellingModel: TERMED_ANNUALLY, price: 2100 },
  { id: '01uxx000000913VAAQ', product: WARRANTY, sellingModel: EVERGREEN_ANNUALLY, price: 2200 },
  { id: '01uxx000000913WAAQ', product: WARRANTY, sellingModel: EVERGREEN_MONTHLY, price: 200 },
  // Included in the price of the bundle as a term; bought for as long as it runs, it costs something.
  { id: '01uxx000000914AAAQ', product: SERVICE, sellingModel: TERMED_ANNUALLY, price: 6000 },
  { id: '01uxx000000914BAAQ', product: SERVICE, sellingModel: EVERGREEN_ANNUALLY, price: 6500 },
];

const numbers: Readonly<Record<string, string>> = { CAP: 'capacity_field', SLOTCAP: 'slots_field' };
const memories: Readonly<Record<string, string>> = {
  MEM: 'memory_25_field',
  '50MEM': 'memory_50_field',
  '100MEM': 'memory_100_field',
};

/**
 * The server rack of Salesforce's documents.
 * @param folder that of its `model.yaml`
 * @throws ModelError
 */
export async function loadRack(folder: string): Promise<SandboxProduct> {
  const product = catalogProductSchema.parse(catalog);
  return {
    model: await loadModel(folder),
    catalog: () => product,
    attributes: attributesOf(product),
    components: componentsOf(product),
    conflicts: 'messages',
    infos: new Set(['no_warranty']),
    priceBook,
  };
}

function attributesOf({ attributeCategories }: CatalogProduct): ReadonlyMap<string, AttributeBinding> {
  const attributes = (attributeCategories ?? []).flatMap((category) => category.attributes ?? []);
  return new Map(
    attributes.map((attribute): [string, AttributeBinding] => {
      const field = numbers[attribute.code ?? ''];
      const values = new Map(
        (attribute.attributePicklist?.values ?? []).map((value) => [
          recordKey(value.id),
          { value, name: memories[value.code ?? ''] ?? '' },
        ]),
      );
      const content: AttributeContent =
        field === undefined ? { kind: 'multi-picklist', values } : { kind: 'number', field };
      return [
        recordKey(attribute.id),
        {
          attribute,
          content,
          // The document says so of the line, and the contrary in the catalog.
          isPriceImpacting: attribute.code === 'SLOTCAP',
          treatment: field === undefined ? 'Hide' : undefined,
          ...(field === undefined && { treatmentComponent: WARRANTY_RELATION }),
        },
      ];
    }),
  );
}

function componentsOf({ productComponentGroups }: CatalogProduct): ReadonlyMap<string, ComponentBinding> {
  return new Map(
    (productComponentGroups ?? []).flatMap((group) =>
      (group.components ?? []).flatMap((product): [string, ComponentBinding][] => {
        const relation = product.productRelatedComponent;
        if (!relation) return [];
        const isWarranty = relation.id === WARRANTY_RELATION;
        const field = isWarranty ? 'warranty_field' : 'service_field';
        const treatment = isWarranty ? 'Disable' : undefined;
        return [[recordKey(relation.id), { product, groupId: group.id, field, treatment }]];
      }),
    ),
  );
}
