/** The pump skid: what its tables, positions, computed fields and sizing come to. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEngine, type Engine } from '#server/engine/create-engine.ts';
import type { EnginePort } from '#server/engine/engine-port.ts';
import { checkModel } from './load-model.ts';
import { modelEngine } from './model-engine.ts';
import { priceConfiguration } from './price.ts';
import type { ProductModel } from './product-model.ts';

let model: ProductModel;
let inner: Engine;
let engine: EnginePort;
beforeAll(async () => {
  const checked = await checkModel(join(import.meta.dirname, '../../models/pump'));
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
  expect(priceConfiguration(model, assignment).total).toBe(1288_00);
  expect(Object.values(model.domains.get('pump')?.values ?? []).length).toBe(9);
});

test('calculates power, load and weight from what was chosen', async () => {
  const computed = ['hydraulic_field', 'shaft_field', 'load_field', 'mass_field'];
  // 12.5 m³/h × 18.75 m × 998 kg/m³ × 9.81 m/s² / 3.6e6 = 0.637… kW; / 61 % = 1.05; / 1.5 kW = 70 %
  expect(await valuesOf({}, ...computed)).toEqual(['0.64', '1.05', '70', '90.5']);
  const heavy = { strainer_field: 'fine', damper_field: 'spring' };
  expect(await valuesOf(heavy, 'mass_field')).toEqual([
    String(38 + 24 + 17 + 10.25 + 4 * 2.2).replace('98.05', '98.1'),
  ]);
});

test('follows the liquid and the use', async () => {
  expect(await valuesOf({ medium_field: 'solvent' }, 'motor_field', 'seal_field')).toEqual([
    'MX-30',
    'double',
  ]);
  expect(await valuesOf({ medium_field: 'seawater' }, 'pump_field')).toEqual(['B15-40-B']);
  const busy = await valuesOf({ always_field: 'Yes' }, 'motor_field', 'gauge_field', 'dry_run_field');
  expect(busy).toEqual(['M4-30', 'Yes', 'Yes']);
  expect(
    await valuesOf({ flow_field: '33.5', head_field: '41.25' }, 'pump_field', 'damper_field_quantity'),
  ).toEqual(['B60-80', '6']);
});

test('says which rules are behind a conflict', async () => {
  const outcome = await engine.check(
    commits({ medium_field: 'glycol', strainer_field: 'coarse' }),
    commits({ strainer_field: 'fine' }),
  );
  expect(outcome).toMatchObject({
    kind: 'conflict',
    changes: [{ field: 'medium_field' }],
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
    return model.warnings.filter(({ isViolated }) => isViolated(assignment)).map(({ name }) => name);
  };
  expect(await warned({})).toEqual([]);
  expect(await warned({ flow_field: '2', head_field: '3' })).toEqual(['idle_motor']);
  expect(await warned({ seal_field: 'packing' })).toEqual(['dripping']);
});
