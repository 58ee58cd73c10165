/** Every endpoint, asked for what belongs to somebody else: the answer is that to an id that never was. */
import { expect, it } from 'vitest';
import { openCustomer, openSampleShop, sampleCalls, send, type SampleCall } from '../testing/sample-calls.ts';
import type { TestCall, TestTenant } from '../testing/test-tenant.ts';

const NOBODY = { configId: '0'.repeat(32), itemId: 'f'.repeat(32), cartId: 'e'.repeat(32) };
const MARK = 'only for Ada';

/** Status and text of an answer, without what is different every time. */
async function answerOf(tenant: TestTenant, sample: SampleCall, call: TestCall): Promise<string> {
  const response = await send(tenant, sample, call);
  const text = Buffer.from(await response.arrayBuffer()).toString('latin1');
  const same = text
    .replace(/"uuid":"\w+"/, '')
    .replace(/"timestamp":"[^"]+"/, '')
    .replace(/"(lastModified|modifiedTime)":"[^"]+"/g, '');
  return `${response.status} ${same}`;
}

/** What a customer has, word for word. */
async function everythingOf(tenant: TestTenant, as: string, configId: string): Promise<string> {
  const answers = [
    await tenant.json('/cart/complete', { as }),
    await tenant.json('/proposal/firm-requests', { as }),
    await tenant.json('/config/bom', { query: { configId }, as }),
  ];
  return JSON.stringify(answers);
}

it('gives nobody what is another customer’s, and does nothing to it', async () => {
  const { tenant } = await openSampleShop();
  const ids = await openCustomer(tenant, 'ada');
  // A cart that was requested, and one that is open.
  const attributes = { customerName: MARK, customerEmail: 'ada@example.com' };
  await tenant.json('/proposal/firm-requests', { form: attributes, as: 'ada' });
  const open = await openCustomer(tenant, 'ada');
  await tenant.json('/cart', { method: 'PUT', form: { customerName: MARK }, as: 'ada' });
  const before = await everythingOf(tenant, 'ada', open.configId);
  expect(before).toContain(MARK);

  const wrong: string[] = [];
  for (const { itemId } of [ids, open]) {
    const victims = sampleCalls({ ...open, itemId });
    const unknown = sampleCalls({ ...open, ...NOBODY });
    for (const [index, victim] of victims.entries()) {
      // What is not about the item was asked already.
      if (itemId === open.itemId && !('itemId' in victim.parts)) continue;
      const nothing = unknown[index]!;
      for (const [title, call] of [
        ['no key', { key: null, as: 'ada' }],
        ['a wrong key', { key: 'wrong-key', as: 'ada' }],
        ['another customer', { as: 'eve' }],
        ['another customer who says to be Ada as well', { as: 'eve', ...addedExternalId(victim, 'ada') }],
      ] satisfies [string, TestCall][]) {
        const isNew = victim.name === 'start' || victim.name === 'leadStart';
        const answer = await answerOf(tenant, victim, call);
        const expected = await answerOf(tenant, nothing, call);
        if (answer.includes(MARK)) wrong.push(`${victim.name}, ${title}: tells what is Ada’s`);
        if (call.key !== undefined && !answer.startsWith('403'))
          wrong.push(`${victim.name}, ${title}: ${answer.slice(0, 80)}`);
        if (hasIds(victim) && !isNew && answer !== expected)
          wrong.push(`${victim.name}, ${title}: ${answer.slice(0, 200)}, not ${expected.slice(0, 200)}`);
        if (hasIds(victim) && answer.startsWith('200')) wrong.push(`${victim.name}, ${title}: 200`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(await everythingOf(tenant, 'ada', open.configId)).toBe(before);
});

/** Whether a call is about an object that its caller has to own. */
function hasIds({ parts, parameters }: SampleCall): boolean {
  return ['configId', 'itemId', 'cartId'].some(
    (id) => id in parts || parameters.some(([name]) => name === id),
  );
}

function addedExternalId({ endpoint, parameters }: SampleCall, id: string): TestCall {
  const sent = [...parameters, ['_externalId', id] as const];
  const inQuery = endpoint.method === 'GET' || endpoint.method === 'DELETE' || endpoint.body !== undefined;
  return inQuery ? { query: sent } : { form: sent };
}
