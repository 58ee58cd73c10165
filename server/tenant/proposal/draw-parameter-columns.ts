import type { DraftDetails } from './draft-document.ts';
import { COLOR, heightOfLines, type Block, type PageFlow } from '#server/pdf/page-flow.ts';
import type { TextStyle } from '#server/pdf/text-lines.ts';

const GAP = 24;
const ROW_GAP = 2.5;
const SECTION: TextStyle = { size: 8.5, font: 'bold', color: COLOR.accent };
const LABEL: TextStyle = { size: 9, color: COLOR.muted };
const VALUE: TextStyle = { size: 9, align: 'right' };

type Section = DraftDetails['sections'][number];
type Entry = Section['entries'][number];

/**
 * Parameters in two columns, section by section: label on the left, value on the right, committed values in bold. The
 * lines of both columns are laid out in pairs, so that a section may run over a page break.
 */
export function drawParameterColumns(flow: PageFlow, sections: readonly Section[]): void {
  const width = (flow.width - GAP) / 2;
  for (const { label, entries } of sections) {
    const half = Math.ceil(entries.length / 2);
    const pairs = entries.slice(0, half).map((left, index) => {
      const right = entries[half + index];
      return [...blocksOf(flow, left, 0, width), ...(right ? blocksOf(flow, right, width + GAP, width) : [])];
    });
    // The heading stays with its first two lines, unless one of them is longer than a page.
    const first = pairs.slice(0, 2).reduce((sum, pair) => sum + heightOf(pair) + ROW_GAP, 18);
    flow.ensure(Math.min(first, LARGEST_START));
    flow.skip(6);
    flow.paragraph(label, SECTION, 'P');
    flow.rule(flow.y + 1.5);
    flow.skip(4);
    for (const pair of pairs) {
      flow.ensure(Math.min(heightOf(pair), LARGEST_START));
      flow.blocks(flow.root, pair);
      flow.skip(ROW_GAP);
    }
  }
}

const LABEL_SHARE = 0.5;
/** Points. A pair that is higher begins here and runs over to the next page. */
const LARGEST_START = 120;

function heightOf(pair: readonly Block[]): number {
  return Math.max(...pair.map(({ lines }) => heightOfLines(lines)));
}

function blocksOf(flow: PageFlow, { label, value, isChosen }: Entry, x: number, width: number): Block[] {
  const labelWidth = width * LABEL_SHARE - 6;
  const valueWidth = width * (1 - LABEL_SHARE);
  const valueStyle: TextStyle = isChosen ? { ...VALUE, font: 'bold' } : VALUE;
  return [
    { type: 'P', x, width: labelWidth, lines: flow.lines(label, labelWidth, LABEL) },
    {
      type: 'P',
      x: x + width * LABEL_SHARE,
      width: valueWidth,
      lines: flow.lines(value, valueWidth, valueStyle),
    },
  ];
}
