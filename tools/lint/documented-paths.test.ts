/** Files and folders that the documents for developers name are there. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const rooms = ['bench', 'contract', 'docs', 'e2e', 'models', 'scene', 'server', 'src', 'tools', 'vis'];

const below = (room: string) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((path) => join(room, path));
/** Folders included. */
const files = new Set([...readdirSync(root), ...rooms.flatMap(below)].map((path) => normalize(path)));
const names = new Set([...files].map((path) => basename(path)));

/** Links to files, from the document's folder; and in code, paths from the root and names of source files, of which a part may be given. */
function missingIn(document: string, text: string): string[] {
  const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path = '']) => ({
    path,
    isThere: files.has(normalize(join(dirname(document), path)).replace(/\/$/, '')),
  }));
  const code = [...text.matchAll(/`([\w./-]+)`/g)].flatMap(([, path = '']) => {
    const isFromRoot = rooms.some((room) => path.startsWith(`${room}/`));
    if (!isFromRoot && !/^[\w/-][\w./-]*\.(ts|tsx|mjs)$/.test(path)) return [];
    const known = normalize(path).replace(/\/$/, '');
    return [{ path, isThere: files.has(known) || isPartOfPath(known) }];
  });
  return [...links, ...code].filter(({ isThere }) => !isThere).map(({ path }) => path);
}

function isPartOfPath(path: string): boolean {
  return path.includes('/') ? [...files].some((file) => file.endsWith(`/${path}`)) : names.has(path);
}

test.each(['README.md', 'CONTRIBUTING.md', 'docs/architecture.md', 'docs/glossary.md'])('%s', (document) => {
  expect(missingIn(document, readFileSync(join(root, document), 'utf8'))).toEqual([]);
});

test('a path that is not there is found', () => {
  const text = 'See `server/gone.ts`, `gone.ts`, `server/main.ts` and [a record](decisions/0000-gone.md).';
  expect(missingIn('docs/new.md', text)).toEqual(['decisions/0000-gone.md', 'server/gone.ts', 'gone.ts']);
});
