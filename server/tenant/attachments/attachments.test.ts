import { existsSync, readdirSync, readFileSync, symlinkSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cartItemsSchema, cartSchema, firmRequestsSchema } from '#contract/cart.ts';
import { attachmentSchema, type Attachment } from '#contract/attachment.ts';
import { errorOf } from '../testing/test-customer.ts';
import { modelsFolder, startTestTenant, type TestCall, type TestTenant } from '../testing/test-tenant.ts';
import { attachmentsOfItem, removeFilesOfNothing } from '../item-files.ts';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.close());

const PNG = readFileSync(join(modelsFolder, 'no-picture.png'));
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n');
const ZIP = Buffer.concat([Buffer.from('PK\x05\x06'), Buffer.alloc(18)]);

function formOf(content: Uint8Array | string, name = 'drawing.png', more: Record<string, string> = {}) {
  const form = new FormData();
  for (const [key, value] of Object.entries(more)) form.append(key, value);
  form.append('file', new File([typeof content === 'string' ? content : new Uint8Array(content)], name));
  return form;
}
const upload = (path: string, body: NonNullable<TestCall['body']>, as = 'ada', more: TestCall = {}) =>
  tenant.call(path, { method: 'POST', body, as, ...more });
async function attach(path: string, body: FormData, as = 'ada'): Promise<Attachment> {
  const response = await upload(path, body, as);
  const json: unknown = await response.json();
  expect(response.status, JSON.stringify(json)).toBe(200);
  return attachmentSchema.parse(json);
}
async function addItem(as = 'ada') {
  const form = { tab: 'valves', productId: 'rillo_b12_15', qty: 1 };
  const item = (await tenant.json('/cart/items', { form, as })) as { '#id': string };
  return item['#id'];
}
const itemsOf = async (as = 'ada') => cartItemsSchema.parse(await tenant.json('/cart/items', { as })).items;
const cartOf = async (as = 'ada') => cartSchema.parse(await tenant.json('/cart', { as }));
const requestsOf = async (as: string) =>
  firmRequestsSchema.parse(await tenant.json('/proposal/firm-requests', { as }));
/** Bytes in the store, whole or not. */
const blobs = () =>
  existsSync(tenant.filesFolder)
    ? readdirSync(tenant.filesFolder, { recursive: true, withFileTypes: true }).filter((entry) =>
        entry.isFile(),
      )
    : [];

test('a file is attached to the cart and to an item, listed, downloaded as it was, and deleted', async () => {
  const item = await addItem();
  const ofCart = await attach('/cart/attachment', formOf(PDF, 'Größen & Maße.pdf'));
  expect(ofCart).toMatchObject({
    name: 'Größen & Maße.pdf',
    contentType: 'application/pdf',
    size: PDF.length,
  });
  const ofItem = await attach(`/cart/items/${item}/attachment`, formOf(PNG));
  expect((await cartOf()).attachments).toEqual([ofCart]);
  expect((await itemsOf())[0]?.attachments).toEqual([ofItem]);
  const complete = (await tenant.json('/cart/complete', { as: 'ada' })) as Record<string, unknown>;
  expect(complete['ShoppingCart']).toMatchObject({ attachments: [ofCart] });

  const download = await tenant.call('/cart/attachment/download', {
    query: { attachmentId: ofItem.id },
    as: 'ada',
  });
  expect(download.headers.get('Content-Disposition')).toContain('attachment; filename="drawing.png"');
  expect(Buffer.from(await download.arrayBuffer()).equals(PNG)).toBe(true);

  // Neither another customer nor another path gets at it.
  const query = { attachmentId: ofItem.id };
  expect((await tenant.call('/cart/attachment/download', { query, as: 'eve' })).status).toBe(404);
  expect((await tenant.call('/cart/attachment', { method: 'DELETE', query, as: 'eve' })).status).toBe(404);
  expect((await tenant.call('/cart/attachment', { method: 'DELETE', query, as: 'ada' })).status).toBe(404);
  const path = `/cart/items/${item}/attachment`;
  expect((await tenant.call(path, { method: 'DELETE', query, as: 'ada' })).status).toBe(200);
  expect((await tenant.call(path, { method: 'DELETE', query, as: 'ada' })).status).toBe(404);
  expect((await itemsOf())[0]?.attachments).toEqual([]);
  expect(blobs()).toHaveLength(1);
});

