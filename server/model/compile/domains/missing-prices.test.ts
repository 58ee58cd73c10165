import { describe, expect, test } from 'vitest';
import { modelText, problemsOf } from '../../testing/model-folder.ts';

const text = modelText({ components: '{ board: { label: Board, file: boards.csv } }' });
const check = (boards: string) => problemsOf(text, { 'boards.csv': boards });

describe('a variant without a price', () => {
  test('is a warning at its cell where others have one', async () => {
    expect(await check('name,label,price\na,Board A,159.99\nb,Board B,\n')).toEqual([
      'boards.csv:3:11: warning: "b" has no price, and other variants have one.\n  hint: Give it a price, or 0 if it is free. Until then it is shown without a price, and never preferred.',
    ]);
  });

  test.each([
    ['that is free', 'name,label,price\na,Board A,159.99\nb,Board B,0\n'],
    ['that is no part', 'name,label,price\na,Board A,159.99\nnone,Without,\n'],
    ['among others without', 'name,label,price\na,Board A,\nb,Board B,\n'],
  ])('%s is none', async (_, boards) => {
    expect(await check(boards)).toEqual([]);
  });

  test('is a part with an article number among other values', async () => {
    const values =
      '{ a: { label: A, article: X1, price: 9 }, b: { label: B, article: X2 }, c: No surcharge }';
    expect(
      await problemsOf(modelText({ domains: `{ finish: { label: Finish, values: ${values} } }` })),
    ).toEqual([expect.stringContaining('warning: "b" has no price, and other values have one.')]);
  });
});

test.each(['prices: { USD: 5 }', 'quantity_prices: { 3: 5 }'])('%s needs a price beside it', async (more) => {
  const values = `{ a: { label: A, price: 9 }, b: { label: B, ${more} } }`;
  expect(
    await problemsOf(modelText({ domains: `{ finish: { label: Finish, values: ${values} } }` })),
  ).toEqual([
    expect.stringContaining(
      `error: "${more.split(':')[0]}" needs a "price" beside it: the price of one in EUR.`,
    ),
  ]);
});
