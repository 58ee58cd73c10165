/** Builds shop and server into `dist`, unless it was built from the same sources. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './run.mjs';

const stampFile = join(root, 'dist', 'sources.txt');

/** Everything a build depends on. Product models are not: the server reads them when it starts. */
const sources = [
  'contract',
  'public',
  'scene',
  'server',
  'src',
  'vis',
  'tools/vite',
  'index.html',
  'package-lock.json',
  'package.json',
  'tsconfig.base.json',
  'tsconfig.json',
  'vite.config.ts',
  'vite.server.config.ts',
  'vite.vis.config.ts',
];

/**
 * Builds if the sources have changed.
 *
 * @returns {Promise<{ ok: boolean, output: string }>} `output` is what a failed build printed
 */
export async function buildIfNeeded() {
  const wanted = hashSources();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return { ok: true, output: '' };
  // From here on `dist` may be incomplete.
  rmSync(stampFile, { force: true });
  const results = await Promise.all([
    run('vite', ['build', '--logLevel', 'warn']),
    run('vite', ['build', '--logLevel', 'warn', '--config', 'vite.server.config.ts']),
    run('vite', ['build', '--logLevel', 'warn', '--config', 'vite.vis.config.ts']),
    run('vite', ['build', '--logLevel', 'warn', '--config', 'vite.vis.config.ts', '--mode', 'script']),
  ]);
  const ok = results.every((result) => result.ok);
  if (ok) writeFileSync(stampFile, wanted);
  return { ok, output: results.map((result) => result.output).join('') };
}

/** Of contents, not of times: a fresh clone has new times and the same contents. */
function hashSources() {
  const hash = createHash('sha256').update(process.versions.node);
  for (const source of sources) {
    for (const file of filesOf(source))
      hash
        .update(file)
        .update('\0')
        .update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

/** @param {string} path relative to the root; may not exist @returns {string[]} */
function filesOf(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full)
    .filter((name) => !/\.test\.tsx?$/.test(name))
    .sort()
    .flatMap((name) => filesOf(`${path}/${name}`));
}
