import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ESLint } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/** The imports of a file that the project's own configuration reports, without touching the disk. */
async function reported(filePath: string, code: string, linter = projectLinter): Promise<string[]> {
  const [result] = await linter.lintText(code, { filePath: join(root, filePath), warnIgnored: true });
  return (result?.messages ?? [])
    .filter((message) => message.ruleId === 'bespoke/import-directions')
    .map((message) => message.message);
}

// The rule needs no types, and files that only exist in a test have none.
const projectLinter = new ESLint({
  cwd: root,
  overrideConfig: [
    {
      files: ['**/*.{ts,tsx}'],
      languageOptions: { parserOptions: { projectService: false, project: null } },
    },
  ],
  ruleFilter: ({ ruleId }) => ruleId === 'bespoke/import-directions',
});

describe('import directions', () => {
  it.each([
    ['contract/new.ts', "import { client } from '#src/api/client.ts';"],
    ['contract/new.ts', "import type { Problem } from '../server/engine/problem.ts';"],
    ['src/lib/new.ts', "import { text } from '#contract/scalars.ts';"],
    ['src/ui/new.tsx', "import { client } from '../api/client.ts';"],
    ['src/ui/new.tsx', "export { client } from '#src/api/client.ts';"],
    ['src/api/new.ts', "import { toast } from '#src/ui/toast.tsx';"],
    [
      'src/features/cart/new.tsx',
      "import { CommitButton } from '#src/features/configurator/commit-button.tsx';",
    ],
    ['src/features/cart/new.tsx', "import { CommitButton } from '../configurator/commit-button.tsx';"],
    ['src/features/cart/new.tsx', "const later = () => import('../configurator/commit-button.tsx');"],
    ['src/features/cart/new.tsx', "type Answer = import('#server/engine/engine-port.ts').Evaluation;"],
    ['src/features/cart/new.tsx', "import { CartPage } from '#src/pages/cart-page.tsx';"],
    ['src/features/cart/new.tsx', "import { cartSchema } from '#contract/cart.ts';"],
    ['src/pages/new.tsx', "import { buildApp } from '#server/app.ts';"],
    ['server/app.ts', "import { paths } from '../src/paths.ts';"],
    ['server/app.test.ts', "import { paths } from '#src/paths.ts';"],
    ['server/engine/new.ts', "import { text } from '#contract/scalars.ts';"],
    ['server/engine/new.ts', "import { loadCatalog } from '../model/compile/load-catalog.ts';"],
    ['server/gateway/new.ts', "import { buildTenant } from '../tenant/tenant-app.ts';"],
    ['server/gateway/new.ts', "export * from '#server/tenant/tenant-app.ts';"],
    ['server/tenant/new.ts', "import { buildGateway } from '#server/gateway/build-gateway.ts';"],
    ['server/tenant/cart/service.ts', "import type { CartItem } from '#contract/cart.ts';"],
    ['server/tenant/cart/cart-store.ts', "import type { CartItem } from '../../../contract/cart.ts';"],
    ['server/engine/new.ts', "import { solve } from './testing/brute-force.ts';"],
    ['server/model/compile/new.ts', "import { run } from '#tools/model/cli.ts';"],
    ['server/model/number/new.ts', "import { hintFor } from '../source/suggest-name.ts';"],
    ['server/model/source/new.ts', "import type { Scope } from '#server/model/expression/scope.ts';"],
    ['server/model/expression/new.ts', "import type { ModelField } from '../product/model-field.ts';"],
    ['server/model/expression/new.ts', "import { createEngine } from '#server/engine/create-engine.ts';"],
    ['server/model/product/new.ts', "import { loadModel } from '../compile/load-model.ts';"],
    [
      'server/model/compile/rows/new.ts',
      "import type { Commit } from '#server/configurator/row-commits.ts';",
    ],
    ['tools/feature-models/new.ts', "import { run } from '../model/cli.ts';"],
    ['e2e/new.spec.ts', "import { buildApp } from '#server/app.ts';"],
    ['src/features/cart/new.tsx', "import texts from '#src/locales/en.json';"],
    // A resource of the tenant knows no other one, not even its types.
    ['server/tenant/catalog/new.ts', "import { findProposal } from '../proposal/service.ts';"],
    ['server/tenant/catalog/new.ts', "import type { ProposalStore } from '../proposal/store.ts';"],
    ['server/tenant/voucher/new.ts', "import { buildServices } from '../tenant-services.ts';"],
    ['server/tenant/http/new.ts', "import { getCart } from '../cart/service.ts';"],
    ['server/tenant/new.ts', "import { getCart } from './cart/service.ts';"],
    // Wire types stop at routes and present.
    ['server/tenant/catalog/new.ts', "import type { Catalog } from '#contract/catalog.ts';"],
    ['server/configurator/new.ts', "import type { Parameter } from '#contract/configuration.ts';"],
    ['server/model/product/new.ts', "import type { Parameter } from '#contract/configuration.ts';"],
    // Stages of the engine only use earlier ones.
    ['server/engine/sat/new.ts', "import { encodeField } from '../encode/encode-field.ts';"],
    ['server/engine/encode/new.ts', "import { Kernel } from '../kernel.ts';"],
    ['server/engine/states/new.ts', "import { explainConflict } from '../explain/explain-conflict.ts';"],
    ['server/engine/problem.ts', "import { Kernel } from './kernel.ts';"],
    // An adapter stands alone.
    ['server/oracle-cpq/adapter/new.ts', "import { start } from '../sandbox/start.ts';"],
    ['server/salesforce/adapter/new.ts', "import { start } from '../sandbox/start.ts';"],
    ['server/salesforce/adapter/new.ts', "import { admit } from '#server/tenant/http/admit.ts';"],
    ['server/texts/new.ts', "import { openDatabase } from '../platform/open-database.ts';"],
    ['server/platform/jobs/new.ts', "import { keep } from '../files/keep.ts';"],
    ['server/new.ts', "import { endWithParent } from '#tools/end-with-parent.mjs';"],
  ])('reports in %s: %s', async (file, code) => {
    expect(await reported(file, code)).toHaveLength(1);
  });

  it.each([
    ['src/features/cart/new.tsx', "import type { CartItem } from '#contract/cart.ts';"],
    ['src/features/cart/new.tsx', "import { type CartItem, type Cart } from '#contract/cart.ts';"],
    ['src/features/cart/new.tsx', "import { Button } from '../../ui/button.tsx';"],
    ['src/features/configurator/fields/new.tsx', "import { resolveKind } from '../resolve-kind.ts';"],
    ['src/features/cart/new.test.tsx', "import texts from '#src/locales/en.json';"],
    ['src/pages/new.tsx', "import { CartTable } from '#src/features/cart/cart-table.tsx';"],
    ['src/routes.tsx', "import { CartPage } from './pages/cart-page.tsx';"],
    ['server/app.ts', "import { buildTenant } from './tenant/tenant-app.ts';"],
    ['server/tenant/cart/present.ts', "import type { CartItem } from '#contract/cart.ts';"],
    ['server/tenant/cart/service.ts', "import type { EnginePort } from '#server/engine/engine-port.ts';"],
    ['server/tenant/cart/present-item.ts', "import type { CartItem } from '#contract/cart.ts';"],
    ['server/tenant/cart/routes/add.ts', "import { cartSchema } from '#contract/cart.ts';"],
    ['server/tenant/cart/service.ts', "import { NotFound } from '../tenant-error.ts';"],
    ['server/tenant/cart/service.ts', "import { openDatabase } from '#server/platform/open-database.ts';"],
    ['server/tenant/cart/new.test.ts', "import { buildService } from '../images/service.ts';"],
    ['server/tenant/tenant-app.ts', "import { cartRoutes } from './cart/routes.ts';"],
    ['server/engine/explain/new.ts', "import { findSolution } from '../complete/find-solution.ts';"],
    ['server/engine/kernel.ts', "import { explainConflict } from './explain/explain-conflict.ts';"],
    ['server/platform/jobs/new.ts', "import { log } from '../log.ts';"],
    ['server/gateway/new.test.ts', "import { buildTenant } from '../tenant/tenant-app.ts';"],
    ['server/engine/new.test.ts', "import { solve } from './testing/brute-force.ts';"],
    ['server/tenant/testing/new.ts', "import { createEngine } from '#server/engine/create-engine.ts';"],
    ['server/model/product/new.ts', "import { holds } from '../expression/evaluate.ts';"],
    ['server/model/expression/new.ts', "import type { Formula } from '#server/engine/problem.ts';"],
    [
      'server/model/compile/new.test.ts',
      "import { modelEngine } from '#server/configurator/model-engine.ts';",
    ],
    ['server/configurator/new.ts', "import { holds } from '#server/model/expression/evaluate.ts';"],
    ['server/gateway/new.ts', "import { Hono } from 'hono';"],
  ])('allows in %s: %s', async (file, code) => {
    expect(await reported(file, code)).toEqual([]);
  });

  it('is an error, not a warning, everywhere', async () => {
    for (const file of ['contract/new.ts', 'src/new.tsx', 'server/new.ts', 'e2e/new.ts', 'bench/new.ts']) {
      const config = (await projectLinter.calculateConfigForFile(join(root, file))) as {
        rules: Record<string, unknown[]>;
      };
      expect(config.rules['bespoke/import-directions']?.[0], file).toBe(2);
    }
  });
});

