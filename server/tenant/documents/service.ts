import { open } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { Readable } from 'node:stream';
import type { DocumentCategory } from '#server/model/product/product-document.ts';
import type { FileStore, StoredFile } from '#server/platform/files/file-store.ts';
import { localize } from '#server/model/product/localize.ts';
import { texts, type TextKey } from '#server/texts/texts.ts';
import type { Download } from '../http/send-file.ts';
import { attachmentsOfCart, attachmentsOfItem } from '../item-files.ts';
import { noDataFound } from '../ownership.ts';
import { productName } from '../product/present-product.ts';
import { NotFound } from '../tenant-error.ts';
import { inUnits, type DocumentedCart, type DocumentedLine, type DocumentView } from './documented-cart.ts';
import { partsOf } from './bom-rows.ts';
import { writePartsCsv, writePartsWorkbook } from './write-bill-of-materials.ts';

/** A document that can be downloaded. */
export interface CartDocument {
  readonly id: string;
  /** `generated` from the configuration when it is asked for, a file of the `product`, or an `attachment` of the customer. */
  readonly type: 'generated' | 'product' | 'attachment';
  readonly category: 'configuration' | DocumentCategory | 'attachment';
  readonly name: string;
  /** Empty for a file that is for all languages. */
  readonly language: string;
  /** Undefined for a document of the whole cart. */
  readonly itemId: string | undefined;
  readonly download: Download;
}

export interface DocumentsOfCategory {
  readonly category: CartDocument['category'];
  readonly files: readonly Download[];
}

type PrintedKind = 'summary' | 'data-sheet';

/** Whose documents, and how they are wanted. */
export interface DocumentQuery extends DocumentView {
  readonly externalId: string;
  /** Undefined for those of the cart and all its items. */
  readonly itemId: string | undefined;
  /** Aborted when nobody waits for the document any more. */
  readonly signal: AbortSignal;
}

export interface DocumentParts<Line extends DocumentedLine, Cart extends DocumentedCart<Line>> {
  readonly cartOf: (externalId: string) => Promise<Cart>;
  /** Draws a PDF about some lines of the cart. */
  readonly print: (
    kind: PrintedKind,
    about: { readonly cart: Cart; readonly lines: readonly Line[] },
    query: DocumentQuery,
  ) => Promise<Uint8Array>;
  readonly files: Pick<FileStore, 'listAll' | 'open'>;
}

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** "Documents": what a cart and its items have, made or opened when it is downloaded. */
export class DocumentService<Line extends DocumentedLine, Cart extends DocumentedCart<Line>> {
  readonly #parts: DocumentParts<Line, Cart>;

  constructor(parts: DocumentParts<Line, Cart>) {
    this.#parts = parts;
  }

