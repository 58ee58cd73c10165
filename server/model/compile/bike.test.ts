/** The bike that ships with the shop: a model as its author means it, asked through the real engine. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEngine, type Engine } from '#server/engine/create-engine.ts';
import type { Commit } from '#server/engine/engine-port.ts';
import { billOfMaterials, type BomEntry } from '../product/bill-of-materials.ts';
import { checkCatalog } from './load-catalog.ts';
import { checkModel } from './load-model.ts';
import { localize } from '../product/localize.ts';
import { priceConfiguration } from '../product/price.ts';
import { fieldsOf } from '../product/fields-of.ts';
import { valuesOf } from '../product/model-field.ts';
import type { ProductModel } from '../product/product-model.ts';
import type { LocalizedText } from '../source/texts.ts';

const models = join(import.meta.dirname, '../../../models');
let bike: ProductModel;
let engine: Engine;

beforeAll(async () => {
  const { model } = await checkModel(join(models, 'bike'));
  if (!model) throw new Error('The bike has errors: npm run model -- check models/bike');
  bike = model;
  engine = await createEngine(model.problem);
});
afterAll(() => {
  engine.dispose();
});

const commits = (choices: Readonly<Record<string, string>>): Commit[] =>
  Object.entries(choices).map(([field, value]) => ({ field, value }));
const complete = async (choices: Readonly<Record<string, string>> = {}) =>
  (await engine.evaluate(commits(choices), [])).assignment;

describe('the model', () => {
  test('loads without a warning, and so does the catalog', async () => {
    expect((await checkModel(join(models, 'bike'))).diagnostics).toEqual([]);
    expect((await checkCatalog(models)).diagnostics).toEqual([]);
  });

  test('has a needs step and three assembly steps, each with two groups or more', () => {
    const [needs, ...assembly] = bike.steps;
    expect(needs?.name).toMatch(/^step_need/);
    expect(assembly).toHaveLength(3);
    expect(bike.steps.every(({ groups }) => groups.length >= 2)).toBe(true);
  });

  test('shows at least 40 fields and every kind of widget', () => {
    const shown = bike.steps.flatMap(fieldsOf).filter(({ hidden }) => !hidden);
    expect(new Set(shown.map(({ name }) => name)).size).toBeGreaterThanOrEqual(40);
    expect(new Set(shown.map(({ widget }) => widget))).toEqual(
      new Set([
        'text',
        'dropdown',
        'radio',
        'onoff',
        'slider',
        'text_buttons',
        'image_buttons',
        'imagetext_buttons',
        'selected_image',
        'readonly',
        'custom_viz_image',
      ]),
    );
    expect(new Set(shown.map(({ mandatory }) => mandatory))).toEqual(
      new Set([undefined, 'confirmation', 'input']),
    );
  });

  test('has at least 20 rules of all kinds, each with a text', () => {
    const kinds = bike.problem.rules.map((rule) => (rule.kind === 'table' ? 'table' : rule.formula.op));
    expect(kinds.length).toBeGreaterThanOrEqual(20);
    expect(kinds).toEqual(expect.arrayContaining(['table', 'implies', 'linear']));
    expect(bike.problem.rules.every(({ name }) => bike.rules.has(name))).toBe(true);
  });

  test('is complete in German', () => {
    const texts: LocalizedText[] = [
      ...[...bike.fields.values()].flatMap(({ label, help }) => (help ? [label, help] : [label])),
      ...[...bike.domains.values()].flatMap(({ values }) => values.map(({ label }) => label)),
      ...[...bike.rules.values()].map(({ text }) => text),
      ...bike.steps.flatMap(({ label, groups }) => [label, ...groups.map((group) => group.label)]),
    ];
    const names =
      /^(Aluminium|Carbon|Dynamo|Dual|Riser|Mini|Budget|Tubeless|Cockpit|Matt|Trails|Yes \/ No|\d+ mm)$|Calvin|Fjell|Rove|Lumo|\d\d$/;
    const same = texts.filter((text) => localize(text, 'de') === text.text && !names.test(text.text));
    expect(same).toEqual([]);
  });

  test('has a picture wherever one is drawn', () => {
    const pictured = ['image_buttons', 'imagetext_buttons', 'selected_image'];
    const without = [...bike.fields.values()]
      .filter(({ widget }) => pictured.includes(widget))
      .flatMap((field) => valuesOf(field).filter(({ picture }) => picture === undefined));
    expect(without).toEqual([]);
  });
});

describe('the rules', () => {
  test('fit together: the defaults are one bike', async () => {
    const assignment = await complete();
    for (const field of bike.problem.fields) {
      if (bike.fields.get(field.name)?.readonly) continue;
      const wanted = field.kind === 'integer' ? String(field.preferred) : field.preference[0];
      expect([field.name, assignment.get(field.name)]).toEqual([field.name, wanted]);
    }
    expect(assignment.get('preview_field')).toBe('pulse_cobalt');
  });

  test('leave every value of every field possible', async () => {
    const { states, bounds } = await engine.evaluate([]);
    for (const [name, values] of states) {
      if (bike.fields.get(name)?.readonly) continue;
      for (const [value, state] of values) expect([name, value, state]).toEqual([name, value, 'free']);
    }
    for (const [name, range] of bounds) {
      expect(bike.fields.get(name)).toMatchObject({ name, min: range.min, max: range.max });
      expect(range.exact).toBeUndefined();
    }
  });

  test('make trails a matter of the right bike', async () => {
    const assignment = await complete({ terrain_field: 'trail' });
    expect(assignment.get('bike_model_field')).toBe('calvin_ridge');
    expect(assignment.get('tire_field')).toBe('knobby');
    expect(Number(assignment.get('fork_travel_field'))).toBeGreaterThanOrEqual(100);
  });

  test('weigh everything against the weight limit, and name the rule', async () => {
    const light = commits({ max_weight_field: '12000' });
    const answer = await engine.check(
      [...light, ...commits({ drivetrain_field: 'nabo14', rack_field: 'heavy' })],
      commits({ lock_field: 'folding', mudguards_field: 'full' }),
    );
    expect(answer.kind).toBe('conflict');
    expect(answer.kind === 'conflict' && answer.explanation.rules).toContain('weight_limit');
  });
});

describe("the conflicts of the API's page", () => {
  test('another fork asks for another front brake', async () => {
    const before = commits({ front_brake_type_field: 'ACM0023' });
    expect(await engine.check(before, commits({ fork_field: 'classic' }))).toMatchObject({
      kind: 'conflict',
      changes: [{ field: 'front_brake_type_field', from: 'ACM0023', to: 'ACM0022' }],
      explanation: { rules: ['fork_takes_brake'], commits: before },
    });
  });

  test('V-brakes in front: give up the disc brakes, or take the smaller bike', async () => {
    const before = commits({
      bike_size_field: 'medium',
      req_disc_brake_field: 'Yes',
      req_front_brakes_field: 'Yes',
    });
    const wanted = commits({ front_brake_type_field: 'ACM0022' });
    const no = (field: string) => ({ field, from: 'Yes', to: 'No' });
    const first = [no('req_disc_brake_field'), no('req_front_brakes_field')];
    expect(await engine.check(before, wanted)).toMatchObject({ kind: 'conflict', changes: first });
    expect(await engine.alternatives(before, wanted, 5)).toEqual({
      alternatives: [
        first,
        [{ field: 'bike_size_field', from: 'medium', to: 'small' }, no('req_front_brakes_field')],
      ],
    });
  });

  test('each alternative can be had', async () => {
    const wanted = { front_brake_type_field: 'ACM0022' };
    for (const changes of [
      { bike_size_field: 'medium', req_disc_brake_field: 'No', req_front_brakes_field: 'No' },
      { bike_size_field: 'small', req_disc_brake_field: 'Yes', req_front_brakes_field: 'No' },
    ]) {
      const assignment = await complete({ ...changes, ...wanted });
      expect(assignment.get('front_brake_type_field')).toBe('ACM0022');
    }
  });
});

describe('prices and parts', () => {
  const shown = (entries: readonly BomEntry[]): readonly string[] =>
    entries.flatMap(({ total, article, entries: below }) => [
      `${total} × ${article}`,
      ...shown(below).map((line) => `  ${line}`),
    ]);

  test('of the bike as it comes', async () => {
    const { sections, total, currency } = priceConfiguration(bike, await complete());
    expect(currency).toBe('EUR');
    expect(sections.map((section) => [section.step, section.total])).toEqual([
      ['step_frame', 1_010_00],
      ['step_drive', 655_00],
      ['step_fit', 165_00],
    ]);
    expect(total).toBe(1_830_00);
  });

  test('of a bike for carrying', async () => {
    const assignment = await complete({
      bike_model_field: 'calvin_porter',
      luggage_field: 'panniers',
      night_field: 'Yes',
      low_care_field: 'Yes',
      front_light_field: 'dynamo',
      bottle_cages_field: '2',
      gift_field: 'Yes',
    });
    expect(shown(billOfMaterials(bike, assignment))).toEqual([
      '1 × TC-PORTER',
      '  1 × TC-FR-AL',
      '  1 × TC-FK-02',
      '2 × TC-RM-25',
      '1 × TC-HB-03',
      '2 × FJ-220',
      '1 × OB-01',
      '  1 × NB-BT',
      '  1 × OB-C170',
      '1 × PD-1',
      '1 × ACM0023',
      '  1 × RT-160',
      '1 × ACM0033',
      '  1 × RT-160',
      '1 × TC-HB-F',
      '  1 × TC-ST-70',
      '  1 × TC-GR-1',
      '  1 × TC-BL-1',
      '1 × TC-SP-1',
      '  1 × RV-S',
      '1 × LU-D',
      '1 × LU-B',
      '1 × TC-CR-3',
      '2 × TC-BC-1',
      '1 × TC-GIFT',
    ]);
    const { sections, total } = priceConfiguration(bike, assignment);
    const line = (field: string) =>
      sections.flatMap(({ lines }) => lines).find((entry) => entry.field === field);
    expect(line('cage_field')).toMatchObject({ quantity: 2, unitPrice: 10_00, total: 20_00 });
    expect(line('rim_field')).toMatchObject({ quantity: 2, total: 90_00 });
    expect(line('gift_field')?.label.text).toBe('Gift wrapping');
    expect(total).toBe(sections.reduce((sum, section) => sum + section.total, 0));
  });

  test('the budget rule counts what the price list counts', async () => {
    const { total } = priceConfiguration(bike, await complete());
    const euros = String(total / 100);
    expect(
      await engine.check(commits({ bike_model_field: 'calvin_pulse' }), commits({ budget_field: euros })),
    ).toEqual({ kind: 'consistent' });
    const assignment = await complete({ budget_field: '1350' });
    expect(priceConfiguration(bike, assignment).total).toBeLessThanOrEqual(1350_00);
  });

  test('the catalog promises the cheapest bike there is', async () => {
    const fields = bike.problem.fields.map((field) =>
      field.kind === 'integer' && field.name === 'budget_field' ? { ...field, min: 0 } : field,
    );
    const unbounded = await createEngine({ ...bike.problem, fields });
    const { bounds } = await unbounded.evaluate([], ['budget_field']);
    unbounded.dispose();
    const { catalog } = await checkCatalog(models);
    expect(catalog?.tabs[0]?.products[0]?.price).toBe((bounds.get('budget_field')?.min ?? 0) * 100);
  });
});

describe('the valves', () => {
  test('are at least fourteen, with prices, pictures and German names', async () => {
    const { catalog } = await checkCatalog(models);
    const valves = catalog?.tabs.find(({ name }) => name === 'valves');
    expect(valves?.configurable).toBe(false);
    expect(valves?.products.length).toBeGreaterThanOrEqual(14);
    for (const { id, price, picture, attributes, model } of valves?.products ?? []) {
      expect([id, price > 0, picture !== undefined, model]).toEqual([id, true, true, undefined]);
      expect(attributes['name']?.translations).toHaveProperty('de');
    }
    expect(valves?.filters.find(({ name }) => name === 'material')?.options.map(({ name }) => name)).toEqual([
      'Brass',
      'Stainless steel',
      'PVC',
      'Cast iron',
    ]);
  });
});
