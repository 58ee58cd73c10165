/** What the API reference says about each call: its section on the API page and what it does. */
import type { EndpointName } from '#contract/routes.ts';

/** Sections of the reference in their order, and what they are about. */
export const sections = {
  'Product Catalog': 'Tabs of the catalog and their products. No external id is needed.',
  Configurator:
    'Configure a product. Anonymous calls send the `configState` of the answer before; calls with an external id send ' +
    '`configId`, and get prices, bill of materials and visualization as well. A conflict is an answer, not an error: ' +
    '`response.status` is `RESOLVABLE`, and nothing was committed.',
  'Calls of our own': "Extensions of Bespoke's tenant, named in `extensions` of a configuration.",
  'Shopping Cart': 'One active cart for each external id, made when it is first needed.',
  Proposal: 'Draft proposals as PDF, and requests for firm proposals.',
  Documents: 'Attachments and documents of carts and items.',
  Images: 'Pictures of products, model sections and cart items.',
  'Custom Visualization Images': 'Pictures that a customer uploads for a configuration.',
  'CAD Automation': 'CAD documents of a cart item.',
  'Lead Generator': 'Anonymous configurations for a form that collects leads, and the leads themselves.',
} as const;

export type Section = keyof typeof sections;

export interface CallText {
  readonly section: Section;
  readonly summary: string;
  readonly description?: string;
}

const text =
  (section: Section) =>
  (summary: string, description?: string): CallText => ({
    section,
    summary,
    ...(description !== undefined && { description }),
  });

const catalog = text('Product Catalog');
const configurator = text('Configurator');
const leads = text('Lead Generator');
const ours = text('Calls of our own');
const cart = text('Shopping Cart');
const proposal = text('Proposal');
const documents = text('Documents');
const images = text('Images');
const customImages = text('Custom Visualization Images');
const cad = text('CAD Automation');

export const callTexts: Readonly<Record<EndpointName, CallText>> = {
  tabs: catalog('List catalog tabs', 'Each with its filters and columns.'),
  search: catalog(
    'Search the products of a tab',
    'Filters are query parameters by their names. Without `limit` up to 500 products.',
  ),
  start: configurator(
    'Start a configuration',
    'Contextual needs are further form fields, by their aliases. With an external id the configuration is kept.',
  ),
  restart: configurator(
    'Configure a cart item again',
    '`configId` is the id of the item. The cart lists a temporary version until it is added again or cancelled.',
  ),
  commit: configurator(
    'Commit values',
    'The first `parameter` belongs to the first `value`, and so on. A conflict commits nothing.',
  ),
  uncommit: configurator('Uncommit parameters', 'The engine chooses their values again.'),
  accept: configurator(
    'Accept the resolution of a conflict',
    'The pair that caused the conflict; for an alternative, its pairs after it.',
  ),
  alternatives: configurator(
    'List alternatives to a conflict',
    'For one pair. `response.changedLists` has one list of changes each. Without a conflict the value is committed.',
  ),
  step: configurator('Go to a step', 'By its name, or `next`.'),
  cancel: configurator('Cancel a configuration', 'Its changes are discarded.'),
  bom: configurator('Get the bill of materials'),
  visualization: configurator('Get the visualization of an anonymous configuration'),
  variantCatalogs: configurator('List module variant catalogs'),
  variants: configurator('List variants of a catalog page', '100 at a time.'),
  variantBom: configurator('Set the variants of a configuration'),
  explain: ours('Explain why values do not fit', 'The `response` that a commit would get. Commits nothing.'),
  optimize: ours(
    'Complete a configuration as well as possible',
    'A proposal: `optimization.commit` has the values to commit, all in one call.',
  ),
  removeRow: ours('Remove a row of a table'),
  insertRow: ours('Insert a row into a table'),
  cart: cart('Get the attributes of the cart'),
  updateCart: cart('Change attributes of the cart', '`currency` is one of them.'),
  removeCart: cart('Delete the cart'),
  completeCart: cart('Get the cart with everything in it'),
  cartItems: cart('List the items of the cart'),
  addItem: cart(
    'Add an item to the cart',
    'A configuration by `configId`; an anonymous one by `configState`, `tab` and `productId`; or a product that needs ' +
      'no configuration by `tab` and `productId`.',
  ),
  updateItem: cart('Change an item', 'Its quantity or attributes.'),
  removeItem: cart('Delete an item'),
  recalculatePrices: cart('Recalculate the prices of the cart'),
  refreshCurrency: cart('Refresh the currency of the cart'),
  carts: ours('List the carts of the customer', 'The active one first. Other calls are about that one.'),
  makeCart: ours(
    'Make a cart',
    'Where a cart has the name already, that is the one: the call may be repeated.',
  ),
  changeCart: ours('Rename a cart, or make it the active one'),
  removeEmptyCart: ours('Delete a cart without items'),
  moveItem: ours('Move an item to another cart'),
  upgradeProducts: cart('Upgrade items to the latest product revisions'),
  upgradePreview: ours(
    'Preview the upgrade of cart items',
    'What stays, what moves and what cannot be kept of each outdated item.',
  ),
  cancelUpgrade: ours('Cancel the upgrade of cart items', 'The items stay as they are.'),
  upgradeStatus: cart('Get the state of an upgrade'),
  draftProposal: proposal('Get a draft proposal', 'A PDF of the items in the cart.'),
  firmRequests: proposal('List requests for firm proposals'),
  requestFirmProposal: proposal('Request a firm proposal', 'The next call with the cart starts a new one.'),
  addCartAttachment: documents('Attach a file to the cart'),
  removeCartAttachment: documents('Delete an attachment of the cart'),
  addItemAttachment: documents('Attach a file to an item'),
  downloadAttachment: ours('Download an attachment', 'Of the cart, of an item, or of a firm request.'),
  removeItemAttachment: documents('Delete an attachment of an item'),
  cartDocuments: documents(
    'List documents of the cart',
    'Those of its items included. The keys of an entry are the parameters that download it.',
  ),
  cartDocument: documents('Download a document of the cart'),
  allCartDocuments: documents('Download all documents of the cart', 'Those of a category, as one archive.'),
  itemDocuments: documents('List documents of an item'),
  itemDocument: documents('Download a document of an item'),
  allItemDocuments: documents('Download all documents of an item', 'Those of a category, as one archive.'),
  objectImage: images('Get a picture of an object', '`file` names a file of zipped resources.'),
  modelImage: images(
    'Get a picture of a model section',
    '`section` is tab, group, field, field-view, the id of an enumerated domain or of a module.',
  ),
  itemImage: images('Get a picture of a cart item'),
  uploadCustomImage: customImages('Upload a picture'),
  selectCustomImage: customImages('Select a picture'),
  removeCustomImage: customImages('Delete a picture'),
  customImages: customImages('List uploaded pictures'),
  selectedCustomImages: customImages('List selected pictures'),
  startCad: cad('Start CAD automation'),
  cadStatus: cad('Get the state of CAD automation'),
  cancelCad: cad('Cancel CAD automation'),
  cadDocuments: cad('List CAD documents'),
  cadDocument: cad('Download a CAD document'),
  allCadDocuments: cad('Download all CAD documents'),
  leadStart: leads('Start an anonymous configuration', 'Of the product of this id or name, in any tab.'),
  leadCommit: leads('Commit values'),
  leadUncommit: leads('Uncommit values'),
  leadAccept: leads('Accept a conflict'),
  leadStep: leads('Go to a step'),
  leadBom: leads('Get the bill of materials'),
  lead: leads('Send a lead', 'Who asks for which product. It is kept in the database.'),
};

