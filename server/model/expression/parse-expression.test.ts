import { describe, expect, test } from 'vitest';
import { formatDecimal } from '../number/decimal.ts';
import { parseExpression, type Syntax } from './parse-expression.ts';
import { ExpressionError } from './tokenize.ts';

/** The tree with all brackets written. */
function show(node: Syntax): string {
  switch (node.kind) {
    case 'and':
    case 'or':
      return `(${node.args.map(show).join(` ${node.kind} `)})`;
    case 'not':
      return `(not ${show(node.arg)})`;
    case 'compare':
      return `(${show(node.left)} ${node.relation} ${show(node.right)})`;
    case 'in':
      return `(${show(node.arg)} in ${node.items.map(show).join(' ')})`;
    case 'add':
      return `(${show(node.left)} + ${show(node.right)})`;
    case 'subtract':
      return `(${show(node.left)} - ${show(node.right)})`;
    case 'multiply':
      return `(${show(node.left)} * ${show(node.right)})`;
    case 'divide':
      return `(${show(node.left)} / ${show(node.right)})`;
    case 'power':
      return `(${show(node.left)} ^ ${show(node.right)})`;
    case 'call':
      return `${node.name}(${node.over ? `${node.over.table}: ` : ''}${node.args.map(show).join(', ')})`;
    case 'negate':
      return `(- ${show(node.arg)})`;
    case 'number':
      return formatDecimal(node.value);
    case 'quoted':
      return `'${node.text}'`;
    case 'name':
      return node.name;
    case 'feature':
      return `${node.field}.${node.feature}`;
  }
}

function failure(text: string): ExpressionError {
  try {
    parseExpression(text);
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
  throw new Error(`"${text}" was accepted.`);
}

describe('precedence', () => {
  test.each([
    ['a or b and not c', '(a or (b and (not c)))'],
    ['(a or b) and c', '((a or b) and c)'],
    ['not a = b', '(not (a = b))'],
    ['a + 2 * b.w <= -c - 1.5', '((a + (2 * b.w)) <= ((- c) - 1.5))'],
    ['a - b - c = 0', '(((a - b) - c) = 0)'],
    ['2 * (a + b) >= 10', '((2 * (a + b)) >= 10)'],
    ["size in [small, 'extra large'] and x.disc", "((size in small 'extra large') and x.disc)"],
    ['size not in [small]', '(not (size in small))'],
    ['gänge_1 != "a\\"b"', "(gänge_1 != 'a\"b')"],
    ['a - b / 2 ^ 3 * c > 0', '((a - ((b / (2 ^ 3)) * c)) > 0)'],
    ['count(a, b = c or d) >= 2', '(count(a, ((b = c) or d)) >= 2)'],
    ['sum(drives: disk.size * 2) = max(a, 1)', '(sum(drives: (disk.size * 2)) = max(a, 1))'],
    ['a=b and c<=3', '((a = b) and (c <= 3))'],
  ])('%s', (text, tree) => {
    expect(show(parseExpression(text))).toBe(tree);
  });
});

describe('errors have their place', () => {
  test.each([
    ['', 0, 'Expected a field, a value or a number, found the end.'],
    ['a =', 3, 'Expected a field, a value or a number, found the end.'],
    ['a = b c', 6, 'Expected "and", "or" or the end, found "c".'],
    ['1 <= a <= 3', 7, 'Comparisons cannot be chained.'],
    ['a in small', 5, 'Expected "[" and a list of values, found "small".'],
    ['a in [b c]', 8, 'Expected "," or "]", found "c".'],
    ['(a = b', 6, 'Expected ")", found the end.'],
    ['a & b', 2, '"&" is not allowed in an expression.'],
    ['a ≤ 3', 2, '"≤" is not allowed in an expression.'],
    ["a = 'b", 4, 'The quote is not closed.'],
    ['a = 29er', 4, 'A name cannot start with a digit.'],
    ['a. = 1', 3, 'Expected the name of a feature after ".", found "=".'],
    ['summ(a) = 1', 0, 'There is no function "summ".'],
    ['sum(a = 1', 9, 'Expected "," or ")", found the end.'],
    ['a = and', 4, 'Expected a field, a value or a number, found "and".'],
    ['a = 1.23456789', 4, 'This number has too many digits.'],
    ['('.repeat(101) + 'a', 100, 'This expression is nested too deeply.'],
  ])('%s', (text, offset, message) => {
    const error = failure(text);
    expect([error.offset, error.message]).toEqual([offset, message]);
  });

  test('with a hint where there is a usual cause', () => {
    expect(failure('a && b').hint).toBe('Write "and".');
    expect(failure('1 <= a <= 3').hint).toBe('Write "a <= b and b <= c".');
  });
});
