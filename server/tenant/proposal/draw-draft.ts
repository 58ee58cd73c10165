import { drawTable, type Column, type Cell, type Row } from '#server/pdf/draw-table.ts';
import { drawPicture } from '#server/pdf/draw-picture.ts';
import { COLOR, MARGIN, PageFlow } from '#server/pdf/page-flow.ts';
import type { TextStyle } from '#server/pdf/text-lines.ts';
import { texts, type FormatText } from '#server/texts/texts.ts';
import type { DraftDetails, DraftDocument } from './draft-document.ts';
import { drawParameterColumns } from './draw-parameter-columns.ts';

const TITLE: TextStyle = { size: 26, font: 'bold' };
const HEADING: TextStyle = { size: 14, font: 'bold' };
const SUBHEADING: TextStyle = { size: 10.5, font: 'bold' };
const BODY: TextStyle = { size: 9.5, lineGap: 1.5 };
const SMALL: TextStyle = { size: 8.5, color: COLOR.muted, lineGap: 1 };
const LABEL: TextStyle = { size: 8, color: COLOR.muted };
const STRONG: TextStyle = { size: 9.5, font: 'bold' };
/** Type of the texts at the edges of a page, which stay in one line. */
const RUNNING: TextStyle = { size: 8, color: COLOR.muted, keepWhole: true };

type Format = FormatText<'proposal'>;

/**
 * Draws a draft proposal: cover block, table of positions, total and notes; then, from a new page on, the configuration
 * and parts of every configured position. Takes tens of milliseconds a position, so it runs on a thread of its own
 * (`draft-worker.ts`).
 *
 * @returns the bytes of a tagged PDF on A4
 */
export async function drawDraft(draft: DraftDocument): Promise<Uint8Array<ArrayBuffer>> {
  const format = texts.group('proposal', draft.language);
  const { letterhead } = draft;
  const flow = new PageFlow({
    title: draft.title,
    language: draft.language,
    date: draft.date,
    author: letterhead.sender,
  });
  drawCover(flow, draft);
  drawPositions(flow, draft, format);
  drawNotes(flow, draft, format);
  if (draft.details.length > 0) flow.newPage();
  for (const details of draft.details) drawDetails(flow, details, draft, format);
  return flow.finish((page, pages) => {
    drawRunningTexts(flow, draft, format, { page, pages });
  });
}

function drawCover(flow: PageFlow, { title, intro, facts, letterhead }: DraftDocument): void {
  const { sender, tagline, address, logo, accent = COLOR.accent } = letterhead;
  const half = flow.width / 2;
  const start = logo ? MARGIN.left + LOGO.width + 12 : MARGIN.left;
  if (logo) {
    const x = flow.mirrored(MARGIN.left, LOGO.width);
    drawPicture(flow, logo, { ...LOGO, x, y: 34 }, x === MARGIN.left ? 'left' : 'right');
  }
  flow.element(flow.root, 'P', () => {
    const name: TextStyle = { size: 14, font: 'bold', color: accent, keepWhole: true };
    flow.write(sender, start, 34, half, name);
    flow.write(tagline, start, 52, half, { ...RUNNING, size: 9 });
    [...address.entries()].forEach(([index, line]) => {
      const y = 37 + index * 12;
      flow.write(line, MARGIN.left + half, y, half, { ...RUNNING, size: 8.5, align: 'right' });
    });
  });
  const bottom = 37 + Math.max(3, address.length) * 12;
  flow.decoration(() => flow.pdf.rect(MARGIN.left, bottom, flow.width, 2).fill(accent));
  flow.y = bottom + 38;
  flow.paragraph(title, TITLE, 'H1');
  flow.skip(14);
  const width = flow.width / Math.max(facts.length, 3);
  const inner = width - 12;
  flow.blocks(
    flow.root,
    facts.map(({ label, lines }, index) => ({
      type: 'P',
      x: index * width,
      width: inner,
      lines: [
        ...flow.lines(label, inner, { ...LABEL, lineGap: 1 }),
        ...lines.flatMap((line) => flow.lines(line, inner, { ...BODY, lineGap: 2.5 })),
      ],
    })),
  );
  flow.skip(20);
  flow.paragraph(intro, BODY);
  flow.skip(16);
}

