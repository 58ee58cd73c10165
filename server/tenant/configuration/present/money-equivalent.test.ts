import { expect, test } from 'vitest';
import { modelText } from '#server/model/testing/model-folder.ts';
import { openShop } from '../../testing/sample-shop.ts';
import { pairs, parameter } from '../../testing/test-configurator.ts';

const model = modelText({
  fields: `
  desk_field: { label: Desk, type: yesno, price: 900, default: yes }
  budget_field: { label: Budget, help: At most., type: integer, min: 100, max: 5000, default: 3000, unit: EUR }
  limit_field: { label: Limit, type: decimal, decimals: 1, min: 0, max: 5000, default: 2.5, unit: EUR }
  load_field: { label: Load, type: integer, min: 1, max: 90, default: 40, unit: kg }`,
  rules: '{ affordable: { text: T, require: desk_field.price <= budget_field } }',
  steps:
    '\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [desk_field, budget_field, limit_field, load_field] }] }',
});

test("an amount in the model's currency says what it is in the customer's, which budgets of completions are in", async () => {
  const { tenant, start, post } = await openShop(model, {
    catalog: 'currencies: { CHF: { rate: 0.94, round: 0.05 } }',
  });
  const { configId } = await start();
  const budgetIn = async (language: string, value: string) =>
    parameter(
      await post('/config/commit', pairs(configId, ['budget_field', value]), { as: 'ada', language }),
      'budget_field',
    );
  const help = ({ properties }: Awaited<ReturnType<typeof budgetIn>>) =>
    properties['tc_info_text']?.replace(/\s/g, ' ');
  expect(help(await budgetIn('en', '3000'))).toBe('At most.');

  await tenant.json('/cart', { method: 'PUT', form: { currency: 'CHF' }, as: 'ada' });
  const inFrancs = await budgetIn('en', '3001');
  expect(help(inFrancs)).toBe('At most. €3,001.00 is CHF 2,820.95 in your currency.');
  expect(inFrancs).toMatchObject({ value: '3001', properties: { tc_unit: 'EUR', tc_range_max: '5000' } });
  expect(help(await budgetIn('de', '3000'))).toContain('3.000,00 € sind 2.820,00 CHF in Ihrer Währung.');

  const answer = await post('/config/commit', pairs(configId, ['load_field', '41']));
  expect(parameter(answer, 'limit_field').properties['tc_info_text']).toContain('2.35');
  expect(parameter(answer, 'load_field').properties['tc_info_text']).toBeUndefined();
  expect(answer.extensions?.optimize?.currency).toBe('CHF');
});

test("a conflict names a budget in the model's currency and in the customer's", async () => {
  const { tenant, start, post } = await openShop(model, {
    catalog: 'currencies: { CHF: { rate: 0.94, round: 0.05 } }',
  });
  const { configId } = await start();
  const commit = async (field: string, value: string) =>
    (await post('/config/commit', pairs(configId, [field, value]), { as: 'ada', language: 'en' })).response;
  await commit('desk_field', 'Yes');
  await tenant.json('/cart', { method: 'PUT', form: { currency: 'CHF' }, as: 'ada' });
  await commit('budget_field', '2000');
  const plain = (text: string | undefined) => text?.replace(/\s/g, ' ');
  await commit('desk_field', 'No');
  await commit('budget_field', '500');
  const conflict = await commit('desk_field', 'Yes');
  expect(conflict.status).toBe('RESOLVABLE');
  const budget = conflict.changed?.find(({ name }) => name === 'budget_field');
  expect(plain(budget?.oldValueDescription)).toBe('500 EUR (CHF 470.00)');
  expect(
    plain(conflict.explanation?.commits.find(({ name }) => name === 'budget_field')?.valueDescription),
  ).toBe('500 EUR (CHF 470.00)');
});
