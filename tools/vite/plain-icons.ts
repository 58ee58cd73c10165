/**
 * Vite plugin: draws the icons of lucide-react with our own component (`src/lib/create-icon.ts`), and leaves out of them what that
 * does not read: the keys of their lines, random letters that do not compress.
 */
import { join } from 'node:path';
import type { Plugin } from 'vite';

const replacement = join(import.meta.dirname, '../../src/lib/create-icon.ts');

export function plainIcons(): Plugin {
  return {
    name: 'bespoke:plain-icons',
    apply: 'build',
    // As the modules of its icons import it.
    config: () => ({ resolve: { alias: [{ find: '../createLucideIcon.mjs', replacement }] } }),
    transform: {
      filter: { id: /\/lucide-react\/dist\/esm\/icons\// },
      handler: (code) => ({ code: plainIcon(code), map: null }),
    },
  };
}

/** The module of an icon without what is not drawn. */
export function plainIcon(code: string): string {
  return code.replace(/,\s*key: "\w+"/g, '').replace(/^ {2}size: 24,\n/m, '');
}
