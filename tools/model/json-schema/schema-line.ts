import { join, relative, sep } from 'node:path';
import { schemaFolder } from './schema-folder.ts';

/** The line with which editors find the schema of a file: `# yaml-language-server: $schema=…`. */
export function schemaLine(folder: string, schema: 'model' | 'translation'): string {
  const path = relative(folder, join(schemaFolder, `${schema}.schema.json`));
  return `# yaml-language-server: $schema=${path.split(sep).join('/')}`;
}
