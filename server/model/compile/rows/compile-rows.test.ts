/** Repeated rows, from the author's words to what follows from a customer's choices. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { createEngine } from '#server/engine/create-engine.ts';
import type { Commit } from '#server/engine/engine-port.ts';
import { fails } from '#server/model/expression/evaluate.ts';
import { billOfMaterials, type BomEntry } from '#server/model/product/bill-of-materials.ts';
import { modelEngine } from '#server/configurator/model-engine.ts';
import { priceConfiguration } from '#server/model/product/price.ts';
import { loadText, problemsOf } from '#server/model/testing/model-folder.ts';
import { rackText } from '#server/model/testing/rack.ts';

async function rack(others: Readonly<Record<string, string>> = {}) {
  const model = await loadText(rackText(others));
  const engine = await createEngine(model.problem);
  onTestFinished(() => {
    engine.dispose();
  });
  return { model, engine: modelEngine(model, engine) };
}

const commitsOf = (...pairs: readonly (readonly [string, string])[]): Commit[] =>
  pairs.map(([field, value]) => ({ field, value }));

describe('rows that are there', () => {
  test('have values, and the others have none', async () => {
    const { engine } = await rack();
    const { assignment, states } = await engine.evaluate([]);
    expect(assignment.get('shelf_count')).toBe('2');
    expect(assignment.get('shelf_2_height_field')).toBe('40');
    expect(assignment.get('shelf_2_liters_field')).toBe('120');
    expect([...assignment.keys()].filter((name) => name.startsWith('shelf_3'))).toEqual([]);
    expect([...states.keys()].filter((name) => name.startsWith('shelf_3'))).toEqual([]);
    expect([...states.keys()]).toContain('shelf_2_board_field');
  });

  test('count in sums, counts and computed fields; the others do not', async () => {
    const { engine } = await rack();
    const of = async (...pairs: readonly (readonly [string, string])[]) => {
      const { assignment } = await engine.evaluate(commitsOf(...pairs), []);
      return ['total_field', 'strong_field', 'least_field'].map((field) => assignment.get(field));
    };
    expect(await of()).toEqual(['80', 'No', '40']);
    expect(await of(['shelf_count', '1'], ['shelf_1_board_field', 'steel'])).toEqual(['40', 'Yes', '90']);
    expect(await of(['shelf_count', '4'], ['shelf_4_height_field', '80'])).toEqual(['200', 'No', '40']);
    const { bounds } = await engine.evaluate(
      commitsOf(['frame_field', '170'], ['shelf_count', '3'], ['shelf_1_height_field', '75']),
    );
    // The third one takes 20 at least.
    expect(bounds.get('shelf_2_height_field')).toEqual({ min: 20, max: 75 });
  });

  test('obey the rules that are said of each', async () => {
    const { model, engine } = await rack();
    const { assignment } = await engine.evaluate(commitsOf(['shelf_2_height_field', '90']), []);
    expect(assignment.get('shelf_2_board_field')).toBe('steel');
    expect(assignment.get('shelf_1_board_field')).toBe('wood');
    const outcome = await engine.check(
      commitsOf(['shelf_2_board_field', 'wood']),
      commitsOf(['shelf_2_height_field', '90']),
    );
    expect(outcome).toMatchObject({
      kind: 'conflict',
      changes: [{ field: 'shelf_2_board_field', from: 'wood', to: 'steel' }],
    });
    const rules = outcome.kind === 'conflict' ? outcome.explanation.rules : [];
    expect(rules.filter((rule) => model.rules.has(rule))).toEqual(['high_is_steel.2']);
  });

  test('are named in the texts of rules about each', async () => {
    const { model } = await rack();
    expect(model.rules.get('high_is_steel.3')?.text.text).toBe('Shelf 3: A high shelf needs a steel board.');
    expect(model.rules.get('shelf_2_hook_field_quantity.none')?.text.text).toMatch(/^Shelf 2: Hooks: /);
    const dark = model.warnings.find(({ name }) => name === 'dark.2');
    const at = (count: string) =>
      dark &&
      fails(
        dark.condition,
        new Map([
          ['shelf_count', count],
          ['shelf_2_height_field', '20'],
          ['shelf_2_lamp_field', 'No'],
        ]),
      );
    expect([at('2'), at('1')]).toEqual([true, false]);
  });

  test('any row can be what one of them has to be', async () => {
    const { engine } = await rack();
    const commits = commitsOf(['light_field', 'Yes'], ['shelf_count', '2'], ['shelf_1_lamp_field', 'No']);
    const { assignment, states } = await engine.evaluate(commits);
    expect(assignment.get('shelf_2_lamp_field')).toBe('Yes');
    expect(states.get('shelf_2_lamp_field')?.get('No')).toBe('conflicting');
  });
});

describe('the number of rows', () => {
  test('can be made smaller whatever was said about the rows that go', async () => {
    const { engine } = await rack();
    const commits = commitsOf(
      ['shelf_count', '3'],
      ['shelf_3_height_field', '60'],
      ['shelf_3_board_field', 'steel'],
    );
    expect(await engine.check(commits, commitsOf(['shelf_count', '2']))).toEqual({ kind: 'consistent' });
    const { states, bounds } = await engine.evaluate(commits, ['shelf_count']);
    expect(states.get('shelf_count')?.get('1')).toBe('free');
    expect(bounds.get('shelf_count')).toMatchObject({ min: 1, max: 4 });
  });

  test('is part of a conflict, and what is said of rows that go is not', async () => {
    const { engine } = await rack();
    const commits = commitsOf(
      ['shelf_1_height_field', '50'],
      ['shelf_2_height_field', '50'],
      ['shelf_count', '3'],
      ['shelf_3_height_field', '50'],
    );
    const { alternatives } = await engine.alternatives(commits, commitsOf(['frame_field', '110']), 5);
    const fields = alternatives.map((alternative) => alternative.map(({ field }) => field));
    // With three shelves of 20 at least, two of 50 do not go into 110.
    expect(fields).toContainEqual(['shelf_count']);
    expect(alternatives.flat().find(({ field }) => field === 'shelf_count')).toMatchObject({
      from: '3',
      to: '2',
    });
  });

  test('follows where nothing but more rows will do', async () => {
    const { engine } = await rack({
      rules: `
  carries: { text: T, require: 'sum(shelf: board_field.carries) >= frame_field' }`,
    });
    const { assignment } = await engine.evaluate(
      commitsOf(['frame_field', '250'], ['shelf_1_board_field', 'wood']),
      [],
    );
    expect(Number(assignment.get('shelf_count'))).toBeGreaterThanOrEqual(4);
  });
});

describe('sums over rows', () => {
  test('take products within a row, and factors from outside', async () => {
    const { engine } = await rack({
      rules: `
  load: { text: T, require: 'sum(shelf: hook_field.price * hook_field.quantity + 2) <= 20' }
  air: { text: T, require: 'sum(shelf: frame_field) <= 400' }`,
    });
    const { bounds } = await engine.evaluate(
      commitsOf(['shelf_count', '2'], ['shelf_1_hook_field', 'brass'], ['shelf_1_hook_field_quantity', '4']),
    );
    // 20 − 2 × 2 − 3 × 4 leaves one hook.
    expect(bounds.get('shelf_2_hook_field_quantity')).toMatchObject({ min: 0, max: 1 });
    expect(bounds.get('frame_field')).toMatchObject({ min: 100, max: 200 });
    const single = await engine.evaluate(commitsOf(['shelf_count', '1']), ['frame_field']);
    expect(single.bounds.get('frame_field')).toMatchObject({ max: 250 });
  });
});

describe('parts and prices', () => {
  const commits = commitsOf(
    ['shelf_count', '2'],
    ['shelf_1_hook_field', 'brass'],
    ['shelf_1_hook_field_quantity', '4'],
    ['shelf_2_board_field', 'steel'],
    ['shelf_2_lamp_field', 'Yes'],
  );

  test('are those of the rows that are there', async () => {
    const { model, engine } = await rack();
    const { assignment } = await engine.evaluate(commits, []);
    const told = ({ article, role, total, entries }: BomEntry): unknown[] => [
      article,
      role?.text,
      total,
      ...entries.map(told),
    ];
    expect(billOfMaterials(model, assignment).map(told)).toEqual([
      [
        'F-1',
        undefined,
        1,
        ['B-1', 'Shelf 1: Board', 1, ['H-1', 'Shelf 1: Hooks', 4]],
        ['B-2', 'Shelf 2: Board', 1],
        ['L-1', 'Shelf 2: Lamp', 1],
      ],
    ]);
    expect(priceConfiguration(model, assignment).total).toBe(2000 + 4 * 300 + 5000 + 1500);
  });

  test('rows that are not there cost nothing, whatever was said about them', async () => {
    const { model, engine } = await rack();
    const { assignment } = await engine.evaluate(commitsOf(['shelf_count', '1']), []);
    expect(priceConfiguration(model, assignment).total).toBe(2000);
  });
});

describe('what is wrong with rows', () => {
  test('is said once, in the words and at the place of the author', async () => {
    const problems = await problemsOf(
      rackText({
        rows: `
  shelf:
    label: Shelf
    min: 1
    max: 4
    fields:
      height_field: { label: Height, type: integer, min: 20, max: 10 }
      board_field: { label: Board, component: bord }
      wide_field: { label: Wide, computed: higth_field * 2 }`,
        fields: `
  frame_field: { label: Frame height, type: integer, min: 100, max: 250 }`,
        rules: `
  a: { text: T, require: height_field <= 3 }
  b: { text: T, require: 'sum(shelves: height_field) <= 3' }
  c: { text: T, each: shelf, require: board_field = wod }
  d: { text: T, require: 'sum(shelf: sum(shelf: height_field)) <= 3' }
  e: { text: T, require: shelf = 3 }
  f: { text: T, each: shelfs, require: frame_field > 3 }
  g: { text: T, require: shelf_2_count_field > 3 }
  h: { text: T, require: shelf_2_height_field + shelf_1_height_field > 3 }`,
        steps: `
  - { step: s, label: S, groups: [{ group: g, label: G, members: [frame_field, { rows: shelf }, { rows: shlf }] }] }`,
        bom: '[{ rows: shelf }]',
        summary: '[frame_field]',
      }),
    );
    expect(problems.filter((problem) => problem.includes('error:'))).toMatchInlineSnapshot(`
      [
        "9:105: error: There are no rows "shlf".
        hint: Did you mean "shelf"?",
        "26:67: error: "max" is smaller than "min".",
        "27:47: error: There is no component "bord".
        hint: Did you mean "board"?",
        "28:44: error: There is no field "higth_field".
        hint: There is: frame_field, shelf_count, height_field, shelf, wide_field.",
        "30:26: error: There is no field "height_field".
        hint: It is a field of every row of "shelf": write sum(shelf: …), or a rule with "each: shelf".",
        "31:31: error: There are no rows "shelves".
        hint: There is: shelf.",
        "32:39: error: There is no field "board_field".
        hint: There is: frame_field, shelf_count, height_field, shelf, wide_field.",
        "33:38: error: There are no rows within rows.",
        "34:26: error: "shelf" names rows, not a field.
        hint: Write "sum(shelf: …)", or "shelf_count".",
        "35:23: error: There are no rows "shelfs".
        hint: Did you mean "shelf"?",
        "36:26: error: There is no field "shelf_2_count_field".
        hint: Did you mean "height_field"?",
        "37:26: error: This is a field of a row that need not be there.
        hint: Write "sum(shelf: …)", or a rule with "each: shelf".",
        "38:7: error: The parts of the row are missing.
        hint: Write "- rows: …" with "lines": fields of a row.",
      ]
    `);
  });

  test('a name has one meaning, and rows are not without end', async () => {
    const problems = await problemsOf(
      rackText({
        rows: `
  frame_field: { label: A, max: 2, fields: { a_field: { label: A, type: yesno } } }
  many: { label: A, max: 101, fields: { a_field: { label: A, type: yesno } } }
  none: { label: A, min: 3, max: 2, fields: { a_field: { label: A, type: yesno } } }
  beside: { label: A, max: 2, default: 3, fields: { light_field: { label: A, type: yesno } } }
  empty: { label: A, max: 2, fields: {} }`,
        fields: `
  frame_field: { label: Frame height, type: integer, min: 100, max: 250 }
  light_field: { label: Light, type: yesno }`,
        rules: '{}',
        steps: `
  - { step: s, label: S, groups: [{ group: g, label: G, members: [frame_field, light_field] }] }`,
        bom: '[]',
        summary: '[]',
      }),
    );
    expect(problems.filter((problem) => problem.includes('error:'))).toMatchInlineSnapshot(`
      [
        "22:3: error: "frame_field" is the name of a field already.",
        "23:26: error: There are from 0 or more to at most 100 rows.",
        "24:34: error: There are from 0 or more to at most 100 rows.",
        "25:40: error: The default must be from 0 to 2.",
        "25:53: error: "light_field" has a meaning outside the rows already.
        hint: Give the field of the row another name.",
        "26:30: error: A row needs at least one field.",
      ]
    `);
  });
});
