import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { NotAuthorized } from '../tenant-error.ts';
import { imageNotFound } from './service.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
};

export interface PictureContent {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  /** With quotes. */
  readonly etag: string;
}

/** Reads pictures, only from inside some folders, symbolic links resolved. */
export class PictureFiles {
  readonly #folders: readonly string[];

  constructor(folders: readonly string[]) {
    this.#folders = folders;
  }

  /**
   * @param file absolute path
   * @throws NotAuthorized for a file outside the folders or of another type; NotFound for one that is not there
   */
  async read(file: string): Promise<PictureContent> {
    const [real, ...folders] = await Promise.all(
      [file, ...this.#folders].map((path) => realpath(path).catch(() => undefined)),
    );
    if (real === undefined) throw imageNotFound();
    const type = TYPES[extname(real).toLowerCase()];
    const isInside = folders.some((folder) => folder !== undefined && real.startsWith(folder + sep));
    if (!isInside || type === undefined) {
      throw new NotAuthorized('Forbidden', 'Resource not accessible.');
    }
    return contentOf(await readFile(real), type);
  }

  /** "No picture found": `no-picture.png` of a folder, or the built-in one. */
  async fallback(): Promise<PictureContent> {
    for (const folder of this.#folders) {
      const picture = await readFile(join(folder, 'no-picture.png')).catch(() => undefined);
      if (picture) return contentOf(picture, 'image/png');
    }
    return contentOf(noPicture, 'image/png');
  }
}

/** With the name of its content, which changes when that does. */
export function contentOf(bytes: Uint8Array, type: string): PictureContent {
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
  return { bytes: new Uint8Array(bytes), type, etag };
}

/**
 * The default picture of the API ("Image From Product Model"): PNG, 100 × 75, "no picture found". For models folders that
 * bring none of their own.
 */
export const noPicture = Buffer.from(
  [
    'iVBORw0KGgoAAAANSUhEUgAAAGQAAABLBAMAAAB0Nj+EAAAAMFBMVEXx8e/V1dGampTm5uTExMCtraju7uylpaCXl5La2te7',
    'u7fNzcnf39yfn5mzs6+MjIcCiNSqAAAACXBIWXMAAAsTAAALEwEAmpwYAAABvUlEQVRIx2MQJBkwCDCQCBhHtYxqGdUyDLWw',
    'KmGAAAJamDC1KBDSooDuECZaazniQ6oWFiUlBxK1HLriq0OiFicHFhXaayHFYcyhBqR631yphsRA5rkUqjsBbhlRWubqpS3S',
    'BrLnKt0kUguj0jKgNxwYuJXeKW0gTssmYMgybNJLcNJK2KSVQIwWFpDRDJyX4oA046VgIrSoLVIEM46DPXJc/QBhLXrgwIIF',
    'F3PQRcJalO6g8LOUnAhqUTdAFdhEOCMro2VKzkukZ2QjWuR90gslMoq+0fplsGphQ+HB0zVbAm4tfEBVC2CcDHjU8wlgaGEW',
    '2cC5kIFh52LGBCnBL9YMGza6eRkw+G/YdUCYMXOWALcfphbGn9Un5gow9Emkm1QK/8xgaPh1fKMCg9CRyLYYdqvKZtf5WLQ8',
    '2LWE8QFDG/txWwMGBQ6Ghgb+8m8M5rwGD4FaNkQW82HV4sW9gKGZ19x8AkMDB3NDAwfQw+bsEyojmaw2vIxkx6olKcKAobWU',
    '3ab1wXXT0oYGbtUABnPO1gKJeKCWExECWEMMGFYNQKOZoYGbDA4WSPDCwxgzkB+MpuRRLXi1kN57BQDoZ4E06nREjwAAAABJ',
    'RU5ErkJggg==',
  ].join(''),
  'base64',
);
