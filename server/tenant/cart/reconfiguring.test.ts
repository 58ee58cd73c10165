import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CartItem } from '#contract/cart.ts';
import { readConfiguration } from '../testing/test-configurator.ts';
import { customerOf, errorOf } from '../testing/test-customer.ts';
import { startTestTenant, type TestTenant } from '../testing/test-tenant.ts';

let tenant: TestTenant;
let customers = 0;
let me: string;
beforeAll(async () => {
  tenant = await startTestTenant();
});
beforeEach(() => {
  me = `customer-${++customers}`;
});
afterAll(() => tenant.close());

const valve = { tab: 'valves', productId: 'rillo_b12_15' };
const { start, commit, add, items } = customerOf(
  () => tenant,
  () => me,
);

describe('reconfiguring', () => {
  async function inCart(): Promise<string> {
    const { configId } = await start(me);
    await commit(configId, 'bike_size_field', 'large');
    await add({ configId, qty: 4 });
    return configId;
  }
  const open = async (configId: string) =>
    readConfiguration(await tenant.json('/config/start', { form: { configId }, as: me }));
  const sizeOf = (item: CartItem | undefined) =>
    item?.configResult?.requiredParameterList.find(({ name }) => name === 'bike_size_field')?.value;

  it('opens a temporary version under the id of the item; the cart lists it until it is finished', async () => {
    const configId = await inCart();
    expect((await open(configId)).configId).toBe(configId);
    await commit(configId, 'bike_size_field', 'small');
    expect((await items()).map((item) => [item.isCheckedOut, sizeOf(item), item.qty])).toEqual([
      [true, 'small', 4],
    ]);
    const saved = await add({ configId });
    expect([saved.isCheckedOut, sizeOf(saved), saved.qty]).toEqual([false, 'small', 4]);
    expect((await items()).length).toBe(1);
  });

  it('puts everything back when it is cancelled', async () => {
    const configId = await inCart();
    await open(configId);
    await commit(configId, 'bike_size_field', 'small');
    expect(await tenant.json('/config/cancel', { form: { configId }, as: me })).toEqual({ status: 'ok' });
    expect((await items()).map((item) => [item.isCheckedOut, sizeOf(item)])).toEqual([[false, 'large']]);
  });

  it('continues what is open already', async () => {
    const configId = await inCart();
    await open(configId);
    await commit(configId, 'bike_size_field', 'small');
    expect(JSON.stringify((await open(configId)).steps)).toMatch(
      /"name":"bike_size_field"[^}]*"value":"small"/,
    );
  });

  it('survives a restart of the server', async () => {
    const configId = await inCart();
    await open(configId);
    await tenant.restart();
    await commit(configId, 'bike_size_field', 'medium');
    expect(sizeOf((await items())[0])).toBe('medium');
  });

  it('404: a configuration that is in no cart yet, a plain item, somebody else’s, and missing parameters', async () => {
    const { configId } = await start(me);
    const ask = (form: Record<string, string>, as?: string) =>
      tenant.call('/config/start', { form, ...(as && { as }) }).then(errorOf);
    expect(await ask({ configId }, me)).toMatchObject({
      status: 404,
      message: 'Cannot reconfigure unsaved configuration.',
    });
    const plain = await add(valve);
    expect((await ask({ configId: plain['#id'] }, me)).status).toBe(404);
    const item = await inCart();
    expect(await ask({ configId: item }, 'stranger')).toEqual(await ask({ configId: 'unknown' }, 'stranger'));
    expect(await ask({ configId }, 'stranger')).toEqual(await ask({ configId: 'unknown' }, 'stranger'));
    expect(await ask({}, me)).toMatchObject({ status: 404, cause: 'Missing parameter' });
    expect(await ask({ configId: item })).toMatchObject({ status: 404, cause: 'Missing parameter' });
  });
});
