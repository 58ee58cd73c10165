import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { browserEndpoints } from './tools/vite/browser-endpoints.ts';
import { compiledMessages } from './tools/vite/compile-messages.ts';
import { GATEWAY_BASE } from './contract/endpoint.ts';
import * as endpoints from './contract/endpoints.ts';
import { PAGE_SIZE } from './src/features/catalog/catalog-terms.ts';
import { patterns } from './src/paths.ts';
import { minifyPublic } from './tools/vite/minify-public.ts';
import { plainIcons } from './tools/vite/plain-icons.ts';
import { precompress } from './tools/vite/precompress.ts';
import { preloadPages } from './tools/vite/preload-pages.ts';
import { productionRouter } from './tools/vite/production-router.ts';
import { sessionForPage } from './tools/vite/session-for-page.ts';

/** Where `npm run dev` runs the server; the browser only ever talks to Vite. */
const server = process.env['BESPOKE_SERVER'] ?? 'http://localhost:8081';

/** What pages ask first. */
const addressOf = ({ path }: { readonly path: string }) => GATEWAY_BASE + path;
const askedByCatalog = {
  calls: [addressOf(endpoints.tabs)],
  list: `${addressOf(endpoints.search)}?offset=0&limit=${PAGE_SIZE}`,
};
const askedByCart = [endpoints.cartItems, endpoints.cart].map(addressOf);

/** What the page of the configurator needs at once, without the dialogs that come later. */
const sharedByConfigurator = new RegExp(
  [
    'features/configurator/(configurator|use-product|status/)',
    'features/configurator/fields/(?!kinds/(checkbox-list|custom-image-field))',
    'features/configurator/steps/(?!variant-catalogs-link)',
    'features/configurator/summary/(?!summary-sheet|bill-of-materials|propagated-changes)',
    'features/configurator/finish/(?!open-fields|blocked)',
    'features/configurator/conflict/conflict-host',
    'features/configurator/complete/complete-host',
    'features/configurator/why/why-button',
    'features/configurator/rows/(row-cell|table-shape)',
    'ui/(radio-group|slider|switch|select(-button)?|tone-mark)\\.',
  ]
    .map((path) => `/src/${path}`)
    .join('|'),
);

/** What its page shares with its dialogs, by its path below `src`: icons and what two features use. */
const icons = 'node_modules/lucide-react/dist/esm/icons/';
const usedByConfigurator = new RegExp(
  `/src/(api/bom-attributes|api/read/optimization|api/configuration/(parameters|outcome|client|advice|propagated|answers|context|state|decisions|conflict|queue|steps|tab-client|editor|queries)|features/configurator/(opening/|ended-configuration)|locales/configurator-texts|stores/configuration-journal|pages/configurator-visualization|lib/(scale-marks|unit-system|once-for|use-lasting|use-translations))\\b|/contract/step-names\\.|` +
    `node_modules/use-intl/dist/esm/production/core|${icons}(ban|check|chevron-up|wifi-off|rotate-ccw|undo-2|wand-sparkles|arrow-left-right)\\.`,
);

/** What every page but the catalog needs beside the shell. */
const sharedByOrders = new RegExp(
  `/src/(api/cart-total|lib/parse-number|ui/(notice|disclosure|number-field|badge))\\.|${icons}(circle-exclamation-point|chevron-down|circle-check|triangle-exclamation-point|plus|minus|info)\\.|src/stores/create-kept-store\\.`,
);

/** What cart and proposal share, and what their chunks share with others. */
const sharedByCart = new RegExp(
  `/src/(api/(carts|item-picture|attachments|upload)|lib/(use-quantity-texts|save-file)|locales/checkout-texts|ui/quantity-field)\\.|${icons}(trash|sliders-horizontal|paperclip)\\.`,
);

/** The shop: `dist/client`. Nothing inline and no `data:` URLs, so that the Content-Security-Policy can be strict. */
export default defineConfig({
  plugins: [
    browserEndpoints(),
    compiledMessages(),
    plainIcons(),
    productionRouter(),
    react(),
    tailwind(),
    preloadPages({
      pages: {
        // Leads to the catalog.
        [patterns.home]: 'src/pages/catalog-page.tsx',
        [patterns.catalog]: 'src/pages/catalog-page.tsx',
        // Lead to a configuration.
        [patterns.start]: ['src/pages/configurator-start-page.ts', 'src/pages/configurator-page.tsx'],
        [patterns.reconfigure]: [
          'src/pages/configurator-reconfigure-page.ts',
          'src/pages/configurator-page.tsx',
        ],
        [patterns.configuration]: 'src/pages/configurator-page.tsx',
        [patterns.cart]: 'src/pages/cart-page.tsx',
        [patterns.proposal]: 'src/pages/proposal-page.tsx',
      },
      calls: {
        [patterns.home]: askedByCatalog,
        [patterns.catalog]: askedByCatalog,
        [patterns.start]: { start: addressOf(endpoints.start).replace(/\/:.*/, '') },
        [patterns.cart]: { calls: askedByCart },
        [patterns.proposal]: { calls: [...askedByCart, addressOf(endpoints.firmRequests)] },
      },
      font: 'archivo-latin-wght-normal',
    }),
    minifyPublic(['boot.js']),
    precompress(),
    sessionForPage(server),
  ],
  build: {
    outDir: 'dist/client',
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What every page needs, in one file: it compresses 7 KiB better than in the pieces the bundler would make, and
        // stays in the browser's cache when only our own code changes.
        codeSplitting: {
          groups: [
            {
              name: 'framework',
              priority: 1,
              test: /node_modules\/((react|react-dom|scheduler|react-router|@tanstack\/(?:react-query|query-core)|use-intl(?!\/dist\/esm\/production\/core)|icu-minify|@formatjs|valibot|clsx|class-variance-authority)\/|zustand\/)/,
            },
            // The layout, the page that redirects to the catalog, and what nearly every page shows, for the same reason.
            {
              name: 'shell',
              test: new RegExp(
                `/src/(layouts/|pages/home-page|api/product-view|lib/(create-icon|report-intl-error|when-idle|picture-url|money|number-format)|ui/(page-heading|picture|empty-state))\\b|${icons}arrow-(right|left)\\.`,
              ),
              priority: 0,
            },
            { name: 'order', test: sharedByOrders, priority: 0, includeDependenciesRecursively: false },
            { name: 'checkout', test: sharedByCart, priority: 0, includeDependenciesRecursively: false },
            // What the lists of the catalog share with its page, in one piece: few requests go over a connection at a time.
            {
              name: 'catalog',
              test: /\/src\/(pages\/catalog-page|features\/catalog\/(use-catalog-address|fact-value|write-column-value|catalog-terms|filters\/accepted-values|configurable-card|pager|catalog-(results|tabs|toolbar)))\./,
              priority: 0,
              includeDependenciesRecursively: false,
            },
            // What the configurator's page and its dialogs share, in one file with the page's own for the same reason.
            // Without what they import: other pages share that.
            {
              name: 'configurator',
              test: (id: string) => sharedByConfigurator.test(id) || usedByConfigurator.test(id),
              priority: -1,
              includeDependenciesRecursively: false,
            },
          ],
        },
      },
    },
  },
  server: {
    port: 8080,
    strictPort: true,
    proxy: {
      '/api': { target: server },
      // Every version of the API begins so.
      '/self-service-api': { target: server },
      '/docs/api': { target: server },
    },
  },
});
