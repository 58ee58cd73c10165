import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCatalog } from '#server/model/compile/load-catalog.ts';
import { startTestTenant, TEST_KEY, type TestTenant } from '#server/tenant/testing/test-tenant.ts';
import { allSections } from './all-sections.ts';
import { bases } from './bases.ts';
import { countResults, reportLines } from './report.ts';
import { runStatements, type Base } from './run-statements.ts';
import type { Section } from './statement.ts';
import { smallShop } from './testing/small-shop.ts';

let shop: Awaited<ReturnType<typeof smallShop>>;
let tenant: TestTenant;
beforeAll(async () => {
  shop = await smallShop();
  tenant = await startTestTenant({ catalog: await loadCatalog(shop.folder), modelsFolders: [shop.folder] });
});
afterAll(async () => {
  await tenant.close();
  await shop.remove();
});

const run = (base: Base, sections: readonly Section[], key = TEST_KEY) => {
  const send = async (request: Request) => tenant.app.fetch(request);
  return runStatements({ url: 'http://tenant.test', key, base, send }, sections);
};

it('has at least 300 statements, and none twice', () => {
  const names = allSections().flatMap(({ page, by: caller, statements }) =>
    statements.map(({ says, call, by = caller }) => `${page}: ${says} (${call}) ${by}`),
  );
  expect(names.length).toBeGreaterThanOrEqual(300);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

describe.each(bases)('the embedded tenant at $path', (base) => {
  it('keeps to every statement', async () => {
    const results = await run(base, allSections());
    const { fails, notApplicable } = countResults(results);
    const report = reportLines(base.path, results);
    process.stdout.write(`${report.at(-1) ?? ''}\n`);
    expect(fails + notApplicable, report.join('\n')).toBe(0);
  }, 300_000);
});

describe('the suite', () => {
  const [base] = bases as [Base];

  it('finds what is wrong', async () => {
    const call = 'GET /catalog/tabs';
    const page = 'List Product Catalog Pages';
    const wrong: Section[] = [
      {
        page,
        by: 'anyone',
        statements: [
          { says: 'another status', call, status: 204 },
          { says: 'another answer', call, holds: () => false },
          { says: 'true', call },
        ],
      },
    ];
    const results = await run(base, wrong);
    expect(results.map(({ outcome }) => outcome)).toEqual(['fails', 'fails', 'holds']);
    expect(reportLines(base.path, results)).toEqual([
      expect.stringContaining(`  FAILS: ${page}: another status (${call}): `) as string,
      expect.stringContaining(
        `  FAILS: ${page}: another answer (${call}): answer [{"name":"tables"`,
      ) as string,
      `${base.path}: 3 statements: 1 hold, 2 fail, 0 not applicable`,
    ]);
  });

  it('finds that a tenant with another key keeps to little', async () => {
    const results = await run(base, allSections().slice(1, 3), 'another key');
    expect(countResults(results).holds).toBeLessThan(results.length / 2);
  });
});
