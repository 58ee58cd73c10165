import { createBrowserRouter, type RouteObject } from 'react-router';
import { LoadingShell } from './layouts/loading-shell.tsx';
import { RouteError } from './layouts/route-error.tsx';
import { ShopLayout } from './layouts/shop-layout.tsx';
import { Component as HomePage, loader as leadHome } from './pages/home-page.tsx';
import { patterns } from './paths.ts';

/**
 * Every page of the shop. A page is a chunk of its own that exports `loader` (awaits what the page needs) and
 * `Component` (asserts that it is there).
 */
export const routes: RouteObject[] = [
  {
    element: <ShopLayout />,
    ErrorBoundary: RouteError,
    HydrateFallback: LoadingShell,
    children: [
      {
        ErrorBoundary: RouteError,
        children: [
          // Only leads elsewhere: a chunk of its own would be one more wait at the front door.
          { path: patterns.home, Component: HomePage, loader: leadHome },
          { path: patterns.catalog, lazy: () => import('./pages/catalog-page.tsx') },
          { path: patterns.start, lazy: () => import('./pages/configurator-start-page.tsx') },
          { path: patterns.configuration, lazy: () => import('./pages/configurator-page.tsx') },
          { path: patterns.reconfigure, lazy: () => import('./pages/configurator-reconfigure-page.tsx') },
          { path: patterns.cart, lazy: () => import('./pages/cart-page.tsx') },
          { path: patterns.proposal, lazy: () => import('./pages/proposal-page.tsx') },
          { path: '*', lazy: () => import('./pages/not-found-page.tsx') },
        ],
      },
    ],
  },
];

export function createShopRouter() {
  return createBrowserRouter(routes);
}