const LOGO = { width: 34, height: 34 };
const PICTURE = { width: 60, height: 44 };

const AMOUNT: TextStyle = { ...BODY, keepWhole: true };

function drawPositions(
  flow: PageFlow,
  { positions, total, furtherTotals = [], hasPrices }: DraftDocument,
  format: Format,
): void {
  const hasPictures = positions.some(({ picture }) => picture);
  const besidePicture = <T>(column: T): T[] => (hasPictures ? [column] : []);
  const priced = <T>(...columns: T[]): T[] => (hasPrices ? columns : []);
  const empty: Cell = [];
  const rows = positions.map((position, index): Row => ({
    ruleBelow: true,
    picture: position.picture && { column: 1, height: PICTURE.height, content: position.picture },
    keepWithNext: hasPrices && index === positions.length - 1, // the total never stands alone
    cells: [
      [{ text: position.number, style: BODY }],
      ...besidePicture(empty),
      [
        { text: position.product, style: STRONG },
        ...(position.summary ? [{ text: position.summary, style: SMALL }] : []),
        ...position.remarks.map((text) => ({ text, style: { ...SMALL, color: COLOR.accent } })),
      ],
      [{ text: position.quantity, style: AMOUNT }],
      ...priced<Cell>(
        [{ text: position.unitPrice, style: AMOUNT }],
        [
          { text: position.amount, style: { ...STRONG, keepWhole: true } },
          ...(position.perPeriod ?? []).map((text) => ({ text, style: SMALL })),
        ],
      ),
    ],
  }));
  const sum: TextStyle = { size: 12, font: 'bold' };
  drawTable(
    flow,
    [
      { title: format('position'), width: hasPictures ? 30 : 36 },
      ...besidePicture({ title: '', width: PICTURE.width }),
      { title: format('product'), width: 'rest' },
      { title: format('quantity'), width: 44, align: 'right' },
      ...priced<Column>(
        { title: format('unit-price'), width: 80, align: 'right' },
        { title: format('amount'), width: 88, align: 'right' },
      ),
    ],
    [
      ...rows,
      ...priced<Row>(
        ...[
          ...(total === undefined ? [] : [{ label: format('total'), amount: total }]),
          ...furtherTotals,
        ].map(({ label, amount }): Row => ({
          background: COLOR.soft,
          cells: [
            empty,
            ...besidePicture(empty),
            [{ text: label, style: sum }],
            empty,
            empty,
            [{ text: amount, style: { ...sum, keepWhole: true } }],
          ],
        })),
      ),
    ],
  );
}

function drawNotes(flow: PageFlow, { notes }: DraftDocument, format: Format): void {
  const height = notes.reduce((sum, note) => sum + flow.heightOf(note, flow.width, SMALL) + 5, 50);
  flow.ensure(height);
  flow.skip(24);
  flow.paragraph(format('notes'), SUBHEADING, 'H2');
  flow.skip(4);
  for (const note of notes) {
    flow.paragraph(note, SMALL);
    flow.skip(5);
  }
}

function drawDetails(
  flow: PageFlow,
  details: DraftDetails,
  { hasPrices }: DraftDocument,
  format: Format,
): void {
  // A position starts only where a part of it fits below.
  if (!flow.ensure(300) && !flow.isAtTop) {
    flow.skip(26);
    flow.rule(flow.y, COLOR.ink, 1);
    flow.skip(18);
  }
  flow.paragraph(`${details.number}  ${details.product}`, HEADING, 'H2');
  if (details.summary) flow.paragraph(details.summary, SMALL);
  flow.skip(12);
  // What another system configured is described by its parts alone.
  if (details.sections.length > 0) {
    flow.paragraph(format('configuration'), SUBHEADING, 'H3');
    flow.skip(2);
    flow.paragraph(format('legend'), SMALL);
    flow.skip(6);
    drawParameterColumns(flow, details.sections);
    flow.skip(14);
  }
  // What was requested is kept without its parts.
  if (details.partsTitle === '') return;
  flow.ensure(90);
  flow.paragraph(details.partsTitle, SUBHEADING, 'H3');
  flow.skip(4);
  drawParts(flow, format, details, hasPrices);
}

