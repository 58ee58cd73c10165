/** With prices missing at random: no price is lower because of that, and what it does not include is named. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { optimizedSchema } from '#contract/optimization.ts';
import { modelText } from '#server/model/testing/model-folder.ts';
import { openShop } from '../testing/sample-shop.ts';
import { pairs, parameter, type SeenConfiguration } from '../testing/test-configurator.ts';

const VARIANTS = ['a', 'b', 'c'];

/** Two parts, and which of their variants go together. */
interface Sample {
  /** Of the variants of each part, in the order of the list; null where there is none. */
  readonly board: readonly (number | null)[];
  readonly cover: readonly (number | null)[];
  readonly fitting: readonly Pair[];
}

interface Pair {
  readonly board: string;
  readonly cover: string;
}

const prices = fc.array(fc.option(fc.integer({ min: 1, max: 99 }), { freq: 2 }), {
  minLength: VARIANTS.length,
  maxLength: VARIANTS.length,
});
const everyPair = VARIANTS.flatMap((board) => VARIANTS.map((cover): Pair => ({ board, cover })));
const sample: fc.Arbitrary<Sample> = fc
  .record({ board: prices, cover: prices, fitting: fc.subarray(everyPair, { minLength: 1 }) })
  // Where no variant has a price, none is missing.
  .filter(({ board, cover }) => [board, cover].every((all) => all.some((price) => price !== null)));

function csv(all: Sample['board']): string {
  const rows = VARIANTS.map((name, index) => `${name},${name.toUpperCase()},N-${name},${all[index] ?? ''}\n`);
  return `name,label,article,price\n${rows.join('')}`;
}

async function open({ board, cover, fitting }: Sample) {
  const rows = fitting.map((pair) => `[${pair.board}, ${pair.cover}]`).join(', ');
  return openShop(
    modelText({
      components: '{ board: { label: Board, file: board.csv }, cover: { label: Cover, file: cover.csv } }',
      fields:
        '{ board_field: { label: Board, component: board }, cover_field: { label: Cover, component: cover } }',
      rules: `{ fit: { text: What fits., allowed: { fields: [board_field, cover_field], rows: [${rows}] } } }`,
      steps:
        '\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [board_field, cover_field] }] }',
      bom: '[board_field, cover_field]',
    }),
    { 'thing/board.csv': csv(board), 'thing/cover.csv': csv(cover) },
  );
}

/** The sum of the prices there are, and how many there are not. */
function pricesOf({ board, cover }: Sample, pair: Pair) {
  const both = [board[VARIANTS.indexOf(pair.board)], cover[VARIANTS.indexOf(pair.cover)]];
  return {
    sum: both.reduce<number>((sum, price) => sum + (price ?? 0), 0),
    missing: both.filter((price) => price === null).length,
  };
}

const chosenIn = (answer: SeenConfiguration): Pair => ({
  board: parameter(answer, 'board_field').value,
  cover: parameter(answer, 'cover_field').value,
});

/** The price that is shown is that of what is chosen, and it names what it does not include. */
function expectPriced(one: Sample, answer: SeenConfiguration): void {
  const { sum, missing } = pricesOf(one, chosenIn(answer));
  expect(answer.pricing.summary['customerNetPriceColumn']).toBe(`€${sum}.00`);
  expect(answer.pricing.unpriced ?? []).toHaveLength(missing);
}

test('a part without a price is neither a default nor the cheapest where one with a price fits', async () => {
  let withMissing = 0;
  await fc.assert(
    fc.asyncProperty(sample, async (one) => {
      const { start, post, tenant } = await open(one);
      const started = await start();
      expectPriced(one, started);
      const byDefault = chosenIn(started);
      const isPriced = (board: string) => one.board[VARIANTS.indexOf(board)] !== null;
      expect(isPriced(byDefault.board)).toBe(one.fitting.some(({ board }) => isPriced(board)));
      const withBoard = one.fitting.filter(({ board }) => board === byDefault.board);
      const fewest = Math.min(...withBoard.map((pair) => pricesOf(one, pair).missing));
      expect(pricesOf(one, byDefault).missing).toBe(fewest);

      // As few parts without a price as can be, and of those the lowest price.
      const [best] = one.fitting
        .map((pair) => pricesOf(one, pair))
        .sort((a, b) => a.missing - b.missing || a.sum - b.sum);
      const form = { configId: started.configId ?? '', goal: 'cheapest' };
      const { optimization } = optimizedSchema.parse(
        await tenant.json('/config/optimize', { form, as: 'ada' }),
      );
      expect(optimization.unpriced ?? []).toHaveLength(best?.missing ?? 0);
      const commits = optimization.commit.map(({ name, value }) => [name, value] as const);
      // Where all is decided there is nothing to commit.
      const answer =
        commits.length > 0 ? await post('/config/commit', pairs(started.configId, ...commits)) : started;
      expectPriced(one, answer);
      expect(pricesOf(one, chosenIn(answer))).toEqual(best);
      withMissing += Number(one.fitting.some((pair) => pricesOf(one, pair).missing > 0));
    }),
    { numRuns: 12 * Number(process.env['ENGINE_TEST_RUNS'] ?? 1) },
  );
  expect(withMissing).toBeGreaterThan(4);
});
