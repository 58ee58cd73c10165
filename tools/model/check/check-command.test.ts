import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../cli.ts';
import { fewValues } from './few-values.ts';
import { folderWith, modelText } from '#server/model/testing/model-folder.ts';

async function check(text: string, ...options: readonly string[]) {
  const folder = await folderWith({ 'model.yaml': text });
  const lines: string[] = [];
  const code = await run(['check', folder, ...options], (line) => {
    lines.push(line.replaceAll(`${folder}/model.yaml:`, '').replaceAll(folder, 'it'));
  });
  return { code, lines };
}

const sized = (sections: Readonly<Record<string, string>>) =>
  modelText({
    domains: '\n  size:\n    label: Size\n    values:\n      s: S\n      m: M\n      l: L',
    fields:
      '\n  size_field: { label: Size, domain: size }\n  lamp_field: { label: Lamp, type: yesno }\n  other_field: { label: Other, domain: size }',
    steps:
      '\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [size_field, lamp_field, other_field] }] }',
    ...sections,
  });

test('rules that contradict each other, and only those', async () => {
  const rules =
    '\n  harmless: { text: H, if: lamp_field, then: other_field = m }\n  small: { text: A, require: size_field = s }\n  same: { text: B, require: size_field = other_field }\n  large: { text: C, require: other_field = l }';
  expect(await check(sized({ rules }))).toEqual({
    code: 1,
    lines: [
      expect.stringMatching(
        /^21:3: error: No configuration satisfies these rules together: "small", "same", "large"\.\n {2}hint: Each is needed/,
      ),
      'it: 1 error, 0 warnings',
    ],
  });
  const alone = await check(sized({ rules: '\n  never: { text: A, require: 1 = 2 }' }));
  expect(alone.lines[0]).toBe('20:3: error: No configuration satisfies this rule.');
});

test('values that can never be chosen: once for their domain, or at the field', async () => {
  const rules =
    '\n  no_l: { text: A, require: size_field != l }\n  no_other_l: { text: B, require: other_field != l }\n  no_s: { text: C, require: size_field != s }\n  dark: { text: D, require: not lamp_field }';
  const { code, lines } = await check(sized({ rules }));
  expect(code).toBe(0);
  expect(lines.map((line) => line.split('\n')[0])).toEqual([
    '7:3: warning: "size_field" can never be "s".',
    '8:3: warning: "lamp_field" can never be "Yes".',
    '18:7: warning: "l" can never be chosen.',
    'it: 0 errors, 3 warnings',
  ]);
});

test('defaults of a step that can never hold together', async () => {
  const text = sized({
    fields:
      '\n  size_field: { label: Size, domain: size, default: s }\n  lamp_field: { label: Lamp, type: yesno, default: yes }\n  other_field: { label: Other, domain: size, default: l }',
    rules: '\n  same: { text: A, require: size_field = other_field }',
  });
  const { lines } = await check(text);
  expect(lines).toEqual([
    expect.stringMatching(
      /^9:55: warning: With the defaults of its step \("size_field" = "s"\), "l" can never be chosen\.\n {2}hint: Because of "same"\.$/,
    ),
    'it: 0 errors, 1 warning',
  ]);
});

describe('values that never fit while the rest of their step has its defaults', () => {
  const fields = (more = '', other = ', default: s') =>
    `\n  size_field: { label: Size, domain: size, default: s${more} }\n  lamp_field: { label: Lamp, type: yesno, default: yes }\n  other_field: { label: Other, domain: size${other} }`;
  const rules =
    '\n  same: { text: A, require: size_field = other_field }\n  lit: { text: B, if: size_field = l, then: not lamp_field }';

  test('are said of each field when asked for, with the rules behind them', async () => {
    const text = sized({ fields: fields(), rules });
    expect(await check(text, '--strict')).toEqual({ code: 0, lines: ['it: 0 errors, 0 warnings'] });
    expect(await check(text, '--strict', '--defaults')).toEqual({
      code: 1,
      lines: [
        '7:3: warning: "size_field" can never be "m", "l" while the rest of "S" has its defaults.\n  hint: Because of "same".',
        '9:3: warning: "other_field" can never be "m", "l" while the rest of "S" has its defaults.\n  hint: Because of "same".',
        'it: 0 errors, 2 warnings',
      ],
    });
  });

  test('are none where the other field has no default of its own, and gives way', async () => {
    const { lines } = await check(sized({ fields: fields('', ''), rules }), '--defaults');
    expect(lines).toEqual([
      '7:3: warning: "size_field" can never be "l" while the rest of "S" has its defaults.\n  hint: Because of "lit".',
      expect.stringMatching(/^9:3: warning: "other_field" can never be "m", "l" /),
      'it: 0 errors, 2 warnings',
    ]);
  });

  test('are not those that never fit at all', async () => {
    const { lines } = await check(
      sized({ fields: fields(), rules: '\n  small: { text: A, require: size_field != l }' }),
      '--defaults',
    );
    expect(lines).toEqual([
      expect.stringContaining('"size_field" can never be "l".'),
      'it: 0 errors, 1 warning',
    ]);
  });

  test('are listed as a person would', () => {
    expect(fewValues(['3', '4', '5', '9', 'a'])).toBe('3 to 5, "9", "a"');
    expect(fewValues([...'abcdefg'])).toBe('"a", "b", "c", "d", 3 more');
  });
});

