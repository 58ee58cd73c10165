import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { starterFiles } from '../starter/starter-files.ts';
import { schemaFiles } from './schema-files.ts';
import { schemaFolder } from './schema-folder.ts';

const root = resolve(import.meta.dirname, '../../..');
const shapes = new Map(
  [...schemaFiles()].map(([name, schema]) => [
    name,
    z.fromJSONSchema(schema as z.core.JSONSchema.JSONSchema),
  ]),
);

/** What an editor underlines: it parses YAML with the usual types. */
function underlined(name: string, text: string): boolean {
  return !shapes.get(name)?.safeParse(parse(text)).success;
}

test.each([...schemaFiles()])('%s is current: npm run model -- schema', async (name, schema) => {
  expect(JSON.parse(await readFile(join(schemaFolder, name), 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(schema)),
  );
});

const shipped = (await readdir(join(root, 'models'), { recursive: true }))
  // The template of proposals is no model: docs/configuration.md says what is in it.
  .filter((file) => file.endsWith('.yaml') && basename(file) !== 'proposal.yaml')
  .map((file) => {
    const kind = /^(model|catalog|scene)\.yaml$/.exec(basename(file))?.[1] ?? 'translation';
    return [`models/${file.split(sep).join('/')}`, `${kind}.schema.json`] as const;
  });

test.each(shipped)('%s names its schema, which underlines nothing in it', async (file, name) => {
  const text = await readFile(join(root, file), 'utf8');
  const [, path = ''] = /^# yaml-language-server: \$schema=(\S+)$/m.exec(text) ?? [];
  expect(resolve(root, dirname(file), path)).toBe(join(schemaFolder, name));
  expect(underlined(name, text)).toBe(false);
});

const starter = starterFiles('starter')['model.yaml'] ?? '';

test.each([
  ['nothing', (text: string) => text, false],
  ['an unknown key', (text: string) => text.replace('title:', 'titel:'), true],
  ['an unknown key of a field', (text: string) => text.replace('widget: radio', 'wigdet: radio'), true],
  ['an unknown widget', (text: string) => text.replace('widget: radio', 'widget: radios'), true],
  ['a missing label', (text: string) => text.replace('label: Top, component', 'component'), true],
  [
    'a list that should be a mapping',
    (text: string) => text.replace('domains:', 'domains: []\nneeds:'),
    true,
  ],
  ['numbers and words for texts', (text: string) => text.replace('title: My table', 'title: 12'), false],
  [
    'a bare text for a value',
    (text: string) => text.replace('round: Round', 'round: { label: Round }'),
    false,
  ],
])('%s', (_, change, expected) => {
  expect(underlined('model.schema.json', change(starter))).toBe(expected);
});

test('groups may hold groups as deep as they like', () => {
  const deep = starter.replace(
    'members: [shape_field, top_field]',
    'members: [shape_field, { group: a, label: A, members: [{ group: b, label: B, members: [top_field] }] }]',
  );
  expect(underlined('model.schema.json', deep)).toBe(false);
  expect(underlined('model.schema.json', deep.replace('group: b', 'gruop: b'))).toBe(true);
});
