/** The dimensions of a view, in rows on its four sides: the shortest one next to the view. */
import type { Vector } from '#scene/geometry/vector.ts';
import type { DimensionPlace, DrawnView } from '#server/model/product/product-drawing.ts';
import type { CadDimension } from '../geometry/cad-geometry.ts';
import { drawDimension } from './draw-dimension.ts';
import type { SheetDimension } from './sheet.ts';
import type { Bounds, Point } from './view-lines.ts';
import type { ViewProjection } from './view-projection.ts';

/** Millimetres on the paper: from the view to the first row, and between rows. */
const firstRow = 8;
const rowGap = 6;
/** Of a dimension that is aligned with what it measures: beyond most of what is fixed to that. */
const alignedGap = 18;

/** A distance in the plane of a view, in millimetres of true size. */
export interface ViewDimension {
  readonly name: string;
  readonly label: string;
  readonly from: Point;
  readonly to: Point;
  readonly direction: SheetDimension['direction'];
  readonly place: DimensionPlace;
  readonly length: number;
}

/** The dimensions of the author for a view. */
export function dimensionsOfView(
  dimensions: readonly CadDimension[],
  view: DrawnView,
  projection: ViewProjection,
): readonly ViewDimension[] {
  const project = (at: Vector): Point => [millimetres(at, projection.right), millimetres(at, projection.up)];
  return dimensions
    .filter((dimension) => dimension.view === view)
    .map(({ name, label, place, axis, from, to }): ViewDimension => {
      const isUpwards = place === 'left' || place === 'right';
      const direction = axis === undefined ? 'aligned' : isUpwards ? 'vertical' : 'horizontal';
      const [a, b] = [project(from), project(to)];
      const [dx, dy] = [Math.abs(b[0] - a[0]), Math.abs(b[1] - a[1])];
      const length = direction === 'aligned' ? Math.hypot(dx, dy) : direction === 'vertical' ? dy : dx;
      return { name, label, from: a, to: b, direction, place, length };
    })
    .filter(({ length }) => length >= 0.05);
}

/** How large the whole product is, unless a dimension says it already. */
export function overallDimension(
  name: string,
  label: string,
  bounds: Bounds,
  place: DimensionPlace,
  others: readonly ViewDimension[],
): readonly ViewDimension[] {
  const { left, right, bottom, top } = bounds;
  const isUpwards = place === 'left' || place === 'right';
  const direction = isUpwards ? 'vertical' : 'horizontal';
  const length = isUpwards ? top - bottom : right - left;
  const isSaid = others.some(
    (other) => other.direction === direction && Math.abs(other.length - length) < 0.05,
  );
  if (isSaid || length < 0.05) return [];
  const edge = { left, right, below: bottom, above: top }[place];
  const [from, to]: readonly [Point, Point] = isUpwards
    ? [
        [edge, bottom],
        [edge, top],
      ]
    : [
        [left, edge],
        [right, edge],
      ];
  return [{ name, label, from, to, direction, place, length }];
}

/** How much room the rows on a side of a view take, on the paper. */
export function roomForDimensions(dimensions: readonly ViewDimension[], place: DimensionPlace): number {
  const rows = rowsOf(dimensions, place).length;
  return rows === 0 ? 2 : firstRow + rows * rowGap;
}

/** @param toPaper where a point of the view is on the sheet */
export function placeDimensions(
  dimensions: readonly ViewDimension[],
  bounds: Bounds,
  toPaper: (point: Point) => Point,
  language: string,
): readonly SheetDimension[] {
  const [left, bottom] = toPaper([bounds.left, bounds.bottom]);
  const [right, top] = toPaper([bounds.right, bounds.top]);
  const edges = {
    left: left - firstRow,
    right: right + firstRow,
    below: bottom - firstRow,
    above: top + firstRow,
  };
  return dimensions.map((dimension) => {
    const { place, direction } = dimension;
    const [from, to] = [toPaper(dimension.from), toPaper(dimension.to)];
    const row = rowsOf(dimensions, place).indexOf(dimension);
    const outwards = place === 'left' || place === 'below' ? -1 : 1;
    const offset =
      direction === 'aligned' ? alignedOffset(from, to, place) : edges[place] + outwards * row * rowGap;
    return drawDimension({ ...dimension, from, to, offset, language });
  });
}

function rowsOf(dimensions: readonly ViewDimension[], place: DimensionPlace): readonly ViewDimension[] {
  return dimensions
    .filter((dimension) => dimension.place === place && dimension.direction !== 'aligned')
    .sort((a, b) => a.length - b.length);
}

/** To the left of the way from one point to the other, or to its right: where the line is on the wanted side. */
function alignedOffset(from: Point, to: Point, place: DimensionPlace): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const isLeftSide = { above: dx > 0, below: dx < 0, left: dy > 0, right: dy < 0 }[place];
  return isLeftSide ? alignedGap : -alignedGap;
}

function millimetres(at: Vector, direction: Vector): number {
  return 1000 * (at[0] * direction[0] + at[1] * direction[1] + at[2] * direction[2]);
}
