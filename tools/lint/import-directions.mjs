/**
 * ESLint rule: imports follow the directions between rooms, whether they are written relatively (`../api/client.ts`)
 * or through the package's own `#…` names. Also catches `import()`, `import('…').Type` and re-exports.
 */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { findRooms, judgeImport } from './directions.mjs';

/** Folders whose sub-folders are rooms of their own. */
const parents = ['src', 'src/features', 'server', 'server/model'];
const tops = ['contract', 'src', 'server', 'vis', 'models', 'e2e', 'bench', 'tools'];
/** Rooms of the tools; what only sets up, builds or checks this repository is in `tools` itself. */
const toolRooms = ['tools/feature-models', 'tools/model'];

/** @param {string} root @param {string} folder */
function subFolders(root, folder) {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${folder}/${entry.name}`);
}

/**
 * The folders on disk that the table has to know.
 *
 * @param {string} root absolute path of the repository
 * @returns {string[]}
 */
export function listFolders(root) {
  return [
    ...tops.filter((top) => existsSync(join(root, top))),
    ...parents.flatMap((p) => subFolders(root, p)),
    ...toolRooms.filter((room) => existsSync(join(root, room))),
  ];
}

/**
 * The repository-relative file a specifier means; undefined for packages.
 *
 * @param {string} specifier
 * @param {string} from repository-relative path of the importing file
 */
export function targetOf(specifier, from) {
  const own = /^#(contract|src|server|tools)\/(.+)$/.exec(specifier);
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
    const { rooms, unknown } = findRooms(listFolders(root));

    /** @param {import('eslint').Rule.Node} node @param {unknown} specifier @param {boolean} typeOnly */
    function check(node, specifier, typeOnly) {
      if (typeof specifier !== 'string') return;
      const to = targetOf(specifier, from);
      const reason = to && judgeImport(from, to, typeOnly, rooms);
      if (reason) context.report({ node, messageId: 'wrong', data: { reason } });
    }

    /** @param {any} node An import or export with a source: type-only as a whole, or name by name. */
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
      ImportExpression: (node) => check(node, node.source.value, false),
      TSImportType: (node) => check(node, node.source?.value ?? node.argument?.literal?.value, true),
    };
  },
};
