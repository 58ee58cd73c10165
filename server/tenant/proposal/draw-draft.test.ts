import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTextBoxes, type TextBox } from '#server/pdf/testing/read-text-boxes.ts';
import { formatMoney, formatNumber } from '../text/format-numbers.ts';
import type { DraftDetails, DraftDocument } from './draft-document.ts';
import { drawDraft } from './draw-draft.ts';
import { PLAIN_LETTERHEAD } from './letterhead.ts';

/** Points of an A4 page. */
const PAGE = { left: 56, right: 539.3, top: 64, bottom: 774 };

function draft(parts: Partial<DraftDocument> = {}): DraftDocument {
  return {
    title: 'Draft proposal',
    intro: '',
    notes: ['Prices are net.'],
    hasPrices: true,
    language: 'en',
    fileName: 'draft.pdf',
    date: new Date(0),
    letterhead: PLAIN_LETTERHEAD,
    reference: 'DP-12345678-3',
    facts: [{ label: 'Reference', lines: ['DP-12345678-3'] }],
    positions: [position({})],
    total: '€10.00',
    details: [],
    ...parts,
  };
}

function position(parts: Partial<DraftDocument['positions'][number]>): DraftDocument['positions'][number] {
  const amounts = { quantity: '1', unitPrice: '€10.00', amount: '€10.00' };
  return { number: '1', product: 'Pump', summary: '', remarks: [], ...amounts, ...parts };
}

function details(parts: Partial<DraftDetails>): DraftDetails {
  const texts = { number: '1', product: 'Pump', summary: '', partsTitle: 'Parts', price: '€10.00' };
  return { ...texts, sections: [], columns: [], parts: [], ...parts };
}

/** Spaces of several kinds are one glyph of the font, and read as the common one. */
function plain(amount: string): string {
  return amount.replace(/\s/g, ' ');
}

/** The texts between header and footer of every page. Fails where one leaves the page or lies over another one. */
async function bodyOf(document: DraftDocument): Promise<TextBox[][]> {
  const pages = readTextBoxes(await drawDraft(document));
  const amounts = document.positions.flatMap(({ amount, unitPrice }) => [amount, unitPrice]);
  const drawn = new Set(pages.flat().map(({ text }) => plain(text)));
  for (const amount of [...amounts, document.total ?? '']) expect(drawn).toContain(plain(amount));
  return pages.map((boxes, index) => {
    const outside = boxes.filter(({ left, right }) => left < PAGE.left - 0.1 || right > PAGE.right + 0.1);
    expect(outside).toEqual([]);
    const overlapping = boxes.filter((box, at) => boxes.slice(at + 1).some((other) => overlap(box, other)));
    expect(overlapping).toEqual([]);
    const frame = index === 0 ? 1 : 2; // the cover's first line is at the top edge, the others have a header
    const body = boxes.filter(({ baseline }) => baseline > PAGE.top && baseline < PAGE.bottom);
    expect(boxes.filter(({ baseline }) => baseline <= PAGE.top).length).toBeLessThanOrEqual(2);
    expect(boxes.length - body.length).toBeGreaterThanOrEqual(frame);
    return body;
  });
}

/** Kerning may reach into a neighbour; letters of two lines do not touch where half of their size is between the baselines. */
function overlap(one: TextBox, other: TextBox): boolean {
  const apart = Math.abs(one.baseline - other.baseline);
  return (
    apart < 0.5 * Math.min(one.size, other.size) &&
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 0.5
  );
}

const textOf = (pages: TextBox[][]) => pages.map((boxes) => boxes.map(({ text }) => text).join(' '));

