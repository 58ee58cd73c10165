import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { run } from '#tools/model/cli.ts';
import { holds } from '#server/model/expression/evaluate.ts';
import { loadModel } from '#server/model/compile/load-model.ts';
import { valuesOf } from '#server/model/product/model-field.ts';
import type { ModelField } from '#server/model/product/model-field.ts';
import type { ModelGroup, ProductModel } from '#server/model/product/product-model.ts';
import { modelStats } from '#tools/model/stats/model-stats.ts';
import { folderWith } from '#server/model/testing/model-folder.ts';
import { smallClauses, smallFeatureModel } from './testing/random-feature-model.ts';

/** What the command says, and the folder it wrote. */
async function imported(files: Readonly<Record<string, string>>, ...more: readonly string[]) {
  const folder = await folderWith(files);
  const [file = ''] = Object.keys(files);
  const lines: string[] = [];
  const out = join(folder, 'out');
  const code = await run(
    ['import', join(folder, file), '--out', out, ...more],
    (line) => void lines.push(line.replaceAll(folder, '')),
  );
  return { code, lines, out, product: () => loadModel(out) };
}

function labels(members: readonly (ModelField | ModelGroup)[]): readonly unknown[] {
  return members.map((its) => ('members' in its ? { [its.label.text]: labels(its.members) } : its.name));
}

function view({ steps }: ProductModel): unknown {
  return steps.map(({ label, groups }) => ({ [label.text]: labels(groups) }));
}

const runs = 100 * Number(process.env['ENGINE_TEST_RUNS'] ?? 1);

test.each([
  ['features', 'uvl', smallFeatureModel.map(({ uvl, configurations }) => ({ text: uvl, configurations }))],
  ['clauses', 'dimacs', smallClauses.map(({ dimacs, configurations }) => ({ text: dimacs, configurations }))],
] as const)(
  'a product has the configurations of its %s',
  async (_, ending, models) => {
    const folder = await folderWith({});
    await fc.assert(
      fc.asyncProperty(models, async ({ text, configurations }) => {
        const file = join(folder, `a.${ending}`);
        const out = join(folder, 'out');
        await rm(out, { recursive: true, force: true });
        await writeFile(file, text);
        const lines: string[] = [];
        const code = await run(['import', file, '--out', out], (line) => void lines.push(line));
        if (configurations.length === 0) {
          expect([code, lines.join()]).toEqual([1, expect.stringContaining('nothing to configure')]);
          return;
        }
        expect([code, lines.filter((line) => line.includes('error'))]).toEqual([0, []]);
        // Auxiliary variables of clauses may be completed in several ways: then there are as many products at least.
        const { configurations: found } = await modelStats(out);
        const count = found.kind === 'exact' ? found.count : 0n;
        if (ending === 'uvl') expect(count).toBe(BigInt(configurations.length));
        else expect(count).toBeGreaterThanOrEqual(BigInt(configurations.length));
      }),
      { numRuns: runs, seed: 11 },
    );
  },
  120_000,
);

const car = `features
    Car
        mandatory
            Engine {abstract}
                alternative
                    Petrol {Price 900, Power 90, Fuel 'super'}
                    Electric {Price 1500.5, Power 120}
        optional
            "Trailer coupling" {Price 250, Weight 22.5, removable}
            Comfort
                or
                    Heating {Price 90}
                    Music
                        alternative
                            Radio
                            Streaming
constraints
    Streaming => Electric
    Petrol => !Heating
    !(Heating & Radio & "Trailer coupling")
    (Heating | Radio) => (Petrol | Streaming) & Comfort
`;

