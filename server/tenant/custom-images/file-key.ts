import { safeFileName } from '../safe-file-name.ts';
import { NotFound } from '../tenant-error.ts';

/**
 * The key of a picture ("Name of file, also it's ID"). It is never used as a path; a name that could be taken for one anywhere is
 * refused all the same, in whatever way it is written, and not made into another one.
 *
 * @throws NotFound, as the API page has it for "incorrect input data"
 */
export function fileKey(sent: string | undefined): string {
  const key = (sent ?? '').normalize('NFC');
  // Letters that look like a slash become one, as a system that is less careful might read them.
  const written = key.normalize('NFKC').replace(/[\u2044\u2215\u29f8\u29f9\u2216\ufe68]/g, '/');
  const isSafe =
    key === safeFileName(key) && !/[/\\:\ufffd]|\.\.|%[\da-f]{2}|%u[\da-f]{4}|&#|\\x/i.test(written);
  if (isSafe) return key;
  throw new NotFound(
    'Incorrect input data',
    'file must be the plain name of a file, with at most 120 characters.',
  );
}
