/**
 * The calls of the Self Service API v1.3, one entry each, and Bespoke's own beside them (`docs/tenant-differences.md`,
 * "Calls of our own"): method, path, caller, answer, and what else there is to say. The gateway's allow-list, the
 * tenant's routing and the shop's client read this table. Headings are those of the API page.
 */
import { endpoint, LEAD_GENERATOR_BASE } from './endpoint.ts';

// Product Catalog

export const tabs = endpoint('GET', '/catalog/tabs', 'everyone', 'CatalogTabs');
export const search = endpoint('GET', '/catalog/search/:tab', 'visitor', 'CatalogSearch', {
  query: [{ limit: 'number?', offset: 'number?', sort: 'text?', order: 'text?', q: 'text?' }],
  others: 'filters',
});

// Configurator

/** Which configuration: `configId` with an external id, or the `configState` of an anonymous one. */
const configuration = { configId: 'text?', configState: 'text?' } as const;
/** How Configurator Data is wanted. */
const view = { group: 'text?', excludePricing: 'flag?', uomSystemId: 'text?' } as const;
/** The configuration was changed elsewhere, or another system that configures the product does not take part at the moment. */
const errors = [409] as const;
/** A parameter of the configuration and its value, in one of its units. */
const choice = { parameter: 'text', value: 'text', selectedUomItemId: 'text?' } as const;

export const start = endpoint('POST', '/config/start/:tab/:productId', 'session', 'Configuration', {
  form: [view, { previousValues: 'text?' }],
  others: 'needs',
  errors,
});
/** "Restart Configuration" of a cart item, whose id is the `configId`. */
export const restart = endpoint('POST', '/config/start', 'session', 'Configuration', {
  form: [{ configId: 'text' }, view, { previousValues: 'text?' }],
  others: 'needs',
  errors,
});
export const commit = endpoint('POST', '/config/commit', 'session', 'Configuration', {
  form: [configuration, view],
  pairs: choice,
  pathForm: '/config/commit/:parameter/:value',
  errors,
});
export const uncommit = endpoint('POST', '/config/uncommit', 'session', 'Configuration', {
  form: [configuration, view],
  pairs: { parameter: 'text' },
  pathForm: '/config/uncommit/:parameter',
  errors,
});
/** The pair that caused the conflict, then those of the alternative that was chosen, if any. */
export const accept = endpoint('POST', '/config/accept', 'session', 'Configuration', {
  form: [configuration, view],
  pairs: choice,
  pathForm: '/config/accept/:parameter/:value',
  errors,
});
/** For one pair; commits it where there is no conflict. */
export const alternatives = endpoint('POST', '/config/alternatives', 'session', 'Configuration', {
  form: [configuration, view, choice],
  errors,
});
export const step = endpoint('POST', '/config/step', 'session', 'Configuration', {
  form: [configuration, view, { step: 'text' }],
  pathForm: '/config/step/:step',
  errors,
});
export const cancel = endpoint('POST', '/config/cancel', 'session', 'Done', {
  form: [{ configId: 'text' }],
});
export const bom = endpoint('GET', '/config/bom', 'session', 'BillOfMaterials', {
  query: [configuration, view],
  errors,
});
/** Ours: the `response` that a commit of the same pairs would get. */
export const explain = endpoint('POST', '/config/explain', 'session', 'Explained', {
  form: [configuration, view],
  pairs: choice,
});
/** Ours: the best completion, as a proposal. */
export const optimize = endpoint('POST', '/config/optimize', 'session', 'Optimized', {
  form: [configuration, view, { goal: 'text', budget: 'text?', qty: 'number?' }],
  pairs: choice,
});
/** Ours: takes a row out of a table; `table` is the parameter that counts its rows, `row` is from 1 on. */
export const removeRow = endpoint('POST', '/config/remove-row', 'session', 'Configuration', {
  form: [configuration, view, { table: 'text', row: 'number' }],
});
/** Ours: puts a row into a table, with the values that `remove-row` answered, if any. */
export const insertRow = endpoint('POST', '/config/insert-row', 'session', 'Configuration', {
  form: [configuration, view, { table: 'text', row: 'number' }],
  pairs: choice,
});
export const variantCatalogs = endpoint('GET', '/config/variant-catalogs', 'session', 'VariantCatalogs', {
  query: [{ configId: 'text' }],
});
export const variants = endpoint(
  'GET',
  '/config/variant-catalogs/:catalogId/pages/:pageId/positions/:positionId/variants',
  'session',
  'Variants',
  { query: [{ configId: 'text', page: 'number?' }] },
);
export const variantBom = endpoint('POST', '/config/variant-bom', 'session', 'VariantBom', {
  query: [{ configId: 'text' }],
  body: 'json',
});

// Lead Generator: anonymous configurations under names of its own, and "Get Visualization"

const leadGenerator = { base: LEAD_GENERATOR_BASE, through: 'tenant' } as const;
const carried = { configState: 'text' } as const;
const leadChoice = { par: 'text', val: 'text', selectedUomItemId: 'text?' } as const;

