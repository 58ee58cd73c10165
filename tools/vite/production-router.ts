/**
 * Vite plugin: builds with react-router's production files. Its `exports` name the development files, which contain warnings
 * for developers, for every bundler.
 */
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const production = (file: string) =>
  fileURLToPath(import.meta.resolve('react-router').replace(/development\/[^/]+$/, `production/${file}`));

export function productionRouter(): Plugin {
  return {
    name: 'bespoke:production-router',
    apply: 'build',
    config: () => ({
      resolve: {
        alias: [{ find: /^react-router$/, replacement: production('index.mjs') }],
      },
    }),
  };
}
