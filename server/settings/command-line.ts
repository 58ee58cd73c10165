import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { StartError } from './start-error.ts';

/**
 * Arguments after `npm start --`: `--model <file>`, once for each model.
 *
 * @param folder where relative files start
 * @throws StartError for anything else
 */
export function readCommandLine(
  args: readonly string[],
  folder: string,
): { readonly models: readonly string[] } {
  try {
    const { values } = parseArgs({ args: [...args], options: { model: { type: 'string', multiple: true } } });
    return { models: (values.model ?? []).map((file) => resolve(folder, file)) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`${reason}\nUsage: npm start -- [--model <folder of a model>]…`);
  }
}