test('files go with their item and their cart, and stay with a firm request', async () => {
  const as = 'grace';
  const [first, second] = [await addItem(as), await addItem(as)];
  const before = blobs().length;
  const kept = await attach(`/cart/items/${second}/attachment`, formOf(PDF, 'a.pdf'), as);
  const ofCart = await attach('/cart/attachment', formOf(PNG), as);
  await attach(`/cart/items/${first}/attachment`, formOf(PDF, 'b.pdf'), as);
  await tenant.call(`/cart/items/${first}`, { method: 'DELETE', as });
  expect(blobs()).toHaveLength(before + 2);

  const form = { customerName: 'Grace', customerEmail: 'grace@example.com', customerPhoneNumber: '1' };
  expect((await tenant.call('/proposal/firm-requests', { method: 'POST', form, as })).status).toBe(200);
  await removeFilesOfNothing({ ...tenant.deps, clock: () => new Date('2030-01-01') });
  const query = { attachmentId: kept.id };
  expect((await tenant.call('/cart/attachment/download', { query, as })).status).toBe(200);
  expect((await tenant.call('/cart/attachment/download', { query, as: 'eve' })).status).toBe(404);
  for (const path of ['/cart/attachment', `/cart/items/${second}/attachment`])
    expect((await tenant.call(path, { method: 'DELETE', query, as })).status).toBe(404);
  expect(await requestsOf(as)).toMatchObject([{ attachments: [ofCart], items: [{ attachments: [kept] }] }]);
  // What belongs to the request takes nothing of the customer's room.
  expect(await tenant.deps.files.listAll(as, [attachmentsOfItem(second)])).toEqual([]);

  await attach('/cart/attachment', formOf(PDF, 'c.pdf'), as);
  await tenant.call('/cart', { method: 'DELETE', as });
  expect(blobs()).toHaveLength(before + 2);
});

test('what an abandoned cart has left is removed', async () => {
  const as = 'lost';
  await attach('/cart/attachment', formOf(PDF), as);
  await tenant.deps.database.deleteFrom('cart').where('external_id', '=', as).execute();
  expect(await removeFilesOfNothing(tenant.deps)).toBe(0); // an upload may still be under way
  expect(await removeFilesOfNothing({ ...tenant.deps, clock: () => new Date('2030-01-01') })).toBe(1);
});

test('a moved item takes its files along', async () => {
  const item = await addItem('from');
  const file = await attach(`/cart/items/${item}/attachment`, formOf(PDF), 'from');
  const form = { _externalId: 'to' };
  expect((await tenant.call(`/cart/items/${item}`, { method: 'PUT', form, as: 'from' })).status).toBe(200);
  expect((await itemsOf('to'))[0]?.attachments).toEqual([file]);
  const query = { attachmentId: file.id };
  expect((await tenant.call('/cart/attachment/download', { query, as: 'from' })).status).toBe(404);
});

