/** What docs/authoring.md says of a whole product stands in models/pump and models/rack, and what it shows of the command line is so. */
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from './cli.ts';
import { checkCatalog } from '#server/model/compile/load-catalog.ts';
import { checkModel } from '#server/model/compile/load-model.ts';
import { folderWith } from '#server/model/testing/model-folder.ts';

const root = join(import.meta.dirname, '../..');
const models = join(root, 'models');
const guide = await readFile(join(root, 'docs/authoring.md'), 'utf8');
/** The fenced blocks of the part about a whole product: what stands behind the fence, and the content. */
const blocks = [
  ...guide.slice(guide.indexOf('\n## A whole product')).matchAll(/^```(.*)\n([^]*?)^```/gm),
].map((match) => [match[1] ?? '', match[2] ?? ''] as const);
const contents = (kind: string) => blocks.flatMap(([its, block]) => (its === kind ? [block] : []));

/** What a passage is quoted from, by what stands behind its fence. */
const sources: Readonly<Record<string, string>> = {
  'yaml pump': 'pump/model.yaml',
  'yaml rack': 'rack/model.yaml',
  'yaml service': 'service/model.yaml',
  'yaml translations/de.yaml': 'pump/translations/de.yaml',
  'yaml catalog.yaml': 'catalog.yaml',
  'csv parts/liquids.csv': 'pump/parts/liquids.csv',
  'csv parts/coatings.csv': 'pump/parts/coatings.csv',
};

test('every block is a quotation, or run', () => {
  const kinds = new Set(blocks.map(([kind]) => kind));
  // A drawing is read by `server/model/scene`, and the scene is run by `server/model/scene/authoring-example.test.ts`.
  const run = ['console', 'expressions', 'yaml drawing', 'yaml scene'];
  expect([...kinds].sort()).toEqual([...Object.keys(sources), ...run].sort());
});

describe.each(Object.entries(sources))('%s', (kind, file) => {
  test.each(contents(kind).map((block) => [block.trim().split('\n')[0] ?? '', block]))(
    'stands in the file: %s',
    async (_, block) => {
      const text = `\n${await readFile(join(models, file), 'utf8')}`;
      // Whole lines, as they are there but for the indentation that they have in common.
      const indented = [0, 2, 4, 6, 8].map((width) => block.replace(/^(?=.)/gm, ' '.repeat(width)));
      expect(indented.find((its) => text.includes(`\n${its}`))).toBeDefined();
    },
  );
});

test('what it quotes loads without a warning', async () => {
  expect((await checkModel(join(models, 'pump'))).diagnostics).toEqual([]);
  expect((await checkCatalog(models)).diagnostics).toEqual([]);
});

test('its expressions compile', async () => {
  const expressions = contents('expressions').flatMap((block) => block.trim().split('\n'));
  expect(expressions.length).toBeGreaterThan(10);
  const rules = expressions.map((text, i) => `  shown_${i}: { text: '${i}', require: "${text}" }\n`).join('');
  const folder = await folderWith({});
  await cp(join(models, 'pump'), folder, { recursive: true });
  const file = join(folder, 'model.yaml');
  await writeFile(file, (await readFile(file, 'utf8')).replace('\nrules:\n', `\nrules:\n${rules}`));
  expect((await checkModel(folder)).diagnostics).toEqual([]);
});

test.each(contents('console').map((block) => [block.split('\n')[0] ?? '', block]))(
  'says what is shown: %s',
  async (command, block) => {
    const lines: string[] = [];
    const args = command.replace('$ npm run model -- ', '').replace('models/', `${models}/`).split(' ');
    expect(await run(args, (line) => void lines.push(line))).toBe(0);
    const [shown = ''] = block.slice(command.length + 1).split('…\n');
    expect(`${lines.join('\n')}\n`.slice(0, shown.length)).toBe(shown);
  },
);
