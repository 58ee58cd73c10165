import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { describeScene } from '#scene/describe/describe-scene.ts';
import { evaluateScene } from '#scene/evaluate/evaluate-scene.ts';
import type { PlacedScene } from '#scene/evaluate/placed-scene.ts';
import { isMirrored } from '#scene/geometry/transform.ts';
import { readScene } from '#scene/read/read-scene.ts';
import type { Shape } from '#scene/shape/shape.ts';
import { tessellateShape } from '#scene/tessellate/tessellate-shape.ts';
import { modelEngine } from '#server/configurator/model-engine.ts';
import { createEngine } from '#server/engine/create-engine.ts';
import { loadModel } from '../compile/load-model.ts';
import { domainOf } from '../product/model-field.ts';

const models = resolve(import.meta.dirname, '../../../models');

async function open(name: string) {
  const model = await loadModel(resolve(models, name));
  const engine = modelEngine(model, await createEngine(model.problem));
  if (!model.scene) throw new Error(`${name} has no scene.`);
  const scene = readScene(JSON.parse(JSON.stringify(model.scene.scene)));
  /** What a visualization object would say with these commits. */
  const configured = async (commits: readonly { field: string; value: string }[]) => {
    const { assignment } = await engine.evaluate(commits);
    return Object.keys(scene.fields).map((field) => ({ name: field, value: assignment.get(field) ?? '' }));
  };
  return { model, scene, configured };
}

/** What docs/authoring.md allows a scene, with any one choice and with all that there is to choose. */
const [budget, budgetOfAll] = [
  { triangles: 150_000, shapes: 200 },
  { triangles: 190_000, shapes: 210 },
];

/** What is drawn: triangles, and shapes, which are drawing calls: copies are one, and mirrored ones another. */
function costOf({ parts }: PlacedScene): typeof budget {
  const bodies = parts.flatMap((part) => part.bodies);
  return {
    triangles: sumOf(bodies.map(({ shape, placements }) => trianglesOf(shape) * placements.length)),
    shapes: sumOf(bodies.map(({ placements }) => new Set(placements.map(isMirrored)).size)),
  };
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);
const known = new Map<string, number>();

function trianglesOf(shape: Shape): number {
  if (shape.kind === 'mesh') throw new Error('The triangles of files are not counted here.');
  const key = JSON.stringify(shape);
  const count = known.get(key) ?? tessellateShape(shape).indices.length / 3;
  known.set(key, count);
  return count;
}

function expectWithin({ triangles, shapes }: typeof budget, limit: typeof budget): void {
  expect(triangles).toBeLessThanOrEqual(limit.triangles);
  expect(shapes).toBeLessThanOrEqual(limit.shapes);
}

test.each(['bike', 'pump'])(
  '%s can be drawn with every value of every field, within the budget',
  async (name) => {
    const { model, scene, configured } = await open(name);
    const fields = Object.keys(scene.fields).map((field) => model.fields.get(field));
    const commits = fields.flatMap((field) => {
      if (!field) return [];
      const numbers = 'min' in field ? [field.min, field.max] : [];
      const values = domainOf(field)?.values.map((value) => value.name) ?? numbers.map(String);
      return values.map((value) => ({ field: field.name, value }));
    });
    expect(commits.length).toBeGreaterThan(20);
    for (const commit of commits) {
      const configuration = await configured([commit]).catch(() => undefined); // read-only values need others
      if (!configuration) continue;
      const placed = evaluateScene(scene, configuration);
      expect([commit, placed.problems]).toEqual([commit, []]);
      expect(placed.parts.length).toBeGreaterThan(5);
      expectWithin(costOf(placed), budget);
    }
  },
);

test.each([
  [
    'bike',
    {
      ...{
        bike_model_field: 'calvin_porter',
        bike_size_field: 'xl',
        rim_field: 'track21',
        tire_field: 'winter',
      },
      ...{ fork_field: 'coil80', lockout_field: 'Yes', drivetrain_field: 'orbit12', pedals_field: 'dual' },
      ...{ front_brake_type_field: 'ACM0024', rear_brake_type_field: 'ACM0034', stem_field: 'adjustable' },
      ...{ handlebar_width_field: '800', grips_field: 'ergo', bell_field: 'brass', saddle_field: 'comfort' },
      ...{
        seatpost_field: 'suspension',
        mudguards_field: 'full',
        rack_field: 'heavy',
        luggage_field: 'panniers',
      },
      ...{ stand_field: 'centre', lock_field: 'ring', bottle_cages_field: '3', basket_field: 'Yes' },
      ...{
        front_light_field: 'battery',
        rear_light_field: 'battery',
        mirror_field: 'Yes',
        phone_field: 'Yes',
      },
      tools_field: 'Yes',
    },
  ],
  [
    'pump',
    {
      ...{ bell_field: 'b160', pump_field: 'B60-80', damper_field: 'spring', flow_meter_field: 'Yes' },
      ...{ coating_field: 'offshore', tray_field: 'Yes', seal_field: 'double', starter_field: 'inverter' },
      ...{
        dry_run_field: 'Yes',
        branch_count: '5',
        branch_1_valve_field: 'motor',
        branch_2_valve_field: 'motor',
      },
      ...Object.fromEntries([1, 2, 3, 4, 5].map((row) => [`branch_${row}_hose_field`, 'rubber'])),
    },
  ],
])('%s with all that there is to choose costs no more than it may', async (name, chosen) => {
  const { scene, configured } = await open(name);
  const commits = Object.entries(chosen).map(([field, value]) => ({ field, value }));
  const cost = costOf(evaluateScene(scene, await configured(commits)));
  // Far more than at first, so these choices are all there.
  expect(cost.triangles).toBeGreaterThan(140_000);
  expectWithin(cost, budgetOfAll);
});

test('the bike has the sizes of its drawing', async () => {
  const { scene, configured } = await open('bike');
  const lengths = async (...commits: { field: string; value: string }[]) => {
    const { dimensions } = evaluateScene(scene, await configured(commits));
    return Object.fromEntries(dimensions.map(({ name, length }) => [name, Math.round(length * 1000)]));
  };
  expect(await lengths()).toMatchObject({ chainstay: 440, wheelbase: 1057, bar_width: 680 });
  expect(await lengths({ field: 'bike_model_field', value: 'calvin_porter' })).toMatchObject({
    chainstay: 470,
  });
  const [medium, xl] = [await lengths(), await lengths({ field: 'bike_size_field', value: 'xl' })];
  for (const name of ['wheelbase', 'stack', 'saddle_height'])
    expect(xl[name] ?? 0).toBeGreaterThan((medium[name] ?? 0) + 30);
});

test('the bike in words, in both languages', async () => {
  const { scene, configured } = await open('bike');
  const configuration = await configured([{ field: 'mudguards_field', value: 'full' }]);
  const words = (language: string) =>
    describeScene(scene, evaluateScene(scene, configuration), configuration, language);
  expect(words('en')).toMatch(
    /^Tarn Calvin\. Frame: Calvin Pulse, Medium, Aluminium, Cobalt blue, Gloss\. Fork: /,
  );
  expect(words('en')).toContain('Front mudguard: Full.');
  expect(words('de')).toContain('Schutzblech vorn: ');
});
