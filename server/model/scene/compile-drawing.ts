import type { Axis } from '#scene/geometry/transform.ts';
import type { DimensionPlace, DrawnDimension, DrawnView } from '../product/product-drawing.ts';
import type { PlacementCompiler } from './compile-placement.ts';
import type { DrawnDimensionSource, SceneSource } from './scene-schema.ts';

/** The axes in the plane of each view: across it, and upwards. */
const planes: Readonly<Record<DrawnView, readonly [Axis, Axis]>> = {
  side: ['x', 'y'],
  front: ['z', 'y'],
  top: ['x', 'z'],
};

/** The dimensions of the drawing; those that a view cannot show are errors. */
export function compileDrawing(
  compiler: PlacementCompiler,
  { drawing }: SceneSource,
): readonly DrawnDimension[] {
  return [...(drawing?.dimensions ?? [])].map(([name, dimension]) => {
    const path = ['drawing', 'dimensions', name];
    checkAxis(compiler, dimension, path);
    const { label, view, place, axis, when } = dimension;
    return {
      name,
      label: compiler.compilation.text(label, [...path, 'label']),
      view,
      place,
      from: compiler.point(dimension.from, [...path, 'from']),
      to: compiler.point(dimension.to, [...path, 'to']),
      ...(axis && { axis }),
      ...(when !== undefined && { when: compiler.truth(when, [...path, 'when']).expression }),
    };
  });
}

function checkAxis(
  { compilation }: PlacementCompiler,
  { view, place, axis }: DrawnDimensionSource,
  path: readonly string[],
): void {
  if (axis === undefined) return;
  const [across, upwards] = planes[view];
  if (axis !== across && axis !== upwards)
    compilation.error(
      [...path, 'axis'],
      `The ${view} view does not show the ${axis} axis.`,
      `It shows ${across} and ${upwards}.`,
    );
  else if (!placesOf(axis === across).includes(place)) {
    const [a, b] = placesOf(axis === across);
    compilation.error(
      [...path, 'place'],
      `A distance along ${axis} has its line ${a} or ${b} the ${view} view.`,
    );
  }
}

function placesOf(isAcross: boolean): readonly DimensionPlace[] {
  return isAcross ? ['above', 'below'] : ['left', 'right'];
}