  /**
   * Those of the cart first, then those of its items ("any available documents for related Shopping Cart Items will also be
   * included in the list").
   * @throws NotFound for an item that is not in this cart, and for a unit system that none of its models has
   */
  async list(query: DocumentQuery): Promise<CartDocument[]> {
    const { externalId, itemId, units } = query;
    const cart = await this.#parts.cartOf(externalId);
    const all = cart.lines.map((line, index) => ({ position: index + 1, line }));
    const wanted = itemId === undefined ? all : all.filter(({ line }) => line.item.id === itemId);
    if (itemId !== undefined && wanted.length === 0) throw noDataFound();
    const system = unitSystemIn(
      wanted.map(({ line }) => line),
      units,
    );
    const shown = wanted.map(({ line, position }) => ({ position, line: inUnits(line, system) }));
    const isOfCart = itemId === undefined;
    const subjects = shown.map(({ line }) => attachmentsOfItem(line.item.id));
    if (isOfCart) subjects.push(attachmentsOfCart(cart.cart.id));
    const attachments = await this.#parts.files.listAll(externalId, subjects);
    const attachedTo = (subject: string, id: string | undefined) =>
      attachments.filter((file) => file.subject === subject).map((file) => this.#attachment(file, id));
    return [
      ...(isOfCart && shown.length > 0 ? this.#ofCart(cart, shown, query) : []),
      ...attachedTo(attachmentsOfCart(cart.cart.id), undefined),
      ...shown.flatMap((each) => [
        ...this.#ofLine(cart, each, query),
        ...attachedTo(attachmentsOfItem(each.line.item.id), each.line.item.id),
      ]),
    ];
  }

  /** @throws NotFound when there is no such document in the list */
  async find(query: DocumentQuery, { type, id }: Pick<CartDocument, 'type' | 'id'>): Promise<Download> {
    const documents = await this.list(query);
    const found = documents.find((document) => document.id === id && document.type === type);
    if (!found) throw noDataFound();
    return found.download;
  }

  /** @throws NotFound when there is no document of this category in the list */
  async category(query: DocumentQuery, category: string): Promise<DocumentsOfCategory> {
    const documents = (await this.list(query)).filter((document) => document.category === category);
    const [first] = documents;
    if (!first) throw noDataFound();
    return { category: first.category, files: documents.map(({ download }) => download) };
  }

  #ofCart(cart: Cart, positioned: readonly Positioned<Line>[], query: DocumentQuery): CartDocument[] {
    const subject = { id: cart.cart.id, itemId: undefined, title: texts.format('cart.name', query.language) };
    return [
      this.#printed('summary', { cart, lines: positioned.map(({ line }) => line) }, subject, query),
      ...partsLists(positioned, subject, query),
    ];
  }

  #ofLine(cart: Cart, positioned: Positioned<Line>, query: DocumentQuery): CartDocument[] {
    const { line } = positioned;
    const { item, listed, configuration, isUnreadable } = line;
    const subject = { id: item.id, itemId: item.id, title: productName(listed, item, query.language) };
    const about = { cart, lines: [line] };
    return [
      ...(configuration ? [this.#printed('data-sheet', about, subject, query)] : []),
      ...(isUnreadable ? [] : [this.#printed('summary', about, subject, query)]),
      ...(configuration ? partsLists([positioned], subject, query) : []),
      ...filesOf(line, subject, query),
    ];
  }

  /** What the customer has attached, as it is. */
  #attachment(file: StoredFile, itemId: string | undefined): CartDocument {
    const { id, name, mediaType } = file;
    const download = { name, mediaType, open: () => this.#parts.files.open(file) };
    return { id, type: 'attachment', category: 'attachment', name, language: '', itemId, download };
  }

  #printed(
    kind: PrintedKind,
    about: { readonly cart: Cart; readonly lines: readonly Line[] },
    subject: Subject,
    query: DocumentQuery,
  ): CartDocument {
    return generated(kind, subject, query, {
      extension: 'pdf',
      mediaType: 'application/pdf',
      name: texts.format(`document.${kind}`, query.language),
      make: () => this.#parts.print(kind, about, query),
    });
  }
}

interface Positioned<Line> {
  readonly position: number;
  readonly line: Line;
}

/** What a document is about. */
interface Subject {
  /** Of the cart or the item; documents' ids begin with it. */
  readonly id: string;
  readonly itemId: string | undefined;
  /** What the names of files begin with. */
  readonly title: string;
}

function partsLists(
  positioned: readonly Positioned<DocumentedLine>[],
  subject: Subject,
  query: DocumentQuery,
): CartDocument[] {
  const { language } = query;
  const parts = () => partsOf(positioned, language);
  const name = texts.format('document.parts-list', language);
  return [
    generated('parts-list-xlsx', subject, query, {
      extension: 'xlsx',
      mediaType: WORKBOOK,
      name,
      make: () => writePartsWorkbook(parts(), language),
    }),
    generated('parts-list-csv', subject, query, {
      extension: 'csv',
      mediaType: 'text/csv; charset=utf-8',
      name,
      make: () => Promise.resolve(writePartsCsv(parts(), language)),
    }),
  ];
}

function generated(
  key: string,
  { id, itemId, title }: Subject,
  { language }: DocumentQuery,
  file: {
    readonly extension: string;
    readonly mediaType: string;
    readonly name: string;
    readonly make: () => Promise<Uint8Array>;
  },
): CartDocument {
  return {
    id: `${id}.${key}`,
    type: 'generated',
    category: 'configuration',
    name: file.name,
    language: texts.languageOf(language),
    itemId,
    download: {
      name: `${title} - ${file.name}.${file.extension}`,
      mediaType: file.mediaType,
      open: async () => Readable.from([await file.make()]),
    },
  };
}

/** Files that lie beside the product's model or the catalog, in every language that they are there in. */
function filesOf(
  { listed }: DocumentedLine,
  { id, itemId, title }: Subject,
  { language: asked }: DocumentQuery,
): CartDocument[] {
  return (listed?.product.documents ?? []).flatMap(({ name, title: label, category, files }) =>
    files.map(({ language = '', file }): CartDocument => {
      const text = localize(label, language || asked);
      const extension = extname(file).toLowerCase();
      return {
        id: [id, name, ...(language ? [language] : [])].join('.'),
        type: 'product',
        category,
        name: text,
        language,
        itemId,
        download: {
          name: `${title} - ${text}${language ? ` (${language})` : ''}${extension}`,
          mediaType: MEDIA_TYPES[extension] ?? 'application/octet-stream',
          open: () => openFile(file),
        },
      };
    }),
  );
}

/** Of the kinds that browsers can show; others are only saved. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.zip': 'application/zip',
  '.xlsx': WORKBOOK,
};

/** @throws NotFound for a file that was there when the models were read, and is not now */
async function openFile(file: string): Promise<Readable> {
  const handle = await open(file).catch(() => undefined);
  if (!handle) throw new NotFound('No data found', `The document ${basename(file)} is not there any more.`);
  return handle.createReadStream();
}

/** The unit system of a name or id ("name or id of the UoM system"). @throws NotFound where no model has it */
function unitSystemIn(lines: readonly DocumentedLine[], asked: string | undefined): string | undefined {
  if (asked === undefined) return undefined;
  const systems = lines.flatMap(({ configuration }) => configuration?.product.model.unitSystems ?? []);
  const found = systems.find(({ name, label }) => name === asked || label.text === asked);
  if (!found) throw new NotFound('No data found', 'There is no such unit system.');
  return found.name;
}

/** A category as customers read it. */
export function categoryTitle(category: CartDocument['category'], language: string): string {
  return texts.format(`document.category-${category}` satisfies TextKey, language);
}
