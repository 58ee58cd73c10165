import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cartItemSchema } from '#contract/cart.ts';
import { configurationSchema, type Configuration } from '#contract/configuration.ts';
import { loadCatalog } from '#server/model/compile/load-catalog.ts';
import type { ModelCatalog } from '#server/model/product/catalog-model.ts';
import { startTestTenant, type TestTenant } from '../testing/test-tenant.ts';

const me = 'customer';

const catalogFile = `
format: 1
language: en
currency: EUR
tabs:
  - tab: things
    title: Things
    configurable: yes
    columns: { name: Name }
    products: [{ id: lamp, model: lamp, price: 10 }]
`;

/** A lamp whose revisions differ by what a test says. */
function lampModel({
  colors = '{ red: Red, blue: Blue }',
  rules = '{}',
  extra = '',
  members = '',
} = {}): string {
  return `
format: 1
name: lamp
title: Lamp
language: en
currency: EUR
domains: { color: { label: Colour, values: ${colors} }, size: { label: Size, values: { s: S, l: L } } }
fields:
  color_field: { label: Colour, domain: color }
  size_field: { label: Size, domain: size }
  watts_field: { label: Watts, type: integer, min: 1, max: 100, default: 10 }
  note_field: { label: Note, type: text, max_length: 20 }
${extra}
needs: { size: size_field }
rules: ${rules}
steps:
  - step: first_step
    label: First
    groups:
      - { group: first_group, label: Group, members: [color_field, size_field, watts_field, note_field${members}] }
`;
}

