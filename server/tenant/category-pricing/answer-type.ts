/** JSON or XML: "It is possible to switch … by setting an Accept header to either application/json or application/xml". */
import Builder from 'fast-xml-builder';
import type { PricingGrid } from '#server/category-pricing/present-grid.ts';
import { NotAcceptable } from '../tenant-error.ts';

export type AnswerType = 'application/json' | 'application/xml';

const offered: readonly AnswerType[] = ['application/json', 'application/xml'];

/**
 * What the caller wants most; JSON where that is left open.
 * @param accept the header; RFC 9110, 12.5.1
 * @throws NotAcceptable for a header that allows neither
 */
export function answerType(accept: string | undefined): AnswerType {
  if (accept === undefined || accept.trim() === '') return 'application/json';
  const ranges = accept.split(',').map(readRange);
  const qualityOf = (type: AnswerType): number => {
    const [group = ''] = type.split('/');
    // The most specific range counts.
    const found = [type, `${group}/*`, '*/*'].flatMap((name) =>
      ranges.filter((range) => range.name === name),
    );
    return found[0]?.quality ?? 0;
  };
  const [best] = offered
    .map((type) => ({ type, quality: qualityOf(type) }))
    .sort((a, b) => b.quality - a.quality);
  if (best && best.quality > 0) return best.type;
  throw new NotAcceptable(`The answer is ${offered.join(' or ')}: name one of them in the header Accept.`);
}

function readRange(text: string): { name: string; quality: number } {
  const [name = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const written = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  const quality = written === undefined ? 1 : Number(written);
  return { name, quality: quality >= 0 && quality <= 1 ? quality : 0 };
}

/** A document with this root; an array is an element for each of its entries, by the name of the array. */
export function writeXml(root: string, content: object): string {
  const builder = new Builder({ suppressEmptyNode: false, processEntities: true });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ [root]: printable(content) })}\n`;
}

/** Languages are no names of elements (`pt-BR` is, but what a model has need not be): each is an entry with a key. */
export function gridForXml({ columns, blocks }: PricingGrid): object {
  const named = ({ name, title }: { name: string; title: PricingGrid['columns'][number]['title'] }) => ({
    name,
    title: {
      defaultValue: title.defaultValue,
      translations: {
        translation: Object.entries(title.translations).map(([key, value]) => ({ key, value })),
      },
    },
  });
  return {
    columns: {
      column: columns.map((column) => ({
        ...named(column),
        subColumns: { subColumn: column.subColumns.map(named) },
      })),
    },
    blocks: {
      block: blocks.map(({ summaryBlock, name, rows }) => ({
        summaryBlock: String(summaryBlock),
        name,
        rows: {
          row: rows.map(({ type, parent, cells, ...row }) => ({
            ...named(row),
            type,
            parent,
            cells: { cell: cells },
          })),
        },
      })),
    },
  };
}

/** Texts of customers may have characters that no XML document has (XML 1.0, 2.2). */
function printable(value: unknown): unknown {
  if (typeof value === 'string')
    return value.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
  if (Array.isArray(value)) return value.map(printable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, printable(entry)]));
}
