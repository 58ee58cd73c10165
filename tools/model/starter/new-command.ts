import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { ProductNames } from '#tools/feature-models/product-names.ts';
import { schemaLine } from '../json-schema/schema-line.ts';
import { shownFile } from '../shown-file.ts';
import { starterFiles } from './starter-files.ts';

export const newUsage = `  npm run model -- new <folder>
    Starts a product: a small model with comments, which can be run as it is.`;

/** `new`. @returns the exit code; undefined when it was called wrongly */
export async function runNew(
  args: readonly string[],
  print: (line: string) => void,
): Promise<number | undefined> {
  const [folder, another] = args;
  if (folder === undefined || another !== undefined || folder.startsWith('-')) return undefined;
  const root = resolve(folder);
  const name = new ProductNames().identifier(basename(root));
  for (const [file, text] of Object.entries(starterFiles(name))) {
    const target = join(root, file);
    const line = schemaLine(dirname(target), file === 'model.yaml' ? 'model' : 'translation');
    await mkdir(dirname(target), { recursive: true });
    try {
      await writeFile(target, `${line}\n${text}`, { flag: 'wx' });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      print(`${shownFile(target)} already exists. Choose another folder.`);
      return 1;
    }
    print(`${shownFile(target)} written`);
  }
  const shown = shownFile(root);
  print(`Check it:           npm run model -- check ${shown}`);
  print(`See it in the shop: npm start -- --model ${shown}`);
  return 0;
}
