import type { TypedExpression } from './scene-names.ts';

/** Units that do not go together. */
export interface UnitClash {
  readonly units: readonly [string, string];
}

/** The unit of numbers that are added or compared; those without one take that of the others. */
export function commonUnit(args: readonly TypedExpression[]): string | undefined | UnitClash {
  const units = [...new Set(args.map(({ unit }) => unit))].filter((unit) => unit !== undefined);
  const [a, b] = units;
  return a !== undefined && b !== undefined ? { units: [a, b] } : a;
}

/**
 * A length stays a length when it is multiplied by a plain number. Any other product is in a unit that only its author
 * knows, and can be used as anything.
 */
export function unitOfProduct(
  op: string,
  args: readonly TypedExpression[],
  lengthUnit: string,
): string | undefined {
  const [a, b] = args;
  if (op === 'multiply' && a && b) {
    if (a.unit === lengthUnit && b.unit === undefined) return lengthUnit;
    if (b.unit === lengthUnit && a.unit === undefined) return lengthUnit;
  }
  return op === 'divide' && a?.unit === lengthUnit && b?.unit === undefined ? lengthUnit : undefined;
}
