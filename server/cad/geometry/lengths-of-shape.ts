import type { Expression } from '#scene/expression/expression.ts';
import { length, subtract } from '#scene/geometry/vector.ts';
import { shapeParameters, type ParameterKind } from '#scene/shape/shape-parameters.ts';
import type { ShapeSource } from '#scene/shape/shape.ts';
import type { SolidShape } from './cad-geometry.ts';

/** A length of a shape that has to be greater than 0. */
export interface ShapeLength {
  /** As the author calls it: `size`, `diameter`. */
  readonly name: string;
  /** In metres. */
  readonly value: number;
  /** What it comes from; several where it is the length of a path. */
  readonly sources: readonly Expression[];
}

/** Every length without which there is no solid, with where it comes from. */
export function lengthsOfShape(shape: SolidShape, source: ShapeSource): readonly ShapeLength[] {
  const needed: Readonly<Record<string, ParameterKind>> = shapeParameters[shape.kind].needed;
  const values = new Map<string, unknown>(Object.entries(shape));
  const written = new Map<string, unknown>(Object.entries(source));
  const lengths = Object.entries(needed).flatMap(([name, kind]): readonly ShapeLength[] => {
    const [value, expression] = [values.get(name), written.get(name)];
    if (kind === 'length') return [{ name, value: value as number, sources: [expression as Expression] }];
    if (kind === 'size')
      return (value as readonly number[]).map((size, index) => ({
        name,
        value: size,
        sources: [(expression as readonly Expression[])[index] ?? 0],
      }));
    return [];
  });
  return [...lengths, ...thicknessOf(shape, source)];
}

/** What is left of a shape whose other sizes are right. */
function thicknessOf(shape: SolidShape, source: ShapeSource): readonly ShapeLength[] {
  if (shape.kind === 'tube' && source.kind === 'tube') {
    const way = shape.path.reduce((sum, { at }, index) => {
      const before = shape.path[index - 1];
      return before ? sum + length(subtract(at, before.at)) : sum;
    }, 0);
    const sources = source.path.flatMap((point) => ('at' in point ? point.at : [point.point]));
    return [{ name: 'path', value: way, sources }];
  }
  if (shape.kind === 'cylinder' && source.kind === 'cylinder' && shape.bore !== undefined) {
    const outside = Math.min(shape.diameter, shape.top ?? shape.diameter);
    const sources = [source.diameter, source.top ?? 0, source.bore ?? 0];
    return [{ name: 'diameter - bore', value: outside - shape.bore, sources }];
  }
  return [];
}
