/** A part whose price is missing is never the cheapest, and whoever shows a price says that it is not in it. */
import { expect, test } from 'vitest';
import { optimizationSchema } from '#contract/optimization.ts';
import { modelText } from '#server/model/testing/model-folder.ts';
import { openShop } from '../testing/sample-shop.ts';
import { pairs, parameter } from '../testing/test-configurator.ts';

const boards = 'name,label,article,price\na,Board A,A-1,159.99\nb,Board B,B-1,\nc,Board C,C-1,99.99\n';

const shelf = (fields: string, rules = '{}') =>
  modelText({
    components: '{ board: { label: Board, file: boards.csv } }',
    fields,
    rules,
    steps: '\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [board_field] }] }',
    bom: '[board_field]',
  });

async function open(text: string) {
  const shop = await openShop(text, { 'thing/boards.csv': boards });
  const started = await shop.start();
  const complete = async (more: Readonly<Record<string, string>> = {}) => {
    const form = { configId: started.configId ?? '', goal: 'cheapest', ...more };
    const answer = (await shop.tenant.json('/config/optimize', { form, as: 'ada' })) as {
      optimization: unknown;
    };
    return optimizationSchema.parse(answer.optimization);
  };
  return { ...shop, started, complete };
}

test('it is not what an open field has', async () => {
  const { started } = await open(shelf('{ board_field: { label: Board, component: board } }'));
  expect(parameter(started, 'board_field').value).toBe('c');
});

test('it is not the cheapest', async () => {
  const { complete } = await open(shelf('{ board_field: { label: Board, component: board, default: a } }'));
  const found = await complete();
  expect(found).toMatchObject({ optimal: true, price: { then: '€99.99' }, commit: [{ value: 'c' }] });
  expect(found.unpriced).toBeUndefined();
  // Nor does a budget make room for it.
  expect(await complete({ budget: '50' })).toMatchObject({ status: 'not OK', least: '€99.99' });
});

test('where it has to be, or was chosen, it is said that its price is missing', async () => {
  const { complete, post, started } = await open(
    shelf('{ board_field: { label: Board, component: board, default: a, price_lookup: list } }'),
  );
  expect(parameter(started, 'board_field')).toMatchObject({
    'price-details': { a: '€159.99', b: 'No price', c: '€99.99' },
  });
  const chosen = await post('/config/commit', pairs(started.configId, ['board_field', 'b']));
  expect(chosen.pricing).toMatchObject({
    rows: [{ rows: [{ descriptionColumn: 'Board B', customerNetPriceColumn: 'No price' }] }],
    unpriced: ['Board: Board B'],
  });
  expect(await complete()).toMatchObject({ status: 'OK', unpriced: ['Board: Board B'] });
});
