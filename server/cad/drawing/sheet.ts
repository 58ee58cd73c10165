/** A drawing on paper, for whatever file it is written into. Millimetres from the lower left corner of the sheet, y up. */
import type { Curve } from './join-lines.ts';
import type { Point } from './view-lines.ts';

export interface Sheet {
  readonly title: string;
  readonly language: string;
  readonly date: Date;
  readonly width: number;
  readonly height: number;
  /** How much smaller than in true size things are: 10 for 1:10. */
  readonly reduction: number;
  readonly items: readonly SheetItem[];
}

/** Visible edges, dimensions and other thin lines, the frame and the title block. */
export type Layer = 'edges' | 'thin' | 'frame';

/** In millimetres, of those that CAD programs know. */
export const strokeWidths: Readonly<Record<Layer, number>> = { edges: 0.18, thin: 0.13, frame: 0.5 };

export type SheetItem =
  { readonly kind: 'curve'; readonly layer: Layer; readonly curve: Curve } | SheetText | SheetDimension;

export interface SheetText {
  readonly kind: 'text';
  readonly text: string;
  /** Of the baseline: its start, middle or end. */
  readonly at: Point;
  readonly align: 'start' | 'middle' | 'end';
  /** Of the type, in millimetres. */
  readonly size: number;
  readonly isBold?: boolean;
  /** Counterclockwise, in degrees. */
  readonly turn?: number;
  /** Whether lines below it are covered. */
  readonly isCovering?: boolean;
}

/** A dimension as it is drawn, and what it measures. */
export interface SheetDimension {
  readonly kind: 'dimension';
  readonly name: string;
  /** Before the length, where there is room for it; empty otherwise. */
  readonly label: string;
  /** In millimetres of true size. */
  readonly length: number;
  /** The points on the drawing that it measures between, and the ends of its line. */
  readonly from: Point;
  readonly to: Point;
  readonly lineFrom: Point;
  readonly lineTo: Point;
  /** Measured along this direction of the paper; aligned with its points otherwise. */
  readonly direction: 'horizontal' | 'vertical' | 'aligned';
  readonly text: SheetText;
  readonly lines: readonly (readonly Point[])[];
  /** Closed triangles, filled. */
  readonly arrows: readonly (readonly Point[])[];
}

export function line(layer: Layer, ...points: readonly Point[]): SheetItem {
  return { kind: 'curve', layer, curve: { kind: 'polyline', points } };
}

export function rectangle(layer: Layer, x: number, y: number, width: number, height: number): SheetItem {
  return line(layer, [x, y], [x + width, y], [x + width, y + height], [x, y + height], [x, y]);
}

/** About how wide a text is: layouts need no more, and every file has its own fonts. */
export function widthOfText(text: string, size: number): number {
  return [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 1 : 0.52) * size, 0);
}
