import type { Expression } from '../expression/expression.ts';

/** Something of a scene that the values at hand do not determine, or not sensibly. */
export class NotCalculable extends Error {
  override readonly name = 'NotCalculable';
  /** What has no result, or none that is possible. */
  readonly expression: Expression | undefined;

  constructor(message: string, expression?: Expression) {
    super(message);
    this.expression = expression;
  }
}

/** Something that belongs to a part that this configuration does not have: it is left out without a word. */
export class PartAbsent extends Error {
  override readonly name = 'PartAbsent';
}
