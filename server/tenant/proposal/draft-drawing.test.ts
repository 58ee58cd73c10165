import { afterAll, beforeAll, expect, it } from 'vitest';
import { apiErrorSchema } from '#contract/api-error.ts';
import { ThreadPool, type ThreadSettings } from '#server/platform/thread-pool.ts';
import { startTestTenant, type TestTenant } from '../testing/test-tenant.ts';

const entry = new URL('draft-worker-source.mjs', import.meta.url);
const settings = { entry, slots: 1, waiting: 1, perOwner: 2, limit: 50_000, memory: 256 };
const pools: ThreadPool[] = [];
let tenant: TestTenant;

beforeAll(async () => {
  tenant = await startTestTenant({ draftThreads: threads({}) });
});
afterAll(async () => {
  for (const pool of pools) pool.close();
  await tenant.close();
});

function threads(some: Partial<ThreadSettings>): ThreadPool {
  const pool = new ThreadPool({ ...settings, ...some });
  pools.push(pool);
  return pool;
}

async function customerWithCart(as: string): Promise<() => Promise<Response>> {
  await tenant.json('/cart/items', { form: { tab: 'valves', productId: 'rillo_b12_15' }, as });
  return () => tenant.call('/proposal/draft', { as });
}

it('draws on a thread, lets two drafts of a customer wait, and answers 429 and 503 with a time to come back', async () => {
  const draftOfAda = await customerWithCart('ada');
  const draftOfBob = await customerWithCart('bob');
  const asked = [draftOfAda(), draftOfAda(), draftOfAda(), draftOfBob()];
  const answers = await Promise.all(asked);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429, 503]);
  const [drawn, , refused, full] = answers;
  expect((await drawn?.text())?.slice(0, 8)).toBe('%PDF-1.7');
  expect(refused?.headers.get('Retry-After')).toBe('5');
  expect(apiErrorSchema.parse(await refused?.json()).type).toBe('TooManyRequests');
  expect(full?.headers.get('Retry-After')).toBe('5');
  expect((await draftOfBob()).status).toBe(200);
});

it('answers 504 to a draft that takes too long, and 400 to one that takes too much memory', async () => {
  await tenant.restart({ draftThreads: threads({ limit: 1 }) });
  const draft = await customerWithCart('ada');
  expect((await draft()).status).toBe(504);
  await tenant.restart({ draftThreads: threads({ memory: 8 }) });
  const tooLarge = await draft();
  expect(tooLarge.status).toBe(400);
  expect(apiErrorSchema.parse(await tooLarge.json()).message).toContain('Remove items');
});

it('ends a draft that nobody waits for, without an error in the log', async () => {
  await tenant.restart({ draftThreads: threads({}) });
  const draft = await customerWithCart('ada');
  const gone = new AbortController();
  const path = '/self-service-api-v1.3/proposal/draft';
  const headers = { 'X-Key': tenant.deps.apiKeys[0]?.key ?? '', 'X-External-ID': 'ada' };
  const lines = tenant.logLines.length;
  const answers = [0, 1].map(() => tenant.app.request(path, { headers, signal: gone.signal }));
  gone.abort();
  for (const answer of answers) expect((await answer).status).toBe(499);
  expect(tenant.logLines.slice(lines)).toEqual([]);
  expect((await draft()).status).toBe(200);
});
