import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../cli.ts';
import { folderWith, modelText } from '#server/model/testing/model-folder.ts';

const text = modelText({
  domains: '\n  size: { label: Size, values: { s: Small, m: Medium, l: Large } }',
  fields:
    '\n  size_field: { label: Frame, domain: size, default: m }\n  lamp_field: { label: Lamp, type: yesno }\n  load_field: { label: Load, type: integer, min: 1, max: 90, unit: kg, default: 10 }\n  wide_field: { label: Wide, type: integer, min: 0, max: 900 }\n  note_field: { label: Note, type: text }',
  rules:
    '\n  light: { text: A small frame has no lamp., if: size_field = s, then: not lamp_field }\n  strong: { text: Only large frames carry that much., if: load_field > 50, then: size_field = l }\n  never: { text: Nothing carries 90 kg., require: load_field != 90 }',
  steps:
    '\n  - { step: s, label: First, groups: [{ group: g, label: G, members: [size_field, lamp_field] }] }\n  - { step: t, label: Second, groups: [{ group: h, label: H, members: [load_field, wide_field, note_field] }] }',
});

async function explain(...wishes: readonly string[]) {
  const folder = await folderWith({ 'model.yaml': text });
  const lines: string[] = [];
  const code = await run(['explain', join(folder, 'model.yaml'), ...wishes], (line) => void lines.push(line));
  return [code, ...lines];
}

test('the state: every field by step, what was chosen, and what else is not free', async () => {
  expect(await explain()).toEqual([
    0,
    'First',
    '  Frame: Medium',
    '  Lamp: No',
    'Second',
    '  Load: 10 kg  (free: 1 to 89)',
    '  Wide: 0  (free: 0 to 900)',
  ]);
  expect(await explain('--set', 'lamp_field=yes', '--set', 'Load=60')).toEqual([
    0,
    'First',
    '  Frame: Large  (Small, Medium: would change other choices)',
    '  Lamp: Yes  (your choice)',
    'Second',
    '  Load: 60 kg  (your choice; free: 1 to 89)',
    '  Wide: 0  (free: 0 to 900)',
  ]);
});

test('a conflict: with what, because of which rules, and every way out', async () => {
  expect(await explain('--set', 'lamp_field=yes', 'load_field=20', 'frame=small')).toEqual([
    1,
    'Frame = Small cannot be combined with Lamp = Yes.',
    'Because of:',
    '  light: A small frame has no lamp.',
    'To choose it:',
    '  1. change Lamp from Yes to No',
  ]);
});

test('what no configuration has', async () => {
  expect(await explain('--set', 'load_field=90')).toEqual([
    1,
    'Load = 90 kg is not possible in any configuration.',
    'Because of:',
    '  never: Nothing carries 90 kg.',
  ]);
});

test('wishes that mean nothing are all named', async () => {
  expect(await explain('--set', 'lamp=maybe', 'lmap_field=yes', 'load_field=91', 'note_field=x')).toEqual([
    1,
    '"lamp_field" cannot be "maybe".\n  hint: There is: Yes, No.',
    'There is no field "lmap_field".\n  hint: Did you mean "lamp_field"?',
    '"load_field" cannot be "91".\n  hint: It is a whole number from 1 to 90.',
    '"note_field" is not decided by rules.',
  ]);
});

test('a model with errors, and a contradictory one', async () => {
  const bad = await folderWith({ 'model.yaml': `${text}titel: x\n` });
  const none = await folderWith({
    'model.yaml': modelText({
      rules: '\n  a: { text: A, require: lamp_field }\n  b: { text: B, require: not lamp_field }',
    }),
  });
  const lines: string[] = [];
  expect(await run(['explain', bad], (line) => void lines.push(line))).toBe(1);
  expect(await run(['explain', none], (line) => void lines.push(line))).toBe(1);
  expect(lines).toEqual([
    expect.stringContaining('"titel" is not known here'),
    expect.stringContaining('No configuration satisfies all rules'),
  ]);
});

test('decimals as people write them, and what is computed from them', async () => {
  const lines: string[] = [];
  const pump = join(import.meta.dirname, '../../../models/pump');
  const ask = (...wishes: readonly string[]) =>
    run(['explain', pump, ...wishes], (line) => void lines.push(line));
  expect(await ask('--set', 'flow_field=20.5', 'head_field=33.30')).toBe(0);
  expect(lines).toEqual(
    expect.arrayContaining([
      '  Flow: 20.5 m³/h  (your choice; free: 2 to 60)',
      '  Head: 33.3 m  (your choice; free: 3 to 80)',
      '  Hydraulic power: 1.86 kW',
    ]),
  );
  expect(lines.join('\n')).not.toContain('= 1');
  lines.length = 0;
  expect(await ask('--set', 'flow_field=20.55')).toBe(1);
  expect(lines).toEqual([
    '"flow_field" cannot be "20.55".\n  hint: It is a number with at most 1 decimals from 2 to 60.',
  ]);
});

describe('a feature model', () => {
  const car = `features
    Car
        mandatory
            Body
                alternative
                    Sedan
                    Pickup
        optional
            Towbar
            "Roof rack"
constraints
    Towbar => Pickup
    Towbar => !"Roof rack"
`;
  const asked = async (name: string, content: string, ...wishes: readonly string[]) => {
    const file = join(await folderWith({ [name]: content }), name);
    const lines: string[] = [];
    const code = await run(['explain', file, ...wishes], (line) => void lines.push(line));
    return [code, ...lines];
  };

  test('is explained like the product that is made of it', async () => {
    expect(await asked('car.uvl', car, '--set', 'Towbar=yes')).toEqual([
      0,
      'Car',
      '  Body: Pickup  (Sedan: would change other choices)',
      '  Towbar: Yes  (your choice)',
      '  Roof rack: No  (Yes: would change other choices)',
    ]);
    expect(await asked('car.uvl', car, '--set', 'Roof rack=yes', 'Towbar=yes')).toEqual([
      1,
      'Towbar = Yes cannot be combined with Roof rack = Yes.',
      'Because of:',
      expect.stringContaining('line_13'),
      'To choose it:',
      '  1. change Roof rack from Yes to No',
    ]);
  });

  test('of clauses, too', async () => {
    const clauses = 'c 1 Frame\nc 2 Rim brake\nc 3 Disc brake\np cnf 3 3\n1 0\n2 3 0\n-2 -3 0\n';
    const [code, ...lines] = await asked('bike.dimacs', clauses, '--set', 'Rim brake=yes');
    expect(code).toBe(0);
    expect(lines).toContain('  Rim brake: Yes  (your choice)');
    expect(lines).toContain('  Disc brake: No  (Yes: would change other choices)');
  });

  test('with errors, or without a configuration, says so', async () => {
    expect(await asked('car.uvl', car.replace('Towbar => Pickup', 'Towbar => Wings'))).toEqual([
      1,
      expect.stringMatching(/car\.uvl:12:\d+: error: .*Wings/s),
    ]);
    const [code, line] = await asked('no.dimacs', 'c 1 Frame\np cnf 1 2\n1 0\n-1 0\n');
    expect([code, line]).toEqual([1, expect.stringContaining('No configuration satisfies all constraints')]);
  });
});
