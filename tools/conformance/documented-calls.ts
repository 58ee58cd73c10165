/** Every call of the API page: its heading, address, who may make it, and what it cannot do without. */

export interface DocumentedCall {
  readonly page: string;
  readonly call: string;
  /** `customer` needs an external id; `either` works with one and without; `anyone` ignores it. */
  readonly who: 'anyone' | 'either' | 'customer';
  /** Parameters that are mandatory, and the status without them. */
  readonly mandatory?: readonly (readonly [name: string, status: number])[];
  /** Whether it continues a configuration: an unknown `configId` is 404. */
  readonly continues?: true;
}

const value = [
  ['parameter', 404],
  ['value', 404],
] as const;

export const documentedCalls: readonly DocumentedCall[] = [
  { page: 'List Product Catalog Pages', call: 'GET /catalog/tabs', who: 'anyone' },
  { page: 'List Products in Product Catalog Page', call: 'GET /catalog/search/{x}', who: 'anyone' },
  { page: 'Start Configuration', call: 'POST /config/start/{x}/{x}', who: 'either' },
  {
    page: 'Commit a Parameter',
    call: 'POST /config/commit',
    who: 'either',
    mandatory: value,
    continues: true,
  },
  {
    page: 'Uncommit a Parameter',
    call: 'POST /config/uncommit',
    who: 'either',
    mandatory: [['parameter', 404]],
    continues: true,
  },
  {
    page: 'Accept Conflict Resolution',
    call: 'POST /config/accept',
    who: 'either',
    mandatory: value,
    continues: true,
  },
  {
    page: 'Request Conflict Resolution Alternatives',
    call: 'POST /config/alternatives',
    who: 'either',
    mandatory: value,
    continues: true,
  },
  {
    page: 'Change Step',
    call: 'POST /config/step',
    who: 'either',
    mandatory: [['step', 404]],
    continues: true,
  },
  { page: 'Cancel Configuration', call: 'POST /config/cancel', who: 'either', continues: true },
  {
    page: 'Restart Configuration',
    call: 'POST /config/start',
    who: 'either',
    mandatory: [['configId', 404]],
  },
  { page: 'Get Bill of Materials', call: 'GET /config/bom', who: 'either', continues: true },
  {
    page: 'Get Module Variant Catalogs',
    call: 'GET /config/variant-catalogs',
    who: 'either',
    continues: true,
  },
  {
    page: 'Get Variants from Module Variant Catalog Page',
    call: 'GET /config/variant-catalogs/{x}/pages/{x}/positions/{x}/variants',
    who: 'either',
    continues: true,
  },
  { page: 'Add Variant to Variant Catalog BoM', call: 'POST /config/variant-bom', who: 'either' },
  { page: 'List Complete Cart Information', call: 'GET /cart/complete', who: 'customer' },
  { page: 'List Items in Cart', call: 'GET /cart/items', who: 'customer' },
  { page: 'Add Item to Cart', call: 'POST /cart/items', who: 'customer' },
  { page: 'Update Item in Cart', call: 'PUT /cart/items/{x}', who: 'customer' },
  { page: 'Delete Item from Cart', call: 'DELETE /cart/items/{x}', who: 'customer' },
  { page: 'List Cart Attributes', call: 'GET /cart', who: 'customer' },
  { page: 'Update Cart Attributes', call: 'PUT /cart', who: 'customer' },
  { page: 'Delete Cart', call: 'DELETE /cart', who: 'customer' },
  { page: 'Recalculate Prices', call: 'POST /cart/recalculate-prices', who: 'customer' },
  { page: 'Refresh Currency', call: 'POST /cart/refresh-currency', who: 'customer' },
  { page: 'Upgrade Shopping Cart Items', call: 'POST /cart/upgrade-products', who: 'customer' },
  { page: 'Check Product Upgrade Job Status', call: 'GET /cart/upgrade-products', who: 'customer' },
  { page: 'Generate Draft Proposal', call: 'GET /proposal/draft', who: 'customer' },
  { page: 'Request for Firm Proposal', call: 'POST /proposal/firm-requests', who: 'customer' },
  { page: 'List Requests for Firm Proposal', call: 'GET /proposal/firm-requests', who: 'customer' },
  {
    page: 'Add Attachment to Shopping Cart',
    call: 'POST /cart/attachment',
    who: 'customer',
    mandatory: [['file', 400]],
  },
  { page: 'Add Attachment to Shopping Cart Item', call: 'POST /cart/items/{x}/attachment', who: 'customer' },
  {
    page: 'Delete Shopping Cart Attachment',
    call: 'DELETE /cart/attachment',
    who: 'customer',
    mandatory: [['attachmentId', 400]],
  },
  {
    page: 'Delete Shopping Cart Item Attachment',
    call: 'DELETE /cart/items/{x}/attachment',
    who: 'customer',
  },
  { page: 'List Shopping Cart Documents', call: 'GET /cart/document/list', who: 'customer' },
  { page: 'List Shopping Cart Item Documents', call: 'GET /cart/items/{x}/document/list', who: 'customer' },
  { page: 'Download Shopping Cart Document', call: 'GET /cart/document/download', who: 'customer' },
  {
    page: 'Download Shopping Cart Item Document',
    call: 'GET /cart/items/{x}/document/download',
    who: 'customer',
  },
  { page: 'Download all Shopping Cart Documents', call: 'GET /cart/document/download-all', who: 'customer' },
  {
    page: 'Download all Shopping Cart Item Documents',
    call: 'GET /cart/items/{x}/document/download-all',
    who: 'customer',
  },
  { page: 'Image From Object Attribute', call: 'GET /product/{x}/image/{x}', who: 'anyone' },
  { page: 'Image From Product Model', call: 'GET /product/{x}/image/{x}/{x}', who: 'anyone' },
  { page: 'Image From Shopping Cart Item', call: 'GET /cart/items/{x}/image/{x}', who: 'anyone' },
  {
    page: 'Add Custom Visualization Image',
    call: 'POST /custom-images/{x}/{x}',
    who: 'anyone',
    mandatory: [['file', 404]],
  },
  {
    page: 'List Custom Visualization Images',
    call: 'GET /custom-images/{x}/{x}/get-custom-image-file-list',
    who: 'anyone',
  },
  {
    page: 'Select Custom Visualization Image',
    call: 'PUT /custom-images/{x}/{x}',
    who: 'anyone',
    mandatory: [['file', 404]],
  },
  {
    page: 'List Selected Custom Visualization Images',
    call: 'GET /custom-images/{x}/get-selected-custom-images',
    who: 'anyone',
  },
  {
    page: 'Delete Custom Visualization Image',
    call: 'DELETE /custom-images/{x}/{x}',
    who: 'anyone',
    mandatory: [['file', 404]],
  },
  {
    page: 'Start CAD Document Generation',
    call: 'POST /cart/items/{x}/cad/start-cad-automation',
    who: 'anyone',
  },
  {
    page: 'Status of CAD Document Generation',
    call: 'GET /cart/items/{x}/cad/cad-automation-status',
    who: 'anyone',
  },
  {
    page: 'Cancel CAD Document Generation',
    call: 'POST /cart/items/{x}/cad/cancel-cad-automation',
    who: 'anyone',
  },
  {
    page: 'Download all CAD Documents',
    call: 'GET /cart/items/{x}/cad/download-all-generated-cad-documents',
    who: 'anyone',
  },
  {
    page: 'Download CAD Document List',
    call: 'GET /cart/items/{x}/cad/get-generated-cad-document-list',
    who: 'anyone',
  },
  {
    page: 'Download Specific CAD Document',
    call: 'GET /cart/items/{x}/cad/download-generated-cad-document',
    who: 'anyone',
  },
];
