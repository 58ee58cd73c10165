import { createBrowserRouter, type RouteObject } from 'react-router';
import { PageSkeleton } from './layouts/page-skeleton.tsx';
import { RouteError } from './layouts/route-error.tsx';
import { ShopLayout } from './layouts/shop-layout.tsx';
import { whenIdle } from './lib/when-idle.ts';
import { Component as HomePage, loader as leadHome } from './pages/home-page.tsx';
import { patterns } from './paths.ts';

/** Pages by where they are; each a chunk of its own. */
const pages = {
  catalog: () => import('./pages/catalog-page.tsx'),
  start: () => import('./pages/configurator-start-page.tsx'),
  configuration: () => import('./pages/configurator-page.tsx'),
  reconfigure: () => import('./pages/configurator-reconfigure-page.tsx'),
  cart: () => import('./pages/cart-page.tsx'),
  proposal: () => import('./pages/proposal-page.tsx'),
};

/**
 * Every page of the shop. A page is a chunk of its own that exports `loader` (awaits what the page needs) and
 * `Component` (asserts that it is there).
 */
export const routes: RouteObject[] = [
  {
    element: <ShopLayout />,
    ErrorBoundary: RouteError,
    children: [
      {
        ErrorBoundary: RouteError,
        // Here and not above: the shell stands from the first moment and stays.
        HydrateFallback: PageSkeleton,
        children: [
          // Only leads elsewhere: a chunk of its own would be one more wait at the front door.
          { path: patterns.home, Component: HomePage, loader: leadHome },
          { path: patterns.catalog, lazy: pages.catalog },
          { path: patterns.start, lazy: pages.start },
          { path: patterns.configuration, lazy: pages.configuration },
          { path: patterns.reconfigure, lazy: pages.reconfigure },
          { path: patterns.cart, lazy: pages.cart },
          { path: patterns.proposal, lazy: pages.proposal },
          { path: '*', lazy: () => import('./pages/not-found-page.tsx') },
        ],
      },
    ],
  },
];

export function createShopRouter() {
  return createBrowserRouter(routes);
}

/** Fetches the other pages while nothing else is going on, so that the way to them is short, also on a bad line. */
export function preloadPages(): void {
  const load = () => Promise.allSettled(Object.values(pages).map((page) => page()));
  whenIdle(() => void load(), 10_000);
}
