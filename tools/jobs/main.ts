/**
 * `npm run jobs`: the background jobs of this installation (upgrades of carts, CAD files). One that failed is kept to be looked at,
 * and can be tried again. May be used while the server runs, which takes a retried job up within seconds.
 */
import { resolve } from 'node:path';
import { JobStore, type JobRow } from '#server/platform/jobs/job-store.ts';
import { openDatabase } from '#server/platform/open-database.ts';

const STATES: readonly JobRow['state'][] = ['waiting', 'running', 'done', 'failed', 'cancelled'];
const USAGE = `npm run jobs -- list            those that failed
npm run jobs -- list all        all, or those in a state: ${STATES.join(', ')}
npm run jobs -- show ID         everything that is kept of a job, as JSON
npm run jobs -- retry ID        tries a failed or cancelled job again
npm run jobs -- retry failed    tries all failed ones again`;

const [command, name = ''] = process.argv.slice(2);
const database = await openDatabase(resolve(process.env['DATA_DIR'] ?? 'data'));
try {
  process.exitCode = await run(new JobStore(database, () => new Date()));
} finally {
  await database.destroy();
}

async function run(jobs: JobStore): Promise<number> {
  if (command === 'list') return list(jobs, name || 'failed');
  if (command === 'show' && name) return show(await jobs.find(name));
  if (command === 'retry' && name === 'failed') {
    for (const { id } of await jobs.list({ state: 'failed' })) if (await jobs.retry(id)) console.log(id);
    return 0;
  }
  if (command === 'retry' && name) {
    if (await jobs.retry(name)) return 0;
    const found = await jobs.find(name);
    console.error(found ? `${name} is ${found.state}.` : `There is no job ${name}.`);
    return 1;
  }
  console.error(USAGE);
  return 1;
}

async function list(jobs: JobStore, wanted: string): Promise<number> {
  const state = STATES.find((each) => each === wanted);
  if (!state && wanted !== 'all') {
    console.error(USAGE);
    return 1;
  }
  for (const row of await jobs.list(state ? { state } : {}))
    console.log([row.id, row.state, `${row.attempts} attempts`, row.updated_at, row.error ?? ''].join('\t'));
  return 0;
}

function show(row: JobRow | undefined): number {
  if (!row) {
    console.error(`There is no job ${name}.`);
    return 1;
  }
  const read = (json: string | null): unknown => (json === null ? null : JSON.parse(json));
  const { input, progress, result, ...rest } = row;
  const shown = { ...rest, input: read(input), progress: read(progress), result: read(result) };
  console.log(JSON.stringify(shown, null, 2));
  return 0;
}
