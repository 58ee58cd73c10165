import { explainChunkFailure } from './api/explain-chunk-failure.ts';
import { whenIdle } from './lib/when-idle.ts';
import type { LoadPage, PageRoute } from './lib/page.ts';
import { load as loadHome } from './pages/home-page.ts';
import { patterns } from './paths.ts';

/** Pages by where they are; each a chunk of its own. */
const pages = {
  catalog: () => import('./pages/catalog-page.tsx'),
  start: () => import('./pages/configurator-start-page.ts'),
  configuration: () => import('./pages/configurator-page.tsx'),
  variants: () => import('./pages/variants-page.tsx'),
  reconfigure: () => import('./pages/configurator-reconfigure-page.ts'),
  cart: () => import('./pages/cart-page.tsx'),
  proposal: () => import('./pages/proposal-page.tsx'),
};

/** For people who sell: nobody else's browser loads it beforehand. */
const pricing = () => import('./pages/pricing-page.tsx');

/** Every page of the shop. Any other address is a "not found". */
export const routes: readonly PageRoute[] = [
  // Only redirects: a chunk of its own would be one more wait for the shop's first page.
  { pattern: patterns.home, load: loadHome },
  { pattern: patterns.catalog, load: lazily(pages.catalog) },
  { pattern: patterns.start, load: lazily(pages.start) },
  { pattern: patterns.configuration, load: lazily(pages.configuration) },
  { pattern: patterns.variants, load: lazily(pages.variants) },
  { pattern: patterns.reconfigure, load: lazily(pages.reconfigure) },
  { pattern: patterns.cart, load: lazily(pages.cart) },
  { pattern: patterns.proposal, load: lazily(pages.proposal) },
  // Not among the pages that every customer's browser fetches ahead.
  { pattern: patterns.signIn, load: lazily(() => import('./pages/sign-in-page.tsx')) },
  { pattern: patterns.selling, load: lazily(() => import('./pages/selling-page.tsx')) },
  { pattern: patterns.sellingRequest, load: lazily(() => import('./pages/selling-request-page.tsx')) },
  { pattern: patterns.pricing, load: lazily(pricing) },
];

function lazily(importPage: () => Promise<{ load: LoadPage }>): LoadPage {
  return async (request) => {
    const page = await importPage().catch(async (error: unknown) => {
      throw await explainChunkFailure(error);
    });
    return page.load(request);
  };
}

/** Fetches the other pages while nothing else is going on, so that opening them is quick, also on a bad connection. */
export function preloadPages(): void {
  const load = () => Promise.allSettled(Object.values(pages).map((page) => page()));
  whenIdle(() => void load(), 10_000);
}
