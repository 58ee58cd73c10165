import { accessSync, constants, mkdirSync } from 'node:fs';
import { StartError } from './start-error.ts';

/**
 * Makes sure that a folder is there and can be written.
 *
 * @param setting name of the variable that says where it is
 * @throws StartError
 */
export function ensureWritableFolder(folder: string, setting: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new StartError(
      `The folder ${folder} cannot be written${code}. Make it writable, or set ${setting} to another one.`,
    );
  }
}
