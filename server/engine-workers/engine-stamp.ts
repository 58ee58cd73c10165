/**
 * Stands for the code of the engine that runs: a hash over it. What is worked out by one version is never given to
 * another, without anybody having to remember to count a version up.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

export function engineStamp(): string {
  // Built, all code is in files beside this one; as sources, what matters is the engine and this folder.
  const folders = import.meta.url.endsWith('.ts') ? ['../engine/', './'] : ['./'];
  const hash = createHash('sha256');
  for (const folder of folders.map((path) => new URL(path, import.meta.url)))
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort())
      if (/\.m?[jt]s$/.test(name)) hash.update(`\n${name}\n`).update(readFileSync(new URL(name, folder)));
  return hash.digest('hex');
}
