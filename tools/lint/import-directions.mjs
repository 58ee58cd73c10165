/**
 * ESLint rule: imports follow the directions between rooms, whether they are written relatively (`../api/client.ts`)
 * or through the package's own `#…` names. Also catches `import()`, `import('…').Type` and re-exports.
 */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { isUnknown, judgeImport, parents } from './directions.mjs';

/** @param {string} root @param {string} folder repository-relative, `''` for the repository itself */
function subFolders(root, folder) {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => posix.join(folder, entry.name));
}

/** The folders on disk that the table should know and does not. @param {string} root of the repository */
function listUnknown(root) {
  return parents.flatMap((parent) => subFolders(root, parent)).filter(isUnknown);
}

/**
 * The repository-relative file a specifier means; undefined for packages.
 *
 * @param {string} specifier
 * @param {string} from repository-relative path of the importing file
 */
export function targetOf(specifier, from) {
  const own = /^#(contract|scene|src|server|tools)\/(.+)$/.exec(specifier);
  if (own) return `${own[1]}/${own[2]}`;
  if (specifier.startsWith('.')) return posix.normalize(posix.join(posix.dirname(from), specifier));
  return undefined;
}

/** @type {import('eslint').Rule.RuleModule} */
export const importDirections = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object', properties: { root: { type: 'string' } }, required: ['root'] }],
    messages: {
      wrong: '{{ reason }}.',
      unknown: '{{ folder }} has no row in tools/lint/directions.mjs: say there what it may import.',
    },
  },
  create(context) {
    const { root } = context.options[0];
    const from = relative(root, context.filename).split(sep).join('/');
    const unknown = listUnknown(root);

    /** @param {import('eslint').Rule.Node} node @param {unknown} specifier @param {boolean} typeOnly */
    function check(node, specifier, typeOnly) {
      if (typeof specifier !== 'string') return;
      const to = targetOf(specifier, from);
      const reason = to && judgeImport(from, to, typeOnly);
      if (reason) context.report({ node, messageId: 'wrong', data: { reason } });
    }

    /**
     * An import or export with a source: type-only as a whole, or name by name.
     *
     * @typedef {{ type: string, importKind?: string, exportKind?: string }} Kind set by the parser for TypeScript
     * @param {Kind & { specifiers?: Kind[] }} node
     */
    function isTypeOnly(node) {
      if ((node.importKind ?? node.exportKind) === 'type') return true;
      const names = node.specifiers ?? [];
      return names.length > 0 && names.every((name) => (name.importKind ?? name.exportKind) === 'type');
    }

    return {
      Program(node) {
        const folder = unknown.find((path) => dirname(from) === path || from.startsWith(`${path}/`));
        if (folder) context.report({ node, messageId: 'unknown', data: { folder } });
      },
      ImportDeclaration: (node) => check(node, node.source.value, isTypeOnly(node)),
      ExportAllDeclaration: (node) => check(node, node.source.value, isTypeOnly(node)),
      ExportNamedDeclaration: (node) => node.source && check(node, node.source.value, isTypeOnly(node)),
      ImportExpression: (node) => check(node, 'value' in node.source && node.source.value, false),
      /** @param {import('eslint').Rule.Node & { source?: { value: unknown } }} node from the parser for TypeScript */
      TSImportType: (node) => check(node, node.source?.value, true),
    };
  },
};
