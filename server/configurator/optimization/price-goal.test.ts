import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadModel } from '#server/model/compile/load-model.ts';
import { satisfies } from '#server/engine/testing/brute-force.ts';
import { coinOf } from '#server/model/product/convert-price.ts';
import { priceConfiguration, type PriceTerms } from '#server/model/product/price.ts';
import { priceGoal } from './price-goal.ts';
import { holds } from '#server/model/expression/evaluate.ts';
import type { Condition } from '#server/model/expression/expression.ts';
import type { BomLine, ProductModel } from '#server/model/product/product-model.ts';
import { presentOnly } from '#server/model/product/row-presence.ts';
import { loadText, modelText } from '#server/model/testing/model-folder.ts';
import { rackText } from '#server/model/testing/rack.ts';

const goals = new Map<string, ReturnType<typeof priceGoal>>();

function goalOf(model: ProductModel, terms: PriceTerms): ReturnType<typeof priceGoal> {
  const key = `${model.revision} ${JSON.stringify(terms)}`;
  const goal = goals.get(key) ?? priceGoal(model, terms);
  goals.set(key, goal);
  return goal;
}

/** The case an assignment belongs to and its sum there, with the goal's own fields filled in. */
function caseOf(model: ProductModel, terms: PriceTerms, assignment: ReadonlyMap<string, string>) {
  const goal = goalOf(model, terms);
  if (!goal) throw new Error('There is no price.');
  const all = new Map(assignment);
  const answer = (condition: Condition | undefined) =>
    condition && holds(condition, presentOnly(model, assignment)) ? 'Yes' : 'No';
  let lines = 0;
  const visit = ({ condition, subLines }: BomLine) => {
    if (condition) all.set(`line ${++lines}`, answer(condition));
    subLines.forEach(visit);
  };
  model.bom.forEach(visit);
  for (const { name, condition } of model.discounts) all.set(`discount ${name}`, answer(condition));
  const own = new Set(goal.fields.map(({ name }) => name));
  for (const rule of goal.rules) {
    // The engine is told of every condition what it is.
    if (rule.kind === 'formula' && !rule.name.startsWith('=')) expect(satisfies(rule, all)).toBe(true);
    if (rule.kind !== 'table' || !own.has(rule.fields.at(-1) ?? '')) continue;
    const row = rule.rows.find((cells) =>
      rule.fields.slice(0, -1).every((field, i) => cells[i] === all.get(field)),
    );
    all.set(rule.fields.at(-1) ?? '', row?.at(-1) ?? '');
  }
  const fitting = goal.cases.filter(({ commits }) =>
    commits.every(({ field, value }) => all.get(field) === value),
  );
  const [found, another] = fitting;
  if (!found || another) throw new Error(`${fitting.length} cases`);
  const sum = found.terms.reduce((total, term) => {
    return total + (term.kind === 'weight' ? (term.weights[all.get(term.field) ?? ''] ?? 0) : 0);
  }, 0);
  return { ...found, sum };
}

/** Any values, whether the rules allow them or not. */
function* assignments(model: ProductModel, count: number) {
  let seed = 7;
  const next = (size: number) => (seed = (seed * 48_271) % 2_147_483_647) % size;
  for (let i = 0; i < count; i += 1)
    yield new Map(
      model.problem.fields.map((field) => [
        field.name,
        field.kind === 'enumerated'
          ? (field.values[next(field.values.length)] ?? '')
          : String(field.min + next(field.max - field.min + 1)),
      ]),
    );
}

const shelf = modelText({
  components: `
  board: { label: Board, variants: { oak: { label: Oak, article: B1, price: 40 }, pine: { label: Pine, article: B2, price: 12.5 } } }
  pin: { label: Pin, variants: { steel: { label: Steel, article: P1, price: 0.35 } } }`,
  fields: `
  board_field: { label: Board, component: board }
  pin_field: { label: Pin, component: pin }
  boards_field: { label: Boards, type: integer, min: 1, max: 8, default: 3 }
  pins_field: { label: Pins a board, type: integer, min: 2, max: 6, default: 4 }
  gift_field: { label: Gift, type: yesno, price: 5 }`,
  steps:
    '\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [board_field, boards_field, pins_field, gift_field] }] }',
  bom: `
  - field: board_field
    quantity: boards_field
    lines: [{ field: pin_field, quantity: pins_field }]`,
});

