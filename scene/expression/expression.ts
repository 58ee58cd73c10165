/**
 * Expressions of a scene, compiled from the text in the author's file to a tree that is plain JSON. A literal stands for
 * itself; everything else is a node with an `op`, which no other part of a scene has. There is nothing in it to run:
 * `evaluate-expression.ts` knows every operation.
 */
export type Expression = number | boolean | string | ExpressionNode;

export type ExpressionNode =
  /** The value of a field of the configuration. */
  | { readonly op: 'field'; readonly name: string }
  /** A value that the scene calculates under a name, or an action of the viewer. */
  | { readonly op: 'value'; readonly name: string }
  /** A feature of the value that a field has. */
  | { readonly op: 'feature'; readonly field: string; readonly values: Readonly<Record<string, Literal>> }
  | { readonly op: NumberOperation; readonly args: readonly Expression[] }
  | { readonly op: Relation; readonly args: readonly [Expression, Expression] }
  | { readonly op: TruthOperation; readonly args: readonly Expression[] }
  | { readonly op: 'if'; readonly args: readonly [Expression, Expression, Expression] }
  /** The entry of a table for a word; `otherwise` for every other word. */
  | {
      readonly op: 'choose';
      readonly by: Expression;
      readonly cases: Readonly<Record<string, Expression>>;
      readonly otherwise?: Expression;
    };

export type Literal = number | boolean | string;

/** A number, yes or no, a word; undefined where it cannot be calculated. */
export type Result = Literal | undefined;

export const numberOperations = [
  'add',
  'subtract',
  'multiply',
  'divide',
  'power',
  'negate',
  'sum',
  'min',
  'max',
  'abs',
  'round',
  'floor',
  'ceil',
  'sqrt',
  'count',
] as const;
export type NumberOperation = (typeof numberOperations)[number];

export const relations = ['=', '!=', '<', '<=', '>', '>='] as const;
export type Relation = (typeof relations)[number];

export const truthOperations = ['and', 'or', 'not'] as const;
export type TruthOperation = (typeof truthOperations)[number];

export function isNode(value: unknown): value is ExpressionNode {
  return typeof value === 'object' && value !== null && 'op' in value;
}
