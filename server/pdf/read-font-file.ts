/**
 * Font files as the PDF library reads them fast. It inflates a table of a WOFF file each time it looks up a glyph, so these
 * are unpacked once (W3C "WOFF File Format 1.0").
 */
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

const WOFF = 0x774f4646;
const HEADER_BYTES = { woff: 44, sfnt: 12 };
const ENTRY_BYTES = { woff: 20, sfnt: 16 };

/** Of this process; a document reads a font again for each that it uses. */
const files = new Map<string, Buffer>();

/** @param path absolute @returns a TrueType or OpenType font */
export function readFontFile(path: string): Buffer {
  const known = files.get(path);
  if (known) return known;
  const bytes = readFileSync(path);
  const font = bytes.readUInt32BE(0) === WOFF ? unpackWoff(bytes) : bytes;
  files.set(path, font);
  return font;
}

function unpackWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const directory = Buffer.alloc(HEADER_BYTES.sfnt + count * ENTRY_BYTES.sfnt);
  woff.copy(directory, 0, 4, 8);
  directory.writeUInt16BE(count, 4);
  const tables: Buffer[] = [];
  let offset = directory.length;
  for (let index = 0; index < count; index++) {
    const from = HEADER_BYTES.woff + index * ENTRY_BYTES.woff;
    const [start, packed, length] = [4, 8, 12].map((at) => woff.readUInt32BE(from + at)) as [
      number,
      number,
      number,
    ];
    const bytes = woff.subarray(start, start + packed);
    const table = packed < length ? inflateSync(bytes) : bytes;
    const entry = HEADER_BYTES.sfnt + index * ENTRY_BYTES.sfnt;
    woff.copy(directory, entry, from, from + 4); // tag
    woff.copy(directory, entry + 4, from + 16, from + 20); // checksum
    directory.writeUInt32BE(offset, entry + 8);
    directory.writeUInt32BE(length, entry + 12);
    const padding = Buffer.alloc((4 - (length % 4)) % 4);
    tables.push(table, padding);
    offset += length + padding.length;
  }
  return Buffer.concat([directory, ...tables]);
}
