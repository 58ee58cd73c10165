/** UVL as the parser reads it, in one line each, for its tests. */
import { expect } from 'vitest';
import { parseUvl } from '../parse-uvl.ts';
import type { AttributeValue, Expression, FeatureNode, GroupNode, UvlFile } from '../uvl-syntax.ts';

/** The file and everything that was wrong, as `line:column message` with the hint in brackets. */
export function parse(text: string): { readonly file: UvlFile; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const file = parseUvl('test.uvl', text, ({ line, column }, message, hint) => {
    problems.push(`${line}:${column} ${message}${hint === undefined ? '' : ` [${hint}]`}`);
  });
  return { file, problems };
}

export function good(text: string): UvlFile {
  const { file, problems } = parse(text);
  expect(problems).toEqual([]);
  return file;
}

export function shownFeature({ path, type, cardinality, groups }: FeatureNode): string {
  const kind = type === 'Boolean' ? '' : `${type} `;
  const copies = cardinality ? ` x[${cardinality.min}..${cardinality.max}]` : '';
  const below = groups.length === 0 ? '' : ` (${groups.map(shownGroup).join('; ')})`;
  return `${kind}${path.join('.')}${copies}${below}`;
}

function shownGroup(group: GroupNode): string {
  const kind = group.kind === 'cardinality' ? `[${group.min}..${group.max}]` : group.kind;
  return `${kind}: ${group.features.map(shownFeature).join(', ')}`;
}

/** The tree of a file in one line. */
export function tree(text: string): string {
  const { root } = good(text);
  return root ? shownFeature(root) : '';
}

/** A condition with every pair of brackets that its binding means. */
export function shown(node: Expression): string {
  switch (node.kind) {
    case 'reference':
      return node.path.join('.');
    case 'boolean':
      return String(node.value);
    case 'number':
      return node.text;
    case 'text':
      return `'${node.text}'`;
    case 'not':
      return `!${shown(node.arg)}`;
    case 'and':
    case 'or':
      return `(${node.args.map(shown).join(node.kind === 'and' ? ' & ' : ' | ')})`;
    case 'implies':
      return `(${shown(node.left)} => ${shown(node.right)})`;
    case 'equivalent':
      return `(${shown(node.left)} <=> ${shown(node.right)})`;
    case 'compare':
      return `(${shown(node.left)} ${node.relation} ${shown(node.right)})`;
    case 'sum':
      return `(${node.terms.map(({ minus, term }) => `${minus ? '-' : '+'}${shown(term)}`).join(' ')})`;
    case 'product':
      return `(${node.factors.map(({ divide, factor }) => `${divide ? '/' : '*'}${shown(factor)}`).join(' ')})`;
    case 'call':
      return `${node.name}(${node.args.map(({ path }) => path.join('.')).join(', ')})`;
  }
}

const frame = (constraint: string) =>
  `features\n    A\n        optional\n            B\n            C\nconstraints\n    ${constraint}\n`;

export function condition(text: string): string {
  const [constraint] = good(frame(text)).constraints;
  return constraint ? shown(constraint.condition) : '';
}

/** What is wrong with one constraint; the column counts from its start. */
export function conditionProblems(text: string): readonly string[] {
  return parse(frame(text)).problems.map((problem) =>
    problem.replace(/^7:(\d+)/, (_, at) => `${Number(at) - 5}`),
  );
}

function shownValue(value: AttributeValue): unknown {
  if (value.kind === 'map')
    return Object.fromEntries(value.attributes.map((its) => [its.key, shownValue(its.value)]));
  if (value.kind === 'list') return value.items.map(shownValue);
  return value.kind === 'number' ? Number(value.text) : value.kind === 'text' ? value.text : value.value;
}

export function attributes(written: string): unknown {
  const { root } = good(`features\n    A {${written}}\n`);
  return shownValue({ kind: 'map', attributes: root?.attributes ?? [] });
}
