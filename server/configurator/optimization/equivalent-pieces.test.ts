import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadText, modelText } from '#server/model/testing/model-folder.ts';
import { priceConfiguration } from '#server/model/product/price.ts';
import { equivalentPieces } from './equivalent-pieces.ts';

const model = () =>
  loadText(
    modelText({
      components: `
  pin: { label: Pin, variants: { steel: { label: Steel, article: P1, price: 0.35, quantity_prices: { 25: 0.31, 90: 0.28 } }, brass: { label: Brass, article: P2, price: 0.95, quantity_prices: { 7: 0.9 } } } }`,
      fields: `
  pin_field: { label: Pin, component: pin, quantity: { min: 1, max: 12 } }`,
      steps: '\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [pin_field] }] }',
      bom: '\n  - field: pin_field',
    }).concat(`discounts:
  series: { label: Series, breaks: { 3: 2.5, 10: 7 } }
  many: { label: Many, from: 150, amount: 0.50 }
`),
  );

it('has the prices of as many pieces as are bought, whatever is chosen', async () => {
  const product = await model();
  const quantity = [...product.fields.values()].find(({ type }) => type === 'integer')?.name ?? '';
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom('steel', 'brass'),
      (pieces, number, pin) => {
        const assignment = new Map([
          ['pin_field', pin],
          [quantity, String(number)],
        ]);
        const equivalent = equivalentPieces(product, pieces);
        expect(equivalent).toBeLessThanOrEqual(pieces);
        expect(priceConfiguration(product, assignment, { pieces: equivalent }).total).toBe(
          priceConfiguration(product, assignment, { pieces }).total,
        );
      },
    ),
    { numRuns: 2_000 },
  );
});

it('is one of few numbers, however many are asked for', async () => {
  const product = await model();
  const all = Array.from({ length: 100_000 }, (_, i) => equivalentPieces(product, i + 1));
  expect(new Set(all).size).toBeLessThan(40);
});
