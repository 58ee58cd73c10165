import type { Point } from './view-lines.ts';
import { widthOfText, type SheetDimension, type SheetText } from './sheet.ts';

/** Millimetres on the paper. */
export const dimensionStyle = { arrow: 2.6, gap: 0.8, overshoot: 1.6, text: 3, textGap: 0.7 };
const arrow = { length: dimensionStyle.arrow, width: 0.45 };
const { gap, overshoot, text: textSize, textGap } = dimensionStyle;

export interface DimensionPlacement {
  readonly name: string;
  readonly label: string;
  /** Millimetres of true size. */
  readonly length: number;
  /** On the paper. */
  readonly from: Point;
  readonly to: Point;
  readonly direction: SheetDimension['direction'];
  /** The y of a horizontal line, the x of a vertical one, the distance to the left of its way of an aligned one. */
  readonly offset: number;
  readonly language: string;
}

/** A dimension line with its extension lines, arrows and the true length: between its arrows, or beside them if there is no room. */
export function drawDimension(placement: DimensionPlacement): SheetDimension {
  const { name, label, length, from, to, direction, language } = placement;
  const [lineFrom, lineTo] = lineEnds(placement);
  const size = distance(lineFrom, lineTo);
  const along = size === 0 ? ([1, 0] as const) : unit(lineFrom, lineTo);
  const isNarrow = size < 3.2 * arrow.length;
  const number = new Intl.NumberFormat(language, {
    maximumFractionDigits: 1,
    useGrouping: false,
  }).format(length);
  const full = `${label} ${number}`;
  const shown = !isNarrow && widthOfText(full, textSize) < size - 2 * arrow.length ? full : number;
  const lines: (readonly Point[])[] = [];
  for (const [point, end] of [[from, lineFrom] as const, [to, lineTo] as const])
    if (distance(point, end) > gap) {
      const way = unit(point, end);
      lines.push([moved(point, way, gap), moved(end, way, overshoot)]);
    }
  // Arrows point outwards from between, or inwards from outside where there is no room.
  const side = isNarrow ? -1 : 1;
  const reach = isNarrow ? 2 * arrow.length : 0;
  lines.push([moved(lineFrom, along, -reach), moved(lineTo, along, reach)]);
  return {
    kind: 'dimension',
    name,
    label: shown === full ? label : '',
    length,
    from,
    to,
    lineFrom,
    lineTo,
    direction,
    text: textOf(shown, lineFrom, lineTo, along, isNarrow ? reach : undefined),
    lines,
    arrows: [arrowhead(lineFrom, along, side), arrowhead(lineTo, along, side === 1 ? -1 : 1)],
  };
}

function lineEnds({ from, to, direction, offset }: DimensionPlacement): readonly [Point, Point] {
  if (direction === 'horizontal')
    return [
      [from[0], offset],
      [to[0], offset],
    ];
  if (direction === 'vertical')
    return [
      [offset, from[1]],
      [offset, to[1]],
    ];
  const [x, y] = unit(from, to);
  const left = [-y, x] as const;
  return [moved(from, left, offset), moved(to, left, offset)];
}

/** Above its line, readable from below or from the right. */
function textOf(text: string, from: Point, to: Point, along: Point, outside: number | undefined): SheetText {
  let turn = (Math.atan2(along[1], along[0]) * 180) / Math.PI;
  if (turn > 90.01) turn -= 180;
  if (turn <= -89.99) turn += 180;
  const radians = (turn * Math.PI) / 180;
  const up: Point = [-Math.sin(radians), Math.cos(radians)];
  const isForward = along[0] * Math.cos(radians) + along[1] * Math.sin(radians) > 0;
  const base = { kind: 'text', text, size: textSize, turn, isCovering: true } as const;
  if (outside === undefined) {
    const middle: Point = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
    return { ...base, at: moved(middle, up, textGap), align: 'middle' };
  }
  const start = moved(to, along, outside + 0.5);
  return { ...base, at: moved(start, up, -textSize * 0.35), align: isForward ? 'start' : 'end' };
}

/** A closed triangle with its tip at a point. */
function arrowhead(tip: Point, along: Point, side: 1 | -1): readonly Point[] {
  const base = moved(tip, along, side * arrow.length);
  const across: Point = [-along[1], along[0]];
  return [tip, moved(base, across, arrow.width), moved(base, across, -arrow.width), tip];
}

function moved([x, y]: Point, [dx, dy]: Point, distance: number): Point {
  return [x + dx * distance, y + dy * distance];
}

function distance([ax, ay]: Point, [bx, by]: Point): number {
  return Math.hypot(bx - ax, by - ay);
}

function unit(from: Point, to: Point): Point {
  const size = distance(from, to) || 1;
  return [(to[0] - from[0]) / size, (to[1] - from[1]) / size];
}