test('a step per branch, alternatives as one field, the rest yes/no; prices and attributes come along', async () => {
  const { code, lines, product } = await imported({ 'car.uvl': car });
  expect([code, lines]).toEqual([
    0,
    [
      '/out/model.yaml: 5 fields (0 with one possible value, not asked), 6 rules, 2 steps',
      'See it in the shop: npm start -- --model /out',
    ],
  ]);
  const model = await product();
  expect(view(model)).toEqual([
    { Car: [{ Car: ['Engine', 'Trailer_coupling'] }] },
    { Comfort: [{ Comfort: ['Comfort', 'Heating', 'Music'] }] },
  ]);
  const engine = model.fields.get('Engine');
  expect(engine).toMatchObject({ type: 'enumerated', label: { text: 'Engine' } });
  expect(valuesOf(engine)).toMatchObject([
    { name: 'Petrol', price: 90_000, features: { Power: 90, Fuel: 'super' } },
    { name: 'Electric', price: 150_050, features: { Power: 120, Fuel: '–' } },
  ]);
  const coupling = model.fields.get('Trailer_coupling');
  expect(coupling).toMatchObject({ type: 'yes-no', help: { text: 'Weight 22.5, removable' } });
  expect(valuesOf(coupling)[0]).toMatchObject({ name: 'Yes', price: 25_000 });
  // Choosing nothing of an optional branch is a value of its only alternatives.
  expect(valuesOf(model.fields.get('Music')).map(({ name }) => name)).toEqual(['Radio', 'Streaming', 'none']);
  expect([...model.rules.values()].map(({ text: { text } }) => text)).toEqual([
    'Comfort: needed for Heating, Music.',
    'Comfort: at least one of Heating, Music.',
    'Streaming needs Electric.',
    'Petrol excludes Heating.',
    'Heating excludes Radio with Trailer coupling.',
    '(Heating | Radio) => (Petrol | Streaming) & Comfort (line 21)',
  ]);
});

test('what has one possible value is not asked', async () => {
  const text =
    'features\n  R\n    optional\n      A\n      B\n      C\n    mandatory\n      D\nconstraints\n  A\n  A => !B\n';
  const { lines, product } = await imported({ 'a.uvl': text });
  expect(lines[0]).toContain('3 fields (2 with one possible value, not asked)');
  const model = await product();
  expect(view(model)).toEqual([{ R: [{ R: ['C'] }] }]);
  expect(model.fields.get('A')?.hidden).toBe(true);
});

test('a model with nothing to choose is a product that says so', async () => {
  const { product } = await imported({ 'a.uvl': 'features\n  R\n    mandatory\n      A\n' });
  expect(view(await product())).toEqual([{ R: [{ R: ['only'] }] }]);
});