export const visualization = endpoint('POST', '/visualization', 'everyone', 'Json', {
  ...leadGenerator,
  form: [carried, { group: 'text?' }],
});
export const leadStart = endpoint('POST', '/start', 'everyone', 'Configuration', {
  ...leadGenerator,
  form: [view, { product: 'text' }],
  others: 'needs',
});
export const leadCommit = endpoint('POST', '/commit', 'everyone', 'Configuration', {
  ...leadGenerator,
  form: [carried, view],
  pairs: leadChoice,
});
export const leadUncommit = endpoint('POST', '/uncommit', 'everyone', 'Configuration', {
  ...leadGenerator,
  form: [carried, view],
  pairs: { par: 'text' },
});
export const leadAccept = endpoint('POST', '/accept', 'everyone', 'Configuration', {
  ...leadGenerator,
  form: [carried, view],
  pairs: leadChoice,
});
export const leadStep = endpoint('POST', '/step', 'everyone', 'Configuration', {
  ...leadGenerator,
  form: [carried, view, { step: 'text' }],
});
export const leadBom = endpoint('POST', '/bom', 'everyone', 'BillOfMaterials', {
  ...leadGenerator,
  form: [carried],
});
/** Who asks for which product. */
export const lead = endpoint('POST', '/lead', 'everyone', 'Done', {
  ...leadGenerator,
  form: [
    {
      configState: 'text?',
      company: 'text?',
      firstName: 'text?',
      lastName: 'text?',
      contactEmail: 'text?',
      contactPhone: 'text?',
      productOfInterest: 'text?',
    },
  ],
});

// Shopping Cart

export const cart = endpoint('GET', '/cart', 'customer', 'Cart');
/** `currency` is one of the attributes. */
export const updateCart = endpoint('PUT', '/cart', 'customer', 'Cart', { others: 'attributes' });
export const removeCart = endpoint('DELETE', '/cart', 'customer', 'Done');
export const completeCart = endpoint('GET', '/cart/complete', 'customer', 'CompleteCart', {
  query: [{ includeUploadedProductConfiguration: 'flag?' }],
});
export const cartItems = endpoint('GET', '/cart/items', 'customer', 'CartItems', {
  query: [{ returnAllShoppingCartItems: 'flag?' }],
});
/**
 * A known configuration; a product of a tab, configured where its `configState` comes along, plain otherwise; or a product of a
 * tab with external search, which a JSON body describes by its attributes.
 */
export const addItem = endpoint('POST', '/cart/items', 'customer', 'CartItem', {
  form: [configuration, { tab: 'text?', productId: 'text?', qty: 'number?' }],
  alsoJson: true,
  errors: [409],
});
/**
 * Moves the item where `_externalId` names another customer than `X-External-ID`. `revision`, an extension of Bespoke's
 * tenant, accepts what that revision of the product changed about the item (`review` of `CartItem`).
 */
export const updateItem = endpoint('PUT', '/cart/items/:itemId', 'customer', 'CartItem', {
  form: [{ qty: 'number?', revision: 'text?' }],
  others: 'attributes',
  errors: [409],
});
export const removeItem = endpoint('DELETE', '/cart/items/:itemId', 'customer', 'Done');
export const recalculatePrices = endpoint('POST', '/cart/recalculate-prices', 'customer', 'Cart', {
  form: [{ updateDatatables: 'flag?' }],
});
export const refreshCurrency = endpoint('POST', '/cart/refresh-currency', 'customer', 'Cart');
/** Ours: the carts of the customer. All other calls are about the active one, or the item that they name. */
export const carts = endpoint('GET', '/carts', 'customer', 'Carts');
/** Ours: where a cart of the customer has the name already, that is the one. */
export const makeCart = endpoint('POST', '/carts', 'customer', 'Carts', {
  form: [{ name: 'text', active: 'flag?' }],
  errors: [409],
});
/** Ours: renames a cart, makes it the active one, or both. */
export const changeCart = endpoint('PUT', '/carts/:cartId', 'customer', 'Carts', {
  form: [{ name: 'text?', active: 'flag?' }],
  errors: [409],
});
/** Ours: deletes a cart that has no items. */
export const removeEmptyCart = endpoint('DELETE', '/carts/:cartId', 'customer', 'Carts', { errors: [409] });
/** Ours: moves an item of the customer to this cart. */
export const moveItem = endpoint('PUT', '/carts/:cartId/items/:itemId', 'customer', 'Carts');
/** `agreement`, an extension of Bespoke's tenant, is that of the preview: the upgrade does what was seen there, or nothing. */
export const upgradeProducts = endpoint('POST', '/cart/upgrade-products', 'customer', 'Upgrade', {
  form: [{ agreement: 'text?' }],
  errors: [409],
});
export const upgradeStatus = endpoint('GET', '/cart/upgrade-products', 'customer', 'Upgrade');
/** Ours: what an upgrade would do. */
export const upgradePreview = endpoint('GET', '/cart/upgrade-products/preview', 'customer', 'UpgradePreview');
/** Ours: the items stay as they are. */
export const cancelUpgrade = endpoint('POST', '/cart/upgrade-products/cancel', 'customer', 'Upgrade');

