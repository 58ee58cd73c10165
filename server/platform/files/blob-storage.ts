import type { Readable } from 'node:stream';

/**
 * Where the bytes of files lie: a folder (`FolderStorage`), or an object store of a cloud. Blobs have ids and no names; a blob is
 * there whole or not at all, and never changes.
 */
export interface BlobStorage {
  /**
   * Stores what the stream yields, and resolves when it is safe from a crash.
   *
   * @param id letters, digits and hyphens
   * @throws what the stream throws; then nothing is stored
   */
  put(id: string, content: Readable): Promise<void>;
  /** @throws BlobMissing before the first byte */
  open(id: string): Promise<Readable>;
  /** Removes a blob, if it is there. */
  remove(id: string): Promise<void>;
  /** Blobs that were stored before `date`. */
  list(before: Date): AsyncIterable<string>;
}

/** A blob that should be there is not. */
export class BlobMissing extends Error {
  override readonly name = 'BlobMissing';
}
