import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { describeScene } from '#scene/describe/describe-scene.ts';
import { evaluateScene } from '#scene/evaluate/evaluate-scene.ts';
import { readScene } from '#scene/read/read-scene.ts';
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

test.each(['bike', 'pump'])('%s can be drawn with every value of every field that it shows', async (name) => {
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
    const { parts, problems } = evaluateScene(scene, configuration);
    expect([commit, problems]).toEqual([commit, []]);
    expect(parts.length).toBeGreaterThan(5);
  }
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
