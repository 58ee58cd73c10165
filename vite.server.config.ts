import { defineConfig } from 'vite';
import { copySandboxModels } from './tools/vite/copy-sandbox-models.ts';
import { copyTexts } from './tools/vite/copy-texts.ts';

/**
 * The server: `dist/server/main.js`, and beside it `engine-worker.js`, `draft-worker.js`, `cad-worker.js` and
 * `picture-worker.js`, which its worker threads run. Packages stay in `node_modules`, our own modules are bundled.
 */
export default defineConfig({
  publicDir: false,
  plugins: [copyTexts(), copySandboxModels()],
  build: {
    ssr: true,
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
    minify: false,
    rollupOptions: {
      input: {
        main: 'server/main.ts',
        'engine-worker': 'server/engine-workers/engine-worker.ts',
        'draft-worker': 'server/tenant/proposal/draft-worker.ts',
        'cad-worker': 'server/cad/cad-worker.ts',
        'picture-worker': 'server/platform/pictures/picture-worker.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
