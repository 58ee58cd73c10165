/**
 * Files of customers: a row of the database says what a file is and whose, `BlobStorage` holds its bytes. The bytes are stored
 * before the row is written and removed after it, so a row never names bytes that are not there; bytes without a row are what a
 * crash has left, and `sweep` removes them.
 */
import { createHash, type Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Kysely, Selectable } from 'kysely';
import type { DatabaseSchema, FileTable } from '../database-schema.ts';
import type { BlobStorage } from './blob-storage.ts';

/** Milliseconds after which bytes without a row are no longer those of an upload under way. */
const UPLOAD_LIMIT = 60 * 60_000;

export interface StoredFile {
  readonly id: string;
  /** Whose it is: the external id of a customer, or what has files of its own. Each has a limit of its own. */
  readonly owner: string;
  /** What it belongs to: a cart item, a job. */
  readonly subject: string;
  /** As the customer named it; shown, never used as a path. */
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256, hexadecimal. */
  readonly checksum: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

export type NewFile = Pick<StoredFile, 'owner' | 'subject' | 'name' | 'mediaType'>;

/** Bytes in pieces. */
export type FileContent = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export interface FileLimits {
  /** Bytes of one file. */
  readonly fileSize: number;
  /** Bytes of all files of one owner. */
  readonly ownerSize: number;
}

/** A file is larger than files may be, or would fill more than its owner has left. Nothing is stored. */
export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge';
  /** Bytes. */
  readonly limit: number;
  readonly kind: 'file' | 'owner';

  constructor(kind: 'file' | 'owner', limit: number) {
    super(
      kind === 'file' ? `The file has more than ${limit} bytes.` : `The files have more than ${limit} bytes.`,
    );
    this.limit = limit;
    this.kind = kind;
  }
}

