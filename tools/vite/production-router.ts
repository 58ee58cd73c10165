/**
 * Vite plugin: builds with react-router's production files, and with no more of them than is used. Its `exports` name the
 * development files, which contain warnings for developers, for every bundler; and a bundler has to keep what is made by a call
 * (`forwardRef`, `createContext`) or given a name in a statement, with all that it uses.
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
    transform: {
      filter: { id: /\/react-router\/dist\/production\// },
      handler: (code) => ({ code: shakeable(code), map: null }),
    },
  };
}

/** Without statements that only name a component, and with the calls that make one marked as having no effect. */
export function shakeable(code: string): string {
  return code
    .replace(/^\w+\.displayName = "\w+";$/gm, '')
    .replace(/^(var \w+ = )(\w+\.(?:createContext|forwardRef|memo)\()/gm, '$1/* @__PURE__ */ $2');
}
