/**
 * Every address of the Self Service API v1.3 that Bespoke speaks, relative to its base.
 *
 * The tenant mounts these under `API_BASE`, the gateway under `GATEWAY_BASE`; a client only ever differs in the base.
 */
export const API_BASE = '/self-service-api-v1.3';
export const GATEWAY_BASE = '/api';

const enc = encodeURIComponent;

export const apiPaths = {
  tabs: () => '/catalog/tabs',
  search: (tab: string) => `/catalog/search/${enc(tab)}`,
  start: (tab: string, productId: string) => `/config/start/${enc(tab)}/${enc(productId)}`,
  reconfigure: () => '/config/start',
  commit: () => '/config/commit',
  uncommit: () => '/config/uncommit',
  accept: () => '/config/accept',
  alternatives: () => '/config/alternatives',
  explain: () => '/config/explain',
  optimize: () => '/config/optimize',
  removeRow: () => '/config/remove-row',
  insertRow: () => '/config/insert-row',
  step: () => '/config/step',
  cancel: () => '/config/cancel',
  bom: () => '/config/bom',
  cart: () => '/cart',
  cartComplete: () => '/cart/complete',
  cartItems: () => '/cart/items',
  cartItem: (id: string) => `/cart/items/${enc(id)}`,
  draftProposal: () => '/proposal/draft',
  firmRequests: () => '/proposal/firm-requests',
  objectImage: (type: string, id: string, property: string) =>
    `/${enc(type)}/${enc(id)}/image/${enc(property)}`,
  modelImage: (productId: string, section: string, sectionId: string) =>
    `/product/${enc(productId)}/image/${enc(section)}/${enc(sectionId)}`,
} as const;
