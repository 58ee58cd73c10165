/** What docs/authoring.md shows is what the language understands. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createEngine } from '#server/engine/create-engine.ts';
import { checkCatalog } from './load-catalog.ts';
import { checkModel, loadModel } from './load-model.ts';
import { modelEngine } from './model-engine.ts';
import { localize } from './localize.ts';
import { priceConfiguration } from './price.ts';
import { folderWith } from './testing/model-folder.ts';

const guide = await readFile(join(import.meta.dirname, '../../docs/authoring.md'), 'utf8');

function blocks(kind: string): readonly string[] {
  return [...guide.matchAll(new RegExp(`^\`\`\`${kind}\n(.*?)^\`\`\``, 'gms'))].map(
    (match) => match[1] ?? '',
  );
}

/** Blocks that say which file they are in their first line. */
const files = Object.fromEntries(
  blocks('yaml').map((block) => [/^# (\S+)\n/.exec(block)?.[1] ?? 'unnamed', block] as const),
);

test('its product, translation and catalog load without a warning', async () => {
  expect(Object.keys(files)).toEqual(['lamp/model.yaml', 'lamp/translations/de.yaml', 'catalog.yaml']);
  const folder = await folderWith(files);
  expect((await checkModel(join(folder, 'lamp'))).diagnostics).toEqual([]);
  expect((await checkCatalog(folder)).diagnostics).toEqual([]);
});

/** The files that other blocks name in their heading: `csv heads.csv`. */
const tables = Object.fromEntries(
  [...guide.matchAll(/^```csv (\S+)\n(.*?)^```/gms)].map((match) => [match[1] ?? '', match[2] ?? '']),
);
const lampText = files['lamp/model.yaml'] ?? '';
const indented = (text: string) => text.replace(/^(?=.)/gm, '  ');

/** The lamp with more in some of its sections, and the files beside it. */
function lampWith(more: Readonly<Record<string, string>>) {
  const text = Object.entries(more).reduce(
    (lamp, [section, added]) =>
      lamp.replace(new RegExp(`\n${section}:.*\n`), (heading) => heading + indented(added)),
    lampText,
  );
  return folderWith({ 'model.yaml': text, ...tables });
}

test('its rules load', async () => {
  const rules = blocks('yaml rules').join('');
  const { model, diagnostics } = await checkModel(await lampWith({ rules }));
  expect(diagnostics).toEqual([]);
  expect(model?.warnings.map(({ name }) => name)).toEqual(['spare_bulbs']);
  expect([...(model?.ruleTexts.keys() ?? [])]).toEqual(expect.arrayContaining(['two_of_three', 'heads']));
});

test('its spreadsheets load', async () => {
  const components = blocks('yaml components').join('');
  const folder = await lampWith({ components });
  const { model, diagnostics } = await checkModel(folder);
  expect(diagnostics).toEqual([]);
  const values = model?.domains.get('shade')?.values ?? [];
  expect(values.map(({ label, price }) => [label.text, price])).toEqual([
    ['Small', 1990],
    ['Wide', 3450],
  ]);
  expect({ ...values[1]?.features }).toEqual({ width: 35.5, fabric: 'linen', washable: true });
});

test('its numbers and positions load', async () => {
  const fields = blocks('yaml fields').join('');
  const names = [...fields.matchAll(/^(\w+):/gm)].map((match) => match[1] ?? '');
  const components =
    'hook: { label: Hook, features: { weight: { unit: g, default: 0 } }, variants: { none: None, h: { label: Hook, features: { weight: 40 } } } }\n';
  const folder = await lampWith({ fields, components, bom: '' });
  const file = join(folder, 'model.yaml');
  const placed = (await readFile(file, 'utf8')).replace(
    'members: [reach_field]',
    `members: [reach_field, ${names.join(', ')}]`,
  );
  await writeFile(file, placed);
  const { model, diagnostics } = await checkModel(folder);
  expect(diagnostics).toEqual([]);
  const engine = await createEngine(model?.problem ?? { fields: [], rules: [] });
  const { assignment } = await (model ? modelEngine(model, engine) : engine).evaluate([
    { field: 'hook_field_quantity', value: '3' },
  ]);
  expect(names.map((name) => assignment.get(name))).toEqual(['1.75', '0.6', 'h', '120']);
  engine.dispose();
});

test('its rows load', async () => {
  const [rows = '', rules = '', parts = ''] = ['rows', 'row rules', 'row parts'].map((kind) =>
    blocks(`yaml ${kind}`).join(''),
  );
  const components =
    'cloth: { label: Cloth, variants: { linen: { label: Linen, article: HA-70, price: 9 } } }\n';
  const folder = await lampWith({ components, rules, bom: parts });
  const file = join(folder, 'model.yaml');
  const text = (await readFile(file, 'utf8')).replace(
    'members: [reach_field]',
    'members: [reach_field, { rows: shade }]',
  );
  await writeFile(file, `${text}rows:\n${indented(rows)}`);
  const { model, diagnostics } = await checkModel(folder);
  expect(diagnostics).toEqual([]);
  expect(model?.ruleTexts.get('wide_is_white.2')?.text).toBe('Shade 2: Wide shades are white.');
  expect([...(model?.fields.keys() ?? [])]).toEqual(
    expect.arrayContaining(['shade_count', 'shade_4_width_field', 'shade_1_area_field']),
  );
});

test('its sizing loads', async () => {
  const folder = await folderWith({ 'model.yaml': lampText + blocks('yaml sizing').join('') });
  const { model, diagnostics } = await checkModel(folder);
  expect(diagnostics).toEqual([]);
  expect(model?.sizing.map(({ wishes }) => wishes.length)).toEqual([2, 1]);
});

test('its goals load', async () => {
  const folder = await folderWith({ 'model.yaml': lampText + blocks('yaml goals').join('') });
  const { model, diagnostics } = await checkModel(folder);
  expect(diagnostics).toEqual([]);
  expect(model?.goals).toMatchObject([{ name: 'lightest', unit: 'g' }]);
});

test('its expressions compile', async () => {
  const expressions = blocks('expressions').flatMap((block) => block.trim().split('\n'));
  expect(expressions.length).toBeGreaterThan(5);
  const more = expressions.map((text, i) => `  shown_${i}: { text: T${i}, require: "${text}" }\n`).join('');
  const folder = await folderWith({
    'model.yaml': (files['lamp/model.yaml'] ?? '').replace('\nrules:\n', `\nrules:\n${more}`),
  });
  expect((await checkModel(folder)).diagnostics).toEqual([]);
});

test('its lamp behaves as its rules say', async () => {
  const lamp = await loadModel(join(await folderWith(files), 'lamp'));
  const engine = await createEngine(lamp.problem);
  const { assignment, states } = await engine.evaluate([]);
  expect([assignment.get('finish_field'), assignment.get('arm_field'), assignment.get('head_field')]).toEqual(
    ['oak', 'short', 'spot'],
  );
  expect(priceConfiguration(lamp, assignment).total).toBe(35_00 + 29_00 + 39_00 + 45_00);
  expect([...states.values()].flatMap((values) => [...values.values()])).not.toContain('impossible');

  const far = await engine.evaluate([{ field: 'reach_field', value: '60' }]);
  expect([far.assignment.get('arm_field'), far.assignment.get('head_field')]).toEqual(['long', 'ring']);
  const heavy = await engine.check(
    [{ field: 'finish_field', value: 'oak' }],
    [{ field: 'reach_field', value: '60' }],
  );
  expect(heavy).toMatchObject({ kind: 'conflict', changes: [{ field: 'finish_field', from: 'oak' }] });
  const rules = heavy.kind === 'conflict' ? heavy.explanation.rules : [];
  expect([...rules].sort()).toEqual(['base_holds', 'finishes', 'long_enough', 'same_thread']);
  expect(
    rules.map((rule) => localize(lamp.ruleTexts.get(rule) ?? { text: '', translations: {} }, 'de')),
  ).toContain('Der Fuß muss Arm und Kopf halten.');
  engine.dispose();
});