describe('in a repository of its own', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'bespoke-lint-'));
    write('package.json', JSON.stringify({ type: 'module', imports: { '#server/*': './server/*' } }));
    copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function write(path: string, content: string) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }

  it('walls in features found on disk and asks for a row for a folder the table does not know', async () => {
    const { plugins } = (await projectLinter.calculateConfigForFile(join(root, 'server/app.ts'))) as {
      plugins: Record<string, ESLint.Plugin>;
    };
    write('src/features/wishlist/wish.js', "import '../compare/compare.js';");
    write('src/features/compare/compare.js', '');
    write('src/gadgets/gadget.js', '');
    const linter = new ESLint({
      cwd: folder,
      overrideConfigFile: true,
      overrideConfig: [
        {
          plugins: { bespoke: plugins['bespoke']! },
          rules: { 'bespoke/import-directions': ['error', { root: folder }] },
        },
      ],
    });
    const results = await linter.lintFiles(['src/**/*.js']);
    const messages = Object.fromEntries(
      results.map((result) => [
        result.filePath.slice(folder.length + 1),
        result.messages.map((m) => m.message),
      ]),
    );
    expect(messages['src/features/wishlist/wish.js']?.[0]).toContain('must not import src/features/compare');
    expect(messages['src/gadgets/gadget.js']?.[0]).toContain('src/gadgets has no row');
    expect(messages['src/features/compare/compare.js']).toEqual([]);
  });

  it('reports a cycle through #… names and type imports', () => {
    write(
      'server/a/one.ts',
      "import type { Two } from '#server/b/two.ts'; export interface One { two: Two }",
    );
    write('server/b/two.ts', "import type { One } from '../a/one.ts'; export interface Two { one: One }");
    const oxlint = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
    const { status, stdout } = spawnSync(process.execPath, [oxlint, 'server'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stdout).toContain('import(no-cycle)');
  });
});
