import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './tools/vite/precompress.ts';

/** Where `npm run dev` runs the server; the browser only ever talks to Vite. */
const server = process.env['BESPOKE_SERVER'] ?? 'http://localhost:8081';

/** The shop: `dist/client`. Nothing inline and no `data:` URLs, so that the Content-Security-Policy can be strict. */
export default defineConfig({
  plugins: [react(), tailwind(), precompress()],
  build: {
    outDir: 'dist/client',
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    port: 8080,
    strictPort: true,
    proxy: {
      '/api': { target: server },
      '/self-service-api-v1.3': { target: server },
    },
  },
});
