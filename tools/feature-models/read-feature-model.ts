import { extname, resolve } from 'node:path';
import { readDimacs } from './dimacs/read-dimacs.ts';
import type { ReadOptions, ReadResult } from './read-result.ts';
import { readUvl } from './uvl/read-uvl.ts';

const readers: ReadonlyMap<string, (file: string, options: ReadOptions) => Promise<ReadResult>> = new Map([
  ['.uvl', readUvl],
  ['.dimacs', readDimacs],
  ['.cnf', readDimacs],
]);

export function isFeatureModelFile(file: string): boolean {
  return readers.has(extname(file).toLowerCase());
}

/** Reads a feature model; what kind of file it is shows in its name: `.uvl`, `.dimacs` or `.cnf`. */
export async function readFeatureModel(
  file: string,
  options: ReadOptions = { skipUnsupported: false },
): Promise<ReadResult> {
  const reader = readers.get(extname(file).toLowerCase());
  if (reader) return reader(resolve(file), options);
  const message = 'This is not a feature model that can be read.';
  const hint = `Files end with ${[...readers.keys()].join(', ')}.`;
  return {
    model: undefined,
    diagnostics: [{ severity: 'error', file: resolve(file), line: 1, column: 1, message, hint }],
  };
}
