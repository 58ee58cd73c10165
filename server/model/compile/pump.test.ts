/** The pump skid: what its tables, positions, computed fields and sizing come to. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEngine, type LocalEngine } from '#server/engine/create-engine.ts';
import { fails } from '../expression/evaluate.ts';
import type { EnginePort } from '#server/engine/engine-port.ts';
import { checkModel } from './load-model.ts';
import { modelEngine } from '#server/configurator/model-engine.ts';
import { withComputed } from '../product/computed-values.ts';
import { priceConfiguration } from '../product/price.ts';
import type { ProductModel } from '../product/product-model.ts';

let model: ProductModel;
let inner: LocalEngine;
let engine: EnginePort;
beforeAll(async () => {
  const checked = await checkModel(join(import.meta.dirname, '../../../models/pump'));
  expect(checked.diagnostics).toEqual([]);
  if (!checked.model) throw new Error('The pump has errors.');
  model = checked.model;
  inner = await createEngine(model.problem);
  engine = modelEngine(model, inner);
});
afterAll(() => {
  inner.dispose();
});

const commits = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([field, value]) => ({ field, value }));
async function valuesOf(values: Readonly<Record<string, string>>, ...names: readonly string[]) {
  const { assignment } = await engine.evaluate(commits(values), []);
  return names.map((name) => assignment.get(name));
}

test('starts with what the duty needs, at the catalog’s price', async () => {
  const names = [
    'pump_field',
    'motor_field',
    'seal_field',
    'strainer_field_quantity',
    'damper_field_quantity',
  ];
  expect(await valuesOf({}, ...names)).toEqual(['B15-20', 'M3-15', 'single', '1', '4']);
  const { assignment } = await engine.evaluate([], []);
  expect(priceConfiguration(model, assignment).total).toBe(1472_00);
  expect(Object.values(model.domains.get('pump')?.values ?? []).length).toBe(9);
});

test('calculates power, load and weight from what was chosen', async () => {
  const computed = ['hydraulic_field', 'shaft_field', 'load_field', 'mass_field'];
  // 12.5 m³/h × 18.75 m × 998 kg/m³ × 9.81 m/s² / 3.6e6 = 0.637… kW; / 61 % = 1.05; / 1.5 kW = 70 %
  expect(await valuesOf({}, ...computed)).toEqual(['0.64', '1.05', '70', '93.4']);
  const heavy = { strainer_field: 'fine', damper_field: 'spring' };
  expect(await valuesOf(heavy, 'mass_field')).toEqual([
    // frame, pump, motor, bell housing, strainer, four feet, gauge: 100.95
    '101',
  ]);
});

test('follows the liquid and the use', async () => {
  expect(await valuesOf({ liquid_field: 'solvent' }, 'motor_field', 'seal_field')).toEqual([
    'MX-30',
    'double',
  ]);
  expect(await valuesOf({ liquid_field: 'seawater' }, 'pump_field')).toEqual(['B15-40-B']);
  const busy = await valuesOf({ running_field: 'always' }, 'motor_field', 'gauge_field', 'dry_run_field');
  expect(busy).toEqual(['M4-30', 'Yes', 'Yes']);
  const sea = await valuesOf({ place_field: 'seaside' }, 'coating_field', 'tray_field', 'tested_field');
  expect(sea).toEqual(['offshore', 'No', 'Yes']);
  expect(
    await valuesOf({ flow_field: '33.5', head_field: '41.25' }, 'pump_field', 'damper_field_quantity'),
  ).toEqual(['B60-80', '6']);
});

test('calculates how it will run', async () => {
  const computed = ['best_point_field', 'margin_field', 'pressure_field', 'velocity_field', 'pipe_field'];
  // margin: (1.013 - 0.023) bar of water are 10.11 m; + 1.5 m - 0.5 m - 2.1 m. pipe: 47 mm for 2 m/s.
  expect(await valuesOf({}, ...computed)).toEqual(['14', '9.01', '1.84', '2.8', '50']);
  expect(await valuesOf({ viscosity_field: '100' }, 'shaft_field')).toEqual(['1.15']); // 2.5 ^ 0.1 times 1.05
  const years = { running_field: 'always', starter_field: 'direct' };
  expect(await valuesOf(years, 'bearings_field')).toEqual(['4']);
  expect(await valuesOf({ ...years, starter_field: 'soft' }, 'bearings_field')).toEqual(['5']);
});

test('lets what follows follow', async () => {
  const follows = ['bell_field', 'look_field', 'spare_seal_field', 'starter_field'];
  expect(await valuesOf({}, ...follows)).toEqual(['b90', 'cobalt', 'single', 'direct']);
  const chosen = { motor_field: 'M3-150', color_field: 'moss', seal_field: 'double' };
  expect(await valuesOf(chosen, ...follows)).toEqual(['b160', 'moss', 'double', 'soft']);
});

test('costs less by the dozen, and what a currency says', async () => {
  const set = { flow_meter_field: 'Yes', dry_run_field: 'Yes', vibration_field: 'Yes', gauge_field: 'No' };
  const { assignment } = await engine.evaluate(commits({ ...set, spare_seals_field: '4' }), []);
  const priced = (currency: string, pieces: number) =>
    priceConfiguration(model, assignment, { currency, pieces });
  const names = (currency: string, pieces: number) =>
    priced(currency, pieces).reductions.map(({ label, amount }) => [label.text, amount]);
  expect(names('EUR', 1)).toEqual([['Monitoring package', 118_00]]);
  expect(names('EUR', 2)).toEqual([
    ['Monitoring package', 118_00],
    ['Combined delivery', 25_00],
  ]);
  const seal = (currency: string, pieces: number) =>
    priced(currency, pieces)
      .sections.flatMap(({ lines }) => lines)
      .find(({ article }) => article === 'BR-S2E');
  expect(seal('EUR', 1)).toMatchObject({ quantity: 4, total: 4 * 92_00 });
  expect(seal('EUR', 3)).toMatchObject({ total: 4 * 84_00 }); // twelve in all
  expect(seal('CHF', 1)).toMatchObject({ listPrice: 95_00 });
  expect(seal('USD', 1)).toMatchObject({ total: 4 * 100_28 });
});

test('says which rules are behind a conflict', async () => {
  const outcome = await engine.check(
    commits({ liquid_field: 'glycol', strainer_field: 'coarse' }),
    commits({ strainer_field: 'fine' }),
  );
  expect(outcome).toMatchObject({
    kind: 'conflict',
    changes: [{ field: 'liquid_field' }],
    explanation: { rules: ['no_fine_glycol'] },
  });
  const four = commits({ gauge_field: 'Yes', flow_meter_field: 'Yes', dry_run_field: 'Yes' });
  expect(await engine.check(four, commits({ vibration_field: 'Yes' }))).toMatchObject({
    explanation: { rules: ['three_inputs'] },
  });
});

test('warns of a motor that idles and of a seal that drips', async () => {
  const warned = async (values: Readonly<Record<string, string>>) => {
    const { assignment } = await engine.evaluate(commits(values), []);
    return model.warnings.filter(({ condition }) => fails(condition, assignment)).map(({ name }) => name);
  };
  expect(await warned({})).toEqual([]);
  expect(await warned({ flow_field: '2', head_field: '3' })).toEqual(['idle_motor']);
  expect(await warned({ seal_field: 'packing' })).toEqual(['dripping']);
});

test('is data: a copy in another thread says the same', async () => {
  const copy = structuredClone(model);
  const { assignment } = await engine.evaluate(commits({ seal_field: 'packing', flow_field: '2' }), []);
  const seen = (one: ProductModel) => [
    priceConfiguration(one, assignment, { pieces: 5 }),
    one.warnings.filter(({ condition }) => fails(condition, assignment)).map(({ name }) => name),
    [...withComputed(one.computed, assignment)],
  ];
  expect(seen(copy)).toEqual(seen(model));
});