describe('a draft proposal', () => {
  it.each(['en', 'de', 'de-CH', 'fr', 'hi'])('has every amount on one line: %s', async (language) => {
    for (const [minor, currency] of [
      [12_218_700, 'CHF'],
      [122_187_000_000, 'CHF'],
      [Number.MAX_SAFE_INTEGER, 'IDR'],
      [-Number.MAX_SAFE_INTEGER, 'USD'],
    ] as const) {
      const amount = formatMoney(minor, currency, language);
      const sum = { unitPrice: amount, amount, quantity: formatNumber(1_000_000, language) };
      const section = { label: 'Pump', sum: amount, rows: [part(amount)] };
      await bodyOf(
        draft({
          language: language === 'de-CH' ? 'de-CH' : 'en',
          positions: [
            position({ ...sum, product: 'A pump of stainless steel', summary: 'word '.repeat(40) }),
          ],
          total: amount,
          details: [details({ columns: ['Each', 'Weight'], parts: [section], price: amount })],
        }),
      );
    }
  });

  it('runs a text of 480 lines over its pages, in order, with nothing over header and footer', async () => {
    const value = Array.from({ length: 480 }, (_, index) => `line-${index}`).join('\n');
    const entries = [
      { label: 'Before', value: 'first', isChosen: false },
      { label: 'Engraving', value, isChosen: true },
      { label: 'After', value: 'last', isChosen: false },
    ];
    const pages = await bodyOf(draft({ details: [details({ sections: [{ label: 'Step', entries }] })] }));
    const drawn = textOf(pages).join(' ');
    const numbers = [...drawn.matchAll(/line-(\d+)/g)].map(([, number]) => Number(number));
    expect(numbers).toEqual(Array.from({ length: 480 }, (_, index) => index));
    expect(pages.length).toBeLessThan(14);
    for (const boxes of pages) expect(boxes.length).toBeGreaterThan(3);
  });

  it('runs a customer’s long company over pages, and a long remark, with the head of the table on each', async () => {
    const company = Array.from({ length: 300 }, (_, index) => `co${index}`).join(' ');
    const remark = Array.from({ length: 3_000 }, (_, index) => `re${index}`).join(' ');
    const pages = await bodyOf(
      draft({
        facts: [
          { label: 'Reference', lines: ['DP-12345678-3'] },
          { label: 'Prepared for', lines: ['Zoë', company] },
        ],
        positions: [position({ remarks: [remark] })],
      }),
    );
    const drawn = textOf(pages);
    expect(drawn.join(' ').match(/\bco\d+/g)?.length).toBe(300);
    expect(drawn.join(' ').match(/\bre\d+/g)?.length).toBe(3_000);
    const ofRemark = drawn.filter((text) => /\bre\d+/.test(text));
    expect(ofRemark.length).toBeGreaterThan(2);
    for (const text of ofRemark) expect(text).toContain('Unit price');
    for (const text of drawn) expect(text.split(' ').length).toBeGreaterThan(20);
  });

  it('sets the first lines of a row on one baseline, whatever their scripts', async () => {
    for (const product of ['Pump', 'مضخة', '水泵', 'שלום 12']) {
      const [boxes = []] = await bodyOf(
        draft({ positions: [position({ number: '7', product, quantity: '42' })] }),
      );
      const number = boxes.find(({ text }) => text === '7')?.baseline ?? NaN;
      // Marks that an Arabic font places above and below its letters have no width.
      const letters = boxes.filter(({ left, right }) => right > left);
      const row = letters.filter(({ baseline }) => Math.abs(baseline - number) < 8);
      expect(row.length).toBeGreaterThan(4);
      for (const { baseline } of row) expect(baseline).toBeCloseTo(number, 6);
    }
  });

  it('never lets a text leave its cell or lie over another, whatever texts and however long', async () => {
    const word = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom('steel', 'W'.repeat(100), 'שלום', '上海电气', '안녕', 'Ωμέγα\nПривет', '12.5', '👍'),
    );
    const text = fc.oneof(
      { weight: 4, arbitrary: fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')) },
      {
        weight: 1,
        arbitrary: fc.array(word, { minLength: 60, maxLength: 90 }).map((words) => words.join('\n')),
      },
    );
    const amount = fc
      .tuple(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), fc.constantFrom('EUR', 'CHF', 'JPY'))
      .map(([minor, currency]) => formatMoney(minor, currency, 'de'));
    const anyPosition = fc.record({
      number: fc.constant('1'), product: text, summary: text, remarks: fc.array(text, { maxLength: 2 }),
      quantity: fc.integer({ min: 1, max: 1_000_000 }).map((qty) => formatNumber(qty, 'de')),
      unitPrice: amount, amount,
    }); // prettier-ignore
    const entry = fc.record({ label: text, value: text, isChosen: fc.boolean() });
    const anyPart = fc.record({
      role: text, part: text, article: text, quantity: fc.constant('12'), price: amount,
      further: fc.tuple(text),
    }); // prettier-ignore
    const anyDetails = fc.record({
      number: fc.constant('1'), product: text, summary: text, partsTitle: fc.constant('Parts'),
      columns: fc.tuple(fc.string({ maxLength: 20 })), price: amount,
      sections: fc.array(fc.record({ label: text, entries: fc.array(entry, { maxLength: 5 }) }), { maxLength: 2 }),
      parts: fc.array(fc.record({ label: text, sum: amount, rows: fc.array(anyPart, { maxLength: 4 }) }), { maxLength: 2 }),
    }); // prettier-ignore
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyPosition, { minLength: 1, maxLength: 3 }),
        fc.array(anyDetails, { maxLength: 1 }),
        fc.array(fc.record({ label: fc.constant('Contact'), lines: fc.array(text, { maxLength: 2 }) }), { maxLength: 4 }),
        amount,
        async (positions, configured, facts, total) => {
          const pages = await bodyOf(draft({ positions, details: configured, facts, total }));
          for (const boxes of pages) expect(boxes.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 8 },
    ); // prettier-ignore
  });
});

function part(price: string): DraftDetails['parts'][number]['rows'][number] {
  return {
    role: 'Motor',
    part: 'A motor',
    article: 'BR-M-75',
    quantity: '1',
    price,
    further: [price, '12.5 kg'],
  };
}
