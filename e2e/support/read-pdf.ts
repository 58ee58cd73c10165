/**
 * What a person reads in a PDF. Not a reader for every PDF there is: for those whose pages are deflated streams and
 * whose fonts are embedded with a table back to Unicode, which is what makes their text searchable and copyable at all.
 */
import { inflateSync } from 'node:zlib';

export interface PdfText {
  readonly pages: number;
  /** The text of all pages in the order it is drawn; every run of text on a line of its own. */
  readonly text: string;
}

/** @throws Error when the bytes are no complete PDF */
export function readPdf(bytes: Buffer): PdfText {
  const source = bytes.toString('latin1');
  if (!source.startsWith('%PDF-')) throw new Error(`Not a PDF: begins with ${source.slice(0, 40)}`);
  if (!source.trimEnd().endsWith('%%EOF')) throw new Error('The PDF is cut off.');

  const objects = new Map<string, string>();
  for (const [, id = '', body = ''] of source.matchAll(/^(\d+) 0 obj$([\s\S]*?)^endobj$/gm))
    objects.set(id, body);
  const stream = (id: string | undefined) => inflate(objects.get(id ?? '') ?? '');

  const pages = [...objects.values()].filter((body) => /\/Type \/Page$/m.test(body));
  const text = pages.flatMap((page) => {
    const resources = objects.get(reference(page, 'Resources') ?? '') ?? page;
    const fonts = new Map(
      [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [
        name,
        unicodeTable(stream(reference(objects.get(id) ?? '', 'ToUnicode'))),
      ]),
    );
    return runsOf(stream(reference(page, 'Contents')), fonts);
  });
  return { pages: pages.length, text: text.join('\n') };
}

function reference(body: string, key: string): string | undefined {
  return new RegExp(`/${key} (\\d+) 0 R`).exec(body)?.[1];
}

/** By its length: compressed bytes may end like a line. */
function inflate(body: string): string {
  const begin = /\bstream\r?\n/.exec(body);
  if (!begin) return '';
  const from = begin.index + begin[0].length;
  const length = Number(/\/Length (\d+)/.exec(body)?.[1]);
  return inflateSync(Buffer.from(body.slice(from, from + length), 'latin1')).toString('latin1');
}

/** The texts of a content stream: `/F2 15 Tf` chooses the font, `[<0001> 23 <0002>] TJ` draws with it. */
function runsOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string[] {
  const runs: string[] = [];
  let font: ReadonlyMap<string, string> | undefined;
  for (const [, name, drawn] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name !== undefined) font = fonts.get(name);
    if (drawn === undefined) continue;
    const codes = [...drawn.matchAll(/<([\da-f]+)>/gi)].map(([, code = '']) => code).join('');
    runs.push(codes.replace(/.{4}/g, (code) => font?.get(code.toLowerCase()) ?? '\uFFFD'));
  }
  return runs;
}

/** Glyph code to text, of the table's ranges `<0000> <0023> [<0041> <0066 0074> …]`. */
function unicodeTable(table: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [, first = '', list = ''] of table.matchAll(/<([\da-f]{4})> <[\da-f]{4}> \[([^\]]*)\]/gi)) {
    [...list.matchAll(/<([\da-f ]+)>/gi)].forEach(([, units = ''], index) => {
      const code = (parseInt(first, 16) + index).toString(16).padStart(4, '0');
      texts.set(code, String.fromCharCode(...units.split(' ').map((unit) => parseInt(unit, 16))));
    });
  }
  return texts;
}
