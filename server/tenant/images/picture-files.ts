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

/** Reads pictures from inside some folders, wherever a name or a link in one points to. */
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
    return content(await readFile(real), type);
  }

  /** "No picture found": a folder's own `no-picture.png`, or the built-in one. */
  async fallback(): Promise<PictureContent> {
    for (const folder of this.#folders) {
      const own = await readFile(join(folder, 'no-picture.png')).catch(() => undefined);
      if (own) return content(own, 'image/png');
    }
    return content(noPicture, 'image/png');
  }
}

function content(bytes: Uint8Array, type: string): PictureContent {
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
  return { bytes: new Uint8Array(bytes), type, etag };
}
