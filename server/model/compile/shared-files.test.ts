import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { domainOf, valuesOf } from '../product/model-field.ts';
import { folderWith, modelText } from '../testing/model-folder.ts';
import { checkModel } from './load-model.ts';

const withFile = (file: string) =>
  modelText({
    components: `\n  pump: { label: Pump, file: ${JSON.stringify(file)} }`,
    fields:
      '\n  pump_field: { label: Pump, component: pump }\n  size_field: { label: Size, type: integer, min: 1, max: 3 }',
    rules: '\n  fits: { text: Sizes fit., allowed: { file: ../shared/rules/sizes.csv } }',
    steps: '\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [pump_field, size_field] }] }',
  });
const pumps = 'name,label,article,price\np1,Small,P-1,100\np2,Large,P-2,200\n';
const shared = { 'shared/pumps.csv': pumps, 'shared/rules/sizes.csv': 'pump_field,size_field\np1,1\np2,3\n' };

test('products share parts and rules in a folder beside theirs', async () => {
  const folder = await folderWith({
    'one/model.yaml': withFile('../shared/pumps.csv'),
    'two/model.yaml': withFile('../shared/pumps.csv').replace('name: sample', 'name: other'),
    ...shared,
  });
  const read = async (name: string) => checkModel(join(folder, name));
  for (const { model, diagnostics, sharedFolders } of [await read('one'), await read('two')]) {
    expect(diagnostics).toEqual([]);
    expect(valuesOf(model?.fields.get('pump_field')).map(({ name, price }) => [name, price])).toEqual([
      ['p1', 10_000],
      ['p2', 20_000],
    ]);
    expect(domainOf(model?.fields.get('pump_field'))?.kind).toBe('component');
    expect(model?.problem.rules).toHaveLength(1);
    expect([...sharedFolders].sort()).toEqual([join(folder, 'shared'), join(folder, 'shared/rules')]);
  }
  // Another content is another revision.
  const before = (await read('one')).model?.revision;
  await writeFile(join(folder, 'shared/pumps.csv'), pumps.replace('200', '250'));
  expect((await read('one')).model?.revision).not.toBe(before);
});

test.each([
  '../../outside/pumps.csv',
  '../shared/../../outside/pumps.csv',
  '../shared/../model/pumps.csv',
  '../linked/pumps.csv',
  '../shared/linked.csv',
  '../shared/./pumps.csv',
  '../shared//pumps.csv',
  '../pumps.csv',
  '../shared/pumps.txt',
  '../shared',
  '..\\shared\\pumps.csv',
  '/etc/passwd.csv',
])('a name never leads out of the folder above: %s', async (name) => {
  const folder = await folderWith({
    'outside/pumps.csv': pumps,
    'shop/pumps.csv': pumps,
    'shop/shared/pumps.txt': pumps,
    'shop/model/pumps.csv': pumps,
    'shop/model/model.yaml': withFile(name),
    'shop/shared/pumps.csv': pumps,
  });
  await mkdir(join(folder, 'shop/shared/rules'));
  await writeFile(join(folder, 'shop/shared/rules/sizes.csv'), shared['shared/rules/sizes.csv']);
  await symlink(join(folder, 'outside'), join(folder, 'shop/linked'));
  await symlink(join(folder, 'outside/pumps.csv'), join(folder, 'shop/shared/linked.csv'));
  const { diagnostics } = await checkModel(join(folder, 'shop/model'));
  expect(diagnostics.map(({ message }) => message)).toContain(`There is no file "${name}".`);
});
