import { onTestFinished } from 'vitest';
import { loadCatalog } from '#server/model/compile/load-catalog.ts';
import { folderWith } from '#server/model/testing/model-folder.ts';
import { configuratorOf } from './test-configurator.ts';
import { startTestTenant, type TestTenant } from './test-tenant.ts';

/**
 * The real tenant with one product of the test's own, `thing` in the tab `things`, for the length of a test.
 * @param files others, by their path; those of the model are below `thing/`
 */
export async function openShop(
  modelYaml: string,
  { catalog = '', ...files }: Readonly<Record<string, string>> = {},
): Promise<{ tenant: TestTenant } & ReturnType<typeof configuratorOf> & { start: () => Promise<Started> }> {
  const folder = await folderWith({
    'thing/model.yaml': modelYaml,
    'catalog.yaml': `format: 1
language: en
currency: EUR
${catalog}
tabs:
  - tab: things
    title: Things
    configurable: yes
    columns: { name: Thing }
    products: [{ id: thing, model: thing, price: 1 }]
`,
    'proposal.yaml': 'format: 1\nsender: Sample\n',
    ...files,
  });
  const tenant = await startTestTenant({ catalog: await loadCatalog(folder), modelsFolders: [folder] });
  onTestFinished(() => tenant.close());
  const me = 'ada';
  const configurator = configuratorOf(() => tenant, me);
  return { ...configurator, tenant, start: () => configurator.post('/config/start/things/thing', {}) };
}

type Started = Awaited<ReturnType<ReturnType<typeof configuratorOf>['start']>>;
