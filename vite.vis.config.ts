import { defineConfig, type UserConfig } from 'vite';
import { precompress } from './tools/vite/precompress.ts';

/**
 * The visualization of the embedded tenant: the page in the frame (`dist/vis/vis`), and with `--mode script` the script
 * that opens it (`dist/vis/js/tacton.vis.js`), which other sites load as it is.
 */
export default defineConfig(({ mode }) => (mode === 'script' ? script : frame));

const script: UserConfig = {
  publicDir: false,
  plugins: [precompress()],
  build: {
    outDir: 'dist/vis/js',
    emptyOutDir: true,
    target: 'es2022',
    lib: {
      entry: 'vis/script/main.ts',
      formats: ['iife'],
      name: 'tactonVisScript',
      fileName: () => 'tacton.vis.js',
    },
  },
};

const frame: UserConfig = {
  root: 'vis/app',
  base: '/vis/',
  publicDir: false,
  plugins: [precompress()],
  build: {
    outDir: '../../dist/vis/vis',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // three.js is one thing of this size, and nothing of it is needed later than the rest.
    chunkSizeWarningLimit: 1000,
  },
};
