/**
 * How many decimals numbers of type Real have. The engine counts in steps of the last decimal, so a Real has the decimals
 * that people write (two), and more where a constraint compares it with a number that has more.
 */
import { maxDecimals } from '#server/model/number/decimal.ts';
import type { NameScope } from './name-scope.ts';
import { attributeOf } from './name-scope.ts';
import type { Expression } from './uvl-syntax.ts';

const usualDecimals = 2;

/** The most decimals of numbers that stand in one constraint with a Real: they are the same for all of them. */
export function realDecimals(
  constraints: Iterable<{ readonly condition: Expression; readonly scope: NameScope }>,
): number {
  let most = usualDecimals;
  for (const { condition, scope } of constraints) {
    const found = { real: false, decimals: 0 };
    look(condition, scope, found);
    if (found.real) most = Math.max(most, found.decimals);
  }
  return Math.min(most, maxDecimals);
}

function look(node: Expression, scope: NameScope, found: { real: boolean; decimals: number }): void {
  const each = (nodes: readonly Expression[]) => {
    for (const inner of nodes) look(inner, scope, found);
  };
  const count = (text: string) => {
    found.decimals = Math.max(found.decimals, decimalsOf(text));
  };
  switch (node.kind) {
    case 'number':
      count(node.text);
      return;
    case 'reference': {
      const { named, attribute } = scope.look(node) ?? {};
      for (const feature of named?.features ?? []) {
        if (attribute === undefined) found.real ||= scope.tree.features[feature]?.type === 'Real';
        else {
          const content = attributeOf(scope.tree, feature, attribute)?.content;
          if (content?.kind === 'number') count(content.text);
        }
      }
      return;
    }
    case 'not':
      look(node.arg, scope, found);
      return;
    case 'and':
    case 'or':
      each(node.args);
      return;
    case 'implies':
    case 'equivalent':
    case 'compare':
      each([node.left, node.right]);
      return;
    case 'sum':
      each(node.terms.map(({ term }) => term));
      return;
    case 'product':
      each(node.factors.map(({ factor }) => factor));
      return;
    case 'call':
      each(node.args.map((arg) => ({ kind: 'reference', ...arg })));
      return;
    case 'boolean':
    case 'text':
  }
}

function decimalsOf(text: string): number {
  return text.split('.')[1]?.replace(/0+$/, '').length ?? 0;
}