test('names of every kind become names of the language', async () => {
  const tree = [
    '"1 & 2"',
    '"in"',
    '"not"',
    'Größe',
    '"a b"',
    '"a-b"',
    '"__proto__"',
    '"名前 😀"',
    '"it\'s \\ \\" x"'.replace('\\"', ''),
  ];
  const text = `features\n  R\n    optional\n${tree.map((name) => `      ${name}\n`).join('')}    alternative\n${tree
    .map((name) => `      "v ${name.replaceAll('"', '')}"\n`)
    .join('')}constraints\n  "v it's \\  x" => "1 & 2" & "in"\n`;
  const { code, lines, product } = await imported({ 'a.uvl': text });
  expect([code, lines.filter((line) => line.includes('error'))]).toEqual([0, []]);
  const model = await product();
  expect([...model.fields.keys()]).toEqual([
    'R',
    'f_1_2',
    'in_2',
    'not_2',
    'Größe',
    'a_b',
    'a_b_2',
    'proto',
    '名前',
    'it_s_x',
  ]);
  const { configurations } = await modelStats(join(await copyOf(text), 'out'));
  expect(configurations).toEqual({ kind: 'exact', count: BigInt(8 * 2 ** 9 + 2 ** 7) });
});

async function copyOf(text: string): Promise<string> {
  const folder = await folderWith({ 'a.uvl': text });
  await run(['import', join(folder, 'a.uvl'), '--out', join(folder, 'out')], () => undefined);
  return folder;
}

test('branches with many features have several steps, none with more than a page', async () => {
  const leaves = (name: string, count: number) =>
    Array.from({ length: count }, (_, i) => `                        ${name}${i}`).join('\n');
  const branches = ['A', 'B', 'C'].map(
    (name) =>
      `            ${name}\n                optional\n                    ${name}x\n                        optional\n${leaves(`${name}x`, 70).replaceAll('                        ', '                            ')}\n                    ${name}y\n                        optional\n${leaves(`${name}y`, 10).replaceAll('                        ', '                            ')}`,
  );
  const text = `features\n    R\n        optional\n${branches.join('\n')}\n`;
  const model = await (await imported({ 'a.uvl': text })).product();
  const shown = model.steps.map(({ label, groups }) => [
    label.text,
    groups.reduce((sum, { members }) => sum + members.length, 0),
  ]);
  const of = (name: string) => [name, `${name}x (2)`, `${name}y`];
  expect(shown.map(([label]) => label)).toEqual(['A', 'B', 'C'].flatMap(of));
  expect(Math.max(...shown.map(([, size]) => Number(size)))).toBeLessThanOrEqual(60);
  expect(shown.reduce((sum, [, size]) => sum + Number(size), 0)).toBe(model.fields.size);
});

test('what is not supported names its line; it can be left out', async () => {
  const files = {
    'a.uvl': 'features\n  R\n    optional\n      String X\n      A\nconstraints\n  len(X) > 2 => A\n',
  };
  const refused = await imported(files);
  expect(refused.code).toBe(1);
  expect(refused.lines[0]).toMatch(/^\/a\.uvl:7:3: error: Conditions on the length/);
  const skipped = await imported(files, '--skip-unsupported');
  expect(skipped.code).toBe(0);
  expect(skipped.lines[0]).toMatch(/^\/a\.uvl:7:3: warning: Conditions on the length.*left out/);
  expect((await skipped.product()).fields.get('X_text')).toMatchObject({ type: 'text' });
});

test('a product that is there already is not written over', async () => {
  const folder = await folderWith({ 'a.uvl': 'features\n  R\n    optional\n      A\n' });
  await mkdir(join(folder, 'out'));
  await writeFile(join(folder, 'out/model.yaml'), 'mine');
  const lines: string[] = [];
  const code = await run(
    ['import', join(folder, 'a.uvl'), '--out', join(folder, 'out')],
    (line) => void lines.push(line),
  );
  expect([code, lines.join()]).toEqual([1, expect.stringContaining('already exists')]);
  expect(await readFile(join(folder, 'out/model.yaml'), 'utf8')).toBe('mine');
});

test('what is below a feature can be chosen when the feature is there', async () => {
  const uvl = `features
    Bike
        optional
            Motor
                mandatory
                    Battery
                        alternative
                            Small
                            Large
                optional
                    Display
                        optional
                            Navigation
            Lock
`;
  const { code, product } = await imported({ 'bike.uvl': uvl });
  expect(code).toBe(0);
  const { fields } = await product();
  const locked = (values: Readonly<Record<string, string>>) =>
    [...fields.values()]
      .filter(({ editableIf }) => editableIf && !holds(editableIf, new Map(Object.entries(values))))
      .map(({ label }) => label.text);
  const off = Object.fromEntries([...fields.keys()].map((name) => [name, 'No']));
  const [motor = '', display = ''] = ['Motor', 'Display'].map(
    (label) => [...fields.values()].find((field) => field.label.text === label)?.name,
  );
  // The choice of a battery is the choice of a motor, where only that comes with it.
  expect(locked(off)).toContain('Display');
  expect(locked(off)).toContain('Navigation');
  expect(locked(off)).not.toContain('Lock');
  expect(locked({ ...off, [motor]: 'Yes' })).toEqual(['Navigation']);
  expect(locked({ ...off, [motor]: 'Yes', [display]: 'Yes' })).toEqual([]);
});

test('steps and groups of features without a tree are called after the first and the last', async () => {
  const names = Array.from({ length: 60 }, (_, i) => `CONFIG_OPTION_WITH_A_LONG_NAME_${i + 10}`);
  const clauses = names.map((name, i) => `c ${i + 1} ${i === 0 ? 'Short' : name}`).join('\n');
  const { code, product } = await imported({ 'kernel.dimacs': `${clauses}\np cnf 60 1\n1 2 3 0\n` });
  expect(code).toBe(0);
  expect((await product()).steps.map(({ label }) => label.text)).toEqual([
    'Short – CONFIG_OPTIO…ITH_A_LONG_NAME_59',
    'CONFIG_OPTIO…ITH_A_LONG_NAME_60 – CONFIG_OPTIO…ITH_A_LONG_NAME_69',
  ]);
});
