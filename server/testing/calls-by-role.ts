/**
 * Who may make which call: every call of the server, old ones included. A call that is in none of these lists fails the test that
 * walks them, so that nobody adds one without saying for whom it is.
 */

/** Who makes a call; an admin sees costs only with that right, and this one has it not. */
export const roles = ['nobody', 'shopper', 'rep', 'rep with costs', 'admin'] as const;
export type Role = (typeof roles)[number];

/**
 * - `everyone`: needs no account
 * - `people`: whoever has signed in to sell; `costs`: with the right to costs; `admins`: administrators only
 * - `key`: API clients with a key or an account, whoever sits before the browser
 */
export type Audience = 'everyone' | 'people' | 'costs' | 'admins' | 'key';

const may: Readonly<Record<Audience, readonly Role[]>> = {
  everyone: roles,
  people: ['rep', 'rep with costs', 'admin'],
  costs: ['rep with costs'],
  admins: ['admin'],
  key: [],
};

export function isFor(audience: Audience, role: Role): boolean {
  return may[audience].includes(role);
}

/** Calls of the shop's own pages, from the root. */
const ownCalls: Readonly<Record<string, Audience>> = {
  'GET /': 'everyone',
  'GET *': 'everyone',
  'GET /.vite/*': 'everyone',
  'GET /healthz': 'everyone',
  'GET /readyz': 'everyone',
  'GET /docs/api': 'everyone',
  'GET /docs/api/openapi.json': 'everyone',
  'GET /api/session': 'everyone',
  'GET /api/sign-in': 'everyone',
  'POST /api/sign-in': 'everyone',
  'DELETE /api/sign-in': 'everyone',
  'GET /api/sign-in/openid': 'everyone',
  'GET /api/sign-in/openid/callback': 'everyone',
  'GET /api/sign-in/sessions': 'people',
  'DELETE /api/sign-in/sessions/:id': 'people',
  'GET /api/categorypricing/v1/:type/:id/:cut': 'people',
  'GET /api/categorypricing/v1/:type/:id/:cut?costs=true': 'costs',
  'GET /api/desk/requests': 'people',
  'GET /api/desk/requests/:number': 'people',
  'PUT /api/desk/requests/:number/state': 'people',
  'PUT /api/desk/requests/:number/assignee': 'people',
  'PUT /api/desk/requests/:number/discount': 'people',
  'POST /api/desk/requests/:number/copies': 'people',
  'GET /api/desk/requests/:number/proposal': 'people',
  'GET /api/desk/requests/:number/attachments/:attachmentId': 'people',
  'GET /api/desk/carts': 'people',
  'POST /api/desk/carts': 'people',
  'PUT /api/desk/carts/:id': 'people',
  'PUT /api/desk/opened-cart': 'people',
  'DELETE /api/desk/opened-cart': 'people',
  'GET /api/desk/currencies': 'people',
  'GET /api/desk/audit': 'admins',
};

/** Calls of the Self Service API that the gateway passes on for everyone; the embedded tenant wants a key for them. */
const SHOPPING = `
  GET /cart; PUT /cart; DELETE /cart; GET /cart/complete
  POST /cart/attachment; DELETE /cart/attachment; GET /cart/attachment/download
  GET /cart/document/download; GET /cart/document/download-all; GET /cart/document/list
  GET /cart/items; POST /cart/items; PUT /cart/items/:itemId; DELETE /cart/items/:itemId
  POST /cart/items/:itemId/attachment; DELETE /cart/items/:itemId/attachment
  GET /cart/items/:itemId/cad/cad-automation-status; POST /cart/items/:itemId/cad/cancel-cad-automation
  GET /cart/items/:itemId/cad/download-all-generated-cad-documents
  GET /cart/items/:itemId/cad/download-generated-cad-document
  GET /cart/items/:itemId/cad/get-generated-cad-document-list; POST /cart/items/:itemId/cad/start-cad-automation
  GET /cart/items/:itemId/document/download; GET /cart/items/:itemId/document/download-all
  GET /cart/items/:itemId/document/list; GET /cart/items/:itemId/image/:property
  POST /cart/recalculate-prices; POST /cart/refresh-currency
  GET /cart/upgrade-products; POST /cart/upgrade-products; POST /cart/upgrade-products/cancel
  GET /cart/upgrade-products/preview
  GET /carts; POST /carts; PUT /carts/:cartId; DELETE /carts/:cartId; PUT /carts/:cartId/items/:itemId
  GET /catalog/search/:tab; GET /catalog/tabs
  POST /config/accept; POST /config/alternatives; GET /config/bom; POST /config/cancel; POST /config/commit
  POST /config/explain; POST /config/insert-row; POST /config/optimize; POST /config/remove-row
  POST /config/start; POST /config/start/:tab/:productId; POST /config/step; POST /config/uncommit
  POST /config/variant-bom; GET /config/variant-catalogs
  GET /config/variant-catalogs/:catalogId/pages/:pageId/positions/:positionId/variants
  GET /custom-images/:configId/get-selected-custom-images
  POST /custom-images/:configId/:imageId; PUT /custom-images/:configId/:imageId
  DELETE /custom-images/:configId/:imageId; GET /custom-images/:configId/:imageId/get-custom-image-file-list
  GET /product/:productId/image/:section/:sectionId; GET /:type/:id/image/:property
  GET /proposal/draft; GET /proposal/firm-requests; POST /proposal/firm-requests
`;

/** Of the embedded tenant only. */
const TENANT_ONLY = `
  GET /Product/:productId/image/:section/:sectionId
  POST /config/accept/:parameter/:value; POST /config/commit/:parameter/:value
  POST /config/step/:step; POST /config/uncommit/:parameter
`;
const LEAD_GENERATOR = `
  POST /accept; POST /bom; POST /commit; POST /lead; POST /start; POST /step; POST /uncommit; POST /visualization
`;

/** What a visualization shows: the addresses are those of pictures and scenes. */
const VISUALIZATION = `
  GET /scenes/:product; GET /assets/:product/:file; GET /custom-images/:token/:name
  GET /pictures/:product; GET /pictures/:product/:domain/:value
  PUT /session; DELETE /session; GET /sessions/:token
  POST /sessions/:token/viewer; POST /sessions/:token/changes
  PUT /screenshots/:token/:appearance; GET /screenshots/:token/:name
`;

function below(base: string, list: string, audience: Audience): [call: string, audience: Audience][] {
  const calls = list
    .split(/[;\n]/)
    .map((call) => call.trim())
    .filter(Boolean);
  return calls.map((call) => [call.replace(' ', ` ${base}`), audience]);
}

export const appCalls: ReadonlyMap<string, Audience> = new Map([
  ...Object.entries(ownCalls),
  ...below('/api', SHOPPING, 'everyone'),
]);

export const tenantCalls: ReadonlyMap<string, Audience> = new Map([
  ...['/self-service-api-v1.3', '/self-service-api-v1.2', '/self-service-api'].flatMap((base) =>
    below(base, SHOPPING + TENANT_ONLY, 'key'),
  ),
  ...below('/configurator-api', LEAD_GENERATOR, 'key'),
  ...below('/visualization', VISUALIZATION, 'everyone'),
  ['GET /api/categorypricing/v1/:type/:id/:cut', 'key'],
]);