describe('what is in a file decides, not what it is called', () => {
  test.each([
    ['a picture called a program', PNG, 'photo.exe', 'photo.exe.png', 'image/png'],
    ['a document called a picture', PDF, 'photo.png', 'photo.png.pdf', 'application/pdf'],
    ['an archive', ZIP, 'all.ZIP', 'all.ZIP', 'application/zip'],
    ['a table', 'a;b\n1;2\n', 'parts.csv', 'parts.csv', 'text/csv'],
    ['a text called a page', 'just words', 'page.html', 'page.html.txt', 'text/plain'],
  ])('%s', async (_, content, sent, name, contentType) => {
    expect(await attach('/cart/attachment', formOf(content, sent))).toMatchObject({ name, contentType });
  });

  test.each([
    ['a program', Buffer.from('MZ\x90\x00\x03\x00\x00\x00'), 'setup.pdf'],
    ['an ELF program', Buffer.from('\x7fELF\x02\x01\x01\x00'), 'photo.png'],
    ['a page', '<!DOCTYPE html><script>alert(1)</script>', 'notes.txt'],
    ['a picture with script', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', 'logo.svg'],
    ['a page behind words', 'hello <script>alert(1)</script>', 'notes.txt'],
    ['bytes of no type', Buffer.from([0, 1, 2, 3, 255]), 'data.bin'],
  ])('%s is refused', async (_, content, name) => {
    const before = blobs().length;
    const error = await errorOf(
      await upload('/cart/attachment', formOf(content, name), 'ada', { language: 'de' }),
    );
    expect(error).toMatchObject({
      status: 415,
      message: expect.stringContaining('nicht angehängt') as string,
    });
    expect(blobs()).toHaveLength(before);
  });

  test('an empty file is refused', async () => {
    expect((await upload('/cart/attachment', formOf(''))).status).toBe(400);
  });
});

describe('names', () => {
  test.each([
    ['../../etc/passwd', 'passwd.txt'],
    ['..\\..\\boot.txt', 'boot.txt'],
    ['a\u202egnp.txt', 'agnp.txt'],
    ['..', 'file.txt'],
    ['CON.txt', '_CON.txt'],
    ['a<b>:"c".txt', 'a_b___c_.txt'],
    [`${'x'.repeat(300)}.txt`, `${'x'.repeat(116)}.txt`],
  ])('%j is made safe', async (sent, name) => {
    expect((await attach('/cart/attachment', formOf('text', sent))).name).toBe(name);
  });

  test('with NUL in it is refused', async () => {
    expect((await upload('/cart/attachment', formOf('text', 'a\0b.txt'))).status).toBe(400);
  });

  test('two uploads of one name at once are two files', async () => {
    const both = await Promise.all(
      [1, 2].map((n) => attach('/cart/attachment', formOf(`text ${n}`, 'same.txt'), 'twin')),
    );
    expect(new Set(both.map(({ id }) => id)).size).toBe(2);
    expect((await cartOf('twin')).attachments?.map(({ name }) => name)).toEqual(['same.txt', 'same.txt']);
  });
});

describe('limits', () => {
  test('of a file and of a customer are said in the language of the call', async () => {
    const large = formOf(`${'x'.repeat(1_000_001)}`, 'large.txt');
    const error = await errorOf(await upload('/cart/attachment', large, 'big', { language: 'de' }));
    expect(error).toMatchObject({ status: 413, cause: 'File too large' });
    expect(error.message).toMatch(/zu groß.*1 MB/);
    for (let i = 0; i < 4; i++)
      await attach('/cart/attachment', formOf('x'.repeat(999_000), `${i}.txt`), 'big');
    const full = await errorOf(await upload('/cart/attachment', formOf('x'.repeat(9_000), '5.txt'), 'big'));
    expect(full).toMatchObject({ status: 413, cause: 'No room left' });
    expect((await cartOf('big')).attachments).toHaveLength(4);
  });

  test('of how many there are', async () => {
    for (let i = 0; i < 50; i++) await attach('/cart/attachment', formOf('x', `${i}.txt`), 'many');
    expect((await upload('/cart/attachment', formOf('x', '51.txt'), 'many')).status).toBe(400);
  });
});

describe('nothing is stored of a body', () => {
  const boundary = 'b0undary';
  const headers = { 'Content-Type': `multipart/form-data; boundary=${boundary}` };
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n`;
  const send = (body: NonNullable<TestCall['body']>) =>
    tenant.call('/cart/attachment', { method: 'POST', body, as: 'half', headers });

  test.each([
    ['that stops in the file', `${head}half of the te`],
    ['that stops behind the file', `${head}text\r\n--${boundary}`],
    ['that stops in a head', head.slice(0, 40)],
    [
      'without a file',
      `--${boundary}\r\nContent-Disposition: form-data; name="other"\r\n\r\nx\r\n--${boundary}--\r\n`,
    ],
    ['that is no form', 'hello'],
    ['that is empty', ''],
  ])('%s', async (_, body) => {
    const before = blobs().length;
    expect((await send(body)).status).toBe(400);
    expect(blobs()).toHaveLength(before);
    expect((await cartOf('half')).attachments).toEqual([]);
  });

  test('whose sender goes away', async () => {
    const before = blobs().length;
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode(`${head}${'half '.repeat(40_000)}`)),
      pull: (controller) => controller.error(new Error('The browser has gone.')),
    });
    const request = new Request('http://x/self-service-api-v1.3/cart/attachment', {
      method: 'POST',
      headers: { ...headers, 'X-Key': 'key-of-the-test-tenant', 'X-External-ID': 'half' },
      body,
      duplex: 'half',
    });
    expect((await tenant.app.request(request)).status).toBe(400);
    expect(blobs()).toHaveLength(before);
  });

  test('that the disk has no room for', async () => {
    // The next id, whose file is a device that is always full.
    const id = (BigInt(`0x${tenant.deps.randomId()}`) + 1n).toString(16).padStart(32, '0');
    mkdirSync(join(tenant.filesFolder, '00'), { recursive: true });
    symlinkSync('/dev/full', join(tenant.filesFolder, '00', `${id}.part`));
    const response = await upload('/cart/attachment', formOf('text', 'a.txt'), 'half');
    expect(await errorOf(response)).toMatchObject({ status: 507, cause: 'Storage full' });
    expect((await cartOf('half')).attachments).toEqual([]);
    expect(existsSync(join(tenant.filesFolder, '00', `${id}.part`))).toBe(false);
  });
});

test('an item of another customer is not there, and the id of an attachment is mandatory', async () => {
  const item = await addItem();
  expect((await upload(`/cart/items/${item}/attachment`, formOf(PDF), 'eve')).status).toBe(404);
  expect((await tenant.call('/cart/attachment', { method: 'DELETE', as: 'ada' })).status).toBe(400);
  expect((await upload('/cart/attachment', formOf(PDF), 'ada', { key: null })).status).toBe(403);
});
