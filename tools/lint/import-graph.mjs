/**
 * All imports of the repository between its own files: `import`, `export … from`, `import()`, and `import('…').Type`, which
 * the cycle rule of oxlint does not follow.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import ts from 'typescript';
import { directions } from './directions.mjs';
import { targetOf } from './import-directions.mjs';

/** @typedef {{ to: string, typeOnly: boolean }} Import `to` is repository-relative */

/**
 * The source files of all rooms, repository-relative.
 *
 * @param {string} root absolute path of the repository
 * @returns {string[]}
 */
export function listSources(root) {
  return Object.keys(directions)
    .filter((room) => !room.includes('/') && existsSync(join(root, room)))
    .flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((path) =>
        posix.join(room, path.split(sep).join('/')),
      ),
    )
    .filter((file) => /\.(tsx?|mjs)$/.test(file) && !file.includes('/node_modules/'));
}

/**
 * @param {string} root absolute path of the repository
 * @returns {Map<string, Import[]>} imports by file
 */
export function readImportGraph(root) {
  return new Map(
    listSources(root).map((file) => [file, importsOf(file, readFileSync(join(root, file), 'utf8'))]),
  );
}

/** @param {string} file @param {string} text @returns {Import[]} */
function importsOf(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false);
  /** @type {Import[]} */
  const imports = [];
  /** @param {ts.Node | undefined} specifier @param {boolean} typeOnly */
  const add = (specifier, typeOnly) => {
    const to = specifier && ts.isStringLiteralLike(specifier) ? targetOf(specifier.text, file) : undefined;
    if (to) imports.push({ to, typeOnly });
  };
  const isDeep = text.includes('import(');
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, true);
    if (isDeep) ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);
  return imports;
}

/** @param {ts.ImportClause | undefined} clause */
function isTypeOnly(clause) {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const names = clause.namedBindings;
  return !clause.name && names !== undefined && ts.isNamedImports(names) && names.elements.length > 0
    ? names.elements.every((name) => name.isTypeOnly)
    : false;
}

/**
 * The cycles of the graph: its strongly connected components of more than one file (Tarjan 1972), and files that import
 * themselves.
 *
 * @param {ReadonlyMap<string, readonly Import[]>} graph
 * @returns {string[][]} the files of each cycle, sorted
 */
export function findCycles(graph) {
  /** @type {Map<string, number>} */
  const order = new Map();
  /** @type {string[]} */
  const stack = [];
  const onStack = new Set();
  /** @type {string[][]} */
  const cycles = [];
  /** @param {string} file */
  const visit = (file) => {
    order.set(file, order.size);
    let low = order.size - 1;
    stack.push(file);
    onStack.add(file);
    for (const { to } of graph.get(file) ?? []) {
      if (!graph.has(to)) continue;
      if (!order.has(to)) low = Math.min(low, visit(to));
      else if (onStack.has(to)) low = Math.min(low, order.get(to) ?? low);
    }
    if (low !== order.get(file)) return low;
    const component = stack.splice(stack.indexOf(file));
    for (const member of component) onStack.delete(member);
    const importsItself = graph.get(file)?.some(({ to }) => to === file);
    if (component.length > 1 || importsItself) cycles.push(component.sort());
    return low;
  };
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return cycles;
}
