import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogSearchSchema } from '#contract/catalog.ts';
import { configurationSchema } from '#contract/configuration.ts';
import { API_BASE } from '#contract/endpoint.ts';
import { modelText } from '#server/model/testing/model-folder.ts';
import { openShop } from '../testing/sample-shop.ts';
import { realCatalog, startTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { noPicture } from './picture-files.ts';

let tenant: TestTenant;
let strong: string;
beforeAll(async () => {
  tenant = await startTestTenant();
  const { rows } = catalogSearchSchema.parse(await tenant.json('/catalog/search/bikes'));
  strong = rows[0]?.['productId'] ?? '';
});
afterAll(() => tenant.close());

/** Width and height stand at a fixed place in every PNG. */
function pngSize(bytes: Buffer): [number, number] {
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

async function bytesOf(response: Response): Promise<Buffer> {
  return Buffer.from(await response.arrayBuffer());
}

describe('pictures of products', () => {
  it('are served under every name of the attribute and of the type, weak and strong', async () => {
    const contents = new Set<string>();
    for (const path of [
      `/product/calvin/image/image`,
      `/Product/calvin/image/thumbnail`,
      `/product/${strong}/image/image`,
    ]) {
      const response = await tenant.call(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('Content-Type')).toBe('image/webp');
      contents.add((await bytesOf(response)).toString());
    }
    expect(contents.size).toBe(1);
    expect([...contents][0]).toContain('WEBPVP8');
  });

  it('are what the catalog points to, plain products included', async () => {
    for (const tab of ['bikes', 'valves']) {
      const { rows } = catalogSearchSchema.parse(await tenant.json(`/catalog/search/${tab}`));
      const image = rows[0]?.['image'] ?? '';
      expect(image).toMatch(/^\/self-service-api-v1\.3\/product\//);
      expect((await tenant.call(image.slice(API_BASE.length))).status).toBe(200);
    }
  });

  it('are found by the type that the catalog gives a product', async () => {
    const { rows } = catalogSearchSchema.parse(await tenant.json('/catalog/search/valves'));
    const { type = '', '#id': id = '' }: Record<string, string> = rows[0] ?? {};
    expect(type).toBe('Part');
    for (const name of [type, 'part', 'Product'])
      expect((await tenant.call(`/${name}/${id}/image/catalogImage`)).status).toBe(200);
    expect((await tenant.call('/Part/calvin/image/image')).status).toBe(404);
  });

  it('may be kept for good under a revision, and are asked for again without one', async () => {
    const kept = await tenant.call(`/product/${strong}/image/image`);
    expect(kept.headers.get('Cache-Control')).toMatch(/^private, max-age=\d+, immutable$/);
    const checked = await tenant.call('/product/calvin/image/image');
    expect(checked.headers.get('Cache-Control')).toBe('private, no-cache');
    const again = await tenant.call('/product/calvin/image/image', {
      headers: { 'If-None-Match': checked.headers.get('ETag') ?? '' },
    });
    expect(again.status).toBe(304);
    expect(checked.headers.get('Content-Security-Policy')).toContain('sandbox');
  });

  it.each([
    ['/product/calvin/image/price', 404],
    ['/product/unicycle/image/image', 404],
    ['/bicycle/calvin/image/image', 404],
    ['/product/calvin/image/resources', 404],
    ['/product/calvin/image/resources?file=../model.yaml', 404],
    ['/product/calvin/image/resources?file=model.yaml', 404],
    ['/user/calvin/image/image', 403],
    ['/ShoppingCart/x/image/image', 403],
  ] as const)('%s: %i', async (path, status) => {
    expect((await tenant.call(path)).status).toBe(status);
  });
});

describe('pictures of a model', () => {
  it('are served for every address a configuration gives', async () => {
    const started = configurationSchema.parse(
      await tenant.json('/config/start/bikes/calvin', { form: {}, as: 'a' }),
    );
    const addresses = new Set<string>();
    for (const { name } of started.steps) {
      const form = { configId: started.configId ?? '', step: name };
      const body: unknown = await tenant.json('/config/step', { form, as: 'a' });
      const found = JSON.stringify(body).matchAll(/"tc_(?:component|group)_picture":"([^"]+)"/g);
      for (const [, address = ''] of found) addresses.add(address);
    }
    expect(addresses.size).toBeGreaterThan(20);
    for (const address of addresses) {
      const response = await tenant.call(address.slice(API_BASE.length));
      expect([address, response.status]).toEqual([address, 200]);
      expect(response.headers.get('Cache-Control')).toContain('immutable');
    }
    // Some clients ask for the same by its whole address.
    const [first = ''] = addresses;
    const resource = await tenant.call('/product/calvin/image/resources', { query: { file: first } });
    expect(await bytesOf(resource)).toEqual(await bytesOf(await tenant.call(first.slice(API_BASE.length))));
  });

  it('are served as resources by the name of the file', async () => {
    const response = await tenant.call('/product/calvin/image/resources', {
      query: { file: 'product.webp' },
    });
    expect(await bytesOf(response)).toEqual(await bytesOf(await tenant.call('/product/calvin/image/image')));
  });

  it('default to a PNG of 100 × 75 for an element without one', async () => {
    const response = await tenant.call('/product/calvin/image/size/medium');
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe('image/png');
    expect(pngSize(await bytesOf(response))).toEqual([100, 75]);
    expect(pngSize(noPicture)).toEqual([100, 75]);
  });

  it.each([
    '/product/calvin/image/size/gigantic',
    '/product/calvin/image/no_domain/medium',
    '/product/calvin/image/group/no_group',
    '/product/calvin/image/tab/step_needs',
    '/product/calvin/image/field/bike_size_field',
    '/product/calvin/image/field-view/bike_size_field',
    '/product/unicycle/image/size/medium',
    '/product/rillo_b12_15/image/size/medium',
  ])('404: %s', async (path) => {
    expect((await tenant.call(path)).status).toBe(404);
  });
});

it('pictures of a step, a group and a field, and of the detailed view of a field', async () => {
  const svg = (name: string) => `<svg xmlns="http://www.w3.org/2000/svg"><title>${name}</title></svg>`;
  const names = ['tab', 'group', 'field', 'field-view'];
  const { tenant: shop, start } = await openShop(
    modelText({
      domains: '{ size: { label: Size, values: { small: Small } } }',
      fields: `
  size_field: { label: Size, domain: size, field_picture: field.svg, detail_picture: field-view.svg }
  note_field: { label: Note, type: text }`,
      steps:
        '\n  - { step: s, label: S, picture: tab.svg, groups: [{ group: g, label: G, picture: group.svg, members: [size_field, note_field] }] }',
    }),
    Object.fromEntries(names.map((name) => [`thing/pictures/${name}.svg`, svg(name)])),
  );
  const ids = { tab: 's', group: 'g', field: 'size_field', 'field-view': 'size_field' };
  for (const [section, id] of Object.entries(ids)) {
    const response = await shop.call(`/product/thing/image/${section}/${id}`);
    expect(await response.text()).toBe(svg(section));
    const resource = await shop.call('/product/thing/image/resources', { query: { file: `${section}.svg` } });
    expect(await resource.text()).toBe(svg(section));
    expect((await shop.call(`/product/thing/image/${section}/note_field`)).status).toBe(404);
  }
  const body = JSON.stringify(await start());
  expect(body.match(/"hasDetailedView":"true"/g)).toHaveLength(1);
});

describe('pictures of cart items', () => {
  it('are those of the product, for the owner and for calls that name nobody', async () => {
    const { '#id': id } = (await tenant.json('/cart/items', {
      form: { tab: 'valves', productId: 'rillo_b12_15' },
      as: 'a',
    })) as { '#id': string };
    const path = `/cart/items/${id}/image/catalogImage`;
    expect((await tenant.call(path, { as: 'a' })).status).toBe(200);
    expect((await tenant.call(path)).status).toBe(200);
    expect((await tenant.call(path, { as: 'stranger' })).status).toBe(404);
    expect((await tenant.call(`/cart/items/${id}/image/screenshot1`, { as: 'a' })).status).toBe(404);
    expect((await tenant.call('/cart/items/unknown/image/catalogImage')).status).toBe(404);
  });
});

describe('pictures of configured cart items', () => {
  it('show the item as it is configured, and change with it', async () => {
    const { configId = '' } = configurationSchema.parse(
      await tenant.json('/config/start/bikes/calvin', { form: {}, as: 'b' }),
    );
    const { '#id': id, catalogImage } = (await tenant.json('/cart/items', {
      form: { configId },
      as: 'b',
    })) as {
      '#id': string;
      catalogImage: string;
    };
    expect(catalogImage).toContain('/image/');
    const ofItem = await tenant.call(`/cart/items/${id}/image/catalogImage`, { as: 'b' });
    expect(ofItem.headers.get('Cache-Control')).toBe('private, no-cache');
    const shown = await bytesOf(ofItem);
    expect(shown).toEqual(await bytesOf(await tenant.call(catalogImage.slice(API_BASE.length))));
    expect(shown).not.toEqual(await bytesOf(await tenant.call('/product/calvin/image/image')));
  });
});

describe('a picture that leads out of the models folder', () => {
  it('is 403, however it got there, and 404 when it is gone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bespoke-pictures-'));
    mkdirSync(join(folder, 'models'));
    writeFileSync(join(folder, 'outside.svg'), '<svg/>');
    writeFileSync(join(folder, 'models', 'secrets.json'), '{}');
    symlinkSync(join(folder, 'outside.svg'), join(folder, 'models', 'link.svg'));
    const catalog = await realCatalog();
    const status = async (picture: string) => {
      const tabs = catalog.tabs.map((tab) => ({
        ...tab,
        products: tab.products.map((product) => ({ ...product, picture })),
      }));
      const tenantOfTest = await startTestTenant({
        catalog: { ...catalog, tabs },
        modelsFolders: [join(folder, 'models')],
      });
      const response = await tenantOfTest.call('/product/rillo_b12_15/image/image');
      await tenantOfTest.close();
      return response.status;
    };
    expect(await status(join(folder, 'outside.svg'))).toBe(403);
    expect(await status(join(folder, 'models', 'link.svg'))).toBe(403);
    expect(await status(join(folder, 'models', 'secrets.json'))).toBe(403);
    expect(await status(join(folder, 'models', 'gone.svg'))).toBe(404);
    rmSync(folder, { recursive: true });
  });
});
