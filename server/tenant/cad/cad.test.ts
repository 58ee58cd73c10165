import { parse } from 'content-disposition';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cadFilesSchema, cadStatusSchema } from '#contract/jobs.ts';
import type { CadProducer } from '../cad-producer.ts';
import { bomCadProducer } from '../testing/bom-cad-producer.ts';
import { removeOldJobs } from '../remove-old-jobs.ts';
import { customerOf, errorOf } from '../testing/test-customer.ts';
import { startTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { unzip } from '../testing/unzip.ts';

const me = 'ada';
let tenant: TestTenant;
let item: string;
const customer = customerOf(
  () => tenant,
  () => me,
);
const path = (call: string, id = item) => `/cart/items/${id}/cad/${call}`;
const post = (call: string, id = item) => tenant.call(path(call, id), { method: 'POST', as: me });
const status = async () =>
  cadStatusSchema.parse(await tenant.json(path('cad-automation-status'), { as: me }));
const list = async () =>
  cadFilesSchema.parse(await tenant.json(path('get-generated-cad-document-list'), { as: me })).files;
const eventually = (check: () => unknown) => vi.waitFor(check, { timeout: 30_000 });
const becomes = (expected: Partial<Awaited<ReturnType<typeof status>>>) =>
  eventually(async () => {
    expect(await status()).toMatchObject(expected);
  });

/** Waits in the middle of its work until it is aborted. */
const stuck: CadProducer = {
  supports: bomCadProducer.supports,
  make: (_model, _values, { signal, onProgress }) => {
    onProgress(1, 2);
    return new Promise((_, reject) => {
      signal.addEventListener('abort', () => {
        reject(signal.reason as Error);
      });
    });
  },
};

beforeAll(async () => {
  tenant = await startTestTenant();
  const { configId } = await customer.start(me);
  item = (await customer.add({ configId }))['#id'];
});
afterAll(() => tenant.close());

describe('CAD automation', () => {
  it('is refused where there is none, and where there is no job', async () => {
    const valve = (await customer.add({ tab: 'valves', productId: 'rillo_b12_15' }))['#id'];
    expect(await errorOf(await post('start-cad-automation', valve))).toMatchObject({
      status: 400,
      message: 'Product does not support CAD automation.',
    });
    expect(await tenant.json(path('cad-automation-status', valve), { as: me })).toEqual({
      status: 'no cad automation',
      error: '',
    });
    expect(await errorOf(await post('cancel-cad-automation'))).toMatchObject({
      status: 400,
      message: 'No CAD Automation job found.',
    });
    expect(await status()).toEqual({ status: 'not generated', error: '' });
    expect(await list()).toEqual([]);
    expect((await tenant.call(path('download-all-generated-cad-documents'), { as: me })).status).toBe(404);
    for (const call of ['start-cad-automation', 'cancel-cad-automation'])
      expect((await tenant.call(path(call), { method: 'POST', as: 'eve' })).status).toBe(404);
    expect((await post('start-cad-automation', 'unknown')).status).toBe(404);
  });

  it('is queued once, says how far it is, and is cancelled without leaving a file', async () => {
    await tenant.restart({ cad: stuck });
    expect((await post('start-cad-automation')).status).toBe(200);
    await becomes({ status: 'pending', progress: { step: 'Creating the files', done: 1, total: 3 } });
    expect(await errorOf(await post('start-cad-automation'))).toMatchObject({
      status: 400,
      message: 'CAD automation job already queued.',
    });
    expect((await post('cancel-cad-automation')).status).toBe(200);
    expect(await status()).toEqual({ status: 'not generated', error: '' });
    expect(await errorOf(await post('cancel-cad-automation'))).toMatchObject({
      status: 400,
      message: 'CAD Automation job is not pending.',
    });
    expect(await list()).toEqual([]);
  });

  it('goes on after a restart of the server, and its files are those of the configuration', async () => {
    expect((await post('start-cad-automation')).status).toBe(200);
    await becomes({ status: 'pending' });
    await tenant.restart();
    await becomes({ status: 'finished' });
    const files = await list();
    expect(files.map(({ type, file }) => [type, file])).toEqual([
      ['xlsx', 'calvin.xlsx'],
      ['csv', 'calvin.csv'],
    ]);
    const answer = await tenant.call(path('download-generated-cad-document'), {
      as: me,
      query: { file: 'calvin.csv' },
    });
    expect(answer.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
    expect(parse(answer.headers.get('Content-Disposition') ?? '').parameters['filename']).toBe('calvin.csv');
    const csv = Buffer.from(await answer.arrayBuffer()).toString('latin1');
    expect(csv.split('\r\n').length).toBeGreaterThan(10);
    const all = await tenant.call(path('download-all-generated-cad-documents'), { as: me });
    const zip = await unzip(await all.arrayBuffer());
    expect([...zip.keys()]).toEqual(['calvin.xlsx', 'calvin.csv']);
    expect(zip.get('calvin.csv')).toBe(csv);
    // The same request again is the same job.
    expect((await post('start-cad-automation')).status).toBe(200);
    expect(await list()).toEqual(files);
  });

  it('finds no file by a path, and none of another customer', async () => {
    const names = [
      '../calvin.csv',
      'calvin.csv/../calvin.csv',
      '%2e%2e/calvin.csv',
      '/etc/passwd',
      'calvin.csv\0',
    ];
    for (const file of names) {
      const query = { file };
      expect((await tenant.call(path('download-generated-cad-document'), { as: me, query })).status).toBe(
        404,
      );
    }
    const query = { file: 'calvin.csv' };
    expect((await tenant.call(path('download-generated-cad-document'), { as: 'eve', query })).status).toBe(
      404,
    );
    expect((await tenant.call(path('download-generated-cad-document'), { as: me })).status).toBe(400);
  });

  it('starts anew for an item that was configured again, and the files of before go', async () => {
    const stored = async () =>
      (await tenant.deps.database.selectFrom('file').select('subject').execute()).map(
        ({ subject }) => subject,
      );
    const before = new Set(await stored());
    expect(before.size).toBe(1);
    await tenant.json('/config/start', { form: { configId: item }, as: me });
    await customer.commit(item, 'rider_height_field', '190');
    await customer.add({ configId: item });
    expect(await status()).toEqual({ status: 'not generated', error: '' });
    await post('start-cad-automation');
    await becomes({ status: 'finished' });
    const after = new Set(await stored());
    expect(after.size).toBe(1);
    expect(after).not.toEqual(before);
  });

  it('makes the files again in another language, and finds those of any language', async () => {
    const inLanguage = (language: string) => tenant.json(path('cad-automation-status'), { as: me, language });
    expect(await inLanguage('de')).toEqual({ status: 'finished', error: '', language: 'en' });
    const english = await list();
    const begin = (language: string) =>
      tenant.call(path('start-cad-automation'), { method: 'POST', as: me, language });
    expect((await begin('de')).status).toBe(200);
    await eventually(async () => {
      expect(await status()).toEqual({ status: 'finished', error: '', language: 'de' });
    });
    expect((await list()).map(({ file }) => file)).toEqual(english.map(({ file }) => file));
    const query = { file: english.find(({ file }) => file.endsWith('.csv'))?.file ?? '' };
    const table = await tenant.call(path('download-generated-cad-document'), { query, as: me });
    expect(await table.text()).toContain('Pos.,Produkt');
    // What was there in English is gone, and may be made again.
    expect(await tenant.deps.database.selectFrom('file').selectAll().execute()).toHaveLength(english.length);
    expect((await begin('en')).status).toBe(200);
    await eventually(async () => {
      expect(await inLanguage('de')).toEqual({ status: 'finished', error: '', language: 'en' });
    });
  });

  it('says that it failed, may be started again, and is forgotten with its files after some days', async () => {
    const failing: CadProducer = {
      supports: bomCadProducer.supports,
      make: () =>
        Promise.resolve([{ name: 'large.csv', contentType: 'text/csv', bytes: Buffer.alloc(2_000_000) }]),
    };
    await tenant.restart({ cad: failing });
    await tenant.json('/config/start', { form: { configId: item }, as: me });
    await customer.commit(item, 'rider_height_field', '160');
    await customer.add({ configId: item });
    await post('start-cad-automation');
    await becomes({
      status: 'not generated',
      error: 'The CAD files could not be created. Please start again.',
    });
    await tenant.restart();
    await post('start-cad-automation');
    await becomes({ status: 'finished' });
    const { deps, services } = tenant;
    const clock = () => new Date(deps.clock().getTime() + 31 * 24 * 60 * 60_000);
    expect(await removeOldJobs({ jobs: services.jobs, files: deps.files, clock }, 30)).toBeGreaterThan(0);
    expect(await list()).toEqual([]);
    expect(await deps.database.selectFrom('file').selectAll().execute()).toEqual([]);
  });
});
