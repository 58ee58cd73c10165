/**
 * Vite plugin: writes `x.br` and `x.gz` beside every text file of the build, so that the server sends bytes that were
 * compressed once, at the best level, instead of compressing each answer.
 */
import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

const compressible = new Set(['.js', '.css', '.html', '.svg', '.json', '.txt', '.webmanifest', '.ttf']);

/** Below this, the headers outweigh what compression saves. */
const smallest = 512;

/** Compress every text file under `folder`, which is absolute. Files that would not get smaller have no copy. */
export async function compressFolder(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  await Promise.all(
    entries
      .filter((entry) => entry.isFile() && compressible.has(extname(entry.name)))
      .map((entry) => compressFile(join(entry.parentPath, entry.name))),
  );
}

async function compressFile(path: string): Promise<void> {
  if ((await stat(path)).size < smallest) return;
  const content = await readFile(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  const [br, gz] = await Promise.all([brotli(content, { params }), deflate(content, { level: 9 })]);
  if (br.length < content.length) await writeFile(`${path}.br`, br);
  if (gz.length < content.length) await writeFile(`${path}.gz`, gz);
}

export function precompress(): Plugin {
  let folder = '';
  return {
    name: 'bespoke:precompress',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    // Not `closeBundle`: that also runs after a build that failed.
    writeBundle: { order: 'post', sequential: true, handler: () => compressFolder(folder) },
  };
}
