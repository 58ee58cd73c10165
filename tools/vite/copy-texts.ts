/** Vite plugin: the server reads its texts (`server/texts/*.json`) from a folder beside it, also when it is built. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const folder = join(import.meta.dirname, '..', '..', 'server', 'texts');

export function copyTexts(): Plugin {
  return {
    name: 'bespoke:copy-texts',
    generateBundle() {
      for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
        const source = readFileSync(join(folder, name), 'utf8');
        this.emitFile({ type: 'asset', fileName: `texts/${name}`, source });
      }
    },
  };
}
