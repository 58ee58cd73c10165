import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const here = import.meta.dirname;
export const FORMS = ['plain-dom', 'plain-react', 'rjsf'] as const;

/**
 * The scripts of the forms, for production. Installs what they are made with, which the shop does not need, into this folder.
 * @throws Error where that fails
 */
export async function buildForms(): Promise<ReadonlyMap<string, string>> {
  if (!existsSync(join(here, 'node_modules/@rjsf/core'))) {
    const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: here,
      stdio: 'inherit',
    });
    if (status !== 0) throw new Error(`Installing ${here} failed.`);
  }
  const scripts = new Map<string, string>();
  for (const form of FORMS) {
    const built = await build({
      root: here,
      configFile: false,
      logLevel: 'error',
      define: { 'process.env.NODE_ENV': '"production"' },
      build: {
        write: false,
        lib: { entry: join(here, `${form}.mjs`), formats: ['iife'], name: 'form' },
      },
    });
    const chunks = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
    const code = chunks.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('');
    if (code === '') throw new Error(`${form} was not built.`);
    scripts.set(form, code);
  }
  return scripts;
}
