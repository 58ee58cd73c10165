import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { shownFile } from '../shown-file.ts';
import { schemaFiles } from './schema-files.ts';
import { schemaFolder } from './schema-folder.ts';

export const schemaUsage = `  npm run model -- schema
    Writes the JSON Schemas of the language, which editors complete with, from the schemas of the loader.`;

/** `schema`. @returns the exit code; undefined when it was called wrongly */
export async function runSchema(
  args: readonly string[],
  print: (line: string) => void,
): Promise<number | undefined> {
  if (args.length > 0) return undefined;
  await mkdir(schemaFolder, { recursive: true });
  for (const [name, schema] of schemaFiles()) {
    const file = join(schemaFolder, name);
    const config = await resolveConfig(file);
    await writeFile(file, await format(JSON.stringify(schema), { ...config, filepath: file }));
    print(`${shownFile(file)} written`);
  }
  return 0;
}
