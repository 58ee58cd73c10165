import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folderWith, modelText } from '#server/model/testing/model-folder.ts';
import {
  smallClauses,
  smallFeatureModel,
  type SmallModel,
} from '#tools/feature-models/testing/random-feature-model.ts';
import { modelStats } from './model-stats.ts';
import { runStats } from './stats-command.ts';

const runs = 150 * Number(process.env['ENGINE_TEST_RUNS'] ?? 1);

/** What the statistics of a model must be, from all its configurations. */
function expected({ features, configurations }: Pick<SmallModel, 'features' | 'configurations'>) {
  return {
    features: features.length,
    satisfiable: configurations.length > 0,
    core:
      configurations.length === 0 ? [] : features.filter((f) => configurations.every((its) => its.has(f))),
    dead: features.filter((f) => !configurations.some((its) => its.has(f))),
    configurations: { kind: 'exact', count: BigInt(configurations.length) },
  };
}

test('core, dead and count of feature models are what trying every choice finds', async () => {
  const folder = await folderWith({});
  const file = join(folder, 'a.uvl');
  let contradictory = 0;
  await fc.assert(
    fc.asyncProperty(smallFeatureModel, async (model) => {
      await writeFile(file, model.uvl);
      const stats = await modelStats(file);
      expect({ ...stats, core: sorted(stats.core), dead: sorted(stats.dead) }).toMatchObject(expected(model));
      if (model.configurations.length === 0) contradictory += 1;
    }),
    { numRuns: runs, seed: 3 },
  );
  // The models are neither all contradictory nor none.
  expect(contradictory).toBeGreaterThan(runs / 20);
  expect(contradictory).toBeLessThan((runs * 3) / 4);
}, 60_000);

test('core, dead and count of clauses are what trying every assignment finds', async () => {
  const folder = await folderWith({});
  const file = join(folder, 'a.dimacs');
  await fc.assert(
    fc.asyncProperty(smallClauses, async (model) => {
      await writeFile(file, model.dimacs);
      const stats = await modelStats(file);
      expect(stats).toMatchObject(expected(model));
    }),
    { numRuns: runs, seed: 4 },
  );
}, 60_000);

function sorted(names: readonly string[]): readonly string[] {
  return [...names].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
}

async function json(...args: readonly string[]): Promise<readonly [number | undefined, unknown]> {
  const lines: string[] = [];
  const code = await runStats([...args, '--json'], (line) => void lines.push(line));
  return [code, JSON.parse(lines.join('\n'))];
}

test('--json of a product: fields, values, rules, core, dead, clauses and configurations', async () => {
  const text = modelText({
    domains: '\n  size: { label: Size, values: { s: S, m: M, l: L } }',
    fields:
      '\n  size_field: { label: Size, domain: size }\n  lamp_field: { label: Lamp, type: yesno }\n  count_field: { label: Count, type: integer, min: 1, max: 4 }',
    rules:
      '\n  lit: { text: Lit, require: lamp_field }\n  small: { text: Small, require: size_field != l }\n  few: { text: Few, if: size_field = s, then: count_field <= 2 }',
    steps:
      '\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [size_field, lamp_field, count_field] }] }',
  });
  const folder = await folderWith({ 'model.yaml': text });
  const [code, written] = await json('--list', join(folder, 'model.yaml'));
  expect(code).toBe(0);
  expect(written).toMatchObject({
    name: 'sample',
    kind: 'product model',
    fields: 3,
    values: 3 + 2 + 4,
    rules: 3,
    satisfiable: true,
    core: 1,
    coreNames: ['lamp_field'],
    dead: 1,
    deadNames: ['size_field=l'],
    configurations: { kind: 'exact', count: String(2 + 4) },
    satVariables: expect.any(Number) as unknown,
    satClauses: expect.any(Number) as unknown,
    milliseconds: { load: expect.any(Number) as unknown, compile: expect.any(Number) as unknown },
  });
  // The folder is as good as the file in it.
  expect((await json(folder))[1]).toMatchObject({ name: 'sample', core: 1, dead: 1 });
});

test('several files are a list; one that cannot be read is said and fails', async () => {
  const folder = await folderWith({ 'a.uvl': 'features\n  A\n', 'b.dimacs': 'c 1 B\np cnf 1 0\n' });
  const [code, written] = await json(join(folder, 'a.uvl'), join(folder, 'b.dimacs'));
  expect(code).toBe(0);
  expect(written).toMatchObject([
    { name: 'a', core: 1, configurations: { count: '1' } },
    { name: 'b', core: 0, configurations: { count: '2' } },
  ]);
  const lines: string[] = [];
  expect(await runStats([join(folder, 'c.uvl')], (line) => void lines.push(line))).toBe(1);
  expect(lines.join('\n')).toContain('c.uvl:1:1: error: There is no such file.');
});
