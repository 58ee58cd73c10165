/**
 * A general arrangement drawing on one sheet: three views in first-angle projection (ISO 5456-2) in the largest standard scale
 * that fits, their dimensions, an overview, what is configured, and the title block.
 */
import type { DescribedPart } from '#scene/describe/describe-scene.ts';
import type { DrawnView } from '#server/model/product/product-drawing.ts';
import type { FormatText } from '#server/texts/texts.ts';
import type { CadDimension } from '../geometry/cad-geometry.ts';
import { joinLines, type Curve } from './join-lines.ts';
import { rectangle, type Sheet, type SheetItem } from './sheet.ts';
import { drawConfiguration, drawTitleBlock, titleBlock } from './title-block.ts';
import {
  dimensionsOfView,
  overallDimension,
  placeDimensions,
  roomForDimensions,
  type ViewDimension,
} from './view-dimensions.ts';
import type { Bounds, Point, ViewLines } from './view-lines.ts';
import { viewProjections } from './view-projection.ts';

export interface DrawingContent {
  readonly product: string;
  readonly number: string;
  readonly date: Date;
  readonly language: string;
  readonly parts: readonly DescribedPart[];
  readonly dimensions: readonly CadDimension[];
  readonly views: Readonly<Record<DrawnView | 'overview', ViewLines>>;
}

/** A3, and the margins of its frame: a wider one for filing. */
const sheet = { width: 420, height: 297 };
const frame = { left: 20, right: 410, bottom: 10, top: 287 };
/** Millimetres on the paper: below each view for its name, and around everything. */
const room = { name: 5, gap: 4, leastOverview: 30 };

