import { readdirSync, existsSync } from 'node:fs';
import sharp from 'sharp';
import { deflateSync, crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { customImagesSchema } from '#contract/custom-image.ts';
import { ThreadPool } from '#server/platform/thread-pool.ts';
import { errorOf } from '../testing/test-customer.ts';
import { startTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { fileKey } from './file-key.ts';

const threads = new ThreadPool({
  slots: 1,
  waiting: 8,
  perOwner: 8,
  limit: 60_000,
  memory: 256,
  entry: new URL('../../platform/pictures/picture-worker-source.mjs', import.meta.url),
});
let tenant: TestTenant;
let logo: Buffer;
let photo: Buffer;
beforeAll(async () => {
  tenant = await startTestTenant({ pictureThreads: threads });
  const size = { width: 300, height: 200, channels: 4 as const };
  logo = await sharp({ create: { ...size, background: { r: 200, g: 0, b: 0, alpha: 0.5 } } })
    .png()
    .toBuffer();
  photo = await sharp({ create: { width: 3_000, height: 100, channels: 3, background: 'navy' } })
    .withExif({ IFD0: { Copyright: 'somewhere secret' } })
    .jpeg()
    .toBuffer();
});
afterAll(async () => {
  threads.close();
  await tenant.close();
});

const FIELD = 'badge_field';
const as = 'ada';

async function start(owner = as): Promise<string> {
  const started = (await tenant.json('/config/start/bikes/calvin', { form: {}, as: owner })) as {
    configId: string;
  };
  return started.configId;
}
const send = (
  method: 'POST' | 'PUT' | 'DELETE',
  configId: string,
  file: string,
  { bytes, owner = as, field = FIELD }: { bytes?: Uint8Array; owner?: string; field?: string } = {},
) =>
  tenant.call(`/custom-images/${configId}/${field}`, {
    method,
    query: { file },
    as: owner,
    language: 'de',
    ...(bytes &&
      method === 'POST' && {
        body: new Uint8Array(bytes),
        headers: { 'Content-Type': 'application/octet-stream' },
      }),
  });
async function list(configId: string) {
  const path = `/custom-images/${configId}/${FIELD}/get-custom-image-file-list`;
  return customImagesSchema.parse(await tenant.json(path, { as })).files;
}
interface Seen {
  readonly visualization: { readonly customImagesRootPath: string; readonly customImageData?: string };
}
async function seen(configId: string, form: Record<string, string> = { step: 'next' }) {
  const path = form['step'] ? '/config/step' : '/config/commit';
  const { visualization } = (await tenant.json(path, { form: { configId, ...form }, as })) as Seen;
  const data = JSON.parse(visualization.customImageData ?? '{}') as Record<
    string,
    { selected?: string; available: Record<string, string> }
  >;
  return { root: visualization.customImagesRootPath, ...data[FIELD] };
}
const selections = async (configId: string) => {
  const path = `/custom-images/${configId}/get-selected-custom-images`;
  return ((await tenant.json(path, { as })) as { selections: unknown[] }).selections;
};
const blobs = () =>
  existsSync(tenant.filesFolder)
    ? readdirSync(tenant.filesFolder, { recursive: true, withFileTypes: true }).filter((entry) =>
        entry.isFile(),
      ).length
    : 0;

test('a picture is uploaded, listed, chosen, kept through cart and reconfiguration, and deleted', async () => {
  const configId = await start();
  expect((await send('POST', configId, 'logo.png', { bytes: logo })).status).toBe(200);
  expect((await send('POST', configId, 'team photo.jpg', { bytes: photo })).status).toBe(200);
  const files = await list(configId);
  expect(files.map(({ key }) => key)).toEqual(['logo.png', 'team photo.jpg']);

  // The pictures are our own: smaller, and without what was hidden in them.
  const pictures = await Promise.all(
    files
      .flatMap(({ url, thumbnailUrl }) => [url, thumbnailUrl])
      .map(async (url) => {
        const response = await tenant.app.request(url);
        expect(response.status).toBe(200);
        return sharp(Buffer.from(await response.arrayBuffer())).metadata();
      }),
  );
  expect(pictures.map(({ format, width }) => [format, width])).toEqual([
    ['png', 300],
    ['png', 192],
    ['jpeg', 2_048],
    ['jpeg', 192],
  ]);
  expect(pictures[2]?.exif).toBeUndefined();

  expect((await send('PUT', configId, 'logo.png')).status).toBe(200);
  expect(await selections(configId)).toEqual([{ id: FIELD, value: 'logo.png' }]);
  const { root, selected, available } = await seen(configId);
  expect(`${root}${selected}`).toBe(files[0]?.url);
  expect(Object.keys(available ?? {})).toEqual(['logo.png', 'team photo.jpg']);

  // Another picture under the same name takes the place of the first, at another address.
  const before = blobs();
  await send('POST', configId, 'logo.png', { bytes: photo });
  expect(blobs()).toBe(before);
  expect((await seen(configId)).selected).not.toBe(selected);
  expect((await tenant.app.request(`${root}${selected}`)).status).toBe(404);

  await tenant.json('/cart/items', { form: { configId }, as });
  await tenant.json('/config/start', { form: { configId }, as });
  expect(await selections(configId)).toEqual([{ id: FIELD, value: 'logo.png' }]);
  expect((await list(configId)).length).toBe(2);

  expect((await send('DELETE', configId, 'logo.png')).status).toBe(200);
  expect((await send('DELETE', configId, 'logo.png')).status).toBe(404);
  expect(await selections(configId)).toEqual([]);
  expect((await seen(configId)).selected).toBeUndefined();

  await tenant.call(`/cart/items/${configId}`, { method: 'DELETE', as });
  expect(blobs()).toBe(before - 4);
});

test('pictures are their owner’s', async () => {
  const configId = await start();
  await send('POST', configId, 'logo.png', { bytes: logo });
  for (const method of ['POST', 'PUT', 'DELETE'] as const)
    expect((await send(method, configId, 'logo.png', { bytes: logo, owner: 'eve' })).status).toBe(404);
  const path = `/custom-images/${configId}/${FIELD}/get-custom-image-file-list`;
  expect((await tenant.call(path, { as: 'eve' })).status).toBe(404);
  const { root, available } = await seen(configId);
  const [file = ''] = Object.values(available ?? {});
  expect((await tenant.app.request(`${root}${file}`)).status).toBe(200);
  const forged = root.replace(/\.[0-9a-f]+\/$/, `.${'0'.repeat(32)}/`);
  expect((await tenant.app.request(`${forged}${file}`)).status).toBe(404);
  const second = await start();
  await send('POST', second, 'logo.png', { bytes: logo });
  const other = (await seen(second)).root;
  expect((await tenant.app.request(`${other}${file}`)).status).toBe(404);
});

test('what is not there is 404', async () => {
  const configId = await start();
  expect((await send('POST', configId, 'logo.png', { bytes: logo, field: 'engraving_field' })).status).toBe(
    404,
  );
  expect((await send('PUT', configId, 'none.png')).status).toBe(404);
  expect((await send('POST', 'no-such-configuration', 'logo.png', { bytes: logo })).status).toBe(404);
  // A name that was committed and has no picture is no selection.
  await seen(configId, { parameter: FIELD, value: 'none.png' });
  expect(await selections(configId)).toEqual([]);
});

/** A chunk of a PNG. */
function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, tail]);
}

