import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { createEngine } from '#server/engine/create-engine.ts';
import { run } from '../cli.ts';
import { loadModel } from '#server/model/compile/load-model.ts';
import { folderWith } from '#server/model/testing/model-folder.ts';

async function called(...args: readonly string[]) {
  const lines: string[] = [];
  const code = await run(args, (line) => void lines.push(line));
  return [code, lines.join('\n')] as const;
}

test('a starter passes the strict check, is called like its folder, and does what its rules say', async () => {
  const folder = join(await folderWith({}), 'My first-table');
  expect((await called('new', folder))[0]).toBe(0);
  expect(await called('check', folder, '--strict')).toEqual([0, `${folder}: 0 errors, 0 warnings`]);
  const [first = ''] = (await readFile(join(folder, 'model.yaml'), 'utf8')).split('\n');
  const schema = resolve(folder, first.replace('# yaml-language-server: $schema=', ''));
  expect(JSON.parse(await readFile(schema, 'utf8'))).toMatchObject({ title: 'A product (model.yaml)' });
  const model = await loadModel(folder);
  expect([model.name, model.languages]).toEqual(['My_first_table', ['en', 'de']]);
  const engine = await createEngine(model.problem);
  const heavy = await engine.evaluate([{ field: 'load_field', value: '40' }]);
  expect(heavy.assignment.get('legs_field')).toBe('steel');
  engine.dispose();
});

test('nothing is written over', async () => {
  const folder = await folderWith({ 'model.yaml': 'mine' });
  expect(await called('new', folder)).toEqual([1, expect.stringContaining('already exists')]);
});

test.each([[['new']], [['new', 'a', 'b']], [['new', '--help']]])('%j says how it is called', async (args) => {
  expect((await called(...args))[0]).toBe(2);
});
