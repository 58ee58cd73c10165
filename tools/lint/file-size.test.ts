/** Sizes of files, by the project's own configuration. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { largeFiles } from './large-files.mjs';

const root = join(import.meta.dirname, '..', '..');
const linter = new ESLint({
  cwd: root,
  // The rule needs no types, and files that only exist in a test have none.
  overrideConfig: [
    {
      files: ['**/*.{ts,tsx}'],
      languageOptions: { parserOptions: { projectService: false, project: null } },
    },
  ],
  ruleFilter: ({ ruleId }) => ruleId.endsWith('large-file'),
});

async function reported(path: string, lines: number): Promise<[string | null, number][]> {
  const text = Array.from({ length: lines }, (_, i) => (i % 2 === 0 ? '// A comment.\n' : '\n')).join('');
  const [result] = await linter.lintText(text, { filePath: join(root, path) });
  return (result?.messages ?? []).map(({ ruleId, severity }) => [ruleId, severity]);
}

describe('a file', () => {
  it.each(['server/new.ts', 'src/new.tsx', 'server/new.test.ts', 'tools/new.mjs', 'e2e/new.spec.ts'])(
    'like %s may have 250 lines, is questioned from 251 and refused from 401',
    async (path) => {
      expect(await reported(path, 250)).toEqual([]);
      expect(await reported(path, 251)).toEqual([['bespoke/large-file', 1]]);
      expect(await reported(path, 400)).toEqual([['bespoke/large-file', 1]]);
      expect(await reported(path, 401)).toEqual([
        ['bespoke/large-file', 1],
        ['bespoke/too-large-file', 2],
      ]);
    },
  );

  it('that is listed as an exception is refused when it is no longer too large', async () => {
    for (const path of Object.keys(largeFiles)) {
      expect(existsSync(join(root, path)), path).toBe(true);
      expect(await reported(path, 401)).toEqual([['bespoke/large-file', 1]]);
      expect(await reported(path, 400)).toContainEqual(['bespoke/too-large-file', 2]);
    }
  });
});
