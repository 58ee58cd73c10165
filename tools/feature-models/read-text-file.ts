import { readFile, stat } from 'node:fs/promises';

export type TextFile =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string; readonly hint: string | undefined };

const maxBytes = 64 * 1024 * 1024;

/** UTF-8 text of a file that people were given by others: its size is looked at before its content. */
export async function readTextFile(file: string): Promise<TextFile> {
  const problem = (message: string, hint?: string): TextFile => ({ ok: false, message, hint });
  const info = await stat(file).catch(() => undefined);
  if (!info?.isFile()) return problem('There is no such file.');
  if (info.size > maxBytes) return problem(`The file is larger than ${maxBytes / 1024 / 1024} MB.`);
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file)) };
  } catch (error) {
    if (error instanceof TypeError)
      return problem('The file is not UTF-8 text.', 'Save it with the encoding UTF-8.');
    return problem(`The file cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