/** A word with a digit; spaces inside of numbers are not the common one. */
const NUMBER = /^[^ \n]*\d[^ \n]*$/;

/** Where the model adds columns, the role of a part stands below its name, because the page is not wide enough. */
function drawParts(flow: PageFlow, format: Format, details: DraftDetails, hasPrices: boolean): void {
  const isNarrow = details.columns.length > 0;
  const body: TextStyle = { size: 9 };
  const amount: TextStyle = { size: 9, keepWhole: true };
  const strong: TextStyle = { size: 9, font: 'bold' };
  const muted: TextStyle = { size: 9, color: COLOR.muted };
  const columns: readonly Column[] = [
    ...(isNarrow
      ? [{ title: format('part'), width: 'rest' as const }]
      : [
          { title: format('part'), width: 124 },
          { title: '', width: 'rest' as const },
        ]),
    { title: format('article'), width: isNarrow ? 72 : 88 },
    { title: format('quantity'), width: isNarrow ? 40 : 44, align: 'right' },
    ...details.columns.map((title): Column => ({ title, width: 66, align: 'right' })),
    ...(hasPrices ? [{ title: format('price'), width: 84, align: 'right' as const }] : []),
  ];
  /** A row with text in its first and last cell only. */
  const spanning = (first: Cell, last: Cell): Cell[] => [
    first,
    ...columns.slice(hasPrices ? 2 : 1).map((): Cell => []),
    ...(hasPrices ? [last] : []),
  ];
  const named = ({ role, part }: (typeof details.parts)[number]['rows'][number]): Cell[] => {
    if (!isNarrow)
      return [[{ text: role, style: muted }], [{ text: part === role ? '' : part, style: body }]];
    if (part === '' || part === role) return [[{ text: role, style: body }]];
    return [
      [
        { text: part, style: body },
        { text: role, style: { ...muted, size: 8 } },
      ],
    ];
  };
  const rows = details.parts.flatMap((section): Row[] => [
    {
      keepWithNext: true,
      background: COLOR.soft,
      cells: spanning(
        [{ text: section.label, style: strong }],
        [{ text: section.sum, style: { ...strong, keepWhole: true } }],
      ),
    },
    ...section.rows.map((row): Row => ({
      ruleBelow: true,
      cells: [
        ...named(row),
        [{ text: row.article, style: muted }],
        [{ text: row.quantity, style: amount }],
        ...row.further.map((text): Cell => [{ text, style: { ...muted, keepWhole: NUMBER.test(text) } }]),
        ...(hasPrices
          ? [[{ text: row.price, style: row.price === format('included') ? muted : amount }]]
          : []),
      ],
    })),
  ]);
  const last = rows.at(-1);
  const sum: TextStyle = { size: 10.5, font: 'bold' };
  if (!hasPrices) {
    drawTable(flow, columns, rows);
    return;
  }
  drawTable(flow, columns, [
    ...rows.slice(0, -1),
    ...(last ? [{ ...last, keepWithNext: true }] : []),
    {
      cells: spanning(
        [{ text: format('price-per-piece'), style: sum }],
        [{ text: details.price, style: { ...sum, keepWhole: true } }],
      ),
    },
  ]);
}

/** The footer of every page, and the header of all pages but the first. */
function drawRunningTexts(
  flow: PageFlow,
  { title: name, reference, letterhead }: DraftDocument,
  format: Format,
  { page, pages }: { page: number; pages: number },
): void {
  const y = flow.pdf.page.height - 40;
  const title = `${name} ${reference}`;
  if (page > 1) {
    flow.write(letterhead.sender, MARGIN.left, 34, 200, {
      ...RUNNING,
      size: 9,
      font: 'bold',
      color: letterhead.accent ?? COLOR.accent,
    });
    flow.write(title, MARGIN.left + 200, 34, flow.width - 200, { ...RUNNING, align: 'right' });
  }
  flow.write(
    letterhead.footer || `${letterhead.sender} · ${title}`,
    MARGIN.left,
    y,
    flow.width - 120,
    RUNNING,
  );
  flow.write(format('page', { page, pages }), MARGIN.left + flow.width - 120, y, 120, {
    ...RUNNING,
    align: 'right',
  });
}
