import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { evaluateScene } from '#scene/evaluate/evaluate-scene.ts';
import { readScene } from '#scene/read/read-scene.ts';
import { shapeKinds } from '#scene/shape/shape-parameters.ts';
import { loadModel } from '../compile/load-model.ts';
import { folderWith, modelText } from '../testing/model-folder.ts';

const guide = await readFile(resolve(import.meta.dirname, '../../../docs/authoring.md'), 'utf8');
const [, example = ''] = /```yaml scene\n(.*?)```/s.exec(guide) ?? [];

const sections = {
  domains: `
  wood: { label: Wood, values: { oak: Oak, walnut: Walnut } }
  height: { label: Height, values: { low: Low, desk: Desk } }`,
  fields: `
  wood_field: { label: Wood, domain: wood, default: oak }
  height_field: { label: Height, domain: height, default: desk }
  length_field: { label: Length, type: integer, min: 900, max: 2200, default: 1600 }
  lamp_field: { label: Lamp, type: yesno }`,
  steps:
    '\n  - { step: s, label: S, groups: [{ group: top_group, label: G, members: [wood_field, height_field, length_field, lamp_field] }] }',
};

test('the example of the authoring guide is a scene that follows its fields', async () => {
  const folder = await folderWith({ 'model.yaml': modelText(sections), 'scene.yaml': example });
  const { scene: compiled } = await loadModel(folder);
  const scene = readScene(JSON.parse(JSON.stringify(compiled?.scene)));
  const placed = (values: Readonly<Record<string, string>>, actions: readonly string[] = []) => {
    const all = {
      wood_field: 'oak',
      height_field: 'desk',
      length_field: '1600',
      lamp_field: 'No',
      ...values,
    };
    const configuration = Object.entries(all).map(([name, value]) => ({ name, value }));
    return evaluateScene(scene, configuration, new Set(actions));
  };
  const table = placed({});
  expect(table.problems).toEqual([]);
  expect(table.parts.map(({ name }) => name)).toEqual(['top', 'legs']);
  expect(table.dimensions[0]?.length).toBeCloseTo(1.6);
  expect(table.parts[0]?.commit).toEqual({ wood_field: 'walnut' });
  const other = placed({
    wood_field: 'walnut',
    lamp_field: 'Yes',
    height_field: 'low',
    length_field: '2000',
  });
  expect(other.parts.map(({ name }) => name)).toContain('lamp');
  expect(other.dimensions[0]?.length).toBeCloseTo(2);
  expect(other.parts[0]?.bodies[0]?.material.color).toBe('#5d432c');
  // The transform's translation is in its last column: the top is lifted by the action.
  const heightOf = (shown: typeof table) => shown.parts[0]?.bodies[0]?.placements[0]?.[13];
  expect(heightOf(placed({}, ['explode']))).toBeCloseTo((heightOf(table) ?? 0) + 0.12);
});

test('the guide names every kind of shape', () => {
  for (const kind of shapeKinds) expect(guide).toContain(`\`${kind}\``);
});