/** The disk or the database has no room. Nothing is stored. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull';
}

export interface FileStoreDeps {
  readonly database: Kysely<DatabaseSchema>;
  readonly storage: BlobStorage;
  readonly clock: () => Date;
  readonly randomId: () => string;
  readonly limits: FileLimits;
}

export class FileStore {
  readonly #deps: FileStoreDeps;

  constructor(deps: FileStoreDeps) {
    this.#deps = deps;
  }

  get limits(): FileLimits {
    return this.#deps.limits;
  }

  /**
   * Stores a file. The content is read no further than the limits allow.
   *
   * @param options.replace removes files of the same owner, subject and name, as the new one is stored
   * @throws FileTooLarge, StorageFull, and what the stream throws; then nothing is stored
   */
  async put(
    file: NewFile,
    content: FileContent,
    { replace = false }: { readonly replace?: boolean } = {},
  ): Promise<StoredFile> {
    try {
      return await this.#put(file, content, replace);
    } catch (error) {
      throw isFull(error) ? new StorageFull('There is no room for the file.', { cause: error }) : error;
    }
  }

  async #put(file: NewFile, content: FileContent, replace: boolean): Promise<StoredFile> {
    const { database, storage, randomId, clock, limits } = this.#deps;
    const id = randomId();
    const measured = { size: 0, hash: createHash('sha256') };
    await storage.put(id, Readable.from(measure(content, measured, limits.fileSize)));
    let replaced: string[] = [];
    const { size } = measured;
    const row = {
      ...file,
      id,
      size,
      checksum: measured.hash.digest('hex'),
      createdAt: clock().toISOString(),
    } satisfies StoredFile;
    try {
      await database.transaction().execute(async (transaction) => {
        replaced = replace ? await deleteRows(transaction, file) : [];
        const { used } = await transaction
          .selectFrom('file')
          .select((file) => file.fn.coalesce(file.fn.sum<number>('size'), file.lit(0)).as('used'))
          .where('owner', '=', file.owner)
          .executeTakeFirstOrThrow();
        if (Number(used) + size > limits.ownerSize) throw new FileTooLarge('owner', limits.ownerSize);
        await transaction.insertInto('file').values(toRow(row)).execute();
      });
    } catch (error) {
      await storage.remove(id);
      throw error;
    }
    await this.removeBytes(replaced);
    return row;
  }

  /** The file, if it is there and the owner's. */
  async find(id: string, owner: string): Promise<StoredFile | undefined> {
    const row = await this.#deps.database
      .selectFrom('file')
      .selectAll()
      .where('id', '=', id)
      .where('owner', '=', owner)
      .executeTakeFirst();
    return row && fromRow(row);
  }

  /** Files of an owner that belong to a subject, the oldest first. */
  async list(owner: string, subject: string): Promise<StoredFile[]> {
    const rows = await this.#deps.database
      .selectFrom('file')
      .selectAll()
      .where('owner', '=', owner)
      .where('subject', '=', subject)
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    return rows.map(fromRow);
  }

  /** The file, if it belongs to one of these subjects, whosever it is. */
  async findIn(subjects: readonly string[], id: string): Promise<StoredFile | undefined> {
    if (subjects.length === 0) return undefined;
    const row = await this.#deps.database
      .selectFrom('file')
      .selectAll()
      .where('id', '=', id)
      .where('subject', 'in', subjects)
      .executeTakeFirst();
    return row && fromRow(row);
  }

  /** Files of an owner that belong to one of these subjects, the oldest first. */
  async listAll(owner: string, subjects: readonly string[]): Promise<StoredFile[]> {
    if (subjects.length === 0) return [];
    const rows = await this.#deps.database
      .selectFrom('file')
      .selectAll()
      .where('owner', '=', owner)
      .where('subject', 'in', subjects)
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    return rows.map(fromRow);
  }

  /**
   * Gives the files of these subjects to another owner, in a transaction of the caller. Their room is not asked for: what they
   * belong to has moved already.
   */
  async moveTo(
    transaction: Kysely<DatabaseSchema>,
    subjects: readonly string[],
    owner: string,
  ): Promise<void> {
    await transaction.updateTable('file').set({ owner }).where('subject', 'in', subjects).execute();
  }

  /**
   * Gives the files of these subjects to another subject and owner, in a transaction of the caller.
   * @returns them as they were, the oldest first
   */
  async handOver(
    transaction: Kysely<DatabaseSchema>,
    subjects: readonly string[],
    { owner, subject }: Pick<StoredFile, 'owner' | 'subject'>,
  ): Promise<StoredFile[]> {
    const rows = await transaction
      .selectFrom('file')
      .selectAll()
      .where('subject', 'in', subjects)
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    await transaction.updateTable('file').set({ owner, subject }).where('subject', 'in', subjects).execute();
    return rows.map(fromRow);
  }

  /**
   * Removes the rows of the files of these subjects, in a transaction of the caller.
   * @returns for `removeBytes`, once the transaction is over
   */
  async removeRows(transaction: Kysely<DatabaseSchema>, subjects: readonly string[]): Promise<string[]> {
    if (subjects.length === 0) return [];
    const rows = await transaction.selectFrom('file').select('id').where('subject', 'in', subjects).execute();
    await transaction.deleteFrom('file').where('subject', 'in', subjects).execute();
    return rows.map(({ id }) => id);
  }

  /** What is left of files whose rows are gone; a crash before this leaves work for `sweep`. */
  async removeBytes(ids: readonly string[]): Promise<void> {
    for (const id of ids) await this.#deps.storage.remove(id);
  }

  /** @throws BlobMissing */
  open(file: StoredFile): Promise<Readable> {
    return this.#deps.storage.open(file.id);
  }

  /** Removes a file, if it is there and the owner's. False if it is not. */
  async remove(id: string, owner: string): Promise<boolean> {
    const { numDeletedRows } = await this.#deps.database
      .deleteFrom('file')
      .where('id', '=', id)
      .where('owner', '=', owner)
      .executeTakeFirst();
    if (numDeletedRows === 0n) return false;
    await this.#deps.storage.remove(id);
    return true;
  }

  /** Removes all files that belong to a subject, and says how many. */
  async removeAll(owner: string, subject: string): Promise<number> {
    const files = await this.list(owner, subject);
    const removed = await Promise.all(files.map(({ id }) => this.remove(id, owner)));
    return removed.filter(Boolean).length;
  }

  /** Removes bytes that no row names, as a crash leaves them, and says how many. */
  async sweep(): Promise<number> {
    const { database, storage, clock } = this.#deps;
    let removed = 0;
    for await (const id of storage.list(new Date(clock().getTime() - UPLOAD_LIMIT))) {
      const row = await database.selectFrom('file').select('id').where('id', '=', id).executeTakeFirst();
      if (row) continue;
      await storage.remove(id);
      removed += 1;
    }
    return removed;
  }
}

/** Passes bytes on, counts them, and stops at the limit. */
async function* measure(
  content: FileContent,
  measured: { size: number; readonly hash: Hash },
  limit: number,
) {
  for await (const chunk of content) {
    measured.size += chunk.length;
    if (measured.size > limit) throw new FileTooLarge('file', limit);
    measured.hash.update(chunk);
    yield chunk;
  }
}

/** Files of the same owner, subject and name. */
async function deleteRows(
  transaction: Kysely<DatabaseSchema>,
  { owner, subject, name }: NewFile,
): Promise<string[]> {
  const same = await transaction
    .selectFrom('file')
    .select('id')
    .where('owner', '=', owner)
    .where('subject', '=', subject)
    .where('name', '=', name)
    .execute();
  const ids = same.map(({ id }) => id);
  if (ids.length > 0) await transaction.deleteFrom('file').where('id', 'in', ids).execute();
  return ids;
}

function isFull(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ['ENOSPC', 'EDQUOT', 'SQLITE_FULL'].includes(code);
}

function toRow({ mediaType, createdAt, ...file }: StoredFile): Selectable<FileTable> {
  return { ...file, media_type: mediaType, created_at: createdAt };
}

function fromRow({
  media_type: mediaType,
  created_at: createdAt,
  ...row
}: Selectable<FileTable>): StoredFile {
  return { ...row, mediaType, createdAt };
}
