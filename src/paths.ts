/**
 * Every URL of the shop. Patterns are for the route table, functions for links; nothing else spells a URL.
 *
 * A configuration's URL names it completely (product, configuration, step), so that reload, back, a second tab and a
 * bookmark find it again.
 */
const enc = encodeURIComponent;

export const patterns = {
  home: '/',
  catalog: '/catalog/:tab',
  start: '/configure/:tab/:productId',
  configuration: '/configure/:tab/:productId/:configId/:step?',
  variants: '/variants/:tab/:productId/:configId',
  reconfigure: '/cart/items/:itemId/reconfigure',
  cart: '/cart',
  proposal: '/proposal',
  signIn: '/sign-in',
  selling: '/selling',
  sellingRequest: '/selling/requests/:number',
  pricing: '/selling/pricing/:type/:id',
} as const;

export const paths = {
  home: () => '/',
  catalog: (tab: string) => `/catalog/${enc(tab)}`,
  /** Starts a new configuration and moves on to its own URL. */
  start: (tab: string, productId: string) => `/configure/${enc(tab)}/${enc(productId)}`,
  configuration: (at: { tab: string; productId: string; configId: string; step?: string | undefined }) =>
    `/configure/${enc(at.tab)}/${enc(at.productId)}/${enc(at.configId)}${at.step ? `/${enc(at.step)}` : ''}`,
  /** Parts from variant catalogs for a configuration, beside its steps. */
  variants: (at: { tab: string; productId: string; configId: string }) =>
    `/variants/${enc(at.tab)}/${enc(at.productId)}/${enc(at.configId)}`,
  /** Opens a temporary version of a cart item and moves on to its configuration. */
  reconfigure: (itemId: string) => `/cart/items/${enc(itemId)}/reconfigure`,
  cart: () => '/cart',
  proposal: () => '/proposal',
  /** The desk of people who sell. */
  selling: (view?: string) => (view === undefined ? '/selling' : `/selling?view=${enc(view)}`),
  sellingRequest: (number: number) => `/selling/requests/${number}`,
  /** Prices of services over the years, for people who sell. */
  pricing: (of: { type: string; id: string }) => `/selling/pricing/${enc(of.type)}/${enc(of.id)}`,
  /** For people who sell. */
  signIn: (returnTo?: string) => (returnTo === undefined ? '/sign-in' : `/sign-in?returnTo=${enc(returnTo)}`),
} as const;
