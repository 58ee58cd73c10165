import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { browserEndpoints } from './tools/vite/browser-endpoints.ts';
import { compiledMessages } from './tools/vite/compile-messages.ts';
import { precompress } from './tools/vite/precompress.ts';
import { productionRouter } from './tools/vite/production-router.ts';
import { sessionForPage } from './tools/vite/session-for-page.ts';

/** Where `npm run dev` runs the server; the browser only ever talks to Vite. */
const server = process.env['BESPOKE_SERVER'] ?? 'http://localhost:8081';

/** What the page of the configurator needs at once, without the dialogs that come later. */
const sharedByConfigurator = new RegExp(
  [
    'features/configurator/(configurator|use-product|fields/|steps/|status/)',
    'features/configurator/summary/(?!summary-sheet)',
    'features/configurator/finish/(?!open-fields)',
    'features/configurator/conflict/(change-line|conflict-host)',
    'features/configurator/complete/complete-host',
    'features/configurator/why/why-button',
    'features/configurator/rows/(row-cell|table-shape)',
    'ui/(radio-group|slider|switch|select(-button)?|tone-mark)\\.',
  ]
    .map((path) => `/src/${path}`)
    .join('|'),
);

/** The shop: `dist/client`. Nothing inline and no `data:` URLs, so that the Content-Security-Policy can be strict. */
export default defineConfig({
  plugins: [
    browserEndpoints(),
    compiledMessages(),
    productionRouter(),
    react(),
    tailwind(),
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
              test: /node_modules\/((react|react-dom|scheduler|react-router|@tanstack|use-intl|icu-minify|@formatjs|valibot|clsx|class-variance-authority)\/|zustand\/(?!esm\/middleware)|lucide-react\/dist\/esm\/(?!icons))/,
            },
            // The layout, the page that redirects to the catalog, and what nearly every page shows, for the same reason.
            {
              name: 'shell',
              test: /\/src\/(layouts\/|pages\/home-page|lib\/(when-idle|picture-url)|ui\/(page-heading|picture))\b/,
              priority: 0,
            },
            // What the configurator's page and its dialogs share, in one file with the page's own for the same reason.
            // Without what they import: other pages share that.
            {
              name: 'configurator',
              test: sharedByConfigurator,
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
    },
  },
});
