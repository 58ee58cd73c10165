import { expect, it } from 'vitest';
import type { DraftDetails } from './draft-document.ts';
import { shareDetails } from './share-details.ts';

function details(number: number, product: string): DraftDetails {
  return {
    number: String(number),
    product,
    summary: '',
    sections: [],
    partsTitle: '',
    columns: [],
    parts: [],
    price: '€1',
  };
}

it('describes equal positions once, under all their numbers, where the first of them stood', () => {
  const products = ['bike', 'bike', 'bike', 'pump', 'bike', 'pump', 'pump', 'rack'];
  const shared = shareDetails(products.map((product, index) => details(index + 1, product)));
  expect(shared.map(({ number, product }) => [number, product])).toEqual([
    ['1–3, 5', 'bike'],
    ['4, 6, 7', 'pump'],
    ['8', 'rack'],
  ]);
});

it('keeps apart what differs in anything but the number', () => {
  const cheaper = { ...details(2, 'bike'), price: '€0.90' };
  expect(shareDetails([details(1, 'bike'), cheaper])).toHaveLength(2);
  expect(shareDetails([])).toEqual([]);
});
