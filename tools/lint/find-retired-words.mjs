/** Finds retired words in names and texts; see retired-words.mjs. */
import ts from 'typescript';
import { retiredWords } from './retired-words.mjs';

/**
 * The words of a name in camelCase, kebab-case or CONSTANT_CASE.
 *
 * @param {string} name
 * @returns {string[]} in lower case
 */
export function splitName(name) {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** The names that a module exports. @param {string} file @param {string} text @returns {string[]} */
export function exportedNames(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false);
  return source.statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement))
      return statement.exportClause && ts.isNamedExports(statement.exportClause)
        ? statement.exportClause.elements.map(({ name }) => name.text)
        : [];
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) return [];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name));
    return 'name' in statement && statement.name ? [/** @type {ts.Identifier} */ (statement.name).text] : [];
  });
}

/** @param {ts.BindingName} name @returns {string[]} */
function boundNames(name) {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundNames(element.name) : []));
}

/** The comments of a text in their places, everything else blank. @param {string} text */
function commentsOf(text) {
  const comment = /\/\*[\s\S]*?\*\/|(?<![:\w'"`])\/\/.*/g;
  const blank = (/** @type {string} */ code) => code.replace(/[^\n]/g, ' ');
  let [end, result] = [0, ''];
  for (const { 0: found, index } of text.matchAll(comment)) {
    result += blank(text.slice(end, index)) + found;
    end = index + found.length;
  }
  return result;
}

/**
 * The retired words in the path, the exported names and the comments of a file.
 *
 * @param {string} file repository-relative path
 * @param {string} text
 * @returns {string[]} a message for each, with what to write instead
 */
export function findRetiredWords(file, text) {
  const parts = file.split('/').map((part) => part.replace(/\..*$/, ''));
  const entries = retiredWords.filter(
    ({ except = [] }) => !except.some((place) => file === place || file.startsWith(`${place}/`)),
  );
  const inPath = parts.flatMap((part) =>
    entries.filter((entry) => hasWords(splitName(part), entry)).map((entry) => messageOf(file, part, entry)),
  );
  const inExports = exportedNames(file, text).flatMap((name) =>
    entries
      .filter((entry) => !entry.fileOnly && hasWords(splitName(name), entry))
      .map((entry) => messageOf(file, name, entry)),
  );
  const comments = commentsOf(text);
  const inComments = entries.flatMap((entry) => {
    if (!entry.inComments) return [];
    const words = entry.words.replaceAll(' ', String.raw`\s+(?:\*\s+|//\s+)?`);
    const found = new RegExp(String.raw`\b${words}\b`, 'i').exec(comments);
    if (!found) return [];
    const line = comments.slice(0, found.index).split('\n').length;
    return [messageOf(`${file}:${line}`, found[0], entry)];
  });
  return [...inPath, ...inExports, ...inComments];
}

/** @param {readonly string[]} words of a name @param {typeof retiredWords[number]} entry */
function hasWords(words, entry) {
  const wanted = splitName(entry.words);
  const last = wanted.length - 1;
  const matches = (/** @type {number} */ from) =>
    wanted.every((word, i) => {
      const found = words[from + i];
      return found === word || (i === last && (found === `${word}s` || found === `${word}es`));
    });
  if (entry.whole || entry.fileOnly) return words.length === wanted.length && matches(0);
  return words.some((_, from) => matches(from));
}

/** @param {string} place @param {string} name @param {typeof retiredWords[number]} entry */
function messageOf(place, name, { words, instead }) {
  return `${place}: ${JSON.stringify(name)} has the retired word "${words}"; write: ${instead}`;
}
