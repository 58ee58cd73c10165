import { expect, test } from 'vitest';
import { loadText, modelText, problemsOf } from '../../testing/model-folder.ts';

const fields = `
  term_field: { label: Term, type: integer, min: 1, max: 10 }
  note_field: { label: Note, type: text }`;
const rows = `
  asset: { label: Asset, max: 2, fields: { size_field: { label: Size, type: integer, min: 1, max: 9 } } }`;
const steps = `
  - { step: s, label: S, groups: [{ group: g, label: G, members: [term_field, note_field, { rows: asset }] }] }`;
const service = (content: string, more = {}) =>
  modelText({ fields, rows, steps, services: content, ...more });

test('products are charged for the contract or for each row, with what names mean in the row', async () => {
  const { services } = await loadText(
    service(`
  term: term_field
  start: note_field
  assets: { rows: asset, cart: { products: [pump], values: { size_field: qty } } }
  products:
    visit: { label: Visit, each: asset, every: 2, if: year < 9, price: 10 * size_field + year, cost: '3' }
    setup: { label: Setup, once: yes, price: '5', cost: '4' }`),
  );
  expect(services?.products.map(({ name, charged, terms }) => [name, charged, terms.of])).toEqual([
    ['visit', { kind: 'recurring', every: 2 }, 'assets'],
    ['setup', { kind: 'once' }, 'contract'],
  ]);
  expect(services?.assets?.cart?.values).toEqual([{ field: 'asset_1_size_field', attribute: 'qty' }]);
  const visit = services?.products[0]?.terms;
  expect(
    JSON.stringify(visit?.of === 'assets' && visit.rows[1], (_, v: unknown) =>
      typeof v === 'bigint' ? String(v) : v,
    ),
  ).toContain('asset_2_size_field');
});

test.each([
  [
    "{ term: note_field, products: { a: { label: A, price: '1', cost: '1' } } }",
    'The term is an integer field from 1 or more to at most 100 years.',
  ],
  [
    "{ term: termfield, products: { a: { label: A, price: '1', cost: '1' } } }",
    'There is no field "termfield".',
  ],
  [
    "{ term: term_field, start: term_field, products: { a: { label: A, price: '1', cost: '1' } } }",
    'The start is not a text field.',
  ],
  ['{ term: term_field, products: {} }', 'A service has one product at least.'],
  [
    "{ term: term_field, products: { a: { label: A, once: yes, every: 2, price: '1', cost: '1' } } }",
    'A service that is charged once has no "every".',
  ],
  [
    "{ term: term_field, products: { a: { label: A, each: asset, price: '1', cost: '1' } } }",
    '"asset" is not the rows of the assets.',
  ],
  [
    "{ term: term_field, products: { a: { label: A, price: size_field, cost: '1' } } }",
    'There is no field "size_field".',
  ],
  [
    "{ term: term_field, assets: { rows: assets }, products: { a: { label: A, price: '1', cost: '1' } } }",
    'There are no rows "assets".',
  ],
  [
    "{ term: term_field, assets: { rows: asset, cart: { products: [p], values: {} } }, products: { a: { label: A, each: asset, price: size_field, cost: '1' } } }",
    '"a" is calculated with "size_field", which has no value for products of the cart.',
  ],
])('%s: %s', async (content, message) => {
  const problems = await problemsOf(service(content));
  expect(problems.filter((problem) => problem.includes(message))).toHaveLength(1);
});

test('a field cannot be called as the year of the contract is', async () => {
  const yearField = `${fields}\n  year: { label: Year, type: integer, min: 1, max: 2 }`;
  const content = "{ term: term_field, products: { a: { label: A, price: '1', cost: '1' } } }";
  expect((await problemsOf(service(content, { fields: yearField }))).join('\n')).toContain(
    'This name has a meaning already.',
  );
});
