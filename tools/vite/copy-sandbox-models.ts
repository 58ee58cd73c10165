/** Vite plugin: the sandboxes of other CPQ systems read the models of their products from folders beside the built server. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const server = join(import.meta.dirname, '..', '..', 'server');

/** Folder beside the built server → where it comes from. */
const folders = {
  'sandbox-models/oracle-laptop': 'oracle-cpq/sandbox/products/laptop',
  'sandbox-models/salesforce-rack': 'salesforce/sandbox/rack',
};

export function copySandboxModels(): Plugin {
  return {
    name: 'bespoke:copy-sandbox-models',
    generateBundle() {
      for (const [target, folder] of Object.entries(folders)) {
        const files = readdirSync(join(server, folder), { recursive: true, encoding: 'utf8' });
        for (const file of files.filter((name) => /\.(yaml|csv|svg|webp)$/.test(name))) {
          const source = readFileSync(join(server, folder, file));
          this.emitFile({ type: 'asset', fileName: `${target}/${file.replaceAll('\\', '/')}`, source });
        }
      }
    },
  };
}
