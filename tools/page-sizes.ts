/** What each page of the built shop loads, from Vite's manifest. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}
type Manifest = Readonly<Record<string, Chunk>>;

export interface PageSize {
  /** Of its file in `src/pages`. */
  readonly name: string;
  /** Bytes of JavaScript until the page stands: entry, page, what both import, and their texts in the longest language. */
  readonly firstLoad: number;
  /** Bytes of JavaScript that it may load later: dialogs, messages, details. */
  readonly onDemand: number;
}

const isPage = (id: string) => id.startsWith('src/pages/');
const isLanguage = (id: string) => id.startsWith('src/locales/');

/** @param root absolute folder of the package, with a build in `dist/client` */
export function measurePages(root: string): PageSize[] {
  const client = join(root, 'dist', 'client');
  const manifest = JSON.parse(readFileSync(join(client, '.vite', 'manifest.json'), 'utf8')) as Manifest;
  const entry = Object.keys(manifest).find((id) => manifest[id]?.isEntry);
  if (entry === undefined) throw new Error('The build has no entry.');

  const sizeOf = (ids: Iterable<string>) =>
    [...ids].reduce((sum, id) => sum + compressedSize(client, manifest[id]?.file ?? ''), 0);
  // Every part of the texts that these chunks load, in the language that needs most.
  const textsOf = (chunks: Iterable<string>) => {
    const parts = new Map<string, number>();
    for (const id of [...chunks]
      .flatMap((chunk) => manifest[chunk]?.dynamicImports ?? [])
      .filter(isLanguage)) {
      const part = id.split('?')[1] ?? '';
      parts.set(part, Math.max(parts.get(part) ?? 0, sizeOf([id])));
    }
    return [...parts.values()].reduce((sum, size) => sum + size, 0);
  };
  const boot = compressedSize(client, 'boot.js');

  return Object.keys(manifest)
    .filter(isPage)
    .sort()
    .map((page) => {
      const first = importedBy([entry, page], manifest);
      const all = reachableFrom([entry, page], manifest, (id) => isPage(id) || isLanguage(id));
      return {
        name: basename(page).replace(/\.tsx?$/, ''),
        firstLoad: boot + sizeOf(first) + textsOf(first),
        onDemand: sizeOf(all.filter((id) => !first.has(id))),
      };
    });
}

/** These chunks and everything they import: what is loaded before their code runs. */
function importedBy(ids: readonly string[], manifest: Manifest): Set<string> {
  const found = new Set<string>();
  const visit = (id: string) => {
    if (found.has(id)) return;
    found.add(id);
    manifest[id]?.imports?.forEach(visit);
  };
  ids.forEach(visit);
  return found;
}

/** As `importedBy`, with what may be loaded later; dynamic imports that `isElsewhere` are not followed. */
function reachableFrom(
  ids: readonly string[],
  manifest: Manifest,
  isElsewhere: (id: string) => boolean,
): string[] {
  const found = new Set<string>();
  const visit = (id: string) => {
    if (found.has(id)) return;
    found.add(id);
    manifest[id]?.imports?.forEach(visit);
    manifest[id]?.dynamicImports?.filter((next) => !isElsewhere(next)).forEach(visit);
  };
  ids.forEach(visit);
  return [...found];
}

/** Of a file as the server sends it: `.br` where the build made one, as it is where that was not worth while. */
function compressedSize(client: string, file: string): number {
  const path = join(client, file);
  if (!file.endsWith('.js') || !existsSync(path)) return 0;
  return existsSync(`${path}.br`)
    ? statSync(`${path}.br`).size
    : brotliCompressSync(readFileSync(path)).length;
}