let folder: string;
let tenant: TestTenant;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bespoke-revisions-'));
});
beforeEach(async () => {
  tenant = await startTestTenant({
    catalog: await catalogWith(
      lampModel({ extra: '  gone_field: { label: Gone, type: yesno }', members: ', gone_field' }),
    ),
  });
  return () => tenant.close();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function catalogWith(model: string): Promise<ModelCatalog> {
  const models = mkdtempSync(join(folder, 'models-'));
  writeFileSync(join(models, 'catalog.yaml'), catalogFile);
  mkdirSync(join(models, 'lamp'));
  writeFileSync(join(models, 'lamp', 'model.yaml'), model);
  return loadCatalog(models);
}

const everything = [
  ['color_field', 'blue'],
  ['watts_field', '80'],
  ['gone_field', 'Yes'],
  ['note_field', 'for the desk'],
] as const;

function pairs(id: string, sent: readonly (readonly [string, string])[]) {
  return [
    ['configId', id],
    ...sent.flatMap(([name, value]) => [
      ['parameter', name],
      ['value', value],
    ]),
  ] as [string, string][];
}

async function configured(): Promise<Configuration & { configId: string }> {
  const started = configurationSchema.parse(
    await tenant.json('/config/start/things/lamp', { form: { size: 'l' }, as: me }),
  );
  const form = pairs(started.configId ?? '', everything);
  const body: unknown = await tenant.json('/config/commit', { form, as: me });
  return { ...configurationSchema.parse(body), configId: started.configId ?? '' };
}

const values = (configuration: Configuration) =>
  Object.fromEntries(
    (configuration.steps[0]?.rootGroup?.members ?? []).flatMap((group) =>
      group.isGroup
        ? group.members.flatMap((member) =>
            member.isGroup ? [] : [[member.name, member.committed ? member.value : '']],
          )
        : [],
    ),
  );

const look = async (configId: string) =>
  configurationSchema.parse(
    await tenant.json('/config/step', { form: { configId, step: 'first_step' }, as: me }),
  );

describe('a new revision of the model', () => {
  it('keeps what still applies, names the rest once, and goes on', async () => {
    const { configId, productId } = await configured();
    await tenant.restart({ catalog: await catalogWith(lampModel({ colors: '{ red: Red, green: Green }' })) });
    const after = await look(configId);
    expect(after.productId).not.toBe(productId);
    expect(after.response).toMatchObject({
      status: 'OK',
      'not-applied': [
        { name: 'color_field', value: 'blue' },
        { name: 'gone_field', value: 'Yes' },
      ],
      message: 'Some parameters were not applied',
    });
    expect(values(after)).toEqual({
      color_field: '',
      size_field: 'l',
      watts_field: '80',
      note_field: 'for the desk',
    });
    expect((await look(configId)).response['not-applied']).toBeUndefined();
  });

  it('lets the older choice stand where two do not fit together any more', async () => {
    const { configId } = await configured();
    const rules =
      '{ blue_is_dim: { text: Blue lamps are dim., if: color_field = blue, then: watts_field <= 40 } }';
    await tenant.restart({ catalog: await catalogWith(lampModel({ rules })) });
    const after = await look(configId);
    expect(after.response['not-applied']).toEqual([
      { name: 'watts_field', value: '80' },
      { name: 'gone_field', value: 'Yes' },
    ]);
    expect(values(after)).toMatchObject({ color_field: 'blue', watts_field: '' });
  });

  it('keeps the needs before any choice', async () => {
    const { configId } = await configured();
    const rules =
      '{ large_is_red: { text: Large lamps are red., if: size_field = l, then: color_field = red } }';
    await tenant.restart({ catalog: await catalogWith(lampModel({ rules })) });
    const after = await look(configId);
    expect(values(after)).toMatchObject({ size_field: 'l', color_field: '' });
  });

  it('marks the items in the cart as outdated until they are reconfigured and added again', async () => {
    const { configId } = await configured();
    await tenant.json('/cart/items', { form: { configId }, as: me });
    await tenant.restart({ catalog: await catalogWith(lampModel({ colors: '{ red: Red, green: Green }' })) });
    const items = async () => ((await tenant.json('/cart/items', { as: me })) as { items: unknown[] }).items;
    expect(cartItemSchema.parse((await items())[0])).toMatchObject({
      isProductOutdated: true,
      productId: 'lamp',
    });
    const opened = configurationSchema.parse(
      await tenant.json('/config/start', { form: { configId }, as: me }),
    );
    expect(opened.response['not-applied']?.map(({ name }) => name)).toContain('color_field');
    await tenant.json('/cart/items', { form: { configId }, as: me });
    expect(cartItemSchema.parse((await items())[0])).toMatchObject({ isProductOutdated: false });
  });

  it('leaves the cart readable when the product is gone', async () => {
    const { configId } = await configured();
    await tenant.json('/cart/items', { form: { configId }, as: me });
    await tenant.restart({ catalog: { currency: 'EUR', currencies: new Map(), tabs: [] } });
    const { items } = (await tenant.json('/cart/items', { as: me })) as { items: unknown[] };
    expect(cartItemSchema.parse(items[0])).toMatchObject({
      isProductOutdated: true,
      product: 'lamp',
      unitNetPrice: '0.00',
    });
    expect((await tenant.call('/config/start', { form: { configId }, as: me })).status).toBe(404);
    expect((await tenant.call(`/cart/items/${configId}`, { method: 'DELETE', as: me })).status).toBe(200);
  });
});

describe('reconfiguring with other needs', () => {
  it('replaces the saved ones and reports the choices that do not fit them', async () => {
    const rules =
      '{ small_is_red: { text: Small lamps are red., if: size_field = s, then: color_field = red } }';
    await tenant.restart({
      catalog: await catalogWith(
        lampModel({ rules, extra: '  gone_field: { label: Gone, type: yesno }', members: ', gone_field' }),
      ),
    });
    const { configId } = await configured();
    await tenant.json('/cart/items', { form: { configId }, as: me });
    const opened = configurationSchema.parse(
      await tenant.json('/config/start', { form: { size: 's' }, query: { configId }, as: me }),
    );
    expect(opened.response['not-applied']).toEqual([{ name: 'color_field', value: 'blue' }]);
    expect(values(opened)).toMatchObject({ size_field: 's', color_field: '', watts_field: '80' });
  });
});

describe('contextual needs', () => {
  const rules =
    '{ large_is_red: { text: Large lamps are red., if: size_field = l, then: color_field = red } }';

  it('are never proposed to move: what contradicts them is refused, with the reason', async () => {
    await tenant.restart({ catalog: await catalogWith(lampModel({ rules })) });
    const started = configurationSchema.parse(
      await tenant.json('/config/start/things/lamp', { form: { size: 'l' }, as: me }),
    );
    for (const path of ['/config/commit', '/config/alternatives', '/config/accept']) {
      const form = pairs(started.configId ?? '', [['color_field', 'blue']]);
      const { response } = configurationSchema.parse(await tenant.json(path, { form, as: me }));
      expect(response.status).toBe('not OK');
      expect(response.explanation?.rules).toEqual([{ name: 'large_is_red', text: 'Large lamps are red.' }]);
    }
  });

  it('400: some that cannot hold together', async () => {
    const both = lampModel({ rules }).replace(
      'needs: { size: size_field }',
      'needs: { size: size_field, color: color_field }',
    );
    await tenant.restart({ catalog: await catalogWith(both) });
    const ask = (form: Record<string, string>) => tenant.call('/config/start/things/lamp', { form, as: me });
    expect((await ask({ size: 'l', color: 'blue' })).status).toBe(400);
    expect((await ask({ size: 's', color: 'blue' })).status).toBe(200);
  });
});

describe('free texts', () => {
  const commit = async (configId: string, value: string) =>
    configurationSchema.parse(
      await tenant.json('/config/commit', { form: pairs(configId, [['note_field', value]]), as: me }),
    );

  it('are trimmed and counted as people count', async () => {
    const { configId } = await configured();
    expect(values(await commit(configId, '  🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲 '))['note_field']).toBe(
      '🚲'.repeat(20),
    );
    const long = await commit(configId, 'x'.repeat(21));
    expect(long.response).toMatchObject({
      status: 'not OK',
      message: 'Note can have at most 20 characters.',
    });
    expect(values(long)['note_field']).toBe('🚲'.repeat(20));
  });

  it('refuse what cannot be printed, and go away with a blank', async () => {
    const { configId } = await configured();
    expect((await commit(configId, 'a\u0000b')).response.status).toBe('not OK');
    expect(values(await commit(configId, ' '))['note_field']).toBe('');
    await commit(configId, '<b>"\'&');
    const uncommitted = configurationSchema.parse(
      await tenant.json('/config/uncommit', { form: { configId, parameter: 'note_field' }, as: me }),
    );
    expect(values(uncommitted)['note_field']).toBe('');
  });
});
