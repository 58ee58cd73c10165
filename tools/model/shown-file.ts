import { relative } from 'node:path';

/** A file as people call it: short when it is below the folder they are in. */
export function shownFile(file: string): string {
  const short = relative(process.cwd(), file);
  return short.startsWith('..') ? file : short;
}
