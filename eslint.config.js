import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { fileSize } from './tools/lint/file-size.mjs';
import { importDirections } from './tools/lint/import-directions.mjs';
import { largeFiles } from './tools/lint/large-files.mjs';
import { requireReason } from './tools/lint/require-reason.mjs';

const root = import.meta.dirname;
/** Tests and what only they use. */
const tests = ['**/*.test.{ts,tsx}', '**/testing/**'];
const bespoke = {
  rules: {
    'import-directions': importDirections,
    'require-reason': requireReason,
    'large-file': fileSize,
    'too-large-file': fileSize,
  },
};

const noEnums = { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' };
const noDefaultExports = { selector: 'ExportDefaultDeclaration', message: 'Use a named export.' };
/** A file that passes on what others export hides where things live and pulls everything into one chunk. */
const noBarrels = [
  { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that defines it.' },
  {
    selector: 'ExportNamedDeclaration[source]',
    message: 'No barrels: import from the file that defines it.',
  },
];
/** The engine answers the same question the same way every time. */
const pure = ['process', 'fetch', 'performance', 'setTimeout', 'setInterval', 'setImmediate'].map((name) => ({
  name,
  message: 'The engine is pure: no I/O, clock or randomness.',
}));

/**
 * @param {string} regex specifiers that this room must not import
 * @param {string} message
 * @returns {import('eslint').Linter.RulesRecord}
 */
const forbid = (regex, message) => ({
  'no-restricted-imports': ['error', { patterns: [{ regex, message }] }],
});

export default tseslint.config(
  {
    // The types of the generated client are written by a generator.
    ignores: [
      'dist/',
      'data/',
      'test-results/',
      'playwright-report/',
      'public/',
      'tools/openapi/testing/*.d.ts',
    ],
  },
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { bespoke },
    rules: {
      'bespoke/import-directions': ['error', { root }],
      'bespoke/require-reason': 'error',
      'bespoke/large-file': ['warn', { max: 250 }],
      'bespoke/too-large-file': ['error', { max: 400, exceptions: largeFiles }],
      'no-restricted-syntax': ['error', noEnums, ...noBarrels],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended, tseslint.configs.stylistic],
    rules: {
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': 'allow-with-description', 'ts-ignore': true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // A type alias for an object is a matter of taste: both read well.
      '@typescript-eslint/consistent-type-definitions': 'off',
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    ignores: ['*.config.ts'],
    rules: { 'no-restricted-syntax': ['error', noEnums, noDefaultExports, ...noBarrels] },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: tests,
    rules: forbid('^(node:.*|zod|zod/v4)$', 'This is for the server; browser code uses zod/mini.'),
  },
  {
    files: ['contract/**/*.ts'],
    ignores: tests,
    rules: {
      ...forbid('^(node:.*|zod|zod/v4)$', 'The contract also runs in the browser: use zod/mini.'),
    },
  },
  {
    files: ['src/ui/**/*.{ts,tsx}'],
    rules: forbid(
      '^(node:.*|react-router|@tanstack/.*|zustand|use-intl|zod)($|/)',
      'A primitive knows no router, query, store, language or contract.',
    ),
  },
  {
    files: ['scene/**/*.ts'],
    ignores: tests,
    rules: forbid(
      '^(?!\\.|#scene/|earcut$)',
      'The scene is data and arithmetic: no packages (but earcut, which has no dependencies), no DOM, no node.',
    ),
  },
  {
    files: ['server/engine/**/*.ts'],
    ignores: tests,
    rules: {
      ...forbid('^(node:.*|hono|kysely|pino)($|/)', 'The engine is pure: no I/O, clock or randomness.'),
      'no-restricted-globals': ['error', ...pure],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'The engine is pure: no randomness.' },
        { object: 'Date', property: 'now', message: 'The engine is pure: no clock.' },
      ],
    },
  },
  // Command-line tools speak to a person.
  { files: ['tools/**', 'bench/**'], rules: { 'no-console': 'off' } },
  {
    files: [...tests, 'e2e/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
