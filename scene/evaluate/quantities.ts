import { evaluateExpression, type Values } from '../expression/evaluate-expression.ts';
import type { Expression } from '../expression/expression.ts';
import type { Vector } from '../geometry/vector.ts';
import type { VectorSource } from '../scene.ts';
import { NotCalculable } from './not-calculable.ts';

/** Reads the expressions of a scene as what they stand for. */
export class Quantities {
  readonly values: Values;
  readonly #unit: number;

  /** @param unit metres of a unit of length */
  constructor(values: Values, unit: number) {
    this.values = values;
    this.#unit = unit;
  }

  /** @throws NotCalculable */
  number(expression: Expression, what: string): number {
    const result = evaluateExpression(expression, this.values);
    if (typeof result !== 'number') throw new NotCalculable(`${what} cannot be calculated`, expression);
    return result;
  }

  /** In metres. @throws NotCalculable */
  length(expression: Expression, what: string): number {
    return this.number(expression, what) * this.#unit;
  }

  /** A whole number that is not negative. @throws NotCalculable */
  count(expression: Expression, what: string): number {
    return Math.max(0, Math.round(this.number(expression, what)));
  }

  /** In metres. @throws NotCalculable */
  vector([x, y, z]: VectorSource, what: string): Vector {
    return [this.length(x, what), this.length(y, what), this.length(z, what)];
  }

  /** In degrees. @throws NotCalculable */
  angles([x, y, z]: VectorSource, what: string): Vector {
    return [this.number(x, what), this.number(y, what), this.number(z, what)];
  }

  /** @throws NotCalculable */
  truth(expression: Expression, what: string): boolean {
    const result = evaluateExpression(expression, this.values);
    if (typeof result !== 'boolean') throw new NotCalculable(`${what} cannot be decided`, expression);
    return result;
  }

  /** @throws NotCalculable */
  word(expression: Expression, what: string): string {
    const result = evaluateExpression(expression, this.values);
    if (typeof result !== 'string') throw new NotCalculable(`${what} cannot be told`, expression);
    return result;
  }
}
