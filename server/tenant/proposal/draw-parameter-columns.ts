import type { DraftDetails } from './draft-content.ts';
import { COLOR, MARGIN, type PageFlow, type TextStyle } from './page-flow.ts';

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
    const pairs = entries.slice(0, half).map((left, index) => [left, entries[half + index]] as const);
    const heights = pairs.map((pair) =>
      Math.max(...pair.map((entry) => (entry ? heightOf(flow, entry, width) : 0))),
    );
    // The heading stays with its first two lines.
    flow.ensure(18 + (heights[0] ?? 0) + (heights[1] ?? 0));
    flow.skip(6);
    flow.paragraph(label, SECTION, 'P');
    flow.rule(flow.y + 1.5);
    flow.skip(4);
    pairs.forEach((pair, index) => {
      const height = heights[index] ?? 0;
      flow.ensure(height);
      pair.forEach((entry, column) => {
        if (entry) drawEntry(flow, entry, MARGIN.left + column * (width + GAP), width);
      });
      flow.skip(height);
    });
  }
}

const LABEL_SHARE = 0.5;

function heightOf(flow: PageFlow, entry: Entry, width: number): number {
  const label = flow.heightOf(entry.label, width * LABEL_SHARE - 6, LABEL);
  const value = flow.heightOf(entry.value, width * (1 - LABEL_SHARE), valueStyle(entry));
  return Math.max(label, value) + ROW_GAP;
}

function drawEntry(flow: PageFlow, entry: Entry, x: number, width: number): void {
  flow.element(flow.root, 'P', () => {
    flow.write(entry.label, x, flow.y, width * LABEL_SHARE - 6, LABEL);
    flow.write(entry.value, x + width * LABEL_SHARE, flow.y, width * (1 - LABEL_SHARE), valueStyle(entry));
  });
}

function valueStyle({ isChosen }: Entry): TextStyle {
  return isChosen ? { ...VALUE, font: 'bold' } : VALUE;
}
