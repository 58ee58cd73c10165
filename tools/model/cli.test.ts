import { expect, test } from 'vitest';
import { run } from './cli.ts';
import { folderWith, modelText } from '#server/model/testing/model-folder.ts';

async function called(...args: readonly string[]): Promise<readonly [number, string]> {
  const lines: string[] = [];
  const code = await run(args, (line) => void lines.push(line));
  return [code, lines.join('\n')];
}

test('a good model: no error, exit code 0', async () => {
  const folder = await folderWith({ 'model.yaml': modelText({}) });
  expect(await called('check', folder)).toEqual([0, `${folder}: 0 errors, 0 warnings`]);
});

test('warnings are printed and do not fail', async () => {
  const folder = await folderWith({ 'model.yaml': modelText({ picture: 'none.svg' }) });
  expect(await called('check', folder)).toEqual([
    0,
    `${folder}/model.yaml:10:10: warning: There is no picture "none.svg" in the folder "pictures".\n${folder}: 0 errors, 1 warning`,
  ]);
});

test('errors are printed with their hint and fail; the other folders are checked too', async () => {
  const good = await folderWith({ 'model.yaml': modelText({}) });
  const bad = await folderWith({ 'model.yaml': modelText({ titel: 'x' }) });
  expect(await called('check', bad, good)).toEqual([
    1,
    `${bad}/model.yaml:10:1: error: "titel" is not known here.\n  hint: Did you mean "title"?\n` +
      `${bad}: 1 error, 0 warnings\n${good}: 0 errors, 0 warnings`,
  ]);
});

test('a folder with a catalog is checked with its models', async () => {
  expect(await called('check', 'models', '--limit', '300')).toEqual([0, 'models: 0 errors, 0 warnings']);
});

test.each([[], ['check'], ['chek', 'models']])('called wrongly (%s) it says how', async (...args) => {
  const [code, text] = await called(...args);
  expect(code).toBe(2);
  expect(text).toMatch(/^Usage: npm run model -- check <folder>/);
});
