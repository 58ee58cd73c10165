/** What authors and developers run stays out of what the server is made of: no module of `tools/` is in its build. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { build, type Rolldown } from 'vite';
import { expect, onTestFinished, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/**
 * The modules of our own that a build of the server consists of, by their paths from the root. Nothing is written.
 * @param entries instead of those in vite.server.config.ts
 */
async function modulesOfServer(entries?: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const result = await build({
    root,
    configFile: join(root, 'vite.server.config.ts'),
    logLevel: 'silent',
    build: { write: false, sourcemap: false, ...(entries && { rollupOptions: { input: { ...entries } } }) },
  });
  const outputs = (Array.isArray(result) ? result : [result]) as Rolldown.RolldownOutput[];
  const modules = outputs.flatMap(({ output }) =>
    output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : [])),
  );
  return modules.filter((id) => id.startsWith(root)).map((id) => relative(root, id).split(sep).join('/'));
}

const ofTools = (modules: readonly string[]) => modules.filter((module) => module.startsWith('tools/'));

test('the server is built of no module of tools', { timeout: 120_000 }, async () => {
  const modules = await modulesOfServer();
  expect(modules).toEqual(
    expect.arrayContaining([
      'server/main.ts',
      'server/engine-workers/engine-worker.ts',
      'server/model/compile/load-model.ts',
    ]),
  );
  expect(ofTools(modules)).toEqual([]);
});

test('one that imports a tool, however far down, would be found', { timeout: 120_000 }, async () => {
  // Not among the sources, which other tests list at the same time.
  const results = join(root, 'test-results');
  mkdirSync(results, { recursive: true });
  const folder = mkdtempSync(join(results, 'server-build-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'main.ts'), "import { help } from './help.ts';\nconsole.log(help);\n");
  writeFileSync(
    join(folder, 'help.ts'),
    "export { checkUsage as help } from '#tools/model/check/check-command.ts';\n",
  );
  const found = ofTools(await modulesOfServer({ main: join(folder, 'main.ts') }));
  expect(found).toContain('tools/model/check/check-command.ts');
});