/** Discounts of all kinds; `ends` is a condition that no rule could say. */
const sale = shelf
  .replace('pine: { label: Pine, article: B2, price: 12.5', 'pine: { label: Pine, article: B2, price: 12.49')
  .replace('  - field: board_field', '  - field: board_field\n    if: boards_field > 2').concat(`discounts:
  series: { label: Series, breaks: { 3: 2.5, 10: 7 } }
  gift: { label: Gift, if: gift_field or boards_field = 8, percent: 30, on: [pin_field, gift_field] }
  many: { label: Many, if: boards_field * pins_field >= 20, percent: 3 }
  together: { label: Together, from: 2, amount: 11.50 }
`);
const ends = shelf.concat(`discounts:
  half: { label: Half, if: boards_field / pins_field > 1.2, percent: 50 }
  much: { label: Much, percent: 80, on: [board_field] }
  more: { label: More, percent: 40, on: [board_field, pin_field] }
`);

const models: [string, () => Promise<ProductModel>][] = [
  ['the bike', () => loadModel(join(import.meta.dirname, '../../../models/bike'))],
  ['the pump', () => loadModel(join(import.meta.dirname, '../../../models/pump'))],
  ['parts of parts in chosen quantities', () => loadText(shelf)],
  [
    'repeated rows with a discount on one of them',
    () =>
      loadText(
        `${rackText()}discounts:
  first: { label: First, if: shelf_1_board_field = steel, percent: 7.5, on: [shelf_1_board_field] }
`,
      ),
  ],
  ['discounts that overlap', () => loadText(sale)],
  ['discounts that no rule can say, and more than there is', () => loadText(ends)],
];
const pieces = [1, 2, 5, 12, 400];

describe('priceGoal', () => {
  it.each(models)('bounds the price from below, for %s and any values', async (_, load) => {
    const model = await load();
    for (const assignment of assignments(model, 30)) {
      for (const terms of pieces.map((count) => ({ currency: model.currency, pieces: count }))) {
        const { sum, least, most } = caseOf(model, terms, assignment);
        const price = priceConfiguration(model, presentOnly(model, assignment), terms).total;
        expect(least(sum)).toBeLessThanOrEqual(price);
        expect(most(price)).toBeGreaterThanOrEqual(sum);
        for (const more of [1, 7, 60]) expect(least(sum)).toBeLessThanOrEqual(least(sum + more));
      }
    }
  });

  it.each(models.slice(0, 3))('is the price to the cent, for %s', async (_, load) => {
    const model = await load();
    for (const assignment of assignments(model, 20)) {
      for (const count of pieces) {
        const { sum, least, most } = caseOf(model, { pieces: count }, assignment);
        const price = priceConfiguration(model, assignment, { pieces: count }).total;
        expect(least(sum)).toBe(price);
        expect(most(price - 1)).toBeLessThan(sum);
      }
    }
  });

  it('knows the own prices of another currency', async () => {
    const pump = await loadModel(join(import.meta.dirname, '../../../models/pump'));
    for (const assignment of assignments(pump, 20)) {
      const terms = { currency: 'CHF', pieces: 5 };
      const { sum, least } = caseOf(pump, terms, assignment);
      const price = priceConfiguration(pump, assignment, terms).total;
      expect(price - least(sum)).toBeGreaterThanOrEqual(0);
      expect(price - least(sum)).toBeLessThan(2 * coinOf(pump, 'CHF'));
    }
  });

  it('is nothing for a model without prices', async () => {
    expect(priceGoal(await loadText(modelText({})))).toBeUndefined();
  });
});
