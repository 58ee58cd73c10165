/**
 * `npm run cad:samples -- ./folder`: the CAD files of three bikes and three pump skids, each in a folder of its own, with
 * `expected.json`: the lengths of the configuration, in millimetres. `measure.py` beside this file reads the files with programs
 * that are not ours, holds the lengths against each other and draws pictures to look at (docs/cad-check.md).
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { evaluateScene } from '#scene/evaluate/evaluate-scene.ts';
import { cadProductOf } from '#server/cad/cad-product.ts';
import { makeCadFiles } from '#server/cad/make-cad-files.ts';
import { modelEngine } from '#server/configurator/model-engine.ts';
import { createEngine } from '#server/engine/create-engine.ts';
import { loadModel } from '#server/model/compile/load-model.ts';

interface Sample {
  readonly name: string;
  readonly language: string;
  readonly choices: Readonly<Record<string, string>>;
}

const samples: Readonly<Record<string, readonly Sample[]>> = {
  bike: [
    { name: 'plain', language: 'en', choices: { bike_size_field: 'medium' } },
    {
      name: 'touring',
      language: 'de',
      choices: {
        bike_size_field: 'xl',
        handlebar_width_field: '620',
        rack_field: 'heavy',
        mudguards_field: 'full',
        night_field: 'Yes',
        bottle_cages_field: '2',
      },
    },
    {
      name: 'trail',
      language: 'en',
      choices: { bike_size_field: 'small', terrain_field: 'trail', handlebar_width_field: '760' },
    },
  ],
  pump: [
    { name: 'small', language: 'en', choices: {} },
    {
      name: 'large',
      language: 'de',
      choices: { flow_field: '50', head_field: '40', damper_field: 'spring', strainer_field: 'coarse' },
    },
    {
      name: 'branches',
      language: 'en',
      choices: { branch_count: '3', flow_meter_field: 'Yes', strainer_field: 'fine' },
    },
  ],
};

const target = process.argv[2];
if (target === undefined) throw new Error('Name a folder: npm run cad:samples -- ./folder');
for (const [folder, ofProduct] of Object.entries(samples)) {
  const model = await loadModel(resolve(import.meta.dirname, '../../models', folder));
  const product = cadProductOf(model);
  if (!product) throw new Error(`${folder} has no scene.`);
  const engine = modelEngine(model, await createEngine(model.problem));
  for (const { name, language, choices } of ofProduct) {
    const commits = Object.entries(choices).map(([field, value]) => ({ field, value }));
    const { assignment } = await engine.evaluate(commits);
    for (const { field, value } of commits)
      if (assignment.get(field) !== value) throw new Error(`${folder} ${name}: ${field} cannot be ${value}.`);
    const values = Object.keys(product.scene.fields).map((field) => ({
      name: field,
      value: assignment.get(field) ?? '',
    }));
    const files = await makeCadFiles(product, values, {
      language,
      date: new Date(),
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    const { dimensions } = evaluateScene(product.scene, values);
    const place = join(target, `${folder}-${name}`);
    await mkdir(place, { recursive: true });
    for (const file of files) await writeFile(join(place, file.name), file.bytes);
    const expected = {
      choices,
      lengths: Object.fromEntries(dimensions.map((dimension) => [dimension.name, dimension.length * 1000])),
    };
    await writeFile(join(place, 'expected.json'), JSON.stringify(expected, null, 2));
    console.log(place);
  }
}
