import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createEngine } from '#server/engine/create-engine.ts';
import { folderWith, shown } from '#server/model/testing/model-folder.ts';
import { modelStats } from '#tools/model/stats/model-stats.ts';
import { importFolder } from '../testing/import-folder.ts';
import { readFeatureModel } from '../read-feature-model.ts';

const shelf = `features
    Shelf
        mandatory
            Real Width {constraint Width >= 0.5 & Width <= 3.5}
            Integer Boards {constraint Boards >= 1 & Boards <= 9}
            Integer Screws
        optional
            String Engraving
constraints
    Width > 2.5 => Boards <= 4
`;

test('a Real is a decimal field with its limits, and rules about it hold', async () => {
  const { code, lines, product } = await importFolder({ 'shelf.uvl': shelf });
  expect([code, lines[0]]).toEqual([
    0,
    'shelf.uvl:6:1: warning: "Screws" has no limits; from -1000000 to 1000000 is assumed.\n  hint: Write them as a constraint: Screws >= 0 & Screws <= 100.',
  ]);
  const model = await product();
  expect(model.fields.get('Width_number')).toMatchObject({
    type: 'decimal',
    min: 0.5,
    max: 3.5,
    decimals: 2,
  });
  const engine = await createEngine(model.problem);
  try {
    const start = await engine.evaluate([], []);
    expect([...start.assignment].filter(([name]) => name.includes('number'))).toEqual([
      ['Width_number', '50'],
      ['Boards_number', '1'],
      ['Screws_number', '0'],
    ]);
    const check = async (width: string) =>
      (
        await engine.check(
          [{ field: 'Boards_number', value: '5' }],
          [{ field: 'Width_number', value: width }],
        )
      ).kind;
    expect([await check('250'), await check('251')]).toEqual(['consistent', 'conflict']);
  } finally {
    engine.dispose();
  }
});

test('decimals are as many as the constraints need; without its feature the number is 0', async () => {
  const uvl = `features
    R
        optional
            Real X {constraint X => X >= 0.125 & X <= 2}
            Real Y
            A {Size 1.5}
constraints
    2 * X + Y >= 4.0005 => A
    A => X < A.Size
`;
  const { code, product } = await importFolder({ 'a.uvl': uvl });
  expect(code).toBe(0);
  const { fields, problem } = await product();
  expect(fields.get('X_number')).toMatchObject({ type: 'decimal', min: 0, max: 2, decimals: 4 });
  expect(fields.get('Y_number')).toMatchObject({ type: 'decimal', min: -99999, max: 99999, decimals: 4 });
  const engine = await createEngine(problem);
  const kind = async (values: Readonly<Record<string, string>>) => {
    const commits = Object.entries(values).map(([field, value]) => ({ field, value }));
    return (await engine.check(commits.slice(1), commits.slice(0, 1))).kind;
  };
  try {
    expect(await kind({ X: 'Yes', X_number: '1000' })).toBe('conflict');
    expect(await kind({ X: 'No', X_number: '1250' })).toBe('conflict');
    expect(await kind({ A: 'No', X_number: '20000', Y_number: '4' })).toBe('consistent');
    expect(await kind({ A: 'No', X_number: '20000', Y_number: '5' })).toBe('conflict');
    expect(await kind({ A: 'Yes', X_number: '15000' })).toBe('conflict');
    expect(await kind({ A: 'Yes', X_number: '14999' })).toBe('consistent');
  } finally {
    engine.dispose();
  }
});

async function read(text: string, others: Readonly<Record<string, string>> = {}, skipUnsupported = false) {
  const folder = await folderWith({ 'a.uvl': text, ...others });
  const { model, diagnostics } = await readFeatureModel(join(folder, 'a.uvl'), { skipUnsupported });
  const configurations = async () =>
    (await modelStats(join(folder, 'a.uvl'), { skipUnsupported })).configurations;
  return { model, problems: diagnostics.map((its) => shown(its, folder)), configurations };
}

const port = `features
    Box
        optional
            D."2 Disk"
            "3x Port2"."0"
            "1x Port3"."1"
            Net
constraints
    "1x Port3"."1" => !Net
    D."2 Disk" | Net
`;

test('a name with dots is one name where no imported model has that name', async () => {
  const { model, problems, configurations } = await read(port);
  expect(problems).toEqual([]);
  expect(model?.features.map(({ name }) => name)).toEqual([
    'Box',
    'D.2 Disk',
    '3x Port2.0',
    '1x Port3.1',
    'Net',
  ]);
  // Port3.1 (with Disk, without Net) or not (Disk or Net), each with Port2.0 or without
  expect(await configurations()).toEqual({ kind: 'exact', count: 8n });
});

test('beside imports too; where it stands for an import that is called otherwise, the message says how to rename', async () => {
  const text = 'imports\n  x as y\nfeatures\n  R\n    optional\n      y.X\n      D."2 Disk"\n      x.X\n';
  const { problems } = await read(text, { 'x.uvl': 'features\n  X' });
  expect(problems).toEqual([
    'a.uvl:8:7: error: There is no imported model "x".\n  hint: It is called "y" here: write y.X, or "x.X" in one pair of quotes for a feature of that name.',
  ]);
  const { problems: none } = await read(text.replace('      x.X\n', ''), {
    'x.uvl': 'features\n  X',
  });
  expect(none).toEqual([]);
});

test('everything that concerns one constraint can be left out, and copies without a limit', async () => {
  const text = `features
    R
        optional
            A {Size 'large'}
            B cardinality [1..*]
                optional
                    C
            Real X
constraints
    sum(Size) > 3
    Aa => A
    median(A) > 3
    A & => B
    floor(X) == 2
    A => B
`;
  expect((await read(text)).problems.filter((its) => its.includes('error'))).toHaveLength(2);
  const { model, problems } = await read(text, {}, true);
  expect(problems.filter((its) => its.includes('error'))).toEqual([]);
  expect(problems.map((its) => its.split('\n')[0])).toEqual([
    'a.uvl:5:27: warning: An unlimited number of a feature with features below it is not supported. There is one of it in the product.',
    'a.uvl:8:1: warning: "X" has no limits; from -1000000 to 1000000 is assumed.',
    'a.uvl:10:9: warning: The attribute "Size" of "A" is not a number. The constraint is left out.',
    'a.uvl:11:5: warning: There is no feature "Aa". The constraint is left out.',
    'a.uvl:12:5: warning: There is no function "median". The constraint is left out.',
    'a.uvl:13:9: warning: Expected a feature, a number or "(", found "=>". The constraint is left out.',
    'a.uvl:14:5: warning: floor and ceil of a Real are not supported. The constraint is left out.',
  ]);
  expect(model?.constraints.map(({ text: written }) => written)).toEqual(['A => B']);
});
