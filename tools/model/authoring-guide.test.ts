/** The lessons of docs/authoring.md work as they stand: every file of them loads, every command says what is shown. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from './cli.ts';
import { folderWith } from '#server/model/testing/model-folder.ts';

const guide = await readFile(join(import.meta.dirname, '../../docs/authoring.md'), 'utf8');
/** The fenced blocks up to the reference, in their order: what stands behind the fence, and the content. */
const lessons = [
  ...guide.slice(0, guide.indexOf('\n## A whole product')).matchAll(/^```(.*)\n([^]*?)^```/gm),
].map((match) => [match[1] ?? '', match[2] ?? ''] as const);

/** The top-level sections of a file: key → the lines below it, comments of the key left out. */
function sections(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const part of text.split(/^(?=\w)/m)) {
    const [, key, inline = '', below = ''] = /^(\w+):(.*)\n([^]*)$/.exec(part) ?? [];
    if (key === undefined) continue;
    found.set(key, below.trim() === '' ? `${inline}\n` : `\n${below.trimEnd()}\n`);
  }
  return found;
}

/** "Add these": entries of mappings are added to those there are, everything else takes the place of what there was. */
function added(text: string, more: string): string {
  const all = sections(text);
  for (const [key, content] of sections(more)) {
    const before = all.get(key);
    all.set(key, before === undefined || key === 'steps' ? content : `${before.trimEnd()}${content}`);
  }
  return [...all].map(([key, content]) => `${key}:${content}`).join('');
}

test('every block before the reference is run', async () => {
  expect([...new Set(lessons.map(([kind]) => kind))].sort()).toEqual(
    ['console', 'sh', 'text', 'uvl', 'yaml lesson', 'yaml mistake', 'yaml translation'].sort(),
  );
  const folder = await folderWith({});
  const table = join(folder, 'table');
  await mkdir(join(table, 'translations'), { recursive: true });
  const uvl = lessons.find(([kind]) => kind === 'uvl')?.[1] ?? '';
  await writeFile(join(folder, 'car.uvl'), uvl);
  const called = async (command: string) => {
    const lines: string[] = [];
    const args = command
      .replace('$ npm run model -- ', '')
      .split(' ')
      .map((arg) => (['table', 'car.uvl'].includes(arg) ? join(folder, arg) : arg));
    await run(args, (line) => void lines.push(line.replaceAll(`${folder}/`, '')));
    return `${lines.join('\n')}\n`;
  };
  let good = '';
  for (const [kind, block] of lessons) {
    if (kind === 'yaml lesson') {
      good = added(good, block);
      await writeFile(join(table, 'model.yaml'), good);
      expect(await called('check table')).toBe('table: 0 errors, 0 warnings\n');
    } else if (kind === 'yaml mistake') await writeFile(join(table, 'model.yaml'), added(good, block));
    else if (kind === 'yaml translation') await writeFile(join(table, 'translations/de.yaml'), block);
    else if (kind === 'console') {
      const [command = '', ...shown] = block.split('\n');
      const [start = '', rest] = shown.join('\n').split('…\n');
      const said = await called(command);
      if (rest === undefined) expect(said).toBe(start);
      else expect(said.slice(0, start.length)).toBe(start);
    }
  }
});

test('every command of the list is one', async () => {
  const commands = lessons.find(([kind]) => kind === 'sh')?.[1] ?? '';
  const names = [...commands.matchAll(/^npm run model -- (\w+)/gm)].map((match) => match[1] ?? '');
  expect(names).toEqual(['new', 'check', 'explain', 'stats', 'import']);
  const lines: string[] = [];
  expect(await run([], (line) => void lines.push(line))).toBe(2);
  for (const name of names) expect(lines.join('\n')).toContain(`model -- ${name} `);
});