/** ISO 5455; a product larger than the last one is drawn in ten times that, and so on. */
const scales = [1 / 10, 1 / 5, 1 / 2, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

export function layOutSheet(content: DrawingContent, text: FormatText<'drawing'>): Sheet {
  const layout = new ViewLayout(
    content,
    { ...frame, bottom: frame.bottom + titleBlock.height + room.gap },
    text,
  );
  // Below the overview, which takes what is left.
  const left = layout.leftSpace;
  const table = drawConfiguration(
    content.parts,
    frame.left + room.gap,
    frame.bottom + room.gap,
    Math.min(left.right, frame.right - titleBlock.width - room.gap) - frame.left - room.gap,
    text('configuration'),
  );
  const overview = { ...left, bottom: frame.bottom + table.height + 2 * room.gap };
  const date = new Intl.DateTimeFormat(content.language, { dateStyle: 'medium', timeZone: 'UTC' });
  const title = drawTitleBlock(
    {
      product: content.product,
      number: content.number,
      date: date.format(content.date),
      scale: layout.reduction >= 1 ? `1:${layout.reduction}` : `${Math.round(1 / layout.reduction)}:1`,
      sheet: 'A3 · 1/1',
    },
    frame.right - titleBlock.width,
    frame.bottom,
    text,
  );
  return {
    title: `${content.product} · ${content.number}`,
    language: content.language,
    date: content.date,
    ...sheet,
    reduction: layout.reduction,
    items: [
      rectangle('frame', frame.left, frame.bottom, frame.right - frame.left, frame.top - frame.bottom),
      ...table.items,
      ...title,
      ...layout.views(),
      ...layout.overview(overview),
    ],
  };
}

class ViewLayout {
  readonly reduction: number;
  readonly #content: DrawingContent;
  readonly #area: Bounds;
  readonly #text: FormatText<'drawing'>;
  readonly #dimensions: Readonly<Record<DrawnView, readonly ViewDimension[]>>;

  constructor(content: DrawingContent, area: Bounds, text: FormatText<'drawing'>) {
    this.#content = content;
    this.#area = area;
    this.#text = text;
    const { dimensions, views } = content;
    const [side, front, top] = (['side', 'front', 'top'] as const).map((view) =>
      dimensionsOfView(dimensions, view, viewProjections[view]),
    );
    const ofSide = side ?? [];
    this.#dimensions = {
      side: [
        ...ofSide,
        ...overallDimension('overall_length', text('length'), views.side.bounds, 'below', ofSide),
        ...overallDimension('overall_height', text('height'), views.side.bounds, 'right', ofSide),
      ],
      front: [
        ...(front ?? []),
        ...overallDimension('overall_width', text('width'), views.front.bounds, 'below', front ?? []),
      ],
      top: top ?? [],
    };
    this.reduction =
      scales.find((scale) => this.#slack(scale).every((left) => left >= 0)) ?? this.#smallest();
  }

  views(): readonly SheetItem[] {
    const { views } = this.#content;
    const { sideLeft, frontLeft, sideBottom, topBottom } = this.#places();
    const besideSide = (bounds: Bounds): Point => [
      (bounds.left - views.side.bounds.left) / this.reduction,
      (bounds.bottom - views.side.bounds.bottom) / this.reduction,
    ];
    return [
      ...this.#view('side', [sideLeft, sideBottom]),
      ...this.#view('front', [frontLeft, sideBottom + besideSide(views.front.bounds)[1]]),
      ...this.#view('top', [sideLeft + besideSide(views.top.bounds)[0], topBottom]),
    ];
  }

  /** What is free to the left of the top view, down to the edge of the area. */
  get leftSpace(): Bounds {
    const { columns, rows } = this.#rooms(this.reduction);
    const { sideLeft, sideBottom } = this.#places();
    return {
      left: this.#area.left + room.gap,
      right: sideLeft - columns.side.before - room.gap,
      bottom: this.#area.bottom,
      top: sideBottom - rows.side.before - room.gap,
    };
  }

  /** Lower left corners of the views, from the right and the top: what is left over is beside the overview. */
  #places() {
    const { columns, rows } = this.#rooms(this.reduction);
    const [across, up] = this.#slack(this.reduction);
    const [gapAcross, gapUp] = [Math.min(across / 3, 30), Math.min(up / 3, 16)];
    const { side, front } = columns;
    const sideLeft = this.#area.right - room.gap - gapAcross - side.after - side.size;
    const frontLeft = sideLeft - side.before - room.gap - gapAcross - front.after - front.size;
    const sideBottom = this.#area.top - room.gap - gapUp - rows.side.after - rows.side.size;
    const topBottom = sideBottom - rows.side.before - room.gap - gapUp - rows.top.after - rows.top.size;
    return { sideLeft, frontLeft, sideBottom, topBottom };
  }

  /** @param corner lower left corner of what is drawn, on the sheet */
  #view(name: DrawnView, corner: Point): readonly SheetItem[] {
    const { bounds, bodies } = this.#content.views[name];
    const toPaper = ([x, y]: Point): Point => [
      corner[0] + (x - bounds.left) / this.reduction,
      corner[1] + (y - bounds.bottom) / this.reduction,
    ];
    const dimensions = this.#dimensions[name];
    const below = roomForDimensions(dimensions, 'below');
    const [middle] = toPaper([(bounds.left + bounds.right) / 2, 0]);
    return [
      ...drawnCurves(bodies, toPaper, this.reduction),
      ...placeDimensions(dimensions, bounds, toPaper, this.#content.language),
      label(this.#text(name), [middle, corner[1] - below - room.name / 2]),
    ];
  }

  /** As large as there is room, but no larger than the views. */
  overview(space: Bounds): readonly SheetItem[] {
    const { bounds, bodies } = this.#content.views.overview;
    const [width, height] = sizeOf(bounds);
    const [roomAcross, roomUp] = sizeOf(space);
    if (roomAcross < room.leastOverview || roomUp < room.leastOverview) return [];
    const reduction = Math.max(this.reduction, width / roomAcross, height / (roomUp - room.name));
    const middle = (space.left + space.right) / 2;
    const left = middle - width / reduction / 2;
    const bottom = space.bottom + room.name + (roomUp - room.name - height / reduction) / 2;
    const toPaper = ([x, y]: Point): Point => [
      left + (x - bounds.left) / reduction,
      bottom + (y - bounds.bottom) / reduction,
    ];
    return [
      ...drawnCurves(bodies, toPaper, reduction),
      label(this.#text('overview'), [middle, bottom - room.name / 2 - 2]),
    ];
  }

  /** Room in millimetres on the paper, for each column and row: before, of and after what is drawn. */
  #rooms(reduction: number) {
    const { side, front, top } = this.#content.views;
    const of = (
      dimensions: readonly ViewDimension[],
      place: Parameters<typeof roomForDimensions>[1],
    ): number => roomForDimensions(dimensions, place);
    const { side: ofSide, front: ofFront, top: ofTop } = this.#dimensions;
    const upright = (bounds: Bounds): number => (bounds.top - bounds.bottom) / reduction;
    const across = (bounds: Bounds): number => (bounds.right - bounds.left) / reduction;
    return {
      columns: {
        front: { before: of(ofFront, 'left'), size: across(front.bounds), after: of(ofFront, 'right') },
        side: {
          before: Math.max(of(ofSide, 'left'), of(ofTop, 'left')),
          size: across(side.bounds),
          after: Math.max(of(ofSide, 'right'), of(ofTop, 'right')),
        },
      },
      rows: {
        side: {
          before: Math.max(of(ofSide, 'below'), of(ofFront, 'below')) + room.name,
          size: upright(side.bounds),
          after: Math.max(of(ofSide, 'above'), of(ofFront, 'above')),
        },
        top: { before: of(ofTop, 'below') + room.name, size: upright(top.bounds), after: of(ofTop, 'above') },
      },
    };
  }

  /** What is left of the width and the height; negative where it does not fit. */
  #slack(reduction: number): readonly [across: number, up: number] {
    const { columns, rows } = this.#rooms(reduction);
    const total = (parts: readonly { before: number; size: number; after: number }[]): number =>
      parts.reduce((sum, { before, size, after }) => sum + before + size + after, 3 * room.gap);
    const [width, height] = sizeOf(this.#area);
    return [width - total([columns.front, columns.side]), height - total([rows.side, rows.top])];
  }

  /** For what is larger than a kilometre. */
  #smallest(): number {
    let reduction = scales.at(-1) ?? 1000;
    for (let enough = false; !enough; enough = this.#slack(reduction).every((left) => left >= 0))
      reduction *= 10;
    return reduction;
  }
}

function drawnCurves(
  bodies: ViewLines['bodies'],
  toPaper: (point: Point) => Point,
  reduction: number,
): readonly SheetItem[] {
  return bodies
    .flatMap(joinLines)
    .map((curve) => ({ kind: 'curve', layer: 'edges', curve: onPaper(curve, toPaper, reduction) }));
}

function onPaper(curve: Curve, toPaper: (point: Point) => Point, reduction: number): Curve {
  if (curve.kind === 'polyline') return { kind: 'polyline', points: curve.points.map(toPaper) };
  return { ...curve, center: toPaper(curve.center), radius: curve.radius / reduction };
}

function label(text: string, at: Point): SheetItem {
  return { kind: 'text', text, at, align: 'middle', size: 3 };
}

function sizeOf({ left, right, bottom, top }: Bounds): readonly [width: number, height: number] {
  return [right - left, top - bottom];
}
