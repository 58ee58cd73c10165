import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { NotAuthorized } from '../tenant-error.ts';
import { noPicture } from './no-picture.ts';
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
  /** Names the content, quotes included. */
  readonly etag: string;
}

/** Reads pictures from inside one folder, wherever a name or a link in it points to. */
export class PictureFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * @param file absolute path
   * @throws NotAuthorized for a file outside the folder or of another type; NotFound for one that is not there
   */
  async read(file: string): Promise<PictureContent> {
    const [folder, real] = await Promise.all([realpath(this.#folder), realpath(file).catch(() => undefined)]);
    if (real === undefined) throw imageNotFound();
    const type = TYPES[extname(real).toLowerCase()];
    if (!real.startsWith(folder + sep) || type === undefined) {
      throw new NotAuthorized('Forbidden', 'Resource not accessible.');
    }
    return content(await readFile(real), type);
  }

  /** "No picture found": the folder's own `no-picture.png`, or the built-in one. */
  async fallback(): Promise<PictureContent> {
    const own = await readFile(join(this.#folder, 'no-picture.png')).catch(() => undefined);
    return content(own ?? noPicture, 'image/png');
  }
}

function content(bytes: Uint8Array, type: string): PictureContent {
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
  return { bytes: new Uint8Array(bytes), type, etag };
}
