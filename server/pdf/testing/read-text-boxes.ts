/**
 * Where the texts of a PDF of ours stand: for tests of its layout. Reads what pdfkit writes: deflated content streams,
 * embedded fonts with widths and a table back to Unicode, and one upright text matrix for each run.
 */
import { inflateSync } from 'node:zlib';

/** A run of text in one font. Points, from the top left corner of the page. */
export interface TextBox {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
}

interface Font {
  readonly widths: readonly number[];
  readonly unicode: ReadonlyMap<number, string>;
}

/** The boxes of every page, in the order in which they are drawn. */
export function readTextBoxes(bytes: Uint8Array): TextBox[][] {
  const source = Buffer.from(bytes).toString('latin1');
  const objects = new Map<string, string>();
  for (const [, id = '', body = ''] of source.matchAll(/^(\d+) 0 obj$([\s\S]*?)^endobj$/gm))
    objects.set(id, body);
  const follow = (body: string, key: string): string =>
    objects.get(new RegExp(`/${key} \\[?(\\d+) 0 R`).exec(body)?.[1] ?? '') ?? '';
  const fonts = new Map<string, Font>();
  const fontOf = (body: string): Font => {
    const known = fonts.get(body);
    if (known) return known;
    const font = {
      widths: (/\/W \[0 \[([^\]]*)\]/.exec(follow(body, 'DescendantFonts'))?.[1] ?? '')
        .split(' ')
        .map(Number),
      unicode: unicodeTable(streamOf(follow(body, 'ToUnicode'))),
    };
    fonts.set(body, font);
    return font;
  };
  const pages = [...objects.values()].filter((body) => /\/Type \/Page$/m.test(body));
  return pages.map((page) => {
    const height = Number(/\/MediaBox \[0 0 [\d.]+ ([\d.]+)\]/.exec(page)?.[1]);
    const resources = follow(page, 'Resources');
    const named = new Map(
      [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [
        name,
        fontOf(objects.get(id) ?? ''),
      ]),
    );
    return boxesOf(streamOf(follow(page, 'Contents')), named, height);
  });
}

function boxesOf(content: string, fonts: ReadonlyMap<string, Font>, height: number): TextBox[] {
  const boxes: TextBox[] = [];
  let [x, y, size] = [0, 0, 0];
  let font: Font | undefined;
  for (const [, left, bottom, name, points, drawn] of content.matchAll(
    /1 0 0 1 ([-\d.]+) ([-\d.]+) Tm|\/(F\d+) ([\d.]+) Tf|\[([^\]]*)\] TJ/g,
  )) {
    if (left !== undefined) [x, y] = [Number(left), Number(bottom)];
    if (name !== undefined) [font, size] = [fonts.get(name), Number(points)];
    if (drawn === undefined) continue;
    let [width, text] = [0, ''];
    for (const [, codes, adjustment] of drawn.matchAll(/<([\da-f]*)>|(-?[\d.]+)/g)) {
      if (adjustment !== undefined) width -= Number(adjustment);
      for (const [code] of (codes ?? '').matchAll(/.{4}/g)) {
        width += font?.widths[parseInt(code, 16)] ?? 0;
        text += font?.unicode.get(parseInt(code, 16)) ?? '\uFFFD';
      }
    }
    const right = x + (width / 1000) * size;
    boxes.push({ text, left: x, right, baseline: height - y, size });
    x = right;
  }
  return boxes;
}

/** By its length: compressed bytes may end like a line. */
function streamOf(body: string): string {
  const begin = /\bstream\r?\n/.exec(body);
  if (!begin) return '';
  const from = begin.index + begin[0].length;
  const length = Number(/\/Length (\d+)/.exec(body)?.[1]);
  return inflateSync(Buffer.from(body.slice(from, from + length), 'latin1')).toString('latin1');
}

/** Glyph code to text, of the ranges `<0000> <0023> [<0041> <0066 0074> …]`. */
function unicodeTable(table: string): Map<number, string> {
  const texts = new Map<number, string>();
  for (const [, first = '', list = ''] of table.matchAll(/<([\da-f]{4})> <[\da-f]{4}> \[([^\]]*)\]/gi)) {
    [...list.matchAll(/<([\da-f ]*)>/gi)].forEach(([, units = ''], index) => {
      const code = parseInt(first, 16) + index;
      texts.set(code, String.fromCharCode(...units.split(' ').map((unit) => parseInt(unit, 16))));
    });
  }
  return texts;
}
