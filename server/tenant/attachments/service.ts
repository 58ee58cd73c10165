import type { Readable } from 'node:stream';
import type { FileStore, StoredFile } from '#server/platform/files/file-store.ts';
import type { FilePart } from '#server/platform/read-file-part.ts';
import { texts } from '#server/texts/texts.ts';
import { attachmentsOfItem, attachmentsOfCart, attachmentsOfRequest, isAttachment } from '../item-files.ts';
import { noDataFound, ownedBy } from '../ownership.ts';
import { InvalidRequest, UnsupportedType } from '../tenant-error.ts';
import {
  ALLOWED,
  attachmentType,
  SNIFFED_BYTES,
  withFittingEnding,
  type AttachmentType,
} from './attachment-type.ts';
import { safeFileName } from '../safe-file-name.ts';

/** The most attachments of a cart, and of each item. */
const MAX_ATTACHMENTS = 50;

/** What attachments are of: the cart of a customer, or one of its items. */
export type Attached = { readonly kind: 'cart' } | { readonly kind: 'item'; readonly itemId: string };

/** What attachments need of carts: the active ones and their items. */
export interface AttachmentCarts {
  findActive(externalId: string): Promise<{ readonly id: string } | undefined>;
  /** As `findActive`, and creates the cart if there is none. */
  activeCart(externalId: string): Promise<{ readonly id: string }>;
  readonly items: { find(itemId: string): Promise<{ readonly externalId: string } | undefined> };
}

/** What attachments need of firm requests, which have those of their carts. */
export interface AttachmentRequests {
  idsOf(externalId: string): Promise<readonly string[]>;
}

/** Attachments of carts and items. They are streams from the browser to the file store. */
export class AttachmentService {
  readonly #files: FileStore;
  readonly #carts: AttachmentCarts;
  readonly #requests: AttachmentRequests;

  constructor(files: FileStore, carts: AttachmentCarts, requests: AttachmentRequests) {
    this.#files = files;
    this.#carts = carts;
    this.#requests = requests;
  }

  /**
   * Makes sure that there is something to attach to, before a body is read.
   *
   * @returns what takes the file
   * @throws NotFound for an item that is not in this customer's cart, InvalidRequest where there are too many already
   */
  async open(
    externalId: string,
    attached: Attached,
    language: string | undefined,
  ): Promise<(part: FilePart) => Promise<StoredFile>> {
    const subject =
      attached.kind === 'cart'
        ? attachmentsOfCart((await this.#carts.activeCart(externalId)).id)
        : await this.#subjectOf(externalId, attached);
    if ((await this.#files.list(externalId, subject)).length >= MAX_ATTACHMENTS) {
      throw new InvalidRequest(
        'Too many attachments',
        texts.format('files.too-many', language, { count: MAX_ATTACHMENTS }),
      );
    }
    return async ({ fileName, content }) => {
      const { type, all } = await sniff(content, language);
      const name = withFittingEnding(safeFileName(fileName), type);
      const isTable = type.mediaType === 'text/plain' && /\.csv$/i.test(name);
      const mediaType = isTable ? 'text/csv' : type.mediaType;
      const stored = await this.#files.put({ owner: externalId, subject, name, mediaType }, all);
      // The item may have been removed while the file came.
      const now = await this.#subjectOf(externalId, attached).catch(() => undefined);
      if (now === subject) return stored;
      await this.#files.remove(stored.id, externalId);
      throw noDataFound();
    };
  }

  /** @throws NotFound */
  async remove(externalId: string, attached: Attached, attachmentId: string): Promise<void> {
    const subject = await this.#subjectOf(externalId, attached);
    const file = await this.#files.find(attachmentId, externalId);
    if (file?.subject !== subject || !(await this.#files.remove(file.id, externalId))) throw noDataFound();
  }

  /** An attachment with its bytes, also one that a firm request of the customer has. @throws NotFound */
  async read(externalId: string, attachmentId: string): Promise<{ file: StoredFile; content: Readable }> {
    const file =
      (await this.#files.find(attachmentId, externalId)) ??
      (await this.#files.findIn(
        (await this.#requests.idsOf(externalId)).map(attachmentsOfRequest),
        attachmentId,
      ));
    if (!file || !isAttachment(file.subject)) throw noDataFound();
    return { file, content: await this.#files.open(file) };
  }

  /** An attachment of a firm request, with its bytes. Whoever calls has checked who may read the request. */
  async readOfRequest(
    requestId: string,
    attachmentId: string,
  ): Promise<{ file: StoredFile; content: Readable } | undefined> {
    const file = await this.#files.findIn([attachmentsOfRequest(requestId)], attachmentId);
    return file && { file, content: await this.#files.open(file) };
  }

  async #subjectOf(externalId: string, attached: Attached): Promise<string> {
    if (attached.kind === 'item') {
      ownedBy(await this.#carts.items.find(attached.itemId), externalId);
      return attachmentsOfItem(attached.itemId);
    }
    const cart = await this.#carts.findActive(externalId);
    if (!cart) throw noDataFound();
    return attachmentsOfCart(cart.id);
  }
}

/** The type by the first bytes, and all bytes from the start. @throws UnsupportedType, InvalidRequest for an empty file */
async function sniff(
  content: AsyncIterable<Uint8Array>,
  language: string | undefined,
): Promise<{ type: AttachmentType; all: AsyncIterable<Uint8Array> }> {
  const chunks = content[Symbol.asyncIterator]();
  const read: Uint8Array[] = [];
  let size = 0;
  let next = await chunks.next();
  while (!next.done) {
    read.push(next.value);
    size += next.value.byteLength;
    if (size >= SNIFFED_BYTES) break;
    next = await chunks.next();
  }
  const start = Buffer.concat(read);
  if (size === 0) throw new InvalidRequest('Empty file', texts.format('files.empty', language));
  const type = await attachmentType(start);
  if (!type) {
    await chunks.return?.();
    throw new UnsupportedType(
      'Unsupported type',
      texts.format('files.unsupported-type', language, { types: ALLOWED }),
    );
  }
  return { type, all: joined(start, chunks) };
}

async function* joined(start: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield start;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
