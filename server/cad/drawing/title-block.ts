import type { DescribedPart } from '#scene/describe/describe-scene.ts';
import type { FormatText } from '#server/texts/texts.ts';
import type { Point } from './view-lines.ts';
import { line, rectangle, widthOfText, type SheetItem } from './sheet.ts';

/** Millimetres. The width is that of ISO 7200. */
export const titleBlock = { width: 180, height: 36 };

export interface TitleBlockContent {
  readonly product: string;
  readonly number: string;
  readonly date: string;
  readonly scale: string;
  readonly sheet: string;
}

/** @param left @param bottom its lower left corner on the sheet */
export function drawTitleBlock(
  content: TitleBlockContent,
  left: number,
  bottom: number,
  text: FormatText<'drawing'>,
): readonly SheetItem[] {
  const cell = (
    [x, y, width, height]: readonly [number, number, number, number],
    label: string,
    value: string,
    size = 3.6,
  ): readonly SheetItem[] => {
    const fitting = Math.min(size, (size * (width - 4)) / Math.max(1, widthOfText(value, size)));
    return [
      rectangle('thin', left + x, bottom + y, width, height),
      words(label, [left + x + 1.5, bottom + y + height - 3], 2),
      words(value, [left + x + 2, bottom + y + 2.4], fitting, size > 4),
    ];
  };
  return [
    ...cell([0, 24, 110, 12], text('product'), content.product, 5.5),
    ...cell([110, 24, 70, 12], text('number'), content.number),
    ...cell([0, 12, 110, 12], text('do-not-measure'), text('kind'), 4.2),
    ...cell([110, 12, 35, 12], text('scale'), content.scale),
    ...cell([145, 12, 35, 12], text('date'), content.date),
    ...cell([0, 0, 55, 12], '', text('units')),
    ...cell([55, 0, 55, 12], text('sheet'), content.sheet),
    ...cell([110, 0, 70, 12], '', text('projection'), 2.6),
    ...firstAngleSymbol([left + 158, bottom + 6.4]),
    rectangle('frame', left, bottom, titleBlock.width, titleBlock.height),
  ];
}

/** ISO 5456-2: a cone from the side, and on its right what is seen from its left. */
function firstAngleSymbol([x, y]: Point): readonly SheetItem[] {
  const circle = (radius: number): SheetItem => ({
    kind: 'curve',
    layer: 'thin',
    curve: { kind: 'arc', center: [x + 11, y], radius, from: 0, to: 2 * Math.PI },
  });
  return [
    line('thin', [x - 4, y - 1.8], [x + 4, y - 3.6], [x + 4, y + 3.6], [x - 4, y + 1.8], [x - 4, y - 1.8]),
    circle(1.8),
    circle(3.6),
    line('thin', [x - 5.5, y], [x + 5.5, y]),
    line('thin', [x + 6.2, y], [x + 15.8, y]),
    line('thin', [x + 11, y - 4.8], [x + 11, y + 4.8]),
  ];
}

/** Millimetres. */
const row = 4;
const type = 2.5;
const columns = 3;
/** Of what does not fit in the first line of a part. */
const indent = 2;

/** What the product is made of, part by part, in columns. */
export function drawConfiguration(
  parts: readonly DescribedPart[],
  left: number,
  bottom: number,
  width: number,
  heading: string,
): { readonly items: readonly SheetItem[]; readonly height: number } {
  const room = width / columns - 4 - indent;
  const texts = parts
    .filter(({ details }) => details !== '')
    .flatMap(({ label, details }) =>
      broken(`${label}: ${details}`, room).map((text, line) => ({ text, indent: line === 0 ? 0 : indent })),
    );
  const rows = Math.ceil(texts.length / columns);
  const height = (rows + 1) * row + 4;
  const top = bottom + height;
  const items = texts.map(({ text, indent }, index): SheetItem => {
    const [column, line] = [Math.floor(index / rows), index % rows];
    return words(text, [left + 2 + indent + (column * width) / columns, top - (line + 2) * row - 0.6], type);
  });
  return {
    height,
    items: [
      rectangle('thin', left, bottom, width, height),
      words(heading, [left + 2, top - row + 0.2], 2.8, true),
      ...items,
    ],
  };
}

/** In lines of a width. */
function broken(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last === undefined) lines.push(word);
    else if (widthOfText(longer, type) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function words(text: string, at: Point, size: number, isBold = false): SheetItem {
  return { kind: 'text', text, at, align: 'start', size, isBold };
}