test('rules that never matter', async () => {
  const rules =
    '\n  one: { text: A, if: lamp_field, then: size_field = s }\n  two: { text: B, if: size_field != s, then: not lamp_field }\n  three: { text: C, require: "size_field in [s, m, l]" }';
  const { lines } = await check(sized({ rules }));
  // One of the first two says what the other says; the later one is needed once the earlier is gone.
  expect(lines.map((line) => line.split('\n')[0])).toEqual([
    '20:3: warning: The rule "one" has no effect: it follows from the others.',
    '22:3: warning: The rule "three" has no effect: it follows from the others.',
    'it: 0 errors, 2 warnings',
  ]);
});

test('fields nobody can get at, and pictures that are drawn but not there', async () => {
  const text = sized({
    fields:
      '\n  size_field: { label: Size, domain: size, widget: image_buttons }\n  lamp_field: { label: Lamp, type: yesno }\n  other_field: { label: Other, domain: size }\n  lost_field: { label: Lost, type: yesno, hidden: yes }',
  });
  const { lines } = await check(text);
  expect(lines.map((line) => line.split('\n')[0])).toEqual([
    '7:52: warning: "size_field" is shown with pictures, but these have none: "s", "m", "l".',
    '10:3: warning: "lost_field" is in no step and is not used anywhere else.',
    'it: 0 errors, 2 warnings',
  ]);
});

test('--strict makes warnings fail', async () => {
  const text = sized({ rules: '\n  no_l: { text: A, require: size_field != l }' });
  expect((await check(text)).code).toBe(0);
  expect((await check(text, '--strict')).code).toBe(1);
  expect((await check(sized({}), '--strict')).code).toBe(0);
});

/** Too many pigeons for the holes: nothing satisfies it, and no solver finds that out by itself. */
function pigeons(holes: number): string {
  const pigeon = Array.from({ length: holes + 1 }, (_, i) => `p${i}`);
  const values = Array.from({ length: holes }, (_, i) => `h${i}: H`).join(', ');
  const rules = pigeon.flatMap((a, i) =>
    pigeon.slice(i + 1).map((b) => `\n  ${a}_${b}: { text: T, require: ${a} != ${b} }`),
  );
  return modelText({
    domains: `\n  hole: { label: Hole, values: { ${values} } }`,
    fields: pigeon.map((name) => `\n  ${name}: { label: P, domain: hole }`).join(''),
    rules: rules.join(''),
    steps: `\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [${pigeon.join(', ')}] }] }`,
  });
}

test('a model that takes too long ends with a message, in time', async () => {
  const start = performance.now();
  const { code, lines } = await check(pigeons(14), '--limit', '1');
  expect(performance.now() - start).toBeLessThan(20_000);
  expect(code).toBe(0);
  expect(lines[0]).toMatch(
    /warning: Checking took longer than 1 seconds and was stopped; not everything was/,
  );
}, 40_000);

test('a file of 100 MB is refused before it is read', async () => {
  const folder = await folderWith({ 'model.yaml': '', 'a.uvl': '' });
  for (const name of ['model.yaml', 'a.uvl']) await truncate(join(folder, name), 100 * 1024 * 1024);
  const lines: string[] = [];
  const start = performance.now();
  expect(await run(['check', folder], (line) => void lines.push(line))).toBe(1);
  expect(await run(['stats', join(folder, 'a.uvl')], (line) => void lines.push(line))).toBe(1);
  expect(performance.now() - start).toBeLessThan(1000);
  expect(lines.join('\n')).toMatch(/model\.yaml:1:1: error: The file is larger than 4 MB/);
  expect(lines.join('\n')).toMatch(/a\.uvl:1:1: error: The file is larger than 64 MB/);
});
