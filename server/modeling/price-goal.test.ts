import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadModel } from './load-model.ts';
import { priceConfiguration } from './price.ts';
import { priceGoal } from './price-goal.ts';
import type { ProductModel } from './product-model.ts';
import { loadText, modelText } from './testing/model-folder.ts';

/** What the goal says, with its own fields filled in from its tables. */
function goalCost(model: ProductModel, assignment: ReadonlyMap<string, string>): number {
  const goal = priceGoal(model);
  if (!goal) throw new Error('There is no price.');
  const all = new Map(assignment);
  for (const rule of goal.rules) {
    if (rule.kind !== 'table') continue;
    const row = rule.rows.find((cells) =>
      rule.fields.slice(0, -1).every((field, i) => cells[i] === assignment.get(field)),
    );
    all.set(rule.fields.at(-1) ?? '', row?.at(-1) ?? '');
  }
  return goal.terms.reduce((sum, term) => {
    return sum + (term.kind === 'weight' ? (term.weights[all.get(term.field) ?? ''] ?? 0) : 0);
  }, 0);
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

describe('priceGoal', () => {
  it.each([
    ['the bike', () => loadModel(join(import.meta.dirname, '../../models/bike'))],
    ['parts of parts in chosen quantities', () => loadText(shelf)],
  ])('is the price, for %s and any values', async (_, load) => {
    const model = await load();
    for (const assignment of assignments(model, 300))
      expect(goalCost(model, assignment)).toBe(priceConfiguration(model, assignment).total);
  });

  it('is nothing for a model without prices', async () => {
    expect(priceGoal(await loadText(modelText({})))).toBeUndefined();
  });
});
