/** Names and texts that trip programs up, files far too large, and numbers beyond exactness: from the file to the answer. */
import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { EnginePool } from '#server/engine-workers/engine-pool.ts';
import { run } from './cli.ts';
import { loadModel } from '#server/model/compile/load-model.ts';
import { folderWith, modelText } from '#server/model/testing/model-folder.ts';

async function said(...args: readonly string[]): Promise<readonly [number | undefined, string]> {
  const lines: string[] = [];
  const code = await run(args, (line) => void lines.push(line));
  return [code, lines.join('\n')];
}

describe('names of built-in properties, emoji and right-to-left texts', () => {
  const text = modelText({
    components: `
  toString:
    label: כידון
    features: { constructor: { unit: kg }, hasOwnProperty: { type: text } }
    variants:
      __proto__: { label: 🚲 דו־גלגל, price: 3, features: { constructor: 7, hasOwnProperty: "\u202Eabc" } }
      valueOf: { label: 👩‍👩‍👧, price: 4, features: { constructor: 2, hasOwnProperty: x } }`,
    fields: `
  __proto__: { label: نوع, component: toString, default: valueOf }
  constructor: { label: "⚖️", type: integer, min: 0, max: 9, default: 1 }`,
    rules: '\n  __defineGetter__: { text: وزن 🚫, require: __proto__.constructor + constructor <= 8 }',
    steps: '\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [__proto__, constructor] }] }',
  });

  test('are names and texts like any other: checked, explained, solved on a thread', async () => {
    const folder = await folderWith({ 'model.yaml': text });
    expect(await said('check', folder, '--strict')).toEqual([0, `${folder}: 0 errors, 0 warnings`]);
    const [code, words] = await said('explain', folder, '--set', 'constructor=5', '__proto__=__proto__');
    expect(code).toBe(1);
    expect(words).toContain('نوع = 🚲 דו־גלגל cannot be combined with ⚖️ = 5.');
    expect(words).toContain('__defineGetter__: وزن 🚫');

    const pool = new EnginePool({
      entry: new URL('../../server/engine-workers/engine-worker-source.mjs', import.meta.url),
      workers: 1,
    });
    onTestFinished(() => {
      pool.close();
    });
    const configurator = await pool.open(await loadModel(folder));
    const { configuration } = await configurator.ask({
      kind: 'start',
      needs: new Map(),
      previous: [],
      view: { kind: 'values' },
    });
    const { evaluation } = await configurator.ask({
      kind: 'change',
      configuration,
      transition: { kind: 'commit', values: [{ field: 'constructor', value: '5' }] },
      view: { kind: 'everything' },
    });
    const { assignment, states } = evaluation;
    expect(assignment.get('__proto__')).toBe('valueOf');
    expect(states.get('__proto__')?.get('__proto__')).toBe('conflicting');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

test.each([
  ['model.yaml', 'check', 4],
  ['catalog.yaml', 'check', 4],
  ['data.csv', 'check', 16],
  ['features.uvl', 'stats', 64],
  ['features.uvl', 'explain', 64],
  ['features.dimacs', 'import', 64],
])('100 MB of %s are refused by "%s" before they are read', async (name, command, limit) => {
  const rules = '\n  t: { text: T, allowed: { file: data.csv } }';
  const folder = await folderWith({ 'model.yaml': modelText({ rules }), [name]: '' });
  await truncate(join(folder, name), 100 * 1024 * 1024);
  const before = process.memoryUsage().rss;
  const [code, words] = await said(command, command === 'check' ? folder : join(folder, name));
  expect(code).toBe(1);
  expect(words).toMatch(new RegExp(`error: The file is larger than ${limit} MB`));
  expect(process.memoryUsage().rss - before).toBeLessThan(90 * 1024 * 1024);
});

describe('numbers beyond what can be calculated with exactly', () => {
  const checked = async (rule: string) => {
    const fields =
      '\n  count_field: { label: C, type: integer, min: 0, max: 9 }\n  other_field: { label: C, type: integer, min: 0, max: 9 }';
    const folder = await folderWith({
      'model.yaml': modelText({
        fields,
        rules: `\n  r: { text: T, require: ${rule} }`,
        steps:
          '\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [count_field, other_field] }] }',
      }),
    });
    return { folder, answer: await said('check', folder) };
  };

  test.each([
    ['count_field < 99999999999999999999', 'This number has too many digits.'],
    ['count_field < 0.12345678901', 'This number has too many digits.'],
    [
      'count_field * 999999999999 * 999999999999 < other_field + 1',
      'The numbers of this comparison are too large to be exact.',
    ],
  ])('%s is refused', async (rule, message) => {
    const { answer } = await checked(rule);
    expect(answer).toEqual([1, expect.stringContaining(`error: ${message}`)]);
  });

  test('that cancel out are none', async () => {
    const { folder, answer } = await checked('count_field * 9999999999 * 9999999999 < 3');
    expect(answer[0]).toBe(0);
    expect((await said('explain', folder, '--set', 'count_field=0'))[0]).toBe(0);
    expect((await said('explain', folder, '--set', 'count_field=1'))[0]).toBe(1);
  });
});
