/**
 * What the browser may ask of the tenant: the documented calls of the Self Service API v1.3, and those that Bespoke's own
 * tenant has beside them (`docs/tenant-differences.md`, "Calls of our own"); nothing else. Uploads
 * (attachments, custom images) come with the pages that use them: they need a multipart body, and the gateway would
 * have to look for a smuggled `_key` or `_externalId` part in it.
 */
export interface ApiRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Relative to the API's base; `:name` stands for one segment. */
  readonly path: string;
  /** Answers everyone alike: sent without an external id, so that looking around starts no session. */
  readonly anonymous?: true;
  /** Answers strangers, too, but whoever has been here before in their own way; starts no session either. */
  readonly known?: true;
}

const item = '/cart/items/:itemId';
const customImages = '/custom-images/:configId';

export const apiRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: '/catalog/tabs', anonymous: true },
  { method: 'GET', path: '/catalog/search/:tab', known: true },

  { method: 'POST', path: '/config/start' },
  { method: 'POST', path: '/config/start/:tab/:productId' },
  { method: 'POST', path: '/config/commit' },
  { method: 'POST', path: '/config/uncommit' },
  { method: 'POST', path: '/config/accept' },
  { method: 'POST', path: '/config/alternatives' },
  { method: 'POST', path: '/config/explain' },
  { method: 'POST', path: '/config/optimize' },
  { method: 'POST', path: '/config/remove-row' },
  { method: 'POST', path: '/config/insert-row' },
  { method: 'POST', path: '/config/step' },
  { method: 'POST', path: '/config/cancel' },
  { method: 'GET', path: '/config/bom' },
  { method: 'GET', path: '/config/variant-catalogs' },
  {
    method: 'GET',
    path: '/config/variant-catalogs/:catalogId/pages/:pageId/positions/:positionId/variants',
  },
  { method: 'POST', path: '/config/variant-bom' },

  { method: 'GET', path: '/cart' },
  { method: 'PUT', path: '/cart' },
  { method: 'DELETE', path: '/cart' },
  { method: 'GET', path: '/cart/complete' },
  { method: 'GET', path: '/cart/items' },
  { method: 'POST', path: '/cart/items' },
  { method: 'PUT', path: item },
  { method: 'DELETE', path: item },
  { method: 'POST', path: '/cart/recalculate-prices' },
  { method: 'POST', path: '/cart/refresh-currency' },
  { method: 'POST', path: '/cart/upgrade-products' },
  { method: 'GET', path: '/cart/upgrade-products' },

  { method: 'GET', path: '/proposal/draft' },
  { method: 'GET', path: '/proposal/firm-requests' },
  { method: 'POST', path: '/proposal/firm-requests' },

  { method: 'DELETE', path: '/cart/attachment' },
  { method: 'DELETE', path: `${item}/attachment` },
  { method: 'GET', path: '/cart/document/list' },
  { method: 'GET', path: '/cart/document/download' },
  { method: 'GET', path: '/cart/document/download-all' },
  { method: 'GET', path: `${item}/document/list` },
  { method: 'GET', path: `${item}/document/download` },
  { method: 'GET', path: `${item}/document/download-all` },

  { method: 'GET', path: `${item}/image/:property` },
  { method: 'GET', path: '/product/:productId/image/:section/:sectionId', anonymous: true },
  { method: 'GET', path: '/:type/:id/image/:property', anonymous: true },

  { method: 'GET', path: `${customImages}/get-selected-custom-images` },
  { method: 'GET', path: `${customImages}/:imageId/get-custom-image-file-list` },
  { method: 'PUT', path: `${customImages}/:imageId` },
  { method: 'DELETE', path: `${customImages}/:imageId` },

  { method: 'POST', path: `${item}/cad/start-cad-automation` },
  { method: 'GET', path: `${item}/cad/cad-automation-status` },
  { method: 'POST', path: `${item}/cad/cancel-cad-automation` },
  { method: 'GET', path: `${item}/cad/get-generated-cad-document-list` },
  { method: 'GET', path: `${item}/cad/download-generated-cad-document` },
  { method: 'GET', path: `${item}/cad/download-all-generated-cad-documents` },
];

/**
 * The path of a route with its parameters filled in, encoded anew: what reaches the tenant is what the route meant.
 * Undefined when a parameter would climb out of its segment.
 */
export function fillPath(path: string, params: Readonly<Record<string, string>>): string | undefined {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (!segment.startsWith(':')) {
      segments.push(segment);
      continue;
    }
    const value = params[segment.slice(1)];
    if (value === undefined || value === '.' || value === '..') return undefined;
    segments.push(encodeURIComponent(value));
  }
  return segments.join('/');
}
