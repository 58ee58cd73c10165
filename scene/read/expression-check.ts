import { isNode, numberOperations, relations, truthOperations } from '../expression/expression.ts';
import { InvalidScene, list, object, oneOf, record, text, type Check } from './checks.ts';

/** The evaluation recurses. */
const maxDepth = 200;

const literal: Check = (value, path) => {
  const isLiteral =
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    (typeof value === 'number' && Number.isFinite(value));
  if (!isLiteral) throw new InvalidScene(path, 'a number, a word, yes or no');
};

export const expression: Check = (value, path) => {
  expressionAt(value, path, 0);
};

function expressionAt(value: unknown, path: string, depth: number): void {
  if (depth > maxDepth) throw new InvalidScene(path, `at most ${maxDepth} levels`);
  const inner: Check = (part, where) => {
    expressionAt(part, where, depth + 1);
  };
  if (!isNode(value)) {
    literal(value, path);
    return;
  }
  const args = (least: number, most = least) =>
    object({ op: text, args: list(inner, least, most) })(value, path);
  const { op } = value;
  if (op === 'field' || op === 'value') object({ op: text, name: text })(value, path);
  else if (op === 'feature') object({ op: text, field: text, values: record(literal) })(value, path);
  else if (op === 'choose')
    object({ op: text, by: inner, cases: record(inner) }, { otherwise: inner })(value, path);
  else if (op === 'if') args(3);
  else if (op === 'not') args(1);
  else if (relations.some((known) => known === op)) args(2);
  else {
    oneOf(...numberOperations, ...truthOperations)(op, `${path}.op`);
    args(0, Infinity);
  }
}
