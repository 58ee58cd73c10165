/**
 * `npm run conformance`: holds a tenant against the statements of the API page, by its address and key, and prints counts. Without an
 * address it starts the embedded tenant with an empty data folder. Ends with 1 if a statement fails.
 */
import { parseArgs } from 'node:util';
import { allSections } from './all-sections.ts';
import { bases } from './bases.ts';
import { countResults, reportLines } from './report.ts';
import { runStatements } from './run-statements.ts';
import { startOwnTenant } from './start-own-tenant.ts';

const { values } = parseArgs({
  options: { url: { type: 'string' }, key: { type: 'string' }, base: { type: 'string', multiple: true } },
});
if ((values.url === undefined) !== (values.key === undefined)) {
  console.error(
    'Give both --url and --key, or none of them. --base /self-service-api-v1.3 runs one base only.',
  );
  process.exit(1);
}
const own = values.url === undefined ? await startOwnTenant() : undefined;
const { url, key } = own ?? { url: values.url ?? '', key: values.key ?? '' };
let failed = 0;
let served = 0;
try {
  for (const base of bases.filter(({ path }) => values.base?.includes(path) ?? true)) {
    const tabs = `${url.replace(/\/+$/, '')}${base.path}/catalog/tabs`;
    const { status } = await fetch(tabs, { headers: { 'X-Key': key } });
    if (status !== 200) {
      console.log(`${base.path}: not served (status ${status})`);
      continue;
    }
    served += 1;
    const send = (request: Request) => fetch(request, { redirect: 'manual' });
    const results = await runStatements({ url, key, base, send }, allSections());
    for (const line of reportLines(base.path, results)) console.log(line);
    failed += countResults(results).fails;
  }
} finally {
  own?.stop();
}
if (served === 0) console.error(`No base answers at ${url}.`);
process.exitCode = failed > 0 || served === 0 ? 1 : 0;
