import { evaluateExpression } from '#scene/expression/evaluate-expression.ts';
import { isNode, type Expression, type ExpressionNode } from '#scene/expression/expression.ts';

const nothing = { field: () => undefined, value: () => undefined };

/** The result, where all arguments are literals and there is one; the branch, where a condition is; otherwise the node. */
export function foldConstants(node: ExpressionNode): Expression {
  if (!('args' in node)) return node;
  if (node.op === 'if') {
    const [condition, whenTrue, whenFalse] = node.args;
    if (typeof condition === 'boolean') return condition ? whenTrue : whenFalse;
    return node;
  }
  if (node.op === 'and' || node.op === 'or') {
    const decisive = node.op === 'or';
    if (node.args.includes(decisive)) return decisive;
    const args = node.args.filter((arg) => arg !== !decisive);
    const [only] = args;
    if (args.length === 0) return !decisive;
    return args.length === 1 && only !== undefined ? only : { op: node.op, args };
  }
  if (node.args.some(isNode)) return node;
  return evaluateExpression(node, nothing) ?? node;
}