// Proposal

export const draftProposal = endpoint('GET', '/proposal/draft', 'customer', 'application/pdf', {
  errors: [429, 503],
});
export const firmRequests = endpoint('GET', '/proposal/firm-requests', 'customer', 'FirmRequests');
/**
 * Mandatory attributes may be on the cart already. `cartId`, an extension of Bespoke's tenant, is the cart that is meant; 409
 * where another one is active.
 */
export const requestFirmProposal = endpoint('POST', '/proposal/firm-requests', 'customer', 'FirmRequest', {
  form: [{ cartId: 'text?' }],
  others: 'attributes',
  errors: [409],
});

// Documents

const document = { documentType: 'text', documentId: 'text', unitSystemNameOrId: 'text?' } as const;
const category = { documentCategory: 'text', unitSystemNameOrId: 'text?' } as const;
const attachment = { attachmentId: 'text' } as const;
/** Too large, of another type, or no room on the disk. */
const uploadErrors = [413, 415, 507] as const;

export const addCartAttachment = endpoint('POST', '/cart/attachment', 'customer', 'Attachment', {
  body: 'file',
  errors: uploadErrors,
});
export const removeCartAttachment = endpoint('DELETE', '/cart/attachment', 'customer', 'Done', {
  query: [attachment],
});
/** Ours: the bytes of an attachment of the cart or one of its items. */
export const downloadAttachment = endpoint('GET', '/cart/attachment/download', 'customer', '*/*', {
  query: [attachment],
});
export const addItemAttachment = endpoint(
  'POST',
  '/cart/items/:itemId/attachment',
  'customer',
  'Attachment',
  {
    body: 'file',
    errors: uploadErrors,
  },
);
export const removeItemAttachment = endpoint('DELETE', '/cart/items/:itemId/attachment', 'customer', 'Done', {
  query: [attachment],
});
export const cartDocuments = endpoint('GET', '/cart/document/list', 'customer', 'Documents');
export const cartDocument = endpoint('GET', '/cart/document/download', 'customer', '*/*', {
  query: [document],
  errors: [429],
});
export const allCartDocuments = endpoint(
  'GET',
  '/cart/document/download-all',
  'customer',
  'application/zip',
  {
    query: [category],
    errors: [429],
  },
);
export const itemDocuments = endpoint('GET', '/cart/items/:itemId/document/list', 'customer', 'Documents');
export const itemDocument = endpoint('GET', '/cart/items/:itemId/document/download', 'customer', '*/*', {
  query: [document],
  errors: [429],
});
export const allItemDocuments = endpoint(
  'GET',
  '/cart/items/:itemId/document/download-all',
  'customer',
  'application/zip',
  { query: [category], errors: [429] },
);

// Image Support

export const objectImage = endpoint('GET', '/:type/:id/image/:property', 'everyone', 'image/*', {
  query: [{ file: 'text?' }],
});
export const modelImage = endpoint(
  'GET',
  '/product/:productId/image/:section/:sectionId',
  'everyone',
  'image/*',
  { alias: '/Product/:productId/image/:section/:sectionId' },
);
export const itemImage = endpoint('GET', '/cart/items/:itemId/image/:property', 'session', 'image/*');

// Custom visualization images

const file = { file: 'text' } as const;

export const uploadCustomImage = endpoint('POST', '/custom-images/:configId/:imageId', 'session', 'Done', {
  query: [file],
  body: 'bytes',
  errors: [409, 429, ...uploadErrors],
});
export const selectCustomImage = endpoint('PUT', '/custom-images/:configId/:imageId', 'session', 'Done', {
  form: [file],
  errors: [409],
});
export const removeCustomImage = endpoint('DELETE', '/custom-images/:configId/:imageId', 'session', 'Done', {
  query: [file],
  errors: [409],
});
export const customImages = endpoint(
  'GET',
  '/custom-images/:configId/:imageId/get-custom-image-file-list',
  'session',
  'CustomImages',
);
export const selectedCustomImages = endpoint(
  'GET',
  '/custom-images/:configId/get-selected-custom-images',
  'session',
  'SelectedCustomImages',
);

// CAD Automation

const cad = '/cart/items/:itemId/cad';

export const startCad = endpoint('POST', `${cad}/start-cad-automation`, 'session', 'Done');
export const cadStatus = endpoint('GET', `${cad}/cad-automation-status`, 'session', 'CadStatus');
export const cancelCad = endpoint('POST', `${cad}/cancel-cad-automation`, 'session', 'Done');
export const cadDocuments = endpoint('GET', `${cad}/get-generated-cad-document-list`, 'session', 'CadFiles');
export const cadDocument = endpoint('GET', `${cad}/download-generated-cad-document`, 'session', '*/*', {
  query: [file],
});
export const allCadDocuments = endpoint(
  'GET',
  `${cad}/download-all-generated-cad-documents`,
  'session',
  'application/zip',
);
