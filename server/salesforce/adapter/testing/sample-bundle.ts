import type { ConfigurationDetails } from '../../wire/configurator-answers.ts';
import type { CatalogProduct } from '../../wire/catalog-product.ts';

/** A component of a bundle as catalogs tell it. */
function component(
  id: string,
  name: string,
  relation: object,
  more: Partial<CatalogProduct> = {},
): CatalogProduct {
  const productRelatedComponent = { id: `0dS${id.slice(3)}`, childProductId: id, ...relation };
  return { id, name, productRelatedComponent, ...more };
}

const DISK = '01t000000000001AAA';
const FAN = '01t000000000002AAA';
const ROUTER = '01t000000000003AAA';
const SWITCH = '01t000000000004AAA';

/** What the rack of the documents does not have: quantities, a choice of components, attributes of a component. */
export const sampleBundle: CatalogProduct = {
  id: '01t000000000000AAA',
  name: 'Cabinet',
  attributeCategories: [],
  productComponentGroups: [
    {
      id: '0y7000000000001AAA',
      name: 'Parts',
      sequence: 1,
      minBundleComponents: 2,
      components: [
        component(
          DISK,
          'Disk',
          { isQuantityEditable: true, maxQuantity: 8, quantity: 2, isDefaultComponent: true, sequence: 1 },
          {
            attributeCategories: [
              {
                name: 'Disk',
                attributes: [
                  {
                    id: '0tj000000000001AAA',
                    name: 'Size',
                    dataType: 'PICKLIST',
                    isRequired: true,
                    attributePicklist: {
                      values: [
                        { id: '0v6000000000002AAA', displayValue: '2 TB', sequence: 2 },
                        { id: '0v6000000000001AAA', displayValue: '1 TB', sequence: 1 },
                      ],
                    },
                  },
                ],
              },
            ],
          },
        ),
        component(FAN, 'Fan', {
          isComponentRequired: true,
          isQuantityEditable: false,
          quantity: 4,
          sequence: 2,
        }),
      ],
    },
    {
      id: '0y7000000000002AAA',
      name: 'Network',
      sequence: 0,
      minBundleComponents: 1,
      maxBundleComponents: 1,
      components: [
        component(ROUTER, 'Router', { isDefaultComponent: true, quantity: 1 }),
        component(SWITCH, 'Switch', { quantity: 1 }),
      ],
    },
  ],
};

/** The bundle as it starts, with a rule that disables 2 TB and one that hides the switch. */
export const sampleDetails: ConfigurationDetails = {
  success: true,
  uiTreatments: [
    {
      uiTreatmentType: 'Disable',
      uiTreatmentTarget: 'Attribute_Picklist_Value',
      details: {
        stiId: '0QL000000000002',
        attributeId: '0tj000000000001',
        attributePicklistValueId: '0v6000000000002',
      },
    },
    {
      uiTreatmentType: 'Hide',
      uiTreatmentTarget: 'Component',
      details: { prcId: '0dS000000000004AAA' },
    },
  ],
  transactionContext: {
    SalesTransaction: [
      {
        id: '0Q0000000000001AAA',
        SalesTransactionItem: [
          {
            id: '0QL000000000001AAA',
            Product: sampleBundle.id,
            Quantity: 1,
            SalesTrxnItemRelationship: [
              { ProductRelatedComponent: '0dS000000000001AAA', AssociatedItem: '0QL000000000002AAA' },
              { ProductRelatedComponent: '0dS000000000002AAA', AssociatedItem: '0QL000000000003AAA' },
              { ProductRelatedComponent: '0dS000000000003AAA', AssociatedItem: '0QL000000000004AAA' },
            ],
          },
          { id: '0QL000000000002AAA', Product: DISK, Quantity: 2 },
          { id: '0QL000000000003AAA', Product: FAN, Quantity: 4 },
          { id: '0QL000000000004AAA', Product: ROUTER, Quantity: 1 },
        ],
      },
    ],
  },
};
