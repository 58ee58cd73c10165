import { describe, expect, test } from 'vitest';
import { folderWith } from '../testing/model-folder.ts';
import { readYamlSource, YamlSource } from './yaml-source.ts';

const problems = (text: string) =>
  new YamlSource('m.yaml', text).diagnostics.map(
    ({ line, column, message }) => `${line}:${column} ${message}`,
  );

describe('what is written stays as it is written', () => {
  test('scalars are text: no octal, no boolean, no null, no float', () => {
    const { value } = new YamlSource('m.yaml', '[0815, 1e5, no, null, ~, 49.00, 0x1F, "1", 2024-01-01]');
    expect(value).toEqual(['0815', '1e5', 'no', 'null', '~', '49.00', '0x1F', '1', '2024-01-01']);
  });

  test('mappings keep their order, numbers as names included', () => {
    const { value } = new YamlSource('m.yaml', '{ 180: a, 20: b, z: c, 1: d }');
    expect(value instanceof Map && [...value.keys()]).toEqual(['180', '20', 'z', '1']);
  });

  test('names of built-in properties are names like any other', () => {
    const { value } = new YamlSource(
      'm.yaml',
      '{ __proto__: { polluted: yes }, constructor: 1, toString: 2 }',
    );
    expect(value instanceof Map && [...value.keys()]).toEqual(['__proto__', 'constructor', 'toString']);
    expect('polluted' in {}).toBe(false);
  });

  test('a byte order mark, emoji and right-to-left texts are read', () => {
    const { value } = new YamlSource('m.yaml', '\uFEFFa: 🚲 דו־גלגל');
    expect(value).toEqual(new Map([['a', '🚲 דו־גלגל']]));
  });
});

describe('errors of the YAML itself have their place', () => {
  test.each([
    ['a: 1\nb: 2\na: 3', '3:1 This name is given twice in the same place.'],
    ['a: {b: 1, b: 2}', '1:11 This name is given twice in the same place.'],
    ['a:\n\t- b', '2:1 Tabs are not allowed as indentation'],
    ['x: *none', '1:4 There is no anchor "none" before this alias.'],
    ['a: &a [*a]', '1:8 There is no anchor "a" before this alias.'],
    ['x: !!int 3', '1:4 Tags ("!…") are not part of the language.'],
    ['? [a]\n: b', '1:3 A key must be a plain text.'],
    ['', '1:1 The file is empty.'],
    ['# only a comment\n', '1:1 The file is empty.'],
    ['---\na: 1\n---\nb: 2', '3:1 The file holds more than one YAML document.'],
  ])('%j', (text, expected) => {
    expect(problems(text)).toEqual([expected]);
  });

  test('several at once', () => {
    expect(problems('a: 1\na: 2\nb: !t 3\nb: 4')).toHaveLength(3);
  });
});

describe('a hostile file is refused before it costs anything', () => {
  test('a nest of anchors', () => {
    const levels = Array.from(
      { length: 12 },
      (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join()}]`,
    );
    const text = ['a0: &a0 [x,x,x,x,x,x,x,x,x,x]', ...levels].join('\n');
    expect(problems(text)).toEqual(['1:1 The file holds more than 500000 values, aliases counted.']);
  });

  test.each(['[', '{a: ', '- ', '? '])('depth: %j fifty thousand times', (piece) => {
    expect(problems(piece.repeat(50_000))).toEqual([
      expect.stringMatching(/nested more than 64 levels deep/),
    ]);
  });

  test('size', async () => {
    const folder = await folderWith({ 'm.yaml': 'a'.repeat(4 * 1024 * 1024 + 1) });
    const { value, diagnostics } = await readYamlSource(`${folder}/m.yaml`);
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ message }) => message)).toEqual(['The file is larger than 4 MB.']);
  });

  test('bytes that are no text, and files that are none', async () => {
    const folder = await folderWith({ 'm.yaml': Uint8Array.of(0x61, 0xff, 0xfe) });
    expect((await readYamlSource(`${folder}/m.yaml`)).diagnostics[0]?.message).toBe(
      'The file is not UTF-8 text.',
    );
    expect((await readYamlSource(`${folder}/none.yaml`)).diagnostics[0]?.message).toBe(
      'There is no such file.',
    );
    expect((await readYamlSource(folder)).diagnostics[0]?.message).toBe('There is no such file.');
  });
});

describe('places', () => {
  const text = `plain: one two
quoted: 'it''s here'
double: "a\\"b"
folded: >-
  first line
  second
    third
literal: |
  one
  two
flow: [x, {y: z}]
`;
  const source = new YamlSource('m.yaml', text);
  const where = (path: readonly (string | number)[], extra: { key?: boolean; offset?: number } = {}) => {
    const { line, column } = source.at('error', { path, ...extra }, '');
    return `${line}:${column}`;
  };

  test('of values, keys and list items', () => {
    expect(where(['plain'])).toBe('1:8');
    expect(where(['plain'], { key: true })).toBe('1:1');
    expect(where(['flow', 1, 'y'])).toBe('11:15');
    expect(where(['flow', 1, 'y'], { key: true })).toBe('11:12');
  });

  test('of what is missing: as near as the file gets', () => {
    expect(where(['nothing'])).toBe('1:1');
    expect(where(['flow', 7])).toBe('11:7');
    expect(where(['plain', 'deeper'])).toBe('1:8');
  });

  test('inside texts, however they are written', () => {
    expect(where(['plain'], { offset: 4 })).toBe('1:12');
    expect(where(['quoted'], { offset: 5 })).toBe('2:16');
    expect(where(['double'], { offset: 2 })).toBe('3:13');
    expect(where(['folded'], { offset: 11 })).toBe('6:3');
    expect(where(['folded'], { offset: 'first line second'.length + 3 })).toBe('7:5');
    expect(where(['literal'], { offset: 4 })).toBe('10:3');
    expect(where(['plain'], { offset: 99 })).toBe('1:15');
  });
});