/** What a parameter is, wherever it occurs. */
export const parameterTexts: Readonly<Record<string, string>> = {
  agreement: '`agreement` of the preview: the upgrade does what was seen there, or nothing.',
  attachmentId: 'Id of the attachment, from the list of documents.',
  budget: 'The most that the product may cost, in `extensions.optimize.currency`.',
  active: '`true` makes the cart the active one.',
  cartId: 'Id of a cart, from the list of carts.',
  configId: 'Id of a configuration of this external id; of a cart item where it is configured again.',
  configState: 'State of an anonymous configuration, from the answer before.',
  documentCategory: 'Category of the documents, from the list of documents.',
  documentId: 'Id of the document, from the list of documents.',
  documentType: 'Type of the document, from the list of documents.',
  excludePricing: '`true` leaves prices out, which is faster.',
  file: 'Name of a file.',
  goal: 'One of `extensions.optimize.goals`.',
  group: 'Name of the group that is shown. States are then worked out for that group only.',
  itemId: 'Id of a cart item (`#id`).',
  limit: 'The most products to list.',
  name: 'Name of the cart.',
  offset: 'How many products to leave out before.',
  order: '`asc` for ascending; descending otherwise.',
  page: 'Page of 100 variants, from 1 on.',
  parameter: 'Name of a parameter of the configuration.',
  previousValues: '`extensions.previous` of an earlier answer.',
  productId: 'Id of a product (`#id` of a catalog row).',
  q: 'Words anywhere in the texts of a product.',
  qty: 'How many pieces.',
  returnAllShoppingCartItems: '`true` lists items in every state.',
  revision: 'Accepts what this revision of the product changed about the item (`review`).',
  row: 'Number of a row, from 1 on.',
  selectedUomItemId: 'Unit in which the value is given.',
  sort: 'Name of the column to sort by.',
  step: 'Name of a step, or `next`.',
  tab: 'Name of a catalog tab.',
  table: 'The parameter that counts the rows of the table.',
  unitSystemNameOrId: 'Name or id of the unit system that a generated document is in.',
  uomSystemId: 'Unit system for values in the answer.',
  updateDatatables: '`true` takes the latest version of data tables.',
  value: 'Value for the parameter of the same position.',
  company: 'Company of the person who asks.',
  contactEmail: 'Email address of the person who asks.',
  contactPhone: 'Telephone number of the person who asks.',
  firstName: 'First name of the person who asks.',
  lastName: 'Last name of the person who asks.',
  par: 'Name of a parameter of the configuration.',
  product: 'Id or name of a product.',
  productOfInterest: 'Product that the person asks for.',
  val: 'Value for the parameter of the same position.',
};
