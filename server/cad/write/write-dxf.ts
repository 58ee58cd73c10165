import {
  BlockFlags,
  Colors,
  DxfWriter,
  LineTypes,
  TextHorizontalAlignment,
  TextVerticalAlignment,
  Units,
  point2d,
  point3d,
  type DxfBlock,
  type vec3_t,
} from '@tarikjabiri/dxf';
import type { Curve } from '../drawing/join-lines.ts';
import { dimensionStyle } from '../drawing/draw-dimension.ts';
import {
  strokeWidths,
  type Layer,
  type Sheet,
  type SheetDimension,
  type SheetText,
} from '../drawing/sheet.ts';
import type { Point } from '../drawing/view-lines.ts';

type DxfLayerName = Layer | 'dimensions' | 'texts';

const layerNames: Readonly<Record<DxfLayerName, string>> = {
  edges: 'EDGES',
  thin: 'THIN',
  frame: 'FRAME',
  dimensions: 'DIMENSIONS',
  texts: 'TEXTS',
};
const layerWidths: Readonly<Record<DxfLayerName, number>> = {
  ...strokeWidths,
  dimensions: strokeWidths.thin,
  texts: strokeWidths.thin,
};

/** Height of capitals for type of one millimetre. */
const capitals = 0.7;
const degrees = 180 / Math.PI;

/**
 * The drawing as DXF, in millimetres and in true size: the sheet around it is as much larger as its scale says. Dimensions are
 * DIMENSION entities that a CAD program can measure and edit, each with a block that shows it as it is on paper. Their text has the
 * measured length in it (`<>`) and their style is that of the paper, so they stay true and alike where a program draws them anew.
 */
export function writeDxf(sheet: Sheet): Uint8Array {
  const dxf = new DxfWriter();
  dxf.setUnits(Units.Millimeters);
  dxf.setVariable('$MEASUREMENT', { 70: 1 });
  for (const [layer, name] of Object.entries(layerNames))
    dxf.addLayer(name, layer === 'dimensions' ? Colors.Red : Colors.White, LineTypes.Continuous);
  dxf.setVariable('$LWDISPLAY', { 290: 1 });
  setDimensionStyle(dxf, sheet);
  const writer = new BlockWriter(sheet.reduction);
  for (const item of sheet.items) {
    if (item.kind === 'curve') writer.curve(dxf.modelSpace, item.curve, layerNames[item.layer]);
    else if (item.kind === 'text') writer.text(dxf.modelSpace, item, layerNames.texts);
    else writer.dimension(dxf, item);
  }
  return new TextEncoder().encode(withLineWidths(dxf.stringify()));
}

/** Lengths on the paper, times the scale; decimals as the language writes them, and no zeros at their end. */
function setDimensionStyle({ document }: DxfWriter, { reduction, language }: Sheet): void {
  const decimal = new Intl.NumberFormat(language).formatToParts(0.1).find(({ type }) => type === 'decimal');
  Object.assign(document.dimStyleStandard, {
    DIMSCALE: reduction,
    DIMTXT: dimensionStyle.text * capitals,
    DIMASZ: dimensionStyle.arrow,
    DIMEXO: dimensionStyle.gap,
    DIMEXE: dimensionStyle.overshoot,
    DIMGAP: dimensionStyle.textGap,
    DIMTAD: 1, // the text is above its line
    DIMTIH: 0, // and turned like it, between the arrows
    DIMTOH: 0, // and outside of them
    DIMDEC: 1,
    DIMZIN: 8,
    DIMDSEP: (decimal?.value ?? '.').charCodeAt(0),
  } satisfies Partial<typeof document.dimStyleStandard>);
}

/** The library gives every layer lines without a width (group 370, in hundredths of a millimetre). */
function withLineWidths(dxf: string): string {
  const widths = new Map(
    Object.entries(layerNames).map(([layer, name]) => [name, layerWidths[layer as DxfLayerName]]),
  );
  return dxf.replace(
    /(AcDbLayerTableRecord\s+2\s+(\S+)(?:\s+\d+\s+\S+)*?\s+370\s+)0(?=\s)/g,
    (all, before: string, name: string) => {
      const width = widths.get(name);
      return width === undefined ? all : before + String(Math.round(width * 100));
    },
  );
}

/** Draws on the paper's coordinates, times the scale. */
class BlockWriter {
  readonly #scale: number;
  #dimensions = 0;

  constructor(scale: number) {
    this.#scale = scale;
  }

  curve(block: DxfBlock, curve: Curve, layerName: string): void {
    if (curve.kind === 'polyline') {
      const points = curve.points.map((point) => this.#at(point));
      const [from, to, another] = points;
      if (from && to && !another) block.addLine(from, to, { layerName });
      else
        block.addLWPolyline(
          points.map(({ x, y }) => ({ point: point2d(x, y) })),
          { layerName },
        );
      return;
    }
    const { center, radius, from, to } = curve;
    const size = this.#length(radius);
    if (to - from > 2 * Math.PI - 1e-3) block.addCircle(this.#at(center), size, { layerName });
    else
      block.addArc(this.#at(center), size, positive(from * degrees), positive(to * degrees), { layerName });
  }

  text(block: DxfBlock, { text, at, align, size, turn = 0 }: SheetText, layerName: string): void {
    const horizontalAlignment = {
      start: TextHorizontalAlignment.Left,
      middle: TextHorizontalAlignment.Center,
      end: TextHorizontalAlignment.Right,
    }[align];
    if (text === '') return;
    block.addText(this.#at(at), this.#length(size * capitals), oneLine(text), {
      layerName,
      rotation: turn,
      ...(align !== 'start' && {
        horizontalAlignment,
        verticalAlignment: TextVerticalAlignment.BaseLine,
        secondAlignmentPoint: this.#at(at),
      }),
    });
  }

  dimension(dxf: DxfWriter, dimension: SheetDimension): void {
    const { from, to, lineTo, direction, length, text, lines, arrows } = dimension;
    const layerName = layerNames.dimensions;
    this.#dimensions += 1;
    const block = dxf.blocks.addBlock(`*D${this.#dimensions}`, dxf.document.objects, false);
    block.flags = BlockFlags.AnonymousBlock;
    for (const points of [...lines, ...arrows]) this.curve(block, { kind: 'polyline', points }, layerName);
    this.text(block, text, layerName);
    const options = {
      layerName,
      blockName: block.name,
      definitionPoint: this.#at(lineTo),
      middlePoint: this.#at(text.at),
      ActualMeasurement: length,
      text: oneLine(`${dimension.label} <>`.trim()),
    };
    const [first, second] = [this.#at(from), this.#at(to)];
    // One along the distance, too: not all programs find the angle of an aligned dimension by themselves, and measure across.
    const angle = { horizontal: 0, vertical: 90, aligned: angleOf(first, second) }[direction];
    dxf.modelSpace.addLinearDim(first, second, { ...options, angle });
  }

  #at([x, y]: Point): vec3_t {
    return point3d(this.#length(x), this.#length(y), 0);
  }

  /** Without what floating point adds. */
  #length(millimetres: number): number {
    return Math.round(millimetres * this.#scale * 1e4) / 1e4;
  }
}

function angleOf(from: vec3_t, to: vec3_t): number {
  return positive(Math.atan2(to.y - from.y, to.x - from.x) * degrees);
}

function positive(angle: number): number {
  return Math.round((((angle % 360) + 360) % 360) * 1e6) / 1e6;
}

/** A line break would end the value, and what follows would be read as commands of the file. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}