/** A PNG whose head says this size. */
function png(width: number, height: number, pixels: Uint8Array, ...more: Buffer[]): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    ...more,
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('refused, and nothing is stored:', () => {
  const zeros = Buffer.alloc(20_000_000);
  test.each([
    ['50,000 × 50,000 pixels, before they are decoded', 413, () => png(50_000, 50_000, Buffer.alloc(1_000))],
    ['a picture of a type that is not taken', 415, () => Buffer.from('P5 100 100 255 ')],
    [
      'a picture with script',
      415,
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
    ],
    [
      'a picture with script behind a declaration',
      415,
      () => Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
    ],
    ['a document', 415, () => Buffer.from('%PDF-1.7')],
    ['half a picture', 415, () => photo.subarray(0, photo.length / 2)],
    ['nothing', 415, () => Buffer.alloc(0)],
    ['too many bytes', 413, () => Buffer.alloc(1_000_001)],
  ])('%s', async (_, status, bytes) => {
    const configId = await start();
    const before = blobs();
    const error = await errorOf(await send('POST', configId, 'x.png', { bytes: bytes() }));
    expect(error).toMatchObject({ status });
    expect(error.message).toMatch(/[äöüß]|Bild/);
    expect(blobs()).toBe(before);
  });

  test('texts in a picture that unfold to 20 MB are left out', async () => {
    const configId = await start();
    const text = Buffer.concat([Buffer.from('Comment\0\0', 'latin1'), deflateSync(zeros)]);
    const bomb = png(2, 2, Buffer.alloc(6), chunk('zTXt', text));
    const response = await send('POST', configId, 'x.png', { bytes: bomb });
    expect([200, 415]).toContain(response.status);
    for (const { sizeInBytes } of await list(configId)) expect(sizeInBytes).toBeLessThan(2_000);
  });
});

test('no name is a path, in whatever way it is written', async () => {
  const dots = [
    '..',
    '.',
    '%2e%2e',
    '%252e%252e',
    '．．',
    '..%00',
    '.%2e',
    '\u202e..',
    '..\u0000',
    '&#46;&#46;',
  ];
  const slashes = ['/', '\\', '%2f', '%5c', '%252f', '%c0%af', '\u2044', '\u2215', '／', '%u2215'];
  const targets = ['etc/passwd', 'logo.png', ''];
  const forms = [
    ...dots.flatMap((dot) =>
      slashes.flatMap((slash) => targets.map((target) => `${dot}${slash}${dot}${slash}${target}`)),
    ),
    ...[
      '/etc/passwd',
      'C:\\boot.ini',
      'C:boot.ini',
      'file:///etc/passwd',
      '\\\\host\\share',
      'CON',
      'nul.png',
    ],
    ...[
      '',
      ' ',
      '.',
      '..',
      '.htaccess',
      'a\0.png',
      'logo.png ',
      `${'x'.repeat(300)}.png`,
      'a\nb.png',
      'logo.png.',
    ],
  ];
  expect(forms.length).toBeGreaterThan(200);
  for (const form of forms) expect(() => fileKey(form), JSON.stringify(form)).toThrow('plain name');
  for (const name of ['logo.png', 'Größe 2.jpg', '50%.png', 'ロゴ.webp', 'a+b (1).gif'])
    expect(fileKey(name)).toBe(name.normalize('NFC'));

  // Some of them by way of the calls.
  const configId = await start();
  for (const form of ['../logo.png', '..\\logo.png', '%2e%2e%2flogo.png', 'a\0.png', ''])
    for (const method of ['POST', 'PUT', 'DELETE'] as const)
      expect((await send(method, configId, form, { bytes: logo })).status, `${method} ${form}`).toBe(404);
});
