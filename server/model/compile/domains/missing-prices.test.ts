import { describe, expect, test } from 'vitest';
import { modelText, problemsOf } from '../../testing/model-folder.ts';

const text = modelText({ components: '{ board: { label: Board, file: boards.csv } }' });
const check = (boards: string) => problemsOf(text, { 'boards.csv': boards });

describe('a variant without a price', () => {
  test('is a warning at its cell where others have one', async () => {
    expect(await check('name,label,price\na,Board A,159.99\nb,Board B,\n')).toEqual([
      'boards.csv:3:11: warning: "b" has no price, and other variants have one: it costs nothing.\n  hint: Give it a price, or 0 if it is free.',
    ]);
  });

  test.each([
    ['that is free', 'name,label,price\na,Board A,159.99\nb,Board B,0\n'],
    ['that is no part', 'name,label,price\na,Board A,159.99\nnone,Without,\n'],
    ['among others without', 'name,label,price\na,Board A,\nb,Board B,\n'],
  ])('%s is none', async (_, boards) => {
    expect(await check(boards)).toEqual([]);
  });
});
