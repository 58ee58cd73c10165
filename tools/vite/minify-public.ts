/** Vite plugin: minifies scripts of `public/`, which Vite copies as they are. Before `precompress`, which makes the copies that are sent. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { minify, type Plugin } from 'vite';

/** @param files below `public` */
export function minifyPublic(files: readonly string[]): Plugin {
  let folder = '';
  return {
    name: 'bespoke:minify-public',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        for (const file of files) {
          const path = join(folder, file);
          const { code, errors } = await minify(file, await readFile(path, 'utf8'));
          if (errors[0]) throw new Error(`${file}: ${errors[0].message}`);
          await writeFile(path, code);
        }
      },
    },
  };
}
