/** Cycles of every kind of import, and imports between rooms, of test files and of types too. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeImport, roomOf } from './directions.mjs';
import { findCycles, readImportGraph } from './import-graph.mjs';

const root = join(import.meta.dirname, '..', '..');
let graph: ReturnType<typeof readImportGraph>;

beforeAll(() => {
  graph = readImportGraph(root);
});

describe('the imports of this repository', () => {
  it('have no cycle', () => {
    expect(graph.size).toBeGreaterThan(500);
    expect(findCycles(graph)).toEqual([]);
  });

  it('follow the directions between rooms', () => {
    const found = new Set<string>();
    for (const [file, imports] of graph)
      for (const { to, typeOnly } of imports)
        if (judgeImport(file, to, typeOnly)) found.add(`${roomOf(file)} → ${roomOf(to)}`);
    expect([...found]).toEqual([]);
  });
});

it('passes over packages that a room has for itself', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bespoke-packages-'));
  mkdirSync(join(folder, 'bench/node_modules/some'), { recursive: true });
  for (const file of ['bench/own.ts', 'bench/node_modules/some/index.mjs'])
    writeFileSync(join(folder, file), '');
  expect([...readImportGraph(folder).keys()]).toEqual(['bench/own.ts']);
  rmSync(folder, { recursive: true });
});

describe('a cycle', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'bespoke-cycles-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ['tools/x', 'a.mjs', "import { b } from './b.mjs';", 'b.mjs', "import { a } from '#tools/x/a.mjs';"],
    [
      'src/x',
      'a.tsx',
      "import type { B } from './b.tsx';",
      'b.tsx',
      "import type { A } from '#src/x/a.tsx';",
    ],
    ['src/y', 'a.tsx', "const b = () => import('./b.tsx');", 'b.tsx', "import { a } from './a.tsx';"],
    ['server/x', 'a.ts', "type B = import('./b.ts').B;", 'b.ts', "import type { A } from './a.ts';"],
    ['server/y', 'a.ts', "export { b } from './b.ts';", 'b.ts', "import { a } from './a.ts';"],
  ])('is found in %s', (room, first, firstText, second, secondText) => {
    for (const [name, text] of [
      [first, firstText],
      [second, secondText],
    ] as const) {
      const path = join(folder, room, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    expect(findCycles(readImportGraph(folder))).toContainEqual([`${room}/${first}`, `${room}/${second}`]);
  });
});
